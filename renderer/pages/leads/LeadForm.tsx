import { Button, Checkbox, Input, InputNumber, Modal, Select } from 'antd';
import { useState } from 'react';
import type { DeskError } from '../../../shared/contracts/desk/desk-error.ts';
import type { LeadDetail } from '../../../shared/contracts/desk/leads.ts';
import {
  LEAD_CATEGORIES,
  LEAD_CATEGORY_TEXT,
  LEAD_SOURCE_LABEL,
  LEAD_SOURCES,
} from '../../../shared/domain/lead/category.ts';
import { call, errorOf } from '../../api/desk.ts';
import { useCall } from '../../api/use-call.ts';
import { Failure } from '../../components/common/Failure.tsx';
import { Money } from '../../components/common/Money.tsx';
import { useRoute } from '../../stores/route.ts';
import { formatPeriod } from '../../text/format.ts';
import { CasePicker } from './CasePicker.tsx';

type Content = LeadDetail['content'];

const NOBODY = { name: '', post: '', unit: '', isPartyMember: false, isPublicOfficial: true };
const NEW: Content = {
  category: 'negligence',
  source: 'comparison',
  problem: '',
  facts: '',
  people: [{ ...NOBODY }],
  caseIds: [],
  corrections: [],
  receiver: '',
};

interface Props {
  /** null: a new one. */
  readonly lead: LeadDetail | null;
  readonly onClose: (done: boolean) => void;
}

/** Writes a lead: cases by checkboxes, from which money and evidence come; people; the words. May be saved unfinished. */
export function LeadForm({ lead, onClose }: Props) {
  const [content, setContent] = useState<Content>(lead?.content ?? NEW);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<DeskError | null>(null);
  const { go } = useRoute.getState();
  const set = (more: Partial<Content>) => setContent((before) => ({ ...before, ...more }));
  const brought = useCall('leads.fromCases', content.caseIds.length === 0 ? null : { caseIds: content.caseIds });
  const receiver = content.receiver === '' ? (brought.value?.receiver ?? '') : content.receiver;

  const save = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    const people = content.people.filter(({ name, post, unit }) => `${name}${post}${unit}`.trim() !== '');
    const whole = { ...content, people, receiver };
    try {
      if (lead !== null) {
        await call('leads.edit', { leadId: lead.leadId, content: whole });
        onClose(true);
      } else {
        const { leadId } = await call('leads.draft', { content: whole });
        onClose(true);
        go({ page: 'leads', leadId });
      }
    } catch (thrown) {
      setError(errorOf(thrown));
    } finally {
      setBusy(false);
    }
  };

  return (
    <Modal
      open
      width={920}
      title={lead === null ? '草拟线索' : `修改线索 ${lead.number}`}
      okText="保存草稿"
      cancelText="取消"
      okButtonProps={{ loading: busy }}
      onOk={save}
      onCancel={() => onClose(false)}
    >
      <h3>关联的疑点</h3>
      <CasePicker chosen={content.caseIds} onChange={(caseIds) => set({ caseIds, corrections: [] })} />
      {brought.value !== null && content.caseIds.length > 0 && (
        <Corrections
          money={brought.value.money}
          evidence={brought.value.evidence.length}
          corrections={content.corrections}
          onChange={(corrections) => set({ corrections })}
        />
      )}
      <h3>线索</h3>
      <label htmlFor="lead-category">类别</label>
      <Select
        id="lead-category"
        className="leads-wide"
        value={content.category}
        options={LEAD_CATEGORIES.map((value) => ({ value, label: LEAD_CATEGORY_TEXT[value] }))}
        onChange={(category) => set({ category })}
      />
      <label htmlFor="lead-source">来源</label>
      <Select
        id="lead-source"
        className="leads-wide"
        value={content.source}
        options={LEAD_SOURCES.map((value) => ({ value, label: LEAD_SOURCE_LABEL[value] }))}
        onChange={(source) => set({ source })}
      />
      <label htmlFor="lead-problem">主要问题（一句话）</label>
      <Input
        id="lead-problem"
        maxLength={100}
        value={content.problem}
        onChange={(event) => set({ problem: event.target.value })}
      />
      <label htmlFor="lead-facts">查明的情况</label>
      <Input.TextArea
        id="lead-facts"
        rows={4}
        maxLength={8000}
        value={content.facts}
        onChange={(event) => set({ facts: event.target.value })}
      />
      {brought.value !== null && brought.value.facts !== '' && content.facts === '' && (
        <Button type="link" size="small" onClick={() => set({ facts: brought.value.facts })}>
          填入各条疑点的核查依据
        </Button>
      )}
      <label htmlFor="lead-receiver">接收单位（同级纪检监察机关）</label>
      <Input
        id="lead-receiver"
        maxLength={60}
        value={receiver}
        onChange={(event) => set({ receiver: event.target.value })}
      />
      <h3>涉及人员</h3>
      <People people={content.people} onChange={(people) => set({ people })} />
      {error !== null && <Failure error={error} />}
    </Modal>
  );
}

interface PeopleProps {
  readonly people: Content['people'];
  readonly onChange: (people: Content['people']) => void;
}

function People({ people, onChange }: PeopleProps) {
  const change = (at: number, more: Partial<Content['people'][number]>) =>
    onChange(people.map((person, place) => (place === at ? { ...person, ...more } : person)));
  return (
    <>
      {people.map((person, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row of the form is its place
        <div className="leads-person" key={at}>
          {(['name', 'post', 'unit'] as const).map((field) => {
            const label = { name: '姓名', post: '职务', unit: '单位' }[field];
            return (
              <Input
                key={field}
                aria-label={`第 ${at + 1} 人的${label}`}
                placeholder={label}
                maxLength={field === 'unit' ? 60 : 40}
                value={person[field]}
                onChange={(event) => change(at, { [field]: event.target.value })}
              />
            );
          })}
          <Checkbox
            checked={person.isPartyMember}
            onChange={(event) => change(at, { isPartyMember: event.target.checked })}
          >
            党员
          </Checkbox>
          <Checkbox
            checked={person.isPublicOfficial}
            onChange={(event) => change(at, { isPublicOfficial: event.target.checked })}
          >
            公职人员
          </Checkbox>
          <Button
            size="small"
            aria-label={`去掉第 ${at + 1} 人`}
            onClick={() => onChange(people.filter((_, place) => place !== at))}
          >
            去掉
          </Button>
        </div>
      ))}
      <Button size="small" disabled={people.length >= 50} onClick={() => onChange([...people, { ...NOBODY }])}>
        再加一人
      </Button>
    </>
  );
}

interface CorrectionsProps {
  readonly money: LeadDetail['money'];
  readonly evidence: number;
  readonly corrections: Content['corrections'];
  readonly onChange: (corrections: Content['corrections']) => void;
}

/** What the cases say, and another amount in its place: with its reason, or not at all. */
function Corrections({ money, evidence, corrections, onChange }: CorrectionsProps) {
  const of = (household: string, period: string) =>
    corrections.find((each) => each.household === household && each.period === period);
  const put = (household: string, period: string, fen: number | null, reason: string) => {
    const others = corrections.filter((each) => each.household !== household || each.period !== period);
    onChange(fen === null ? others : [...others, { household, period, fen, reason }]);
  };
  return (
    <>
      <p className="quiet">
        证据 {evidence} 份；对账金额合计 <Money fen={money.fen} unit />
        。金额要改动的，在右边写认定金额和理由。
      </p>
      <div className="table-wide leads-corrections">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">户主</th>
              <th scope="col">月份</th>
              <th scope="col" className="number">
                对账金额（元）
              </th>
              <th scope="col">认定金额（元）</th>
              <th scope="col">改动理由</th>
            </tr>
          </thead>
          <tbody>
            {money.rows.map(({ household, name, period, foundFen }) => {
              const own = of(household, period);
              return (
                <tr key={`${household} ${period}`}>
                  <th scope="row">{name}</th>
                  <td>{formatPeriod(period)}</td>
                  <td className="number">
                    <Money fen={foundFen} />
                  </td>
                  <td>
                    <InputNumber
                      aria-label={`${name} ${period} 的认定金额`}
                      size="small"
                      min={0}
                      precision={2}
                      placeholder="不改"
                      value={own === undefined ? null : own.fen / 100}
                      onChange={(yuan) =>
                        put(household, period, yuan === null ? null : Math.round(yuan * 100), own?.reason ?? '')
                      }
                    />
                  </td>
                  <td>
                    {own !== undefined && (
                      <Input
                        aria-label={`${name} ${period} 的改动理由`}
                        size="small"
                        maxLength={300}
                        value={own.reason}
                        onChange={(event) => put(household, period, own.fen, event.target.value)}
                      />
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </>
  );
}
