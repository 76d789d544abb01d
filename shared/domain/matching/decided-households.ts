/** What a person decided of some households, by their keys. `different`: no two of them are one. */
export interface DecidedHouseholds {
  readonly verdict: 'same' | 'different';
  readonly households: readonly string[];
}

/**
 * Whether decisions can all hold: what is said to be the same, one decision after another taken together, may not hold two households that
 * another decision says are different.
 */
export function areConsistent(decisions: readonly DecidedHouseholds[]): boolean {
  const groupOf = new Map<string, string>();
  const find = (key: string): string => {
    let group = key;
    for (let next = groupOf.get(group); next !== undefined; next = groupOf.get(group)) group = next;
    return group;
  };
  for (const { verdict, households } of decisions) {
    if (verdict !== 'same') continue;
    const first = find(households[0]!);
    for (const key of households) {
      const group = find(key);
      if (group !== first) groupOf.set(group, first);
    }
  }
  return decisions.every(
    ({ verdict, households }) => verdict === 'same' || new Set(households.map(find)).size === new Set(households).size,
  );
}
