import { App } from 'antd';
import { useState } from 'react';
import { call } from '../../../api/desk.ts';
import { sayFailure } from '../../../components/common/say-failure.ts';
import { useJobEnd } from '../../../stores/job.ts';
import type { ArchiveState } from '../../../text/archive-words.ts';
import type { AddedFile } from './AddOutcome.tsx';
import { PackList } from './PackList.tsx';
import { TemplateFields } from './TemplateFields.tsx';
import { TemplateList } from './TemplateList.tsx';

type Rules = 'pack' | 'template';

/** 规则与模板: policy packs, templates of one's own, and every field that a template may use. */
export function RulesView({ state, onChanged }: { readonly state: ArchiveState; readonly onChanged: () => void }) {
  const { message } = App.useApp();
  const [asked, setAsked] = useState<Rules>('pack');
  const [outcome, setOutcome] = useState<{ readonly what: Rules; readonly files: readonly AddedFile[] } | null>(null);
  useJobEnd(({ result }) => {
    if (result?.kind !== 'archive-rules') return;
    setOutcome({ what: asked, files: result.files });
    onChanged();
  });
  const add = async (what: Rules): Promise<void> => {
    try {
      const chosen = await call('files.choose', { kind: what, several: true });
      if (chosen.length === 0) return;
      setAsked(what);
      setOutcome(null);
      await call('jobs.archiveRules', { what, tokens: chosen.slice(0, 10).map(({ token }) => token) });
      if (chosen.length > 10) void message.warning('一次最多加入 10 个，后面的请再加一次');
    } catch (thrown) {
      sayFailure(message, thrown);
    }
  };
  const removing = async (work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
      onChanged();
    } catch (thrown) {
      sayFailure(message, thrown);
    }
  };
  const outcomeOf = (what: Rules): readonly AddedFile[] => (outcome?.what === what ? outcome.files : []);
  return (
    <>
      <PackList
        packs={state.packs}
        inUse={state.frame.packId}
        outcome={outcomeOf('pack')}
        onAdd={() => void add('pack')}
        onRemove={(packId) => removing(() => call('archive.removePack', { packId }))}
      />
      <TemplateList
        templates={state.templates}
        outcome={outcomeOf('template')}
        onAdd={() => void add('template')}
        onRemove={(templateId) => removing(() => call('archive.removeTemplate', { templateId }))}
      />
      <TemplateFields />
    </>
  );
}
