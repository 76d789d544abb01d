import { Input, Pagination, Segmented } from 'antd';
import { Fragment, useEffect, useRef, useState } from 'react';
import type { FileKind } from '../../../shared/contracts/desk/common.ts';
import { KIND_LABEL } from '../../text/words.ts';
import { FileDetail } from './FileDetail.tsx';
import { FileRow } from './FileRow.tsx';
import type { FileBrief } from './file-brief.ts';
import type { Import } from './use-import.ts';

const PAGE_SIZE = 20;
/** Fewer are seen at a glance. */
const FILTER_FROM = 6;
const ORDER = Object.keys(KIND_LABEL) as FileKind[];

interface Props {
  readonly files: readonly FileBrief[];
  readonly imports: Import;
  /** The file whose details are shown. */
  readonly opened: number | null;
  readonly onOpen: (monthFileId: number | null) => void;
  readonly onChanged: () => void;
}

/** The files of the month, a row each; one at a time shows how it was read. */
export function FileList({ files, imports, opened, onOpen, onChanged }: Props) {
  const [filter, setFilter] = useState<FileKind | 'all' | 'remarks'>('all');
  const [text, setText] = useState('');
  const [page, setPage] = useState(1);
  const rows = useRef(new Map<number, HTMLButtonElement>());
  const heading = useRef<HTMLHeadingElement>(null);

  const sorted = [...files].sort(
    (a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || a.monthFileId - b.monthFileId,
  );
  const shown = sorted.filter(
    (file) =>
      (filter === 'all' || (filter === 'remarks' ? file.remarks.length > 0 : file.kind === filter)) &&
      file.name.toLowerCase().includes(text.trim().toLowerCase()),
  );
  const last = Math.max(1, Math.ceil(shown.length / PAGE_SIZE));
  const at = Math.min(page, last);
  const onPage = shown.slice((at - 1) * PAGE_SIZE, at * PAGE_SIZE);

  // Whoever asks for a file from elsewhere finds it: whatever hides it gives way, and it takes the focus.
  const known = useRef<number | null>(null);
  const awaited = useRef<number | null>(null);
  const show = (button: HTMLButtonElement): void => {
    awaited.current = null;
    button.scrollIntoView({ block: 'nearest' });
    button.focus({ preventScroll: true });
  };
  useEffect(() => {
    if (known.current === opened) return;
    known.current = opened;
    const button = opened === null ? undefined : rows.current.get(opened);
    if (button !== undefined) return show(button);
    const isHidden = !shown.some(({ monthFileId }) => monthFileId === opened);
    const position = (isHidden ? sorted : shown).findIndex(({ monthFileId }) => monthFileId === opened);
    // A file that has just been imported comes with the next answer.
    if (position < 0) {
      known.current = null;
      return;
    }
    awaited.current = opened;
    if (isHidden) {
      setFilter('all');
      setText('');
    }
    setPage(Math.floor(position / PAGE_SIZE) + 1);
  });

  const count = (kind: FileKind): number => files.filter((file) => file.kind === kind).length;
  const remarked = files.filter(({ remarks }) => remarks.length > 0).length;
  const removed = (monthFileId: number): void => {
    const position = onPage.findIndex((file) => file.monthFileId === monthFileId);
    const neighbour = onPage[position + 1] ?? onPage[position - 1];
    if (opened === monthFileId) onOpen(null);
    const button = neighbour === undefined ? undefined : rows.current.get(neighbour.monthFileId);
    if (button === undefined) heading.current?.focus();
    else button.focus();
    onChanged();
  };

  if (files.length === 0) return null;
  return (
    <section className="panel file-list" aria-label="本月的文件">
      <div className="file-list-head">
        <h2 ref={heading} tabIndex={-1}>
          本月的文件（{files.length}）
        </h2>
        {files.length >= FILTER_FROM && (
          <Segmented
            size="small"
            value={filter}
            onChange={(value) => {
              setFilter(value as typeof filter);
              setPage(1);
            }}
            options={[
              { value: 'all', label: '全部' },
              ...ORDER.filter((kind) => count(kind) > 0).map((kind) => ({
                value: kind,
                label: `${KIND_LABEL[kind]} ${count(kind)}`,
              })),
              { value: 'remarks', label: `有提醒 ${remarked}` },
            ]}
          />
        )}
        {files.length > PAGE_SIZE && (
          <Input
            size="small"
            allowClear
            placeholder="按文件名查找"
            aria-label="按文件名查找"
            value={text}
            onChange={(event) => {
              setText(event.target.value);
              setPage(1);
            }}
            style={{ width: 200 }}
          />
        )}
        <span className="quiet file-list-hint">点文件名看它被读成了什么样</span>
      </div>
      <table className="plain-table file-table">
        <thead>
          <tr>
            <th scope="col" className="col-kind">
              类别
            </th>
            <th scope="col">文件</th>
            <th scope="col" className="col-count number">
              户数
            </th>
            <th scope="col" className="col-count number">
              明细行
            </th>
            <th scope="col" className="col-money number">
              金额（元）
            </th>
            <th scope="col" className="col-remarks">
              提醒
            </th>
            <th scope="col" className="col-actions">
              <span className="for-reader">操作</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {onPage.map((file) => {
            const isOpen = file.monthFileId === opened;
            return (
              <Fragment key={file.monthFileId}>
                <FileRow
                  file={file}
                  isOpen={isOpen}
                  imports={imports}
                  button={(element) => {
                    if (element === null) return void rows.current.delete(file.monthFileId);
                    rows.current.set(file.monthFileId, element);
                    if (awaited.current === file.monthFileId) show(element);
                  }}
                  onToggle={() => onOpen(isOpen ? null : file.monthFileId)}
                  onRemoved={() => removed(file.monthFileId)}
                />
                {isOpen && (
                  <tr className="file-detail-row">
                    <td colSpan={7}>
                      <FileDetail
                        key={file.monthFileId}
                        monthFileId={file.monthFileId}
                        imports={imports}
                        onChanged={(monthFileId) => {
                          onOpen(monthFileId);
                          onChanged();
                        }}
                      />
                    </td>
                  </tr>
                )}
              </Fragment>
            );
          })}
        </tbody>
      </table>
      {shown.length === 0 && <p className="quiet file-none">没有符合条件的文件</p>}
      {shown.length > PAGE_SIZE && (
        <Pagination
          size="small"
          current={at}
          total={shown.length}
          pageSize={PAGE_SIZE}
          showSizeChanger={false}
          showTotal={(total) => `共 ${total} 个文件`}
          onChange={setPage}
          className="file-pages"
        />
      )}
    </section>
  );
}
