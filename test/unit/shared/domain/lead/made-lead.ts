import { deriveLead, type Lead } from '../../../../../shared/domain/lead/lead.ts';
import type { LeadContent } from '../../../../../shared/domain/lead/lead-content.ts';
import type { LeadEvent, LeadSnapshot } from '../../../../../shared/domain/lead/lead-event.ts';
import { leadMoney } from '../../../../../shared/domain/lead/lead-money.ts';
import { LEAD_TRANSITIONS, type LeadAction, type LeadState } from '../../../../../shared/domain/lead/lead-state.ts';

export const CONTENT: LeadContent = {
  category: 'negligence',
  source: 'comparison',
  problem: '已死亡人员继续领取低保金',
  facts: '经入户和查档，户主于2025年12月死亡，2026年1月至4月仍按月发放。\n乡镇每半年复核一次，未发现。',
  people: [
    { name: '赵四', post: '民政助理', unit: '柳树镇人民政府', isPartyMember: true, isPublicOfficial: true },
    { name: '钱五', post: '村委会主任', unit: '柳树镇东村村委会', isPartyMember: true, isPublicOfficial: false },
  ],
  caseIds: [3, 8],
  corrections: [],
  receiver: '中共林口县纪律检查委员会',
};

export const SNAPSHOT: LeadSnapshot = {
  content: CONTENT,
  money: leadMoney(
    ['2026-01', '2026-02', '2026-03', '2026-04'].map((period) => ({
      caseId: 3,
      household: 'h1',
      name: '张三',
      township: '柳树镇',
      period,
      fen: 41_250,
    })),
    [],
  ),
  evidence: [
    { evidenceId: 1, caseId: 3, name: '火化证明.pdf', sha256: 'a1'.repeat(32), bytes: 120_000 },
    { evidenceId: 2, caseId: 8, name: '入户核查表（两人签字）.jpg', sha256: 'b2'.repeat(32), bytes: 2_400_000 },
  ],
  households: [{ household: 'h1', name: '张三', idNumber: '239900198001011113', township: '柳树镇', village: '东村' }],
};

const WANG = { personId: 1, name: '王芳' };
const LI = { personId: 2, name: '李华' };

const STEPS: readonly Pick<LeadEvent, 'action' | 'detail' | 'by'>[] = [
  { action: 'draft', detail: { content: CONTENT }, by: WANG },
  { action: 'submit', detail: { snapshot: SNAPSHOT }, by: WANG },
  { action: 'hand-over', detail: { year: 2026, serial: 3 }, by: LI },
  { action: 'receipt', detail: { by: '孙六', unit: '林口县纪委监委', on: '2026-05-22', number: '收2026-17' }, by: LI },
  {
    action: 'feedback',
    detail: { on: '2026-06-30', result: '给予赵四警告处分', peopleDealtWith: 1, isFinal: true },
    by: LI,
  },
];

/** A lead after so many of its steps: 1 a draft, 2 to be read, 3 handed over, 4 received, 5 answered. */
export function aLead(steps: number): Lead {
  let from: LeadState | null = null;
  return deriveLead(
    STEPS.slice(0, steps).map(({ action, detail, by }, at) => {
      const { to } = LEAD_TRANSITIONS[action as LeadAction];
      const event = {
        eventId: at + 1,
        leadId: 7,
        at: `2026-05-2${at}T01:00:00.000Z`,
        by,
        action,
        from,
        to,
        exempt: false,
        detail,
      };
      from = to;
      return event as LeadEvent;
    }),
  );
}
