import { Tag } from 'antd';
import { VERDICT_LABEL, type Verdict } from '../../../shared/domain/statement/verdict.ts';

const TONE = {
  balanced: 'tag-green',
  balanced_with_warnings: 'tag-green',
  discrepancies: 'tag-red',
  incomplete: 'tag-red',
} as const satisfies Record<Verdict, string>;

/** The verdict in a word; `null`: not reconciled yet. */
export function VerdictTag({ verdict }: { readonly verdict: Verdict | null }) {
  if (verdict === null) return <Tag className="tag-grey">未核对</Tag>;
  return <Tag className={TONE[verdict]}>{VERDICT_LABEL[verdict]}</Tag>;
}
