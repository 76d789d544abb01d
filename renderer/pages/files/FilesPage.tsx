import { useRoute } from '../../stores/route.ts';
import { MonthFiles } from './MonthFiles.tsx';
import { NewMonth } from './NewMonth.tsx';

/** 新建对账: first the month, then its files. */
export function FilesPage() {
  const route = useRoute((store) => store.route);
  if (route.page !== 'files' || route.monthId === null) return <NewMonth />;
  return <MonthFiles monthId={route.monthId} />;
}
