import { describe, expect, it } from 'vitest';
import { chosenScope, scopeForm } from '../../../../../../renderer/pages/archive/make/scope-form.ts';

describe('what is to be made', () => {
  it('comes back as it was chosen', () => {
    for (const scope of [
      { what: 'county' },
      { what: 'township', township: '岭河镇' },
      { what: 'village', township: '岭河镇', village: '' },
      { what: 'households', householdIds: [3, 5] },
    ] as const)
      expect(chosenScope(scopeForm(scope as never))).toEqual(scope);
  });

  it('is nothing while a part of it is missing', () => {
    expect(chosenScope({ ...scopeForm(null), what: 'township' })).toBeNull();
    expect(chosenScope({ ...scopeForm(null), what: 'village', township: '岭河镇' })).toBeNull();
    expect(chosenScope({ ...scopeForm(null), what: 'households' })).toBeNull();
  });
});
