import { Button } from 'antd';
import { useState } from 'react';
import { DocumentDialog } from '../../../components/document/DocumentDialog.tsx';
import { Allowed } from '../../../components/session/Allowed.tsx';
import type { ArchiveHouseholdView } from '../../../text/archive-words.ts';

/** What a household may ask for at the counter: 低保证明, filled in, to be sealed. */
export function RequestedForms({ view: { row, requested } }: { readonly view: ArchiveHouseholdView }) {
  const [asked, setAsked] = useState<(typeof requested)[number] | null>(null);
  if (requested.length === 0) return null;
  return (
    <Allowed right="export">
      <p className="archive-account">
        开具：
        {requested.map((form) => (
          <Button key={form.id} type="link" size="small" onClick={() => setAsked(form)}>
            {form.title}…
          </Button>
        ))}
      </p>
      {asked !== null && (
        <DocumentDialog
          title={asked.title}
          what={`${row.name}，${row.township} ${row.village}。存成 PDF 后打印、填写接收单位、盖章。`}
          document={{ what: 'archive-form', householdId: row.householdId, form: asked.id, format: 'pdf' }}
          hasNumbers
          usualPurpose={`开具${asked.title}`}
          onClose={() => setAsked(null)}
        />
      )}
    </Allowed>
  );
}
