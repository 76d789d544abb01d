import { readPersonId } from '../../identity/person-id.ts';
import { readPersonName } from '../../identity/person-name.ts';
import { CellKind } from '../../ledger/source-row.ts';
import type { ArchiveHousehold, InventoryItem, PaperRecord } from '../archive-household.ts';
import type { Facts, FactValue } from '../fact.ts';
import type { PolicyPack } from '../policy/policy-pack.ts';
import { householdFacts } from './household-facts.ts';
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
}

export type SetAsideByFile = Readonly<Record<number, Readonly<Partial<Record<SetAside, number>>>>>;

/** The households, and what became of every row that is part of none. */
export interface JoinedArchive {
  readonly households: readonly ArchiveHousehold[];
  /** Papers whose household the system does not have. */
  readonly strayPapers: readonly PaperRecord[];
  /** By table and place of the file among its files. */
  readonly setAside: Readonly<Record<keyof ArchiveTables, SetAsideByFile>>;
  readonly remarks: readonly RowRemark[];
}

/** A certificate number as it is compared: blanks and full width do not count. */
export function certKey(text: FactValue | undefined): string {
  return typeof text === 'string'
    ? text
        .normalize('NFKC')
        .replace(/[\s'’-]+/gu, '')
        .toUpperCase()
    : '';
}

function idKey(text: FactValue | undefined): string {
  if (typeof text !== 'string') return '';
  const { canonical, state } = readPersonId(text, CellKind.text);
  // The digits left of a damaged number are those of many people.
  return state === 'valid' || state === 'invalid' ? canonical : '';
}

interface Draft {
  readonly record: TableRecord;
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
  const setAside: Record<keyof ArchiveTables, Record<number, Partial<Record<SetAside, number>>>> = {
    households: {},
    persons: {},
    inventory: {},
    paper: {},
  };
  const remarks: RowRemark[] = [];
  const aside = (table: keyof ArchiveTables, why: SetAside, { pointer, file }: TableRecord, says: string): void => {
    const ofFile = setAside[table][file] ?? {};
    ofFile[why] = (ofFile[why] ?? 0) + 1;
    setAside[table][file] = ofFile;
    remarks.push({ pointer, says });
  };

  const drafts: Draft[] = [];
  const byCert = new Map<string, Draft>();
  const byId = new Map<string, Draft>();
  for (const record of tables.households) {
    const certNo = certKey(record.values.cert_no);
    const headId = idKey(record.values.head_id);
    if (certNo === '' && headId === '') {
      aside('households', 'no_key', record, '没有低保证号，也没有可用的户主身份证号，这一行未计入');
      continue;
    }
    const known = (certNo === '' ? undefined : byCert.get(certNo)) ?? (headId === '' ? undefined : byId.get(headId));
    if (known !== undefined) {
      aside(
        'households',
        'duplicate',
        record,
        `与 ${known.record.pointer} 是同一户（低保证号或户主身份证号相同），以前一行为准`,
      );
      continue;
    }
    const draft: Draft = { record, certNo, headId, members: [], memberIds: new Set(), inventory: [], paper: null };
    drafts.push(draft);
    if (certNo !== '') byCert.set(certNo, draft);
    if (headId !== '') byId.set(headId, draft);
  }
  const householdOf = (record: TableRecord): Draft | undefined => {
    const cert = certKey(record.values.cert_no);
    const id = idKey(record.values.head_id);
    return (cert === '' ? undefined : byCert.get(cert)) ?? (id === '' ? undefined : byId.get(id));
  };
  const belongsNowhere = (table: keyof ArchiveTables, record: TableRecord): void => {
    const hasKey = certKey(record.values.cert_no) !== '' || idKey(record.values.head_id) !== '';
    if (hasKey) aside(table, 'no_household', record, '家庭查询里没有这一户，这一行未计入');
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
      if (certKey(facts.cert_no) === '' && idKey(facts.head_id) === '') belongsNowhere('paper', record);
      else strayPapers.push(paper);
    } else if (draft.paper !== null)
      aside('paper', 'duplicate', record, `与 ${draft.paper.pointer} 是同一户，以前一行为准`);
    else draft.paper = paper;
  }

  const households = drafts.map(({ record, certNo, headId, members, inventory, paper }): ArchiveHousehold => {
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
      facts: householdFacts(system, withoutLists(paper?.facts ?? null), inventory, day),
      members: members.length > 0 ? members : listedMembers(names, ids, headId, day),
      inventory,
      paper,
    };
  });
  return { households, strayPapers, setAside, remarks };
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
