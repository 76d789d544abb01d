/** Where the window is. The hash of the address holds it, so that a reload comes back to the same page. */
export type Route =
  | { readonly page: 'workplace' }
  /** Choosing and understanding the files of a month; without a month: choosing month and programme first. */
  | { readonly page: 'files'; readonly monthId: number | null }
  | { readonly page: 'result'; readonly runId: number; readonly differenceId: number | null }
  /** 差异核查: the list of cases, and the one that is open. */
  | { readonly page: 'cases'; readonly caseId: number | null }
  | { readonly page: 'history'; readonly monthId: number | null; readonly household: string | null }
  | { readonly page: 'money'; readonly tab: MoneyTab; readonly id: number | null }
  | { readonly page: 'precheck'; readonly precheckId: number | null }
  /** 问题线索: the list of leads, and the one that is open. */
  | { readonly page: 'leads'; readonly leadId: number | null }
  /** 档案: the county's map, its households, one of them, making, rules, what was read. */
  | { readonly page: 'archive'; readonly view: ArchiveView; readonly householdId: number | null }
  | { readonly page: 'audit' }
  | { readonly page: 'settings' }
  | { readonly page: 'help'; readonly topic: string | null };

/** The lists of 资金跟踪: money that came back, 停发 and its like, 追缴. */
export const MONEY_TABS = ['payments', 'disposals', 'recovery'] as const;
export type MoneyTab = (typeof MONEY_TABS)[number];

/** The parts of 档案; `household` needs the number of one. */
export const ARCHIVE_VIEWS = ['map', 'households', 'household', 'make', 'rules', 'sources'] as const;
export type ArchiveView = (typeof ARCHIVE_VIEWS)[number];

const NUMBER = /^[1-9]\d{0,14}$/;

function numberOf(text: string | undefined): number | null {
  return text !== undefined && NUMBER.test(text) ? Number(text) : null;
}

/** Text of an address; null where there is none or its % escapes are broken. */
function textOf(part: string | undefined): string | null {
  if (part === undefined || part === '') return null;
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}

/** The address of a route, beginning with #. */
export function hashOf(route: Route): string {
  switch (route.page) {
    case 'files':
      return route.monthId === null ? '#/files' : `#/files/${route.monthId}`;
    case 'result':
      return `#/result/${route.runId}${route.differenceId === null ? '' : `/${route.differenceId}`}`;
    case 'cases':
      return route.caseId === null ? '#/cases' : `#/cases/${route.caseId}`;
    case 'history': {
      const month = route.monthId === null ? '' : `/${route.monthId}`;
      return `#/history${month}${route.household === null ? '' : `/household/${encodeURIComponent(route.household)}`}`;
    }
    case 'money':
      return `#/money/${route.tab}${route.id === null ? '' : `/${route.id}`}`;
    case 'precheck':
      return route.precheckId === null ? '#/precheck' : `#/precheck/${route.precheckId}`;
    case 'leads':
      return route.leadId === null ? '#/leads' : `#/leads/${route.leadId}`;
    case 'archive':
      if (route.view === 'map') return '#/archive';
      return `#/archive/${route.view}${route.householdId === null ? '' : `/${route.householdId}`}`;
    case 'help':
      return route.topic === null ? '#/help' : `#/help/${encodeURIComponent(route.topic)}`;
    case 'workplace':
    case 'audit':
    case 'settings':
      return `#/${route.page}`;
  }
}

/** The route of an address; the 工作台 for anything unknown. */
export function routeOf(hash: string): Route {
  const [page, first, second, third] = hash.replace(/^#\/?/, '').split('/');
  switch (page) {
    case 'files':
      return { page, monthId: numberOf(first) };
    case 'result': {
      const runId = numberOf(first);
      return runId === null ? { page: 'workplace' } : { page, runId, differenceId: numberOf(second) };
    }
    case 'cases':
      return { page, caseId: numberOf(first) };
    case 'history': {
      const household = first === 'household' ? second : second === 'household' ? third : undefined;
      return { page, monthId: numberOf(first), household: textOf(household) };
    }
    case 'money':
      return { page, tab: MONEY_TABS.find((tab) => tab === first) ?? 'payments', id: numberOf(second) };
    case 'precheck':
      return { page, precheckId: numberOf(first) };
    case 'leads':
      return { page, leadId: numberOf(first) };
    case 'archive': {
      const householdId = first === 'household' ? numberOf(second) : null;
      const view = ARCHIVE_VIEWS.find((each) => each === first) ?? 'map';
      return { page, view: view === 'household' && householdId === null ? 'households' : view, householdId };
    }
    case 'help':
      return { page, topic: textOf(first) };
    case 'audit':
    case 'settings':
      return { page };
    default:
      return { page: 'workplace' };
  }
}
