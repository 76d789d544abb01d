import type { ArchiveFilter, ArchiveSort } from '../../shared/contracts/desk/archive-views.ts';
import type { ArchiveCheck } from './archive-check-repo.ts';
import { FAULT_STATUSES, letterOfStatus, QUESTIONS, SUSPECT_LETTER } from './archive-letters.ts';
import { searchPatterns } from './search-pattern.ts';

/** The households of a check that pass the filter, as SQL: what a person chose or typed is only ever bound. An empty list is no condition. */
export function archiveConditions(
  { checkId, rules }: ArchiveCheck,
  filter: ArchiveFilter,
): { readonly sql: string; readonly parameters: Readonly<Record<string, string | number>> } {
  const conditions = ['check_id = :check'];
  const parameters: Record<string, string | number> = { check: checkId };
  const oneOf = (column: string, name: string, values: readonly string[] | undefined): void => {
    if (values === undefined || values.length === 0) return;
    conditions.push(`${column} IN (SELECT value FROM json_each(:${name}))`);
    parameters[name] = JSON.stringify(values);
  };
  oneOf('township', 'townships', filter.townships);
  oneOf('village', 'villages', filter.villages);
  if (filter.code !== undefined) {
    parameters.place = rules.materials.findIndex(({ material }) => material.code === filter.code) + 1;
    const statuses = filter.statuses?.length ? filter.statuses : FAULT_STATUSES;
    // A material that the pack has not: nobody has it.
    if (parameters.place === 0) conditions.push('0');
    oneOf('substr(statuses, :place, 1)', 'statuses', statuses.map(letterOfStatus));
  }
  if (filter.faulty !== undefined) conditions.push(filter.faulty ? 'faults > 0' : 'faults = 0');
  switch (filter.consistency) {
    case 'undecided':
      conditions.push('undecided > 0');
      break;
    case 'differs':
      conditions.push('differences > 0');
      break;
    case 'consistent':
      conditions.push('differences = 0');
      break;
    case 'unkeyed':
      conditions.push('differences IS NULL');
      break;
    case undefined:
      break;
  }
  if (filter.question !== undefined) {
    conditions.push(`substr(verdicts, :question, 1) = '${SUSPECT_LETTER}'`);
    parameters.question = QUESTIONS.indexOf(filter.question) + 1;
  }
  searchPatterns(filter.text ?? '').forEach((pattern, at) => {
    conditions.push(`search LIKE :text${at} ESCAPE '\\'`);
    parameters[`text${at}`] = pattern;
  });
  return { sql: conditions.join(' AND '), parameters };
}

/** `search` begins with the pinyin of the name. */
const ORDER_BY: Readonly<Record<ArchiveSort['by'], string | null>> = {
  place: null,
  name: 'search',
  faults: 'faults',
  differences: 'coalesce(differences, -1)',
};

/** The order of the list; what is alike stands as on the shelf. */
export function archiveOrder(sort: ArchiveSort): string {
  return archivePlace(sort).forwards;
}

/**
 * A place in the order as SQL: what it is told by, what stands before `:place` and `:volume`, and the order read forwards and backwards. As
 * volume numbers are all different, nothing stands beside it.
 */
export function archivePlace({ by, descending }: ArchiveSort): {
  readonly key: string;
  readonly before: string;
  readonly forwards: string;
  readonly backwards: string;
} {
  const [up, down] = descending ? ['DESC', 'ASC'] : ['ASC', 'DESC'];
  const less = descending ? '>' : '<';
  const key = ORDER_BY[by];
  if (key === null)
    return {
      key: 'volume_no',
      before: `(volume_no ${less} :volume AND :place IS NOT NULL)`,
      forwards: `volume_no ${up}`,
      backwards: `volume_no ${down}`,
    };
  return {
    key,
    before: `(${key} ${less} :place OR (${key} = :place AND volume_no < :volume))`,
    forwards: `${key} ${up}, volume_no`,
    backwards: `${key} ${down}, volume_no DESC`,
  };
}
