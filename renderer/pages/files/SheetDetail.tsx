import { Alert, Tabs } from 'antd';
import { useState } from 'react';
import type { FileReading } from '../../../shared/contracts/desk/files.ts';
import { formatCount } from '../../text/format.ts';
import { ColumnList } from './ColumnList.tsx';
import { ControlTotals } from './ControlTotals.tsx';
import type { ColumnChoice } from './column-meaning.ts';
import { meaningsOf, type SheetReading, withEdit } from './column-meaning.ts';
import { Preview } from './Preview.tsx';
import type { ReadingDraft } from './reading-draft.ts';
import { asideCounts, headerRowsLabel, UNIT_LABEL } from './reading-words.ts';
import { SetAsideRows } from './SetAsideRows.tsx';

interface Props {
  readonly reading: FileReading;
  readonly sheet: SheetReading;
  readonly draft: ReadingDraft;
  /** What a column may be taken for. */
  readonly columns: readonly ColumnChoice[];
  readonly labels: ReadonlyMap<string, string>;
  readonly onDraft: (draft: ReadingDraft) => void;
}

/** What was understood of one sheet: its rows as written beside as understood, its columns, the rows set aside, its totals. */
export function SheetDetail({ reading, sheet, draft, columns, labels, onDraft }: Props) {
  const [tab, setTab] = useState('preview');
  const meanings = meaningsOf(sheet, reading.overrides, draft.columns);
  const mapped = meanings.filter(({ column }) => column !== null).length;
  const wrong = sheet.controlTotals.filter(({ agrees }) => !agrees).length;
  const aside = asideCounts(sheet);
  const edit = (index: number, to: string | null | 'auto'): void =>
    onDraft({ ...draft, columns: withEdit(sheet, reading.overrides, draft.columns, index, to) });
  return (
    <div className="sheet-detail">
      <p className="sheet-facts">
        {sheet.isTable ? (
          <>
            <span>{sheet.headerRows.length === 0 ? '没有表头' : `表头${headerRowsLabel(sheet.headerRows)}`}</span>
            <span>
              共 {formatCount(sheet.rowsRead)} 行，其中明细 <b>{formatCount(sheet.rowsAccepted)}</b> 行
              {aside.map(({ label, count }) => `，${label} ${formatCount(count)} 行`)}
            </span>
            <span>单位 {UNIT_LABEL[sheet.unit]}</span>
            {sheet.sheetKind === 'person' && <span>一人一行，按户合并</span>}
            {sheet.hidden && <span>隐藏的工作表</span>}
          </>
        ) : (
          `共 ${formatCount(sheet.rowsRead)} 行，没有读出明细`
        )}
      </p>
      {sheet.problem !== null && (
        <Alert
          className="sheet-problem"
          type="error"
          showIcon
          title={sheet.problem.message}
          description={sheet.problem.mend}
        />
      )}
      {sheet.warnings.length > 0 && (
        <ul className="remarks">
          {sheet.warnings.map((warning) => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
      )}
      <Tabs
        size="small"
        activeKey={tab}
        onChange={setTab}
        items={[
          {
            key: 'preview',
            label: '预览',
            children: (
              <Preview
                reading={reading}
                sheet={sheet}
                draft={draft}
                meanings={meanings}
                columns={columns}
                onEdit={edit}
              />
            ),
          },
          {
            key: 'columns',
            label: `各列的含义（用 ${mapped} / 共 ${meanings.length}）`,
            children: (
              <ColumnList reading={reading} sheet={sheet} meanings={meanings} columns={columns} onEdit={edit} />
            ),
          },
          {
            key: 'totals',
            label:
              sheet.controlTotals.length === 0 ? (
                '合计核对（无）'
              ) : wrong === 0 ? (
                `合计核对（${sheet.controlTotals.length} 处相符）`
              ) : (
                <span className="remark-strong">{`合计核对（${wrong} 处不符）`}</span>
              ),
            children: <ControlTotals sheet={sheet} />,
          },
          {
            key: 'aside',
            label: `没当明细的行（${formatCount(aside.reduce((sum, { count }) => sum + count, 0))}）`,
            children: <SetAsideRows sheet={sheet} />,
          },
        ]}
      />
      {/* What a changed column will be called is said by the draft; the labels are those of the kind chosen. */}
      {labels.size === 0 && <p className="quiet">正在取列名</p>}
    </div>
  );
}
