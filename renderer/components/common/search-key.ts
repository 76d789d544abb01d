/** Whether the key asks for the search box: Ctrl+F anywhere, / wherever it would not be typed. */
export function isSearchKey(event: {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly target: EventTarget | null;
}): boolean {
  if (event.altKey) return false;
  if (event.ctrlKey || event.metaKey) return event.key === 'f' || event.key === 'F';
  if (event.key !== '/') return false;
  const target = event.target as { readonly closest?: (selector: string) => unknown } | null;
  return !target?.closest?.('input, textarea, [contenteditable]');
}
