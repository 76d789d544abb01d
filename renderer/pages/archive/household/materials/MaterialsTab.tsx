import { App, Button, Radio } from 'antd';
import { useState } from 'react';
import { isFault } from '../../../../../shared/domain/archive/check/item-status.ts';
import { EvidenceViewer } from '../../../../components/evidence/EvidenceViewer.tsx';
import { scanOf } from '../../../../components/evidence/evidence-content.ts';
import { useJobEnd } from '../../../../stores/job.ts';
import type { ArchiveHouseholdView } from '../../../../text/archive-words.ts';
import type { Change } from '../use-household.ts';
import { Material } from './Material.tsx';
import { byStages, isWanted, type Shown, shownItems } from './material-groups.ts';
import { useMaterialsView } from './materials-view.ts';

interface Props {
  readonly view: ArchiveHouseholdView;
  readonly change: Change;
  readonly onPreview: (code: string) => void;
}

/** The checklist: every material of the policy pack by stage, what is wrong with it, what lies in the dossier, its scans. */
export function MaterialsTab({ view, change, onPreview }: Props) {
  const { message } = App.useApp();
  const { shown, pictures, set } = useMaterialsView();
  const [looked, setLooked] = useState<number | null>(null);
  const { items } = view;
  const scans = items.flatMap(({ entries }) => entries.flatMap((entry) => entry.scans));
  const at = scans.findIndex(({ scanId }) => scanId === looked);

  useJobEnd(({ result }) => {
    if (result?.kind !== 'archive-scans' || result.householdId !== view.row.householdId) return;
    for (const { name, error } of result.files)
      if (error !== null) void message.error(`《${name}》没有加入：${error.message}。${error.mend}`, 10);
  });

  const faults = items.filter(({ status }) => isFault(status)).length;
  const groups = byStages(shownItems(items, shown));
  return (
    <div className="archive-materials">
      <div className="archive-materials-head">
        <Radio.Group
          aria-label="看哪些材料"
          optionType="button"
          size="small"
          value={shown}
          options={[
            { value: 'faults', label: `要办的 ${faults}` },
            { value: 'wanted', label: `需要的 ${items.filter(isWanted).length}` },
            { value: 'all', label: `全部 ${items.length}` },
          ]}
          onChange={(event) => set({ shown: event.target.value as Shown })}
        />
        {scans.length > 0 && (
          <Button size="small" aria-pressed={pictures} onClick={() => set({ pictures: !pictures })}>
            {pictures ? '收起缩略图' : '显示缩略图'}
          </Button>
        )}
        <span className="quiet">把扫描件拖到它的材料上就加入</span>
      </div>
      {groups.length === 0 && (
        <p className="archive-none-to-do">{shown === 'faults' ? '材料齐全，没有要办的。' : '没有材料。'}</p>
      )}
      {groups.map(({ stage, items: under }) => (
        <section key={stage} aria-label={stage}>
          <h3>{stage}</h3>
          <ul className="material-list">
            {under.map((item) => (
              <Material
                key={item.code}
                view={view}
                item={item}
                pictures={pictures}
                change={change}
                onPreview={onPreview}
                onScan={setLooked}
              />
            ))}
          </ul>
        </section>
      ))}
      {at >= 0 && (
        <EvidenceViewer
          pieces={scans.map(({ scanId, name, type }) => ({
            id: scanId,
            name,
            typeLabel: type.toUpperCase(),
            shown: true,
          }))}
          load={scanOf}
          at={at}
          onAt={(index) => setLooked(scans[index]!.scanId)}
          onClose={() => setLooked(null)}
        />
      )}
    </div>
  );
}
