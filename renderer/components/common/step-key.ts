interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly target: EventTarget | null;
}

/** Where arrows and letters have a meaning of their own: typing, choosing, another dialog above. */
const OWN_KEYS =
  'input:not([type="checkbox"]), textarea, select, [contenteditable], [role="combobox"], [role="listbox"], [role="menu"], .ant-modal';

/** ↓ or J: the next difference; ↑ or K: the one before. null: the key means something else here. */
export function stepOf({ key, ctrlKey, metaKey, altKey, shiftKey, target }: Pressed): 'next' | 'previous' | null {
  if (ctrlKey || metaKey || altKey || shiftKey) return null;
  const typing = target as { readonly closest?: (selector: string) => unknown } | null;
  if (typing?.closest?.(OWN_KEYS)) return null;
  if (key === 'ArrowDown' || key === 'j' || key === 'J') return 'next';
  if (key === 'ArrowUp' || key === 'k' || key === 'K') return 'previous';
  return null;
}
