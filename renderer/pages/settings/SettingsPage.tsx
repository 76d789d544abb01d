import { Empty } from '../../components/common/Empty.tsx';
import { PageFrame } from '../../components/common/PageFrame.tsx';

export function SettingsPage() {
  return (
    <PageFrame title="设置">
      <Empty title="此页正在建设" />
    </PageFrame>
  );
}
