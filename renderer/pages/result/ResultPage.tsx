import { Empty } from '../../components/common/Empty.tsx';
import { PageFrame } from '../../components/common/PageFrame.tsx';

export function ResultPage() {
  return (
    <PageFrame title="对账结果">
      <Empty title="此页正在建设" />
    </PageFrame>
  );
}
