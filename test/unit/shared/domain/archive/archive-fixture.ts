import type { ArchiveHousehold } from '../../../../../shared/domain/archive/archive-household.ts';
import type { FactValue } from '../../../../../shared/domain/archive/fact.ts';
import { HEILONGJIANG_57 } from '../../../../../shared/domain/archive/policy/heilongjiang.ts';
import type { PolicyPack } from '../../../../../shared/domain/archive/policy/policy-pack.ts';
import { type JoinedArchive, joinHouseholds } from '../../../../../shared/domain/archive/read/join-households.ts';
import type { TableRecord } from '../../../../../shared/domain/archive/read/table-rows.ts';

export type Row = Readonly<Record<string, FactValue>>;
export const DAY = '2026-12-31';
export const HEAD_ID = '239900198001011171';
export const CERT = 'N239901010000001';

/** A row of a table at a made-up place. */
export function record(table: string, row: number, values: Row): TableRecord {
  return { pointer: `${table}.csv#${row}`, file: 0, values };
}

/** A plain household of one: nothing is wanted of it that a condition asks for. */
export const PLAIN: Row = {
  head_name: '张三',
  head_id: HEAD_ID,
  cert_no: CERT,
  category: '农村低保',
  family_size: 1,
  insured_size: 1,
  income_year: 0,
  base: 632_00,
  person_class: 0,
  total: 632_00,
  township: '柳泉镇',
  village: '柳毛河村',
  begin_month: '2026-04',
};
export const PLAIN_MEMBER: Row = {
  name: '张三',
  id: HEAD_ID,
  cert_no: CERT,
  relation: '户主',
  marital: '未婚',
  employment: '务农',
  disabled: false,
  disability_type: null,
  disability_level: null,
  disease: null,
  school: null,
  health: '一般',
  remark: null,
};

/** The rows of an inventory: `A01` alone is a signed, sealed and dated one. */
export function item(code: string, more: Row = {}): Row {
  return { cert_no: CERT, code, title: null, date: '2026-03-01', pages: 1, signed: true, sealed: true, ...more };
}

export interface Parts {
  readonly household?: Row;
  readonly members?: readonly Row[];
  readonly inventory?: readonly Row[];
  readonly paper?: readonly Row[];
  readonly pack?: PolicyPack;
}

export function joined({
  household = {},
  members,
  inventory = [],
  paper = [],
  pack = HEILONGJIANG_57,
}: Parts): JoinedArchive {
  return joinHouseholds(
    {
      households: [record('households', 2, { ...PLAIN, ...household })],
      persons: (members ?? [{}]).map((member, i) => record('persons', i + 2, { ...PLAIN_MEMBER, ...member })),
      inventory: inventory.map((row, i) => record('inventory', i + 2, row)),
      paper: paper.map((row, i) => record('paper', i + 2, row)),
    },
    pack,
    DAY,
  );
}

export function householdOf(parts: Parts): ArchiveHousehold {
  return joined(parts).households[0]!;
}
