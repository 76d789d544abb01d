import { Failure } from '../../components/common/Failure.tsx';
import { Loading } from '../../components/common/Loading.tsx';
import { useSettings } from '../../stores/settings.ts';
import { GeneralForm } from './GeneralForm.tsx';

/** The office, its programmes, and what is covered on screen. */
export function General() {
  const settings = useSettings((store) => store.settings);
  const error = useSettings((store) => store.error);
  const load = useSettings((store) => store.load);
  if (settings === null) return error === null ? <Loading /> : <Failure error={error} retry={() => void load()} />;
  return <GeneralForm kept={settings} />;
}
