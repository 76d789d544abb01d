import { App } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { CallOutput } from '../../../../shared/contracts/desk/desk.ts';
import type { DifferenceFilter, DifferenceSort } from '../../../../shared/contracts/desk/differences.ts';
import type { Run } from '../../../../shared/contracts/desk/months.ts';
import { call, errorOf } from '../../../api/desk.ts';
import { PrintSheet } from './PrintSheet.tsx';

/** Paper is no place for thousands of lines: the workbook is. */
const ROWS_PRINTED = 200;

/** Makes the sheet, prints it, and takes it away again. `sheet` belongs into the page. */
export function usePrint(
  run: Run,
  filter: DifferenceFilter,
  sort: DifferenceSort,
): { readonly print: () => void; readonly sheet: ReactNode } {
  const { message } = App.useApp();
  const [page, setPage] = useState<CallOutput<'differences.page'> | null>(null);
  const busy = useRef(false);

  const print = (): void => {
    if (busy.current) return;
    busy.current = true;
    call('differences.page', { runId: run.brief.runId, filter, sort, offset: 0, limit: ROWS_PRINTED }).then(
      setPage,
      (thrown: unknown) => {
        busy.current = false;
        message.error(errorOf(thrown).message);
      },
    );
  };

  useEffect(() => {
    if (page === null) return;
    call('app.print', {})
      .catch((thrown: unknown) => void message.error(errorOf(thrown).message))
      .finally(() => {
        busy.current = false;
        setPage(null);
      });
  }, [page, message]);

  return {
    print,
    sheet: page !== null && <PrintSheet run={run} filter={filter} total={page.total} rows={page.rows} />,
  };
}
