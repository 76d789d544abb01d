/** The four properties an electronic archive is checked for (DA/T 70): in the order they are reported. */
export const FOUR_PROPERTIES = ['真实性', '完整性', '可用性', '安全性'] as const;
export type FourProperty = (typeof FOUR_PROPERTIES)[number];

interface SelfCheck {
  readonly property: FourProperty;
  readonly title: string;
  /** How it is found out, in a clerk's words. */
  readonly method: string;
}

/** The tests of the self-check report. Each is run on what lies in the folder, never on what the program believes to have written. */
export const SELF_CHECKS = {
  hash: { property: '真实性', title: '内容未被改动', method: '从磁盘重新读出每个文件，计算 SHA-256，与登记的值比较' },
  metadata: {
    property: '真实性',
    title: '元数据与电子档案一致',
    method: '重新打开 PDF，题名、页数、大小、摘要值逐项与元数据比较',
  },
  forms: {
    property: '真实性',
    title: '元数据的 JSON 与 XML 一致',
    method: '按 JSON 重新生成 XML，与 XML 文件逐字比较',
  },
  origin: {
    property: '真实性',
    title: '来源可以追溯',
    method: '元数据里的政策包摘要值、输入摘要值、程序版本与本批次的登记比较',
  },
  count: { property: '完整性', title: '户数与卷数相符', method: '逐户检查：有一卷，或列在失败清单（列出也算问题）' },
  catalogue: {
    property: '完整性',
    title: '案卷目录与文件相符',
    method: '重新读出 catalogue.xlsx，每行的证号、页数与对应的整卷比较',
  },
  listed: {
    property: '完整性',
    title: '文件夹与清单相符',
    method: '清单里的每个文件都从文件夹里读出来（多出来的文件由 verify 检查）',
  },
  numbers: { property: '完整性', title: '案卷号不缺不重', method: '案卷号逐户递增；全部制作时从 1 连续到最后一卷' },
  parts: {
    property: '完整性',
    title: '卷内文件、书签与页次相符',
    method: '书签与元数据的卷内文件一一对应，页次首尾相接，从第 1 页到最后一页',
  },
  scans: {
    property: '完整性',
    title: '扫描件页数不缺',
    method: '卷内每件材料上画出的扫描页数等于扫描件的页数；不能使用的扫描件列出',
  },
  elements: { property: '完整性', title: '必备元数据齐全', method: '按元数据规则逐项检查，必备项不得为空' },
  opens: { property: '可用性', title: '能打开，页数相符', method: '用另一套程序库重新打开每份 PDF，页数与登记的比较' },
  pages: { property: '可用性', title: '页面为 A4，页码连续', method: '逐页检查页面尺寸和印出的页码 n/N' },
  fonts: { property: '可用性', title: '字体嵌入', method: '逐个字体检查字形和字符对照表是否在文件里' },
  text: { property: '可用性', title: '文字可以提取', method: '逐页取出文字，每个字都能对应到字符，每页都有文字' },
  glyphs: { property: '可用性', title: '没有缺字', method: '在取出的文字里找“缺字”标记' },
  locked: { property: '安全性', title: '没有口令、没有加密', method: '不用口令打开每份 PDF' },
  acts: {
    property: '安全性',
    title: '没有脚本、动作、外部链接和嵌入文件',
    method: '逐个对象检查 PDF 里会执行、会跳出、会夹带的项',
  },
  masked: {
    property: '安全性',
    title: '打码与声明一致',
    method: '打码的：全文找不到任何完整证件号、账号；不打码的：没有打码的声明',
  },
  paths: { property: '安全性', title: '文件名安全', method: '路径不越出文件夹，没有各系统不认的字符' },
} as const satisfies Readonly<Record<string, SelfCheck>>;
export type SelfCheckId = keyof typeof SELF_CHECKS;

/** What a test found: how many things it looked at, how many were in order, and what was wrong with the others. */
export interface Tally {
  tested: number;
  passed: number;
  readonly findings: string[];
}
export type Tallies = Map<SelfCheckId, Tally>;

/** Notes one thing looked at. `says`: what is wrong with it; null: nothing. */
export function tally(tallies: Tallies, id: SelfCheckId, says: string | null): void {
  const known = tallies.get(id) ?? { tested: 0, passed: 0, findings: [] };
  tallies.set(id, known);
  known.tested++;
  if (says === null) known.passed++;
  else known.findings.push(says);
}

/** Adds what was found elsewhere. */
export function addTallies(tallies: Tallies, more: ReadonlyMap<SelfCheckId, Readonly<Tally>>): void {
  for (const [id, { tested, passed, findings }] of more) {
    const known = tallies.get(id) ?? { tested: 0, passed: 0, findings: [] };
    tallies.set(id, known);
    known.tested += tested;
    known.passed += passed;
    known.findings.push(...findings);
  }
}
