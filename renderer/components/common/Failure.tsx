import { Alert, Button } from 'antd';
import type { DeskError } from '../../../shared/contracts/desk/desk-error.ts';

interface Props {
  readonly error: DeskError;
  readonly retry?: (() => void) | undefined;
}

/** What went wrong, what to do about it, and the number to find it by in the log. */
export function Failure({ error, retry }: Props) {
  return (
    <Alert
      className="failure"
      type="error"
      showIcon
      title={error.message}
      description={
        <>
          <div>{error.mend}</div>
          {error.number > 0 && <div className="quiet">日志编号 {error.number}</div>}
        </>
      }
      action={
        retry !== undefined && (
          <Button size="small" onClick={retry}>
            重试
          </Button>
        )
      }
    />
  );
}
