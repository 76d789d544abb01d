import { Empty } from '../../components/common/Empty.tsx';
import { PageFrame } from '../../components/common/PageFrame.tsx';

export function WorkplacePage() {
  return (
    <PageFrame title="工作台">
      <Empty title="此页正在建设" />
    </PageFrame>
  );
}
