import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashOf, type Route, routeOf } from '../../../../renderer/stores/route-address.ts';

const id = fc.integer({ min: 1, max: 999_999_999_999_999 });
const text = fc.string({ minLength: 1, unit: 'grapheme' });
const route: fc.Arbitrary<Route> = fc.oneof(
  fc.constant({ page: 'workplace' as const }),
  fc.constant({ page: 'settings' as const }),
  fc.record({ page: fc.constant('files' as const), monthId: fc.option(id) }),
  fc.record({ page: fc.constant('result' as const), runId: id, differenceId: fc.option(id) }),
  fc.record({ page: fc.constant('history' as const), monthId: fc.option(id), household: fc.option(text) }),
  fc.record({
    page: fc.constant('archive' as const),
    view: fc.constantFrom('map' as const, 'households' as const, 'make' as const, 'rules' as const, 'sources' as const),
    householdId: fc.constant(null),
  }),
  fc.record({ page: fc.constant('archive' as const), view: fc.constant('household' as const), householdId: id }),
  fc.record({ page: fc.constant('help' as const), topic: fc.option(text) }),
);

describe('the address of a route', () => {
  it('comes back to the same route after a reload, whatever text is in it', () => {
    fc.assert(
      fc.property(route, (each) => {
        expect(routeOf(hashOf(each))).toEqual(each);
      }),
    );
  });

  it('is the 工作台 where it makes no sense', () => {
    for (const hash of ['', '#', '#/', '#/nowhere', '#/result', '#/result/0', '#/result/x', '#/result/-1'])
      expect(routeOf(hash)).toEqual({ page: 'workplace' });
  });

  it('takes nothing that is no number for one', () => {
    expect(routeOf('#/files/1e3')).toEqual({ page: 'files', monthId: null });
    expect(routeOf('#/result/7/007')).toEqual({ page: 'result', runId: 7, differenceId: null });
  });

  it('leads to the households where a dossier has no number', () => {
    expect(routeOf('#/archive/household')).toEqual({ page: 'archive', view: 'households', householdId: null });
    expect(routeOf('#/archive/nowhere/3')).toEqual({ page: 'archive', view: 'map', householdId: null });
  });

  it('does not break on broken escapes', () => {
    expect(routeOf('#/help/%E4%B8')).toEqual({ page: 'help', topic: null });
    expect(routeOf('#/history/3/household/%')).toEqual({ page: 'history', monthId: 3, household: null });
  });
});
