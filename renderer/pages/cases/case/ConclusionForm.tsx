import { PlusOutlined } from '@ant-design/icons';
import { App, AutoComplete, Button, Checkbox, Input, Radio } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { CaseDetail } from '../../../../shared/contracts/desk/cases.ts';
import type { CallOutput } from '../../../../shared/contracts/desk/desk.ts';
import type { DeskError } from '../../../../shared/contracts/desk/desk-error.ts';
import { CONCLUSION_LABEL, CONCLUSIONS, WAY_LABEL, WAYS } from '../../../../shared/domain/case/conclusion.ts';
import { call, errorOf } from '../../../api/desk.ts';
import { Failure } from '../../../components/common/Failure.tsx';
import { keepOwnEscape } from '../../../components/common/own-escape.ts';
import { useConclusionDrafts } from '../../../stores/conclusion-draft.ts';
import { CONCLUSION_TELLS } from '../../../text/case-words.ts';
import { type Draft, type DraftField, firstDraft, givenOf, missingOf, onStandingEvidence } from './conclusion-draft.ts';

interface Props {
  readonly detail: CaseDetail;
  readonly people: CallOutput<'cases.people'>;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

const MOST_INVESTIGATORS = 10;
const OFTEN_SAID = ['本人无异议', '家属无异议', '本人对结论有异议：', '对象已死亡，家属无异议'];

/** The result of an investigation, with everything it needs, and what of that is still missing said beside each field. */
export function ConclusionForm({ detail, people, onDone, onCancel }: Props) {
  const { message } = App.useApp();
  const { caseId } = detail.row;
  const kept = useConclusionDrafts((store) => store.drafts.get(caseId));
  const draft = kept === undefined ? firstDraft(detail, people) : onStandingEvidence(kept, detail);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<DeskError | null>(null);
  const form = useRef<HTMLElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);

  const change = (part: Partial<Draft>): void => useConclusionDrafts.getState().keep(caseId, { ...draft, ...part });
  const missing = missingOf(draft, detail);
  const isSupplement = draft.conclusion === 'to-supplement';
  const given = givenOf(draft);
  const isWhole = given !== null && missing.length === 0;
  const evidence = detail.evidence.filter(({ withdrawn }) => withdrawn === null);
  /** Evidence that came while the form was open is taken for it. */
  const known = useRef(new Set(evidence.map(({ evidenceId }) => evidenceId)));
  const come = evidence.map(({ evidenceId }) => evidenceId).filter((id) => !known.current.has(id));
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what came is news.
  useEffect(() => {
    if (come.length === 0) return;
    for (const id of come) known.current.add(id);
    change({ evidence: [...draft.evidence, ...come] });
  }, [come.join()]);

  const give = async (): Promise<void> => {
    if (given === null || missing.length > 0 || busy) return;
    setBusy(true);
    setError(null);
    try {
      await call('cases.conclude', { caseId, draft: given });
      useConclusionDrafts.getState().drop(caseId);
      message.success(isSupplement ? '已记下：待补充' : '结论已记下，提交复核后由复核人复核');
      onDone();
    } catch (thrown) {
      setError(errorOf(thrown));
      setBusy(false);
    }
  };

  /** What is missing of a field, beside it; its control says `aria-describedby` with the same id. */
  const lacks = (field: DraftField): ReactNode => (
    <span id={`lacks-${field}`} className="form-missing">
      {missing
        .filter((each) => each.field === field)
        .map(({ says }) => `还缺：${says}`)
        .join('；')}
    </span>
  );

  return (
    <section
      ref={form}
      className="panel form conclusion-form"
      aria-labelledby="conclusion-title"
      onKeyDown={(event) => {
        keepOwnEscape(event);
        if (event.key === 'Enter' && event.ctrlKey) void give();
      }}
    >
      <h3 id="conclusion-title">核查结论</h3>
      <Radio.Group
        className="conclusion-choices"
        aria-label="结论"
        value={draft.conclusion}
        onChange={({ target }) => change({ conclusion: target.value as Draft['conclusion'] })}
        options={CONCLUSIONS.map((conclusion) => ({
          value: conclusion,
          label: (
            <>
              {CONCLUSION_LABEL[conclusion]} <span className="quiet small">{CONCLUSION_TELLS[conclusion]}</span>
            </>
          ),
        }))}
      />
      {draft.conclusion === null && <span className="form-missing">还没选结论</span>}

      <fieldset className="form-group" aria-describedby="lacks-investigators">
        <legend>核查人（至少两名）</legend>
        {draft.investigators.map((person, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: people of a form have nothing but their place.
          <div key={at} className="investigator">
            <AutoComplete
              aria-label={`核查人 ${at + 1} 姓名`}
              placeholder="姓名"
              value={person.name}
              options={people.map(({ personId, name, unit }) => ({
                value: name,
                label: unit === '' ? name : `${name}（${unit}）`,
                personId,
                unit,
              }))}
              showSearch={{ filterOption: (typed, option) => String(option?.value ?? '').includes(typed) }}
              onChange={(name: string) => {
                const account = people.find((each) => each.name === name);
                const changed =
                  account === undefined
                    ? { ...person, name, personId: null }
                    : { personId: account.personId as number | null, name, unit: account.unit };
                change({ investigators: draft.investigators.with(at, changed) });
              }}
            />
            <Input
              aria-label={`核查人 ${at + 1} 单位`}
              placeholder="单位"
              maxLength={60}
              value={person.unit}
              onChange={(event) =>
                change({ investigators: draft.investigators.with(at, { ...person, unit: event.target.value }) })
              }
            />
            {draft.investigators.length > 2 && (
              <Button
                size="small"
                type="text"
                aria-label={`去掉核查人 ${at + 1}`}
                onClick={() => change({ investigators: draft.investigators.toSpliced(at, 1) })}
              >
                去掉
              </Button>
            )}
          </div>
        ))}
        {draft.investigators.length < MOST_INVESTIGATORS && (
          <Button
            size="small"
            icon={<PlusOutlined aria-hidden />}
            onClick={() => change({ investigators: [...draft.investigators, { personId: null, name: '', unit: '' }] })}
          >
            加一人
          </Button>
        )}
        {lacks('investigators')}
      </fieldset>

      <div className="form-row">
        <div>
          <label htmlFor="conclusion-on">核查日期</label>
          <Input
            id="conclusion-on"
            aria-describedby="lacks-on"
            type="date"
            className="form-day"
            max={detail.today}
            value={draft.on}
            onChange={(event) => change({ on: event.target.value })}
          />
          {lacks('on')}
        </div>
        <fieldset className="form-group" aria-describedby="lacks-ways">
          <legend>核查方式</legend>
          <Checkbox.Group
            value={[...draft.ways]}
            options={WAYS.map((way) => ({ value: way, label: WAY_LABEL[way] }))}
            onChange={(ways) => change({ ways })}
          />
          {lacks('ways')}
        </fieldset>
      </div>

      <label htmlFor="conclusion-basis">
        {isSupplement ? '说明：查到了什么，还缺什么' : '依据：查到了什么，为什么得出这个结论'}
      </label>
      <Input.TextArea
        id="conclusion-basis"
        aria-describedby="lacks-basis"
        rows={3}
        maxLength={4000}
        value={draft.basis}
        onChange={(event) => change({ basis: event.target.value })}
      />
      {lacks('basis')}

      <fieldset className="form-group" aria-describedby="lacks-evidence">
        <legend>依据材料（在下面“材料”里加入，这里勾选）</legend>
        {evidence.length === 0 ? (
          <span className="quiet">还没有材料。</span>
        ) : (
          <Checkbox.Group
            className="form-checks"
            value={[...draft.evidence]}
            options={evidence.map(({ evidenceId, name }) => ({ value: evidenceId, label: name }))}
            onChange={(chosen) => change({ evidence: chosen })}
          />
        )}
        {lacks('evidence')}
      </fieldset>

      {!isSupplement && (
        <>
          <label htmlFor="conclusion-word">对象意见</label>
          <Input.TextArea
            id="conclusion-word"
            aria-describedby="lacks-householdWord"
            rows={2}
            maxLength={1000}
            value={draft.householdWord}
            onChange={(event) => change({ householdWord: event.target.value })}
          />
          <ul className="reasons" aria-label="常用的话">
            {OFTEN_SAID.map((one) => (
              <li key={one}>
                <button type="button" className="chip" onClick={() => change({ householdWord: one })}>
                  {one}
                </button>
              </li>
            ))}
          </ul>
          {lacks('householdWord')}
          <div className="form-row">
            <div>
              <label htmlFor="conclusion-signed-by">乡镇签字人</label>
              <Input
                id="conclusion-signed-by"
                aria-describedby="lacks-townshipSignedBy"
                maxLength={40}
                value={draft.townshipSignedBy}
                onChange={(event) => change({ townshipSignedBy: event.target.value })}
              />
              {lacks('townshipSignedBy')}
            </div>
            <div>
              <label htmlFor="conclusion-signed-on">签字日期</label>
              <Input
                id="conclusion-signed-on"
                aria-describedby="lacks-townshipSignedOn"
                type="date"
                className="form-day"
                max={detail.today}
                value={draft.townshipSignedOn}
                onChange={(event) => change({ townshipSignedOn: event.target.value })}
              />
              {lacks('townshipSignedOn')}
            </div>
          </div>
        </>
      )}
      {isSupplement && (
        <>
          <label htmlFor="conclusion-supplement">补充期限</label>
          <Input
            id="conclusion-supplement"
            aria-describedby="lacks-supplementBy"
            type="date"
            className="form-day"
            min={detail.today}
            value={draft.supplementBy}
            onChange={(event) => change({ supplementBy: event.target.value })}
          />
          {lacks('supplementBy')}
        </>
      )}

      {error !== null && <Failure error={error} />}
      <div className="form-buttons">
        <Button type="primary" loading={busy} disabled={!isWhole} onClick={() => void give()}>
          记下结论（Ctrl+Enter）
        </Button>
        <Button onClick={onCancel}>先放着</Button>
        <span role="status" className={isWhole ? 'quiet' : 'form-missing'}>
          {isWhole
            ? '齐全，可以记下'
            : `还缺 ${missing.length + (draft.conclusion === null ? 1 : 0)} 项${missing.length > 0 ? `：${missing.map(({ says }) => says.replace(/（.*）/, '')).join('、')}` : '：结论'}`}
        </span>
      </div>
    </section>
  );
}
