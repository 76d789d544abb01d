import { householdAt, planCounty } from '../../shared/domain/sample/household.ts';
import { type Random, randomFor, shuffledIndexes } from '../../shared/domain/sample/random.ts';

/** The cells of a row by column. */
type Row = Record<string, string>;

/** How many rows of a hundred are disturbed. */
export interface OddCounty {
  readonly seed: number;
  readonly households: number;
  readonly percent: number;
}

/** Three ledgers as texts. */
export type CountyTexts = Readonly<Record<'approval' | 'finance' | 'bank', string>>;

export const PERIOD = '2026-04';

const COLUMNS = {
  approval: ['序号', '乡镇', '村', '户主姓名', '户主身份证号', '低保证号', '救助类型', '保障人口', '户月保障金额', '分类施保金额', '合计', '开户银行', '银行账号'],
  finance: ['序号', '乡镇', '村', '户主姓名', '户主身份证号', '保障人口', '请款金额', '银行账号'],
  bank: ['序号', '银行账号', '户名', '身份证号', '代发金额', '摘要'],
} as const; // biome-ignore format: headers read better in a line each

/** What may be wrong, odd or merely unusual in a cell. Most of it is not plain; what is has to say the same as it does as text. */
const ODD: Readonly<Record<string, readonly ((cell: string, random: Random, others: () => Row) => string)[]>> = {
  id: [
    (id) => id.toLowerCase(),
    (id) => ` ${id}`,
    (id) => `${id.slice(0, 6)} ${id.slice(6)}`,
    (id) => id.slice(0, 6) + id.slice(8, 17),
    (id) => id.slice(0, 17) + (id.endsWith('1') ? '2' : '1'),
    (id) => `${id.slice(0, 6)}19991332${id.slice(14)}`,
    (id) => `${id[0]}.${id.slice(1, 6)}E+17`,
    (id) => `${id.slice(0, 15)}000`,
    (id) => id.replace('2', '２'),
    () => '',
    (id, random) => swapped(id, 6 + random.below(10)),
    (_, __, others) => others().id!,
    (_, __, others) => `${others().id!} `,
  ],
  name: [
    (name) => `${name[0]}·${name.slice(1)}`,
    (name) => `${name}·`,
    (name) => `·${name}`,
    (name) => `${name[0]} ${name.slice(1)}`,
    (name) => `${name}(户主)`,
    (name) => `${name}𬭊`,
    (name) => `${name[0]}?`,
    (name) => `${name}${name}${name}${name}`,
    (name) => `${name}A`,
    () => '浣庝繚',
    () => '锟斤拷',
    () => '宓',
    () => '',
    () => '单小计',
    (_, __, others) => others().name!,
  ],
  account: [
    (account) => `${account} `,
    (account) => `0${account.slice(1)}`,
    (account) => account.slice(0, 7),
    (account) => account.slice(0, 9),
    (account) => account.slice(0, 18),
    (account) => `${account}${account}`.slice(0, 27),
    (account) => `${account}${account}`.slice(0, 28),
    (account) => `${account.slice(0, 15)}0000`,
    (account) => `${account[0]}.${account.slice(1, 5)}E+18`,
    (account) => `${account.slice(0, 10)}A`,
    () => '',
    (_, __, others) => others().account!,
    (_, __, others) => others().account!,
    (_, __, others) => `${others().account!.slice(0, 4)} ${others().account!.slice(4)}`,
  ],
  amount: [
    () => '',
    () => '0',
    () => '0.00',
    () => '-5.00',
    () => '.5',
    () => '300',
    () => '300.',
    () => '300.5',
    () => '300.50',
    () => '300.001',
    () => '1,200.00',
    () => '９９.00',
    () => '100元',
    () => '42949673.00',
    () => '9999999999.00',
    () => '007.00',
  ],
  size: [() => '', () => '3人', () => '03', () => '300', () => '两', () => '12', () => '254', () => '255'],
  category: [() => '城市低保', () => '城乡低保', () => '', () => ' 农村', () => '其他'],
  township: [
    (town) => `${town}人民政府`,
    (town) => ` ${town}`,
    (town) => `${town[0]} ${town.slice(1)}`,
    () => '',
    () => '无名乡',
    (_, __, others) => others().township!,
  ],
  village: [() => '', () => '柳树�村', () => '浣庝繚村', (village) => `${village}1组`],
  cert: [() => '', () => ' x ', (_, __, others) => others().cert!],
  months: [() => '0', () => '', () => '2', () => '1个月', () => '3'],
  status: [() => '', () => '失败', () => '退汇', () => '处理中', () => '0000', () => '其他'],
  extra: [() => '50.00', () => '0.00', () => 'x'],
};

function swapped(id: string, at: number): string {
  return id.slice(0, at) + id[at + 1] + id[at] + id.slice(at + 2);
}

/** Makes the county: in order but for the disturbed rows, each ledger in an order of its own. The same seed gives the same texts. */
export function oddCounty({ seed, households, percent }: OddCounty): CountyTexts {
  const random = randomFor(seed, 1, 0);
  const plan = planCounty(households, seed, PERIOD);
  const rows: Row[] = Array.from({ length: households }, (_, index) => {
    const { township, village, name, idNumber, certNo, insuredSize, baseFen, classFen, account } = householdAt(
      plan,
      index,
    );
    const yuan = (fen: number): string => (fen / 100).toFixed(2);
    return {
      id: idNumber,
      name: name.replaceAll('·', ''),
      account,
      township,
      village,
      cert: certNo,
      size: String(insuredSize),
      category: '农村低保',
      base: yuan(baseFen),
      class: yuan(classFen),
      amount: yuan(baseFen + classFen),
      bankName: '某某银行',
    };
  });
  const style = {
    delimiter: random.pick([',', ',', '\t', '|', ';']),
    lineEnd: random.pick(['\r\n', '\n']),
    mark: random.pick(['', '\ufeff']),
    end: random.pick(['', '', 'last line open', '\u001a']),
    hasMonths: random.chance(30),
    hasStatus: random.chance(30),
    hasSecondAccount: random.chance(30),
    hasExtra: random.chance(30),
    hasTotals: random.chance(30),
    hasTitle: random.chance(20),
  };
  const others = (): Row => random.pick(rows);
  const disturb = (row: Row): void => {
    const column = random.pick(Object.keys(ODD));
    row[column] = random.pick(ODD[column]!)(row[column] ?? '', random, others);
  };
  // Odd in all three ledgers alike.
  for (const row of rows) if (random.chance(percent / 2)) disturb(row);

  const rowOf = (kind: keyof CountyTexts, household: Row, seq: number): readonly string[] => {
    const row: Row = { ...household };
    if (random.chance(percent)) for (let times = 1 + random.below(2); times > 0; times--) disturb(row);
    const more = [
      ...(style.hasMonths ? [row.months ?? '1'] : []),
      ...(style.hasStatus && kind === 'bank' ? [row.status ?? '成功', ''] : []),
      ...(style.hasSecondAccount && kind === 'approval' ? [random.chance(50) ? row.account! : ''] : []),
      ...(style.hasExtra && kind === 'approval' ? [row.extra ?? ''] : []),
    ];
    const n = String(seq);
    switch (kind) {
      case 'approval':
        return [n, row.township!, row.village!, row.name!, row.id!, row.cert!, row.category!, row.size!, row.base!, row.class!, row.amount!, row.bankName!, row.account!, ...more];
      case 'finance':
        return [n, row.township!, row.village!, row.name!, row.id!, row.size!, row.amount!, row.account!, ...more];
      case 'bank':
        return [n, row.account!, row.name!, row.id!, row.amount!, '农村低保金', ...more];
    }
  }; // biome-ignore format: the cells of a ledger read better in a line

  const textOf = (kind: keyof CountyTexts): string => {
    const header = [
      ...COLUMNS[kind],
      ...(style.hasMonths ? ['发放月数'] : []),
      ...(style.hasStatus && kind === 'bank' ? ['处理状态', '失败原因'] : []),
      ...(style.hasSecondAccount && kind === 'approval' ? ['一卡通账号'] : []),
      ...(style.hasExtra && kind === 'approval' ? ['物价补贴'] : []),
    ];
    const lines: string[] = [];
    if (style.hasTitle) lines.push(['柳树镇农村低保发放表', ...header.slice(1).map(() => '')].join(style.delimiter));
    lines.push(header.join(style.delimiter));
    let seq = 0;
    for (const index of shuffledIndexes(households, random)) {
      if (random.chance(percent / 8)) continue;
      const cells = rowOf(kind, rows[index]!, ++seq);
      lines.push(cells.join(style.delimiter));
      if (random.chance(percent / 8)) lines.push(lines.at(-1)!);
      if (random.chance(percent / 10)) lines.push(random.pick(['', cells.slice(0, 4).join(style.delimiter), header.join(style.delimiter), `${cells.join(style.delimiter)}${style.delimiter}多`]));
      if (style.hasTotals && random.chance(3)) {
        const total = header.map((text) => (/合计|金额/.test(text) ? '1234.00' : ''));
        lines.push([random.pick(['合计', '红星镇小计']), ...total.slice(1)].join(style.delimiter));
      }
    } // biome-ignore format: a list of odd rows
    const text = style.mark + lines.join(style.lineEnd);
    return style.end === 'last line open' ? text : text + style.lineEnd + style.end;
  };
  return { approval: textOf('approval'), finance: textOf('finance'), bank: textOf('bank') };
}
