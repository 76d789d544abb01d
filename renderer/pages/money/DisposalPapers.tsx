import { Button } from 'antd';
import { useState } from 'react';
import type { DisposalRow } from '../../../shared/contracts/desk/money.ts';
import { formTitle } from '../../../shared/domain/disposal/form-title.ts';
import { DocumentDialog } from '../../components/document/DocumentDialog.tsx';

type Form = Parameters<typeof formTitle>[1];

/** The papers of a disposal that are signed and handed over. They need the full number: whoever signs must see of whom they tell. */
export function DisposalPapers({ row }: { readonly row: DisposalRow }) {
  const [asked, setAsked] = useState<Form | null>(null);
  const isApproved = row.state === 'approved' || row.state === 'done';
  const forms: readonly Form[] = [
    'approval',
    ...(isApproved ? (['notice'] as const) : []),
    ...(isApproved && row.dueFen > 0 ? (['recovery'] as const) : []),
  ];
  return (
    <>
      {forms.map((form) => (
        <Button key={form} onClick={() => setAsked(form)}>
          打印{formTitle(row.kind, form)}
        </Button>
      ))}
      {asked !== null && (
        <DocumentDialog
          title={formTitle(row.kind, asked)}
          what={`${row.name}，${row.township} ${row.village}。存成 PDF 后打印、签字。`}
          document={{ what: 'disposal-form', disposalId: row.disposalId, form: asked, format: 'pdf' }}
          hasNumbers
          usualPurpose={`${formTitle(row.kind, asked)}送签`}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  );
}
