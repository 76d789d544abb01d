import { DownOutlined, EyeOutlined, FilePdfOutlined, UpOutlined } from '@ant-design/icons';
import { App, Button, Tabs } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { CallOutput } from '../../../../shared/contracts/desk/desk.ts';
import { isFault } from '../../../../shared/domain/archive/check/item-status.ts';
import { call } from '../../../api/desk.ts';
import { useCall } from '../../../api/use-call.ts';
import { Failure } from '../../../components/common/Failure.tsx';
import { Loading } from '../../../components/common/Loading.tsx';
import { PageFrame } from '../../../components/common/PageFrame.tsx';
import { sayFailure } from '../../../components/common/say-failure.ts';
import { useCovered } from '../../../components/common/use-covered.ts';
import { useArchiveDrafts } from '../../../stores/archive-drafts.ts';
import { HOUSEHOLD_TABS, type HouseholdTab, useArchiveView } from '../../../stores/archive-view.ts';
import { hashOf, useRoute } from '../../../stores/route.ts';
import { useMay } from '../../../stores/session.ts';
import type { ArchiveFrame, ArchiveHouseholdView } from '../../../text/archive-words.ts';
import { formatCount } from '../../../text/format.ts';
import { CompareTab } from './compare/CompareTab.tsx';
import { HouseholdHead } from './HouseholdHead.tsx';
import { householdStepOf } from './household-step.ts';
import { KeyingTab } from './keying/KeyingTab.tsx';
import { MaterialsTab } from './materials/MaterialsTab.tsx';
import { PaperTab } from './paper/PaperTab.tsx';
import { PeopleTab } from './people/PeopleTab.tsx';
import { Preview } from './preview/Preview.tsx';
import { QuestionsTab } from './QuestionsTab.tsx';
import { StepsTab } from './StepsTab.tsx';
import { type HouseholdDesk, useHousehold } from './use-household.ts';
import { useUndo } from './use-undo.ts';

interface Props {
  readonly householdId: number;
  readonly frame: ArchiveFrame | null;
}

/** From this width of the window on there is room for the preview beside the rest. */
const WIDE = 1600;

/** One household's dossier. The next one keeps the tab: whoever keys in papers goes through hundreds of them. */
export function HouseholdPage({ householdId, frame }: Props) {
  const { message } = App.useApp();
  const { filter, sort, tab, preview, look } = useArchiveView();
  const replace = useRoute((store) => store.replace);
  const desk = useHousehold(householdId);
  const neighbours = useCall('archive.neighbours', { householdId, filter, sort });
  const uncovered = useCovered<CallOutput<'archive.uncover'>>(householdId);
  const [code, setCode] = useState<string | null>(null);
  const { shown } = desk;
  const showsPreview = preview ?? window.innerWidth >= WIDE;

  // A change may take the household out of the list: its former neighbours stay those to go on to.
  const place = useRef<CallOutput<'archive.neighbours'> & { readonly of: number }>({
    of: 0,
    previous: null,
    next: null,
    position: null,
    total: 0,
  });
  if (neighbours.value !== null && (neighbours.value.position !== null || place.current.of !== householdId))
    place.current = { ...neighbours.value, of: householdId };
  const { previous, next, position, total } = place.current;

  const step = useRef((_direction: 'next' | 'previous'): void => {});
  step.current = (direction) => {
    const to = direction === 'next' ? next : previous;
    if (to !== null && useArchiveDrafts.getState().byHousehold.has(householdId))
      void message.warning('刚才那一户还有没保存的录入，都留着，回去可以接着录', 5);
    if (to !== null) replace({ page: 'archive', view: 'household', householdId: to });
    else void message.info(direction === 'next' ? '已经是最后一户' : '已经是第一户');
  };
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      const tabAt = event.altKey && !event.ctrlKey ? Number(event.key) : 0;
      const chosen = HOUSEHOLD_TABS[tabAt - 1];
      const direction = chosen === undefined ? householdStepOf(event) : null;
      if (chosen === undefined && direction === null) return;
      event.preventDefault();
      if (chosen !== undefined) useArchiveView.getState().look({ tab: chosen });
      else if (!event.repeat) step.current(direction!);
    };
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, []);
  useUndo(desk);

  const uncover = async (): Promise<void> => {
    try {
      uncovered.show(await call('archive.uncover', { householdId }));
    } catch (thrown) {
      sayFailure(message, thrown);
    }
  };

  return (
    <PageFrame
      fills
      title={
        <>
          {shown === null ? '档案' : `${shown.row.name || '没有姓名'}的档案`}{' '}
          {position !== null && (
            <span className="quiet figures archive-place">
              第 {formatCount(position + 1)} / {formatCount(total)} 户
            </span>
          )}
        </>
      }
      extra={
        <>
          <a href={hashOf({ page: 'archive', view: 'households', householdId: null })}>回到各户</a>
          {uncovered.value === null ? (
            <Button icon={<EyeOutlined aria-hidden />} disabled={shown === null} onClick={() => void uncover()}>
              显示号码
            </Button>
          ) : (
            <Button onClick={uncovered.cover}>立即遮住（{uncovered.secondsLeft} 秒）</Button>
          )}
          <Button
            icon={<FilePdfOutlined aria-hidden />}
            aria-pressed={showsPreview}
            onClick={() => look({ preview: !showsPreview })}
          >
            {showsPreview ? '收起预览' : '预览'}
          </Button>
          <Button
            icon={<UpOutlined aria-hidden />}
            disabled={previous === null}
            title="上一户（Page Up 或 Ctrl+↑）"
            onClick={() => step.current('previous')}
          >
            上一户
          </Button>
          <Button
            icon={<DownOutlined aria-hidden />}
            disabled={next === null}
            title="下一户（Page Down 或 Ctrl+↓）"
            onClick={() => step.current('next')}
          >
            下一户
          </Button>
        </>
      }
    >
      {desk.error !== null && <Failure error={desk.error} retry={desk.reload} />}
      {shown === null && desk.loading && <Loading />}
      {shown !== null && (
        <div className={showsPreview ? 'archive-household archive-with-preview' : 'archive-household'}>
          <div
            className={desk.loading ? 'archive-household-main stale' : 'archive-household-main'}
            aria-busy={desk.loading}
          >
            <HouseholdHead view={uncovered.value ?? shown} saving={desk.saving > 0} />
            <Tabs
              className="archive-tabs"
              activeKey={tab}
              onChange={(key) => look({ tab: key as HouseholdTab })}
              destroyOnHidden
              items={tabsOf(shown).map(({ key, label }) => ({
                key,
                label,
                children:
                  key === tab ? (
                    <Part
                      tab={key}
                      view={shown}
                      uncovered={uncovered.value}
                      desk={desk}
                      year={frame?.year ?? ''}
                      onPreview={(wanted) => {
                        setCode(wanted);
                        look({ preview: true });
                      }}
                    />
                  ) : null,
              }))}
            />
          </div>
          {showsPreview && <Preview householdId={shown.row.householdId} view={shown} code={code} onCode={setCode} />}
        </div>
      )}
    </PageFrame>
  );
}

function tabsOf({ items, fields, findings, row }: ArchiveHouseholdView): readonly {
  readonly key: HouseholdTab;
  readonly label: string;
}[] {
  const faults = items.filter(({ status }) => isFault(status)).length;
  const keyed = fields.filter(({ paperValue }) => paperValue !== null).length;
  const suspects = findings.filter(({ verdict }) => verdict === 'suspect').length;
  const counted = (word: string, count: number): string => (count === 0 ? word : `${word} ${count}`);
  return [
    { key: 'materials', label: counted('材料', faults) },
    { key: 'keying', label: '录入材料' },
    { key: 'paper', label: keyed === 0 ? '纸质登记' : `纸质登记 ${keyed}/${fields.length}` },
    { key: 'compare', label: counted('线上线下', row.undecided) },
    { key: 'people', label: '成员和经过' },
    { key: 'questions', label: counted('政策问题', suspects) },
    { key: 'steps', label: '操作记录' },
  ];
}

interface PartProps {
  readonly tab: HouseholdTab;
  readonly view: ArchiveHouseholdView;
  /** The same in full numbers, for a while. */
  readonly uncovered: ArchiveHouseholdView | null;
  readonly desk: HouseholdDesk;
  readonly year: string;
  readonly onPreview: (code: string) => void;
}

function Part({ tab, view, uncovered, desk, year, onPreview }: PartProps) {
  const may = useMay('archive');
  const { householdId } = view.row;
  switch (tab) {
    case 'materials':
      return <MaterialsTab view={view} change={desk.change} onPreview={onPreview} />;
    case 'keying':
      return <KeyingTab key={householdId} view={view} change={desk.change} may={may} year={year} />;
    case 'paper':
      return <PaperTab key={householdId} view={view} change={desk.change} may={may} year={year} />;
    case 'compare':
      return <CompareTab key={householdId} view={view} uncovered={uncovered} change={desk.change} may={may} />;
    case 'people':
      return (
        <PeopleTab key={householdId} view={view} uncovered={uncovered} change={desk.change} may={may} year={year} />
      );
    case 'questions':
      return <QuestionsTab findings={view.findings} />;
    case 'steps':
      return <StepsTab steps={view.steps} change={desk.change} />;
  }
}
