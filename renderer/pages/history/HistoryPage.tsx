import { Empty } from '../../components/common/Empty.tsx';
import { PageFrame } from '../../components/common/PageFrame.tsx';

export function HistoryPage() {
  return (
    <PageFrame title="历史与对比">
      <Empty title="此页正在建设" />
    </PageFrame>
  );
}
