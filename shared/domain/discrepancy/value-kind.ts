/** How values are masked: as identity numbers, as accounts, or not at all. */
export type ValueKind = 'plain' | 'id-number' | 'account';
