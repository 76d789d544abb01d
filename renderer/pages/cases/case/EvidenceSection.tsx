import {
  FileExcelOutlined,
  FileImageOutlined,
  FileOutlined,
  FilePdfOutlined,
  FileWordOutlined,
  PlusOutlined,
} from '@ant-design/icons';
import { App, Button, Tag } from 'antd';
import { useState } from 'react';
import type { CaseDetail, EvidenceRow } from '../../../../shared/contracts/desk/cases.ts';
import { EVIDENCE_TYPES_IN_WORDS, type EvidenceType } from '../../../../shared/domain/case/evidence-type.ts';
import { call, errorOf, tokenOf } from '../../../api/desk.ts';
import { Hash } from '../../../components/common/Hash.tsx';
import { useDrop } from '../../../components/common/use-drop.ts';
import { EvidenceViewer } from '../../../components/evidence/EvidenceViewer.tsx';
import { contentOf } from '../../../components/evidence/evidence-content.ts';
import { Thumbnail } from '../../../components/evidence/Thumbnail.tsx';
import { isRunning, useJob, useJobEnd } from '../../../stores/job.ts';
import { formatBytes, formatInstant } from '../../../text/format.ts';
import { WithdrawDialog } from './WithdrawDialog.tsx';

interface Props {
  readonly detail: CaseDetail;
  readonly onChanged: () => void;
}

const ICON = {
  pdf: FilePdfOutlined,
  jpg: FileImageOutlined,
  png: FileImageOutlined,
  tif: FileImageOutlined,
  bmp: FileImageOutlined,
  xlsx: FileExcelOutlined,
  docx: FileWordOutlined,
  ofd: FileOutlined,
  office: FileOutlined,
} as const satisfies Record<EvidenceType, typeof FileOutlined>;

/** As many as one call takes (contract of evidence.add). */
const MOST = 50;

/** The files a conclusion rests on: added by dialog or drop, looked at in the window, never changed, withdrawn only with a reason. */
export function EvidenceSection({ detail, onChanged }: Props) {
  const { message } = App.useApp();
  const { caseId } = detail.row;
  const { evidence } = detail;
  const running = useJob(({ job }) => isRunning(job));
  const [pictures, setPictures] = useState(false);
  const [at, setAt] = useState<number | null>(null);
  const [withdrawing, setWithdrawing] = useState<EvidenceRow | null>(null);
  const refusalTo = (wanted: 'evidence-add' | 'evidence-withdraw') =>
    detail.steps.find(({ action }) => action === wanted)?.refusal ?? null;
  const cannotAdd = refusalTo('evidence-add');
  const mayWithdraw = refusalTo('evidence-withdraw') === null;

  useJobEnd(({ result }) => {
    if (result?.kind !== 'evidence' || result.caseId !== caseId) return;
    const refused = result.files.filter(({ outcome }) => outcome === 'refused');
    const same = result.files.filter(({ outcome }) => outcome === 'same');
    for (const { name, error } of refused)
      message.error(`《${name}》没有加入：${error === null ? '' : `${error.message}。${error.mend}`}`, 10);
    if (same.length > 0) message.info(`${same.map(({ name }) => `《${name}》`).join('')}已经在材料里了`);
    onChanged();
  });

  const add = async (tokens: () => Promise<readonly { readonly token: string }[]>): Promise<void> => {
    try {
      const chosen = await tokens();
      if (chosen.length > MOST) message.warning(`一次最多加入 ${MOST} 份，这次有 ${chosen.length} 份。请分几次加入。`);
      else if (chosen.length > 0) await call('evidence.add', { caseId, tokens: chosen.map(({ token }) => token) });
    } catch (thrown) {
      const { message: sentence, mend } = errorOf(thrown);
      message.error(`${sentence}。${mend}`, 8);
    }
  };
  const drop = useDrop((files) => {
    if (cannotAdd === null) void add(() => Promise.all(files.map(tokenOf)));
    else message.warning(`${cannotAdd.message}。${cannotAdd.mend}`);
  });
  const save = async ({ evidenceId }: EvidenceRow): Promise<void> => {
    try {
      const saved = await call('evidence.saveAs', { evidenceId });
      if (saved !== null) message.success(`已保存为“${saved.name}”`);
    } catch (thrown) {
      message.error(errorOf(thrown).message);
    }
  };

  return (
    <section className={drop.over ? 'panel evidence evidence-over' : 'panel evidence'} aria-label="材料" {...drop.on}>
      <div className="case-section-head">
        <h3>材料</h3>
        {evidence.some(({ shown }) => shown) && (
          <Button size="small" aria-pressed={pictures} onClick={() => setPictures(!pictures)}>
            {pictures ? '收起缩略图' : '显示缩略图'}
          </Button>
        )}
        {cannotAdd === null && (
          <Button
            size="small"
            icon={<PlusOutlined aria-hidden />}
            disabled={running}
            onClick={() => void add(() => call('files.choose', { kind: 'evidence', several: true }))}
          >
            加入材料
          </Button>
        )}
      </div>
      {evidence.length === 0 && <p className="quiet">还没有材料。</p>}
      <ul className="evidence-list">
        {evidence.map((piece, index) => {
          const Icon = ICON[piece.type];
          const { evidenceId, name, withdrawn } = piece;
          return (
            <li key={evidenceId} className={withdrawn === null ? '' : 'evidence-withdrawn'}>
              <span className="evidence-thumbnail">
                {pictures && piece.shown && withdrawn === null ? (
                  <Thumbnail id={evidenceId} load={contentOf} />
                ) : (
                  <Icon aria-hidden />
                )}
              </span>
              <span className="evidence-what">
                <button type="button" className="row-button" onClick={() => setAt(index)}>
                  {name}
                </button>{' '}
                {piece.cited && <Tag className="tag-blue">结论依据</Tag>}
                {withdrawn !== null && <Tag className="tag-grey">已撤回</Tag>}
                <span className="quiet small">
                  {piece.typeLabel} · {formatBytes(piece.bytes)} · {piece.addedBy} {formatInstant(piece.addedAt)} ·{' '}
                  <Hash sha256={piece.sha256} />
                </span>
                {withdrawn !== null && (
                  <span className="quiet small">
                    {withdrawn.by} {formatInstant(withdrawn.at)} 撤回：{withdrawn.reason}
                  </span>
                )}
              </span>
              {withdrawn === null && mayWithdraw && (
                <Button size="small" type="text" aria-label={`撤回 ${name}`} onClick={() => setWithdrawing(piece)}>
                  撤回
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      <p className="quiet small">
        {cannotAdd === null
          ? `把文件拖到这里也可以加入：${EVIDENCE_TYPES_IN_WORDS}。加入后加密保存，不能改，只能写明理由撤回。`
          : `${cannotAdd.message}。${cannotAdd.mend}。`}
      </p>
      {at !== null && (
        <EvidenceViewer
          pieces={evidence.map(({ evidenceId, name, typeLabel, shown }) => ({
            id: evidenceId,
            name,
            typeLabel,
            shown,
          }))}
          load={contentOf}
          at={at}
          onAt={setAt}
          onClose={() => setAt(null)}
          onSave={(index) => void save(evidence[index]!)}
        />
      )}
      {withdrawing !== null && (
        <WithdrawDialog
          evidence={withdrawing}
          onClose={() => setWithdrawing(null)}
          onDone={() => {
            setWithdrawing(null);
            onChanged();
          }}
        />
      )}
    </section>
  );
}
