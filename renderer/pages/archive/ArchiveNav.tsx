import { hashOf } from '../../stores/route.ts';
import type { ArchiveView } from '../../stores/route-address.ts';

const PARTS = [
  { view: 'map', label: '县图' },
  { view: 'households', label: '各户' },
  { view: 'make', label: '制作' },
  { view: 'rules', label: '规则与模板' },
  { view: 'sources', label: '读入的资料' },
] as const satisfies readonly { readonly view: ArchiveView; readonly label: string }[];

/** The parts of 档案, as links. */
export function ArchiveNav({ view }: { readonly view: ArchiveView }) {
  return (
    <nav className="archive-nav" aria-label="档案的各部分">
      {PARTS.map(({ view: to, label }) => (
        <a
          key={to}
          href={hashOf({ page: 'archive', view: to, householdId: null })}
          aria-current={view === to ? 'page' : undefined}
        >
          {label}
        </a>
      ))}
    </nav>
  );
}
