import { App, Button, Checkbox, Radio, Select } from 'antd';
import { useState } from 'react';
import type { DeskError } from '../../../../shared/contracts/desk/desk-error.ts';
import { call, errorOf } from '../../../api/desk.ts';
import { Failure } from '../../../components/common/Failure.tsx';
import { FullNumbers } from '../../../components/document/FullNumbers.tsx';
import { useArchiveView } from '../../../stores/archive-view.ts';
import { isRunning, useJob } from '../../../stores/job.ts';
import { type ArchiveState, villageLabel } from '../../../text/archive-words.ts';
import { formatCount } from '../../../text/format.ts';
import { townshipLabel } from '../../../text/words.ts';
import { chosenScope, type ScopeForm, scopeForm, scopeWords } from './scope-form.ts';

/** What is made and how; then the system asks into which folder. */
export function MakeForm({ state }: { readonly state: ArchiveState }) {
  const { message } = App.useApp();
  const scope = useArchiveView((store) => store.scope);
  const look = useArchiveView((store) => store.look);
  const busy = useJob(({ job }) => isRunning(job));
  const [form, setForm] = useState<ScopeForm>(() => scopeForm(scope));
  const [placeholders, setPlaceholders] = useState(true);
  const [changedOnly, setChangedOnly] = useState(true);
  const [templates, setTemplates] = useState<number[]>([]);
  const [unmasked, setUnmasked] = useState(false);
  const [purpose, setPurpose] = useState('');
  const [error, setError] = useState<DeskError | null>(null);
  const [starting, setStarting] = useState(false);
  const chosen = chosenScope(form);
  const lacksPurpose = unmasked && purpose.trim().length < 2;
  const change = (part: Partial<ScopeForm>): void => {
    const next = { ...form, ...part };
    setForm(next);
    const now = chosenScope(next);
    if (now !== null) look({ scope: now });
  };
  const townships = state.townships.map(({ township, households }) => ({
    value: township,
    label: `${townshipLabel(township)} ${formatCount(households)} 户`,
  }));
  const villages = state.townships.find(({ township }) => township === form.township)?.villages ?? [];

  const start = async (): Promise<void> => {
    if (chosen === null) return;
    setStarting(true);
    setError(null);
    try {
      const started = await call('jobs.archiveMake', {
        scope: chosen,
        placeholders,
        changedOnly,
        templates,
        resume: null,
        unmasked,
        purpose: unmasked ? purpose.trim() : '',
      });
      if (started === null) void message.info('没有选文件夹，还没有开始');
    } catch (thrown) {
      setError(errorOf(thrown));
    } finally {
      setStarting(false);
    }
  };
  return (
    <section className="panel" aria-label="制作档案">
      <h2>制作整卷档案</h2>
      <p className="quiet">
        每户一个
        PDF：封面、卷内目录、各种表、扫描件、备考表，编好页码；另有案卷目录、盒脊标签和校验清单，按乡镇、村分文件夹放好。
      </p>
      <div className="make-form">
        <fieldset>
          <legend>做哪些</legend>
          <Radio.Group
            aria-label="做哪些"
            className="make-scope"
            value={form.what}
            options={[
              { value: 'county', label: `全县 ${formatCount(state.totals.households)} 户` },
              { value: 'township', label: '一个乡镇' },
              { value: 'village', label: '一个村' },
              {
                value: 'households',
                label:
                  form.householdIds.length === 0
                    ? '选中的户（先在“各户”里选）'
                    : `选中的 ${formatCount(form.householdIds.length)} 户`,
                disabled: form.householdIds.length === 0,
              },
            ]}
            onChange={(event) => change({ what: event.target.value as ScopeForm['what'] })}
          />
          {(form.what === 'township' || form.what === 'village') && (
            <div className="make-place">
              <Select
                aria-label="乡镇"
                className="make-township"
                placeholder="选乡镇"
                showSearch={{ optionFilterProp: 'label' }}
                value={form.township}
                options={townships}
                onChange={(township) => change({ township, village: null })}
              />
              {form.what === 'village' && (
                <Select
                  aria-label="村"
                  className="make-township"
                  placeholder="选村"
                  disabled={form.township === null}
                  showSearch={{ optionFilterProp: 'label' }}
                  value={form.village}
                  options={villages.map((village) => ({ value: village, label: villageLabel(village) }))}
                  onChange={(village) => change({ village })}
                />
              )}
            </div>
          )}
        </fieldset>
        <fieldset>
          <legend>怎么做</legend>
          <Checkbox checked={placeholders} onChange={(event) => setPlaceholders(event.target.checked)}>
            缺的材料留一张占位页，写明缺什么
          </Checkbox>
          <Checkbox checked={changedOnly} onChange={(event) => setChangedOnly(event.target.checked)}>
            同一个文件夹里内容没变的不重做
          </Checkbox>
          {state.templates.length > 0 && (
            <div>
              <span>同时用自己的模板各做一份</span>
              <Checkbox.Group
                className="make-templates"
                value={templates}
                options={state.templates.map(({ templateId, name }) => ({ value: templateId, label: name }))}
                onChange={setTemplates}
              />
            </div>
          )}
        </fieldset>
        <fieldset>
          <legend>号码</legend>
          <FullNumbers
            unmasked={unmasked}
            onUnmasked={setUnmasked}
            purpose={purpose}
            onPurpose={setPurpose}
            hint="（归档用的要勾）"
            placeholder="例如：打印归档"
          />
        </fieldset>
      </div>
      {error !== null && <Failure error={error} />}
      <div className="make-start">
        <Button
          type="primary"
          loading={starting}
          disabled={busy || chosen === null || lacksPurpose}
          onClick={() => void start()}
        >
          选文件夹，开始制作…
        </Button>
        <span className="quiet" role="status">
          {chosen === null
            ? form.what === 'village' && form.township !== null
              ? '还没选村'
              : '还没选乡镇'
            : lacksPurpose
              ? '还没写用途'
              : `将制作：${scopeWords(chosen, state)}`}
        </span>
      </div>
    </section>
  );
}
