import { readPersonName } from '../../identity/person-name.ts';
import type { ArchiveHousehold, InventoryItem, PaperRecord } from '../archive-household.ts';
import type { Facts, FactValue } from '../fact.ts';
import type { PolicyPack } from '../policy/policy-pack.ts';
import { householdFacts } from './household-facts.ts';
import { HouseholdIndex, householdKeyOf, idKey, keysOf } from './household-keys.ts';
import { codesOf, inventoryItem } from './inventory-item.ts';
import { memberFacts } from './member-facts.ts';
import { readDecisions } from './read-decisions.ts';
import type { RowRemark, SetAside, TableRecord } from './table-rows.ts';

/** The rows of the four tables, in the order of their files. */
export interface ArchiveTables {
  readonly households: readonly TableRecord[];
  readonly persons: readonly TableRecord[];
  readonly inventory: readonly TableRecord[];
  readonly paper: readonly TableRecord[];
  /**
   * What is known of households besides, by `householdKeyOf`: it completes what system and paper are silent on, before the dates of the
   * materials do.
   */
  readonly told?: ReadonlyMap<string, Facts>;
}

type TableName = Exclude<keyof ArchiveTables, 'told'>;

export type SetAsideByFile = Readonly<Record<number, Readonly<Partial<Record<SetAside, number>>>>>;

/** The households, and what became of every row that is part of none. */
export interface JoinedArchive {
  readonly households: readonly ArchiveHousehold[];
  /** Papers whose household the system does not have. */
  readonly strayPapers: readonly PaperRecord[];
  /** By table and place of the file among its files. */
  readonly setAside: Readonly<Record<TableName, SetAsideByFile>>;
  readonly remarks: readonly RowRemark[];
}

interface Draft {
  readonly record: TableRecord;
  readonly key: string;
  readonly certNo: string;
  readonly headId: string;
  readonly members: Facts[];
  readonly memberIds: Set<string>;
  readonly inventory: InventoryItem[];
  paper: PaperRecord | null;
}

/**
 * Puts the rows of the four tables together by household: by the number of the certificate, else by the head's identity number. A row that
 * belongs to none, or says the same a second time, is set aside with a remark; it never costs another row. `day`: the day the archive is made.
 */
export function joinHouseholds(tables: ArchiveTables, pack: PolicyPack, day: string): JoinedArchive {
  const setAside: Record<TableName, Record<number, Partial<Record<SetAside, number>>>> = {
    households: {},
    persons: {},
    inventory: {},
    paper: {},
  };
  const remarks: RowRemark[] = [];
  const aside = (table: TableName, why: SetAside, { pointer, file }: TableRecord, says: string): void => {
    const ofFile = setAside[table][file] ?? {};
    ofFile[why] = (ofFile[why] ?? 0) + 1;
    setAside[table][file] = ofFile;
    remarks.push({ pointer, says });
  };

  const drafts: Draft[] = [];
  const index = new HouseholdIndex<Draft>();
  const byKey = new Map<string, Draft>();
  for (const record of tables.households) {
    const keys = keysOf(record.values);
    const key = householdKeyOf(keys);
    if (key === '') {
      aside('households', 'no_key', record, '没有低保证号，也没有可用的户主身份证号，这一行未计入');
      continue;
    }
    const known = index.find(keys);
    if (known !== undefined) {
      aside(
        'households',
        'duplicate',
        record,
        `与 ${known.record.pointer} 是同一户（低保证号或户主身份证号相同），以前一行为准`,
      );
      continue;
    }
    const draft: Draft = {
      record,
      key,
      certNo: keys.cert,
      headId: keys.id,
      members: [],
      memberIds: new Set(),
      inventory: [],
      paper: null,
    };
    drafts.push(draft);
    index.add(keys, draft);
    byKey.set(key, draft);
  }
  const householdOf = (record: TableRecord): Draft | undefined =>
    record.household === undefined ? index.find(keysOf(record.values)) : byKey.get(record.household);
  const belongsNowhere = (table: TableName, record: TableRecord): void => {
    if (householdKeyOf(keysOf(record.values)) !== '')
      aside(table, 'no_household', record, '家庭查询里没有这一户，这一行未计入');
    else aside(table, 'no_key', record, '没有低保证号，也没有可用的户主身份证号，这一行未计入');
  };

  for (const record of tables.persons) {
    const draft = householdOf(record);
    if (draft === undefined) {
      belongsNowhere('persons', record);
      continue;
    }
    const { cert_no: _, head_id: __, ...own } = record.values;
    const id = idKey(own.id);
    if (id === '' && (own.name ?? null) === null) {
      aside('persons', 'unreadable', record, '没有姓名，也没有可用的身份证号，这一行未计入');
      continue;
    }
    if (id !== '' && draft.memberIds.has(id)) {
      aside('persons', 'duplicate', record, '同一户里身份证号重复的成员，以前一行为准');
      continue;
    }
    if (id !== '') draft.memberIds.add(id);
    draft.members.push(memberFacts(own, draft.headId, day));
  }

  const codeOf = codesOf(pack);
  for (const record of tables.inventory) {
    const draft = householdOf(record);
    const code = codeOf(record);
    if (draft === undefined) belongsNowhere('inventory', record);
    else if (code === null)
      aside(
        'inventory',
        'unreadable',
        record,
        `材料“${record.values.code ?? record.values.title ?? ''}”不在材料表里，这一行未计入`,
      );
    else
      draft.inventory.push(
        inventoryItem(record, code, (says) => {
          remarks.push({ pointer: record.pointer, says });
        }),
      );
  }

  const strayPapers: PaperRecord[] = [];
  for (const record of tables.paper) {
    const { decision, ...facts } = record.values;
    const paper: PaperRecord = {
      pointer: record.pointer,
      facts,
      decisions: readDecisions(decision, (says) => {
        remarks.push({ pointer: record.pointer, says });
      }),
    };
    const draft = householdOf(record);
    if (draft === undefined) {
      if (householdKeyOf(keysOf(facts)) === '') belongsNowhere('paper', record);
      else strayPapers.push(paper);
    } else if (draft.paper !== null)
      aside('paper', 'duplicate', record, `与 ${draft.paper.pointer} 是同一户，以前一行为准`);
    else draft.paper = paper;
  }

  const households = drafts.map(({ record, key, certNo, headId, members, inventory, paper }): ArchiveHousehold => {
    const { member_names: names, member_ids: ids, ...system } = record.values;
    const text = (name: string): string => (typeof system[name] === 'string' ? system[name] : '');
    return {
      certNo,
      headName: text('head_name'),
      headId,
      township: text('township'),
      village: text('village'),
      pointer: record.pointer,
      system: {
        ...system,
        ...(names === undefined ? {} : { member_names: names }),
        ...(ids === undefined ? {} : { member_ids: ids }),
      },
      facts: householdFacts(
        system,
        completed(withoutLists(paper?.facts ?? null), tables.told?.get(key)),
        inventory,
        day,
      ),
      members: members.length > 0 ? members : listedMembers(names, ids, headId, day),
      inventory,
      paper,
    };
  });
  return { households, strayPapers, setAside, remarks };
}

/** What the paper says, and where it is silent what was told besides. */
function completed(paper: Facts | null, told: Facts | undefined): Facts | null {
  if (told === undefined) return paper;
  const said = Object.entries(paper ?? {}).filter(([, value]) => value !== null);
  return { ...told, ...Object.fromEntries(said) };
}

function withoutLists(facts: Facts | null): Facts | null {
  if (facts === null) return null;
  const { member_names: _, member_ids: __, disability_level: ___, ...rest } = facts;
  return rest;
}

/** Where there is no export of persons: the names and numbers that the household export lists, of whom nothing else is known. */
function listedMembers(
  names: FactValue | undefined,
  ids: FactValue | undefined,
  headId: string,
  day: string,
): readonly Facts[] {
  const split = (text: FactValue | undefined): readonly string[] =>
    typeof text === 'string' ? text.split(/[;；,，、]/u).map((part) => part.trim()) : [];
  const listedIds = split(ids);
  return split(names)
    .map((name, i) => ({ name, id: idKey(listedIds[i]) }))
    .filter(({ name, id }) => readPersonName(name).canonical !== '' || id !== '')
    .map(({ name, id }) => memberFacts({ name, ...(id === '' ? {} : { id }) }, headId, day));
}
