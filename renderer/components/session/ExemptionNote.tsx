import { Alert } from 'antd';
import { exemptionSentence } from '../../../shared/domain/people/four-eyes.ts';
import { useSession } from '../../stores/session.ts';

/** While the office cannot keep four eyes, everybody sees it. */
export function ExemptionNote() {
  const exemption = useSession(({ session }) => (session?.state === 'signed-in' ? session.exemption : null));
  if (exemption === null) return null;
  return <Alert className="exemption-note" type="warning" showIcon title={exemptionSentence(exemption)} />;
}
