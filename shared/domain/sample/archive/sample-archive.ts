import type { SampleCounty } from '../make-county.ts';
import type { ApprovalColumnCells } from './approval-row.ts';
import { approvalRow } from './approval-row.ts';
import { archiveFacts } from './archive-facts.ts';
import { type Hole, plantHoles } from './holes.ts';
import { type PaperMaterial, paperMaterials } from './paper-materials.ts';
import { type PersonDetails, personDetails } from './person-details.ts';
import type { SampleDossier } from './sample-dossier.ts';

/** The archive of a sample county, with what is wrong with it. */
export interface SampleArchive {
  readonly year: string;
  readonly dossiers: readonly SampleDossier[];
  /** Rows keyed in of households that the system does not have. */
  readonly strayPapers: readonly Record<string, string>[];
  readonly holes: readonly Hole[];
}

/** Makes the archive of a county. Depends on the county alone. With `holes`, everything that can be wrong is planted once. */
export function makeSampleArchive(county: SampleCounty, holes: boolean): SampleArchive {
  const year = county.plan.period.slice(0, 4);
  const day = `${year}-12-31`;
  const seen = new Set<string>();
  const dossiers: SampleDossier[] = [];
  for (const line of county.approval) {
    const { household } = line;
    // A ledger's fault may put a household twice on the roll; a dossier it has once.
    if (seen.has(household.certNo) || line.idNumber !== household.idNumber) continue;
    seen.add(household.certNo);
    const persons = personDetails(county.plan, household, day);
    const facts = archiveFacts(county.plan, household, persons);
    const system = approvalRow(county.plan, line, facts);
    const begin = String(system.最初享受月);
    const materials = paperMaterials(household, persons, facts, begin, Number(year));
    dossiers.push({
      certNo: household.certNo,
      headName: household.name,
      system,
      persons,
      facts,
      materials,
      paper: paperRow(system, persons, materials),
    });
  }
  const planted = holes ? plantHoles(county.plan, dossiers, year) : { holes: [], strayPapers: [] };
  return { year, dossiers, ...planted };
}

/** What was keyed in from a paper that agrees with the system: as people write it. */
function paperRow(
  system: ApprovalColumnCells,
  persons: readonly PersonDetails[],
  materials: readonly PaperMaterial[],
): Record<string, string> {
  const dateOf = (code: string): string => materials.find((material) => material.code === code)?.date ?? '';
  const text = (header: keyof ApprovalColumnCells): string => String(system[header]);
  return {
    低保证号: text('低保（特困）证号'),
    户主姓名: text('户主姓名'),
    户主身份证号: text('户主身份证号'),
    家庭人口: text('家庭人口'),
    保障人口: text('保障人口'),
    成员姓名: persons.map(({ member }) => member.name).join('、'),
    成员身份证号: persons.map(({ member }) => member.idNumber).join('、'),
    户籍性质: '农业',
    '家庭年总收入（元）': text('家庭年总收入（元）'),
    '户月保障金额（元）': text('户月保障金额（元）'),
    '分类施保金额（元）': text('人员分类施保总额（元）'),
    '合计（元）': text('合计（元）'),
    开户银行: text('开户银行'),
    银行账户名称: text('银行账户名称'),
    银行账号: text('银行帐号'),
    申请日期: dateOf('A01').replaceAll('-', '.'),
    确认日期: dateOf('D01').replace(/^(\d{4})-0?(\d+)-0?(\d+)$/u, '$1年$2月$3日'),
    最初享受月: text('最初享受月'),
    残疾等级: persons.flatMap(({ disability }) => (disability === null ? [] : [disability.level])).join('、'),
    近亲属备案: text('近亲属备案'),
    停保日期: text('停保日期'),
    停保原因: text('停保原因'),
    联系电话: text('联系电话'),
    家庭住址: text('家庭住址'),
    认定: '',
  };
}
