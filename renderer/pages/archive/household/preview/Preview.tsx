import { DownloadOutlined, LeftOutlined, PrinterOutlined, RightOutlined } from '@ant-design/icons';
import { Alert, Button, Checkbox, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useCall } from '../../../../api/use-call.ts';
import { Failure } from '../../../../components/common/Failure.tsx';
import { Loading } from '../../../../components/common/Loading.tsx';
import { Scrolls } from '../../../../components/common/Scrolls.tsx';
import { DocumentDialog } from '../../../../components/document/DocumentDialog.tsx';
import { bytesOf } from '../../../../components/evidence/evidence-content.ts';
import { PdfPages } from '../../../../components/evidence/PdfPages.tsx';
import { Allowed } from '../../../../components/session/Allowed.tsx';
import type { ArchiveHouseholdView } from '../../../../text/archive-words.ts';
import { usePrintPdf } from './use-print-pdf.tsx';

interface Props {
  readonly householdId: number;
  readonly view: ArchiveHouseholdView;
  /** One material only; null: the whole dossier. */
  readonly code: string | null;
  readonly onCode: (code: string | null) => void;
}

const WHOLE = 'whole';

/** The dossier as it would be printed now, page by page; made anew after every change. */
export function Preview({ householdId, view, code, onCode }: Props) {
  const [placeholders, setPlaceholders] = useState(true);
  const [page, setPage] = useState(1);
  const [saving, setSaving] = useState(false);
  // Its number of the household is part of the question: a change asks again, and the former pages stay until the new ones are there.
  const preview = useCall(
    'archive.preview',
    { householdId, code, placeholders },
    { reloadOn: [view.revision, view.items] },
  );
  const made = preview.value;
  const bytes = useMemo(() => (made === null ? null : bytesOf(made.content)), [made]);
  const print = usePrintPdf(bytes, `${view.row.name}的档案`);
  const pages = made?.pages ?? 0;
  const at = Math.min(Math.max(1, page), Math.max(1, pages));
  const part = made?.parts.findLast(({ from }) => from <= at);
  return (
    <aside className="archive-preview" aria-label="预览" aria-busy={preview.reloading}>
      <div className="archive-preview-tools">
        <Select
          size="small"
          aria-label="预览什么"
          className="archive-preview-what"
          showSearch={{ optionFilterProp: 'label' }}
          value={code ?? WHOLE}
          options={[
            { value: WHOLE, label: '整卷' },
            ...view.items
              .filter(({ forms, entries }) => forms.length > 0 || entries.some(({ scans }) => scans.length > 0))
              .map((item) => ({ value: item.code, label: `${item.code} ${item.title}` })),
          ]}
          onChange={(value) => {
            setPage(1);
            onCode(value === WHOLE ? null : value);
          }}
        />
        <Checkbox checked={placeholders} onChange={(event) => setPlaceholders(event.target.checked)}>
          缺件留占位页
        </Checkbox>
        <Button
          size="small"
          icon={<PrinterOutlined aria-hidden />}
          disabled={bytes === null || print.busy}
          onClick={print.print}
        >
          打印
        </Button>
        <Allowed right="export">
          <Button size="small" icon={<DownloadOutlined aria-hidden />} onClick={() => setSaving(true)}>
            另存 PDF…
          </Button>
        </Allowed>
      </div>
      {saving && (
        <DocumentDialog
          title={`${view.row.name}的整卷档案（PDF）`}
          what="整卷：封面、卷内目录、各种表、扫描件、备考表，和批量制作的一样。归档用的要写完整号码。"
          document={{ what: 'dossier', householdId, placeholders, format: 'pdf' }}
          hasNumbers
          onClose={() => setSaving(false)}
        />
      )}
      {preview.state === 'failed' && <Failure error={preview.error} retry={preview.reload} />}
      {preview.state === 'loading' && <Loading text="正在排版" />}
      {made !== null && bytes !== null && (
        <>
          {made.warnings.length > 0 && (
            <Alert
              type="warning"
              className="archive-preview-warning"
              title={
                <ul>
                  {made.warnings.map((warning) => (
                    <li key={warning}>{warning}</li>
                  ))}
                </ul>
              }
            />
          )}
          <div className="archive-preview-pages">
            <Button
              size="small"
              icon={<LeftOutlined aria-hidden />}
              disabled={at <= 1}
              aria-label="上一页"
              onClick={() => setPage(at - 1)}
            />
            <span className="figures" role="status">
              {at} / {pages} 页
            </span>
            <Button
              size="small"
              icon={<RightOutlined aria-hidden />}
              disabled={at >= pages}
              aria-label="下一页"
              onClick={() => setPage(at + 1)}
            />
            {made.parts.length > 1 && (
              <Select
                size="small"
                aria-label="到哪一部分"
                className="archive-preview-part"
                value={part === undefined ? null : made.parts.indexOf(part)}
                options={made.parts.map(({ code: of, title, from, to }, index) => ({
                  value: index,
                  label: `${of} ${title}（第 ${from === to ? from : `${from}—${to}`} 页）`,
                }))}
                onChange={(index) => setPage(made.parts[index!]!.from)}
              />
            )}
          </div>
          <Scrolls className="archive-preview-sheet" label={`预览第 ${at} 页`}>
            <PdfPages bytes={bytes} scale={1} turned={0} name={`${view.row.name}的档案`} only={at} />
          </Scrolls>
        </>
      )}
      {print.sheet}
    </aside>
  );
}
