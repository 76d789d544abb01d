import { Button } from 'antd';
import { useState } from 'react';
import type { LeadDetail } from '../../../shared/contracts/desk/leads.ts';
import { type DocumentAsked, DocumentDialog } from '../../components/document/DocumentDialog.tsx';
import { useMay } from '../../stores/session.ts';

/** What can be printed of a lead. A draft cannot: nobody has read it. */
export function LeadDocuments({ lead: { leadId, state } }: { readonly lead: LeadDetail }) {
  const mayWrite = useMay('lead.write');
  const [asked, setAsked] = useState<{ readonly title: string; readonly document: DocumentAsked } | null>(null);
  if (state === 'draft') return null;
  const offer = (title: string, document: DocumentAsked) => (
    <Button onClick={() => setAsked({ title, document })}>{title}</Button>
  );
  return (
    <p className="leads-documents">
      {mayWrite && offer('移交函（PDF）', { what: 'lead-letter', leadId, format: 'pdf' })}
      {offer('移交清单（PDF）', { what: 'lead-list', leadId, format: 'pdf' })}
      {offer('移交清单（Excel）', { what: 'lead-list', leadId, format: 'xlsx' })}
      {asked !== null && (
        <DocumentDialog
          title={asked.title}
          what={
            asked.document.what === 'lead-letter'
              ? '移交用的函件要写完整的身份证号；只是给人看看，请取消勾选。'
              : '涉及人员、户和金额、证据材料的清单。'
          }
          document={asked.document}
          hasNumbers
          {...(asked.document.what === 'lead-letter' && state !== 'review' ? { usualPurpose: '移交纪检监察机关' } : {})}
          onClose={() => setAsked(null)}
        />
      )}
    </p>
  );
}
