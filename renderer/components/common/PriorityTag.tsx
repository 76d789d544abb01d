import { Tag } from 'antd';
import type { Priority } from '../../../shared/domain/discrepancy/code.ts';

const TONE = { P1: 'tag-red', P2: 'tag-orange', P3: 'tag-grey' } as const satisfies Record<Priority, string>;
const WORD = { P1: '优先处理', P2: '应当处理', P3: '留意' } as const satisfies Record<Priority, string>;

/** P1, P2, P3; what they mean is its tooltip. `count`: how many of them. */
export function PriorityTag({ priority, count }: { readonly priority: Priority; readonly count?: number }) {
  return (
    <Tag className={TONE[priority]} title={WORD[priority]}>
      {priority}
      {count !== undefined && <span className="figures"> {count}</span>}
    </Tag>
  );
}
