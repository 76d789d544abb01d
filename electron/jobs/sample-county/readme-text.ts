import { COUNTY } from '../../../shared/domain/sample/places.ts';

/** What README.txt says. `approval`, `finance`, `bank`, `bankReturn` are file names, `bankReturn` '' where there is none. */
export function readmeText(county: {
  readonly period: string;
  readonly households: number;
  readonly seed: number;
  readonly approval: string;
  readonly finance: string;
  readonly bank: string;
  readonly bankReturn: string;
}): string {
  const { period, households, seed, approval, finance, bank, bankReturn } = county;
  const files = [
    `  ${approval}　审批：省系统导出的家庭查询`,
    `  ${finance}　请款：报财政的请款明细`,
    `  ${bank}　代发：银行代发明细`,
    ...(bankReturn === '' ? [] : [`  ${bankReturn}　回盘：银行返回的代发结果`]),
    '  truth.json　答案：埋了哪些问题、在哪个文件的第几行、应当查出几条',
  ];
  const command = [
    'sanzhang reconcile',
    `--approval ${approval}`,
    `--finance ${finance}`,
    `--bank ${bank}`,
    ...(bankReturn === '' ? [] : [`--bank-return ${bankReturn}`]),
    `--period ${period}`,
    '--out 对账结果',
  ];
  return `${[
    `三账通 示例县：${COUNTY} ${period} 农村低保`,
    '',
    `本文件夹由程序生成（${households} 户，种子 ${seed}）。地名、人名、身份证号、账号都是编造的，`,
    '身份证号以 2399 开头，不属于任何真实的县，请勿当作真实数据使用。',
    '',
    '文件：',
    ...files,
    '',
    '怎样对账：在本文件夹打开命令行，输入（一行）：',
    `  ${command.join(' ')}`,
    '从源码运行时，把 sanzhang 换成 npm run --silent cli --，并在源码目录里写文件的完整路径。',
    '对完后打开“对账结果”文件夹里的 discrepancies.xlsx 和 statement.pdf，可与 truth.json 逐条核对。',
  ].join('\r\n')}\r\n`;
}
