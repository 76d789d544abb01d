interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly target: EventTarget | null;
}

/** Where PageDown scrolls or opens something of its own; Ctrl+↓ goes on from there all the same. */
const SCROLLS = '[role="dialog"], [role="combobox"][aria-expanded="true"], .archive-preview-sheet, textarea';

/** PageDown or Ctrl+↓: the next household; PageUp or Ctrl+↑: the one before, also from within a field. null: the key means something else here. */
export function householdStepOf({
  key,
  ctrlKey,
  metaKey,
  altKey,
  shiftKey,
  target,
}: Pressed): 'next' | 'previous' | null {
  if (altKey || shiftKey) return null;
  const place = target as { readonly closest?: (selector: string) => unknown } | null;
  if (place?.closest?.('[role="dialog"]')) return null;
  if (ctrlKey || metaKey) return key === 'ArrowDown' ? 'next' : key === 'ArrowUp' ? 'previous' : null;
  if (key !== 'PageDown' && key !== 'PageUp') return null;
  if (place?.closest?.(SCROLLS)) return null;
  return key === 'PageDown' ? 'next' : 'previous';
}
