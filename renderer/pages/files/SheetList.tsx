import { CheckCircleFilled, ExclamationCircleFilled } from '@ant-design/icons';
import { Button, Checkbox } from 'antd';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { FileReading } from '../../../shared/contracts/desk/files.ts';
import { formatCount } from '../../text/format.ts';
import { mannerOf, type ReadingDraft, withManner } from './reading-draft.ts';
import { needsALook, sheetLabel } from './reading-words.ts';

interface Props {
  readonly reading: FileReading;
  readonly draft: ReadingDraft;
  /** The sheet whose details are shown. */
  readonly shown: string | null;
  readonly onShow: (name: string) => void;
  readonly onDraft: (draft: ReadingDraft) => void;
}

/** The sheets of a workbook: which are read, how many lines each gave, and whether something is to be looked at. Arrows go through them. */
export function SheetList({ reading, draft, shown, onShow, onDraft }: Props) {
  const list = useRef<HTMLUListElement>(null);
  // Of a hundred sheets the one shown may lie far down. Only the list moves, not the page.
  useEffect(() => {
    const item = list.current?.querySelector<HTMLElement>('.sheet-shown');
    if (item && list.current) list.current.scrollTop = item.offsetTop - list.current.clientHeight / 2;
  }, []);
  const given = draft.manner.sheets ?? mannerOf(reading.overrides).sheets;
  const wasRead = (name: string): boolean => reading.sheets.some((sheet) => sheet.name === name);
  // Read by themselves are all that hold a table; a sheet without one is shown and can be looked at.
  const isRead = (name: string): boolean =>
    given === 'auto' ? reading.sheets.some((sheet) => sheet.name === name && sheet.isTable) : given.includes(name);
  const read = reading.sheetNames.filter(isRead);

  const toggle = (name: string, on: boolean): void => {
    const next = reading.sheetNames.filter((each) => (each === name ? on : isRead(each)));
    const tables = reading.sheets.filter(({ isTable }) => isTable).map((sheet) => sheet.name);
    const isAll =
      mannerOf(reading.overrides).sheets === 'auto' &&
      next.length === tables.length &&
      tables.every((each) => next.includes(each));
    onDraft(withManner(reading, draft, 'sheets', isAll ? 'auto' : next));
  };
  const walk = (event: KeyboardEvent): void => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by === undefined || !(event.target instanceof HTMLButtonElement)) return;
    const buttons = [...(list.current?.querySelectorAll<HTMLButtonElement>('button.sheet-show') ?? [])];
    const next = buttons[buttons.indexOf(event.target) + by];
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
    next.click();
  };

  return (
    <div className="sheet-list">
      <div className="sheet-list-head">
        <b>工作表</b>
        <span className="quiet">
          读 {read.length} / {reading.sheetNames.length} 张
        </span>
        {given !== 'auto' && (
          <Button type="link" size="small" onClick={() => onDraft(withManner(reading, draft, 'sheets', 'auto'))}>
            恢复自动
          </Button>
        )}
      </div>
      <ul ref={list} onKeyDown={walk}>
        {reading.sheetNames.map((name) => {
          const sheet = reading.sheets.find((each) => each.name === name);
          return (
            <li key={name} className={name === shown ? 'sheet-shown' : undefined}>
              <Checkbox
                checked={isRead(name)}
                // Without any sheet there would be nothing to read.
                disabled={isRead(name) && read.length === 1}
                onChange={(event) => toggle(name, event.target.checked)}
                aria-label={`读入工作表“${sheetLabel(name)}”`}
              />
              <button
                type="button"
                className="sheet-show"
                disabled={!wasRead(name)}
                aria-pressed={name === shown}
                tabIndex={name === shown ? 0 : -1}
                title={name}
                onClick={() => onShow(name)}
              >
                <span className="sheet-name">{sheetLabel(name)}</span>
                <span className="quiet figures">
                  {sheet === undefined ? '未读' : sheet.isTable ? formatCount(sheet.rowsAccepted) : '无表格'}
                </span>
                {sheet !== undefined && needsALook(sheet) ? (
                  <ExclamationCircleFilled className="sheet-look" aria-label="有提醒" />
                ) : sheet?.isTable === true ? (
                  <CheckCircleFilled className="sheet-good" aria-label="没有提醒" />
                ) : (
                  <span className="sheet-no-mark" />
                )}
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
