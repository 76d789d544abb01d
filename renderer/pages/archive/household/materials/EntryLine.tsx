import { FileImageOutlined, FilePdfOutlined } from '@ant-design/icons';
import { Popconfirm } from 'antd';
import type { ArchiveEntry } from '../../../../../shared/contracts/desk/archive-views.ts';
import { scanOf } from '../../../../components/evidence/evidence-content.ts';
import { Thumbnail } from '../../../../components/evidence/Thumbnail.tsx';
import type { ArchiveItem } from '../../../../text/archive-words.ts';
import { formatBytes } from '../../../../text/format.ts';
import { entryWords } from './entry-words.ts';

interface Props {
  readonly entry: ArchiveEntry;
  readonly asks: ArchiveItem['asks'];
  readonly pictures: boolean;
  readonly may: boolean;
  readonly onScan: (scanId: number) => void;
  readonly onDetach: (scanId: number) => void;
  readonly onRemove: () => void;
}

/** One thing that lies in the dossier, where that is known from, and its scans. */
export function EntryLine({ entry, asks, pictures, may, onScan, onDetach, onRemove }: Props) {
  return (
    <li>
      <span>{entryWords(entry, asks)}</span>
      <span className="quiet small">{entry.place}</span>
      {entry.scans.map(({ scanId, name, type, bytes, pages }) => (
        <span key={scanId} className="material-scan">
          {pictures ? (
            <Thumbnail id={scanId} load={scanOf} />
          ) : type === 'pdf' ? (
            <FilePdfOutlined aria-hidden />
          ) : (
            <FileImageOutlined aria-hidden />
          )}
          <button type="button" className="row-button" onClick={() => onScan(scanId)}>
            {name}
          </button>
          <span className="quiet small">
            {pages} 页 {formatBytes(bytes)}
          </span>
          {may && (
            <button
              type="button"
              className="row-button"
              aria-label={`取下扫描件 ${name}`}
              onClick={() => onDetach(scanId)}
            >
              取下
            </button>
          )}
        </span>
      ))}
      {may && entry.keyed && (
        <Popconfirm
          title="去掉这一份？"
          description="可以用 Ctrl+Z 撤销。"
          okText="去掉"
          cancelText="不去掉"
          onConfirm={onRemove}
        >
          <button type="button" className="row-button" aria-label={`去掉 ${entry.code} ${entry.title}`}>
            去掉
          </button>
        </Popconfirm>
      )}
    </li>
  );
}
