import type { Database } from '../database.ts';
import { allLeads, leadHeadOf } from '../lead-repo.ts';
import type { Finding, Replay } from './replay.ts';

/** The head of every lead, and which cases it takes along, are what its steps leave. The steps are rows that the log vouches for. */
export class LeadsReplay implements Replay {
  readonly actions = [] as const;

  see(): void {}

  *look(db: Database): Generator<void, Finding | null> {
    const leads = allLeads(db);
    const known = new Set(leads.map(({ leadId }) => leadId));
    const heads = db.all<{ lead_id: number }>('SELECT * FROM lead ORDER BY lead_id');
    const cases = db.all<{ lead_id: number; case_id: number }>(
      'SELECT lead_id, case_id FROM lead_case ORDER BY case_id',
    );
    const stray = [...heads, ...cases].find(({ lead_id }) => !known.has(lead_id));
    if (stray !== undefined) return wrong(stray.lead_id, `第 ${stray.lead_id} 号线索没有来历：没有“草拟”`);
    for (const lead of leads) {
      const head = heads.find(({ lead_id }) => lead_id === lead.leadId);
      const differing = Object.entries(leadHeadOf(lead)).filter(
        ([column, value]) => (head as Readonly<Record<string, unknown>> | undefined)?.[column] !== value,
      );
      if (differing.length > 0)
        return wrong(
          lead.leadId,
          `第 ${lead.leadId} 号线索的现状与它的经过不符（lead：${differing.map(([column]) => column).join('、')}）`,
        );
      const own = cases.filter(({ lead_id }) => lead_id === lead.leadId).map(({ case_id }) => case_id);
      if (own.join() !== lead.content.caseIds.join())
        return wrong(lead.leadId, `第 ${lead.leadId} 号线索关联的疑点与它的经过不符（lead_case）`);
    }
    yield;
    return null;
  }
}

function wrong(id: number, sentence: string): Finding {
  return { seq: null, table: 'lead', id, sentence };
}
