import { Empty } from '../../components/common/Empty.tsx';
import { PageFrame } from '../../components/common/PageFrame.tsx';

export function HelpPage() {
  return (
    <PageFrame title="使用说明">
      <Empty title="此页正在建设" />
    </PageFrame>
  );
}
