import type { CountyPlan } from '../household.ts';
import { randomFor, shuffledIndexes } from '../random.ts';
import { daysLater, type PaperMaterial } from './paper-materials.ts';
import type { SampleDossier } from './sample-dossier.ts';

/** Something planted in one dossier, and what a check has to find of it. What is not named is in order. */
export interface Hole {
  readonly hole: string;
  readonly certNo: string;
  readonly headName: string;
  /** Findings of completeness.csv, of consistency.csv, and suspects of the policy questions. */
  readonly items: readonly { readonly code: string; readonly status: string }[];
  readonly differences: readonly { readonly field: string; readonly result: string; readonly severity: string }[];
  readonly suspects: readonly string[];
}

type Found = Partial<Pick<Hole, 'items' | 'differences' | 'suspects'>>;

interface Planter {
  readonly hole: string;
  readonly suits?: (dossier: SampleDossier) => boolean;
  readonly plant: (dossier: SampleDossier) => Found;
}

const CODES =
  'F00 F01 A01 A02 A03 A04 A05 A06 A07 A08 A09 A10 A11 A12 A13 A14 A15 B01 B02 B03 B05 B06 C01 C02 D01 D02 D03 D04 E01 E02 E03 E04 E05 E06 E07 E08 E09 Z99'.split(
    ' ',
  );
const REQUIRED = new Set('F00 F01 A01 A02 A03 A04 A05 B01 B02 B03 B06 C01 C02 D01 D03 Z99'.split(' '));

const materialOf = ({ materials }: SampleDossier, code: string): PaperMaterial | undefined =>
  materials.find((material) => material.code === code);
const has = (code: string) => (dossier: SampleDossier) => materialOf(dossier, code) !== undefined;

/** Households with nothing that could turn one hole into two findings. */
function isPlain({ facts, system }: SampleDossier): boolean {
  return !facts.relative && facts.stopReason === '' && facts.singleGround === '' && system.分档类型 === '';
}

function missing(code: string): Planter {
  return {
    hole: `missing ${code}`,
    // A relative's dossier without B03 would raise a question too; a hearing is required of all only until 2020.
    suits: (dossier) => has(code)(dossier) && (code === 'A14' || !dossier.facts.relative),
    plant: (dossier) => {
      dossier.materials.splice(dossier.materials.indexOf(materialOf(dossier, code)!), 1);
      const isRequired = REQUIRED.has(code) || (code === 'B05' && !dossier.facts.disputed);
      const suspects =
        code === 'A10'
          ? ['rigid_expenditure']
          : code === 'A14'
            ? ['relative_filing']
            : code === 'C02'
              ? ['long_publicity']
              : [];
      // The application and the decision are what two dates of the paper are compared with.
      return { items: [{ code, status: isRequired ? 'missing_required' : 'missing_conditional' }], suspects };
    },
  };
}

function changed(hole: string, code: string, status: string, change: (material: PaperMaterial) => void): Planter {
  return {
    hole: `${hole} ${code}`,
    suits: (dossier) => has(code)(dossier) && isPlain(dossier),
    plant: (dossier) => {
      change(materialOf(dossier, code)!);
      return { items: [{ code, status }] };
    },
  };
}

const shift = (days: number) => (material: PaperMaterial) => {
  material.date = daysLater(material.date, days);
};

/** A paper that says something else than the system. */
function differs(header: string, field: string, severity: string, value: (before: string) => string): Planter {
  return {
    hole: `differs ${field}`,
    suits: (dossier) => isPlain(dossier) && dossier.paper?.[header] !== '',
    plant: (dossier) => {
      dossier.paper![header] = value(dossier.paper![header]!);
      return { differences: [{ field, result: 'differs', severity }] };
    },
  };
}

const PLANTERS: readonly Planter[] = [
  ...CODES.map(missing),
  ...['A01', 'B02', 'B06', 'D03', 'E01'].map((code) =>
    changed('undated', code, 'undated', (material) => {
      material.date = '';
    }),
  ),
  ...['A01', 'A03', 'B06', 'Z99'].map((code) =>
    changed('unsigned', code, 'unsigned', (material) => {
      material.signed = false;
    }),
  ),
  ...['B01', 'D01', 'D03'].map((code) =>
    changed('unsealed', code, 'unsigned', (material) => {
      material.sealed = false;
    }),
  ),
  changed('one investigator', 'B03', 'unsigned', (material) => {
    material.investigators = '郑立';
  }),
  changed('too few signatures', 'A02', 'unsigned', (material) => {
    material.signatures = 0;
  }),
  changed('too early', 'B03', 'out_of_order', shift(-60)),
  changed('too late', 'B02', 'out_of_order', shift(20)),
  changed('too short', 'C01', 'out_of_order', (material) => {
    const [from] = material.date.split('至');
    material.date = `${from}至${daysLater(from!, 5)}`;
  }),
  changed('too old', 'E02', 'expired', shift(-400)),
  {
    hole: 'expired B02',
    suits: isPlain,
    // All that comes before the report is moved with it, so that only its age is wrong.
    plant: (dossier) => {
      for (const code of ['A01', 'A02', 'A03', 'B01', 'B02']) shift(-200)(materialOf(dossier, code)!);
      dossier.paper!.申请日期 = materialOf(dossier, 'A01')!.date;
      return { items: [{ code: 'B02', status: 'expired' }] };
    },
  },
  differs('户主姓名', 'head_name', 'serious', (name) => `${name.slice(0, -1)}芯`),
  differs('家庭人口', 'family_size', 'serious', (count) => String(Number(count) + 1)),
  differs('保障人口', 'insured_size', 'serious', (count) => String(Number(count) + 1)),
  differs('成员姓名', 'member_names', 'serious', (names) => `${names}、某某`),
  differs('户籍性质', 'category', 'minor', () => '非农业'),
  differs('家庭年总收入（元）', 'income_year', 'serious', (yuan) => String(Number(yuan) + 100)),
  differs('户月保障金额（元）', 'base', 'serious', (yuan) => String(Number(yuan) + 1)),
  differs('分类施保金额（元）', 'person_class', 'serious', (yuan) => String(Number(yuan) + 104)),
  differs('合计（元）', 'total', 'serious', (yuan) => String(Number(yuan) + 1)),
  differs('开户银行', 'bank', 'serious', (bank) => `${bank}二部`),
  differs('银行账户名称', 'acct_name', 'serious', (name) => `${name.slice(0, -1)}芯`),
  differs('银行账号', 'acct_no', 'serious', (account) => `${account.slice(0, -1)}${(Number(account.at(-1)) + 5) % 10}`),
  differs('最初享受月', 'begin_month', 'minor', (month) => `${Number(month.slice(0, 4)) - 1}${month.slice(4)}`),
  differs('近亲属备案', 'relative', 'minor', () => '是'),
  differs('联系电话', 'phone', 'minor', (phone) => `${phone.slice(0, -1)}${(Number(phone.at(-1)) + 1) % 10}`),
  differs('家庭住址', 'address', 'minor', (address) => `${address}后院`),
  {
    hole: 'decided head_name',
    suits: isPlain,
    plant: (dossier) => {
      dossier.paper!.户主姓名 += '子';
      dossier.paper!.认定 = '户主姓名:线下错';
      return { differences: [{ field: 'head_name', result: 'paper_wrong', severity: 'serious' }] };
    },
  },
  {
    hole: 'paper_missing phone',
    suits: isPlain,
    plant: (dossier) => {
      dossier.paper!.联系电话 = '';
      return { differences: [{ field: 'phone', result: 'paper_missing', severity: 'minor' }] };
    },
  },
  {
    hole: 'system_missing address',
    suits: isPlain,
    plant: (dossier) => {
      dossier.system.家庭住址 = '';
      return { differences: [{ field: 'address', result: 'system_missing', severity: 'minor' }] };
    },
  },
  {
    hole: 'paper_missing household',
    suits: isPlain,
    plant: (dossier) => {
      dossier.paper = null;
      return { differences: [{ field: 'household', result: 'paper_missing', severity: 'serious' }] };
    },
  },
  {
    hole: 'one person insured without a ground',
    suits: ({ facts, persons }) =>
      facts.singleGround !== '' &&
      !facts.relative &&
      facts.stopReason === '' &&
      persons.every(({ disability, disease }) => disability === null && disease === ''),
    plant: (dossier) => {
      dossier.system.单人保依据 = '';
      return { suspects: ['one_person_insured'] };
    },
  },
  {
    hole: 'not posted',
    suits: isPlain,
    plant: (dossier) => {
      dossier.system.长期公示 = '否';
      return { suspects: ['long_publicity'] };
    },
  },
  {
    hole: 'rigid expenditure neither deducted nor cleared',
    suits: (dossier) => isPlain(dossier) && dossier.facts.deductionFen > 0,
    plant: (dossier) => {
      dossier.system['刚性支出扣减金额（元）'] = 0;
      return { suspects: ['rigid_expenditure'] };
    },
  },
  {
    hole: 'stopped for income without a grace period',
    suits: ({ facts }) => facts.graceFrom !== '' && !facts.relative && facts.singleGround === '',
    plant: (dossier) => {
      dossier.system.渐退期起 = '';
      dossier.system.渐退期止 = '';
      dossier.system['家庭年均收入（元）'] = 632 * 12 + 600;
      return { suspects: ['grace_period'] };
    },
  },
];

/** So many households that every hole finds one that suits it, whatever the seed. */
export const FEWEST_HOUSEHOLDS_WITH_HOLES = 600;

/** Plants every hole on a dossier of its own; one that no dossier suits is left out. Changes the dossiers. */
export function plantHoles(
  plan: CountyPlan,
  dossiers: readonly SampleDossier[],
  year: string,
): { readonly holes: readonly Hole[]; readonly strayPapers: readonly Record<string, string>[] } {
  const order = shuffledIndexes(dossiers.length, randomFor(plan.seed, 23, 0));
  const taken = new Set<number>();
  const holes: Hole[] = [];
  // The rare ones first: what suits few must not be taken by what suits many.
  const suiting = PLANTERS.map((planter) => ({
    planter,
    count: dossiers.filter((dossier) => planter.suits?.(dossier) ?? true).length,
  }));
  for (const { planter } of suiting.sort((a, b) => a.count - b.count)) {
    const index = order.find((each) => !taken.has(each) && (planter.suits?.(dossiers[each]!) ?? true));
    if (index === undefined) continue;
    taken.add(index);
    const dossier = dossiers[index]!;
    const { items = [], differences = [], suspects = [] } = planter.plant(dossier);
    holes.push({
      hole: planter.hole,
      certNo: dossier.certNo,
      headName: dossier.headName,
      items,
      differences,
      suspects,
    });
  }
  const stray = { 低保证号: `N2399${year}9999`, 户主姓名: '查无此户' };
  holes.push({
    hole: 'system_missing household',
    certNo: stray.低保证号,
    headName: stray.户主姓名,
    items: [],
    differences: [{ field: 'household', result: 'system_missing', severity: 'serious' }],
    suspects: [],
  });
  return { holes: holes.sort((a, b) => (a.hole < b.hole ? -1 : 1)), strayPapers: [stray] };
}
