import { Empty } from '../../components/common/Empty.tsx';
import { PageFrame } from '../../components/common/PageFrame.tsx';

export function FilesPage() {
  return (
    <PageFrame title="对账">
      <Empty title="此页正在建设" />
    </PageFrame>
  );
}
