import type { PackageScope } from './audit-part.ts';

/** README.md of a package, for whoever receives it. The same scope gives the same text. */
export function readmeText({ runs, unmasked, evidence }: PackageScope): string {
  const months = runs.map(({ period, programme }) => `${period} ${programme}`).join('、');
  return `# 三账通审计包

月份：${months === '' ? '无' : months}
号码：${unmasked ? '完整号码。请按个人信息保管，用毕销毁' : '已打码，只留末四位'}
材料：${evidence ? '附有材料文件' : '只有目录，没有附文件'}

## 怎样核验

装有 Node.js 18 或更新版本的任何电脑上都可以核验，不需要安装三账通，也不联网：

    node verify.mjs 审计包.zip
    node verify.mjs 审计包.zip --seal 封账文件.szseal
    node verify.mjs 审计包.zip --head 末尾指纹@条数

核验通过退出码为 0；有不符之处为 1，并用一句话指出第一处；不能核验为 2。

包里的 verify.mjs 和审计包一样可能被人换掉。请用自己另外得到的一份（装有三账通的电脑上是 \`sanzhang verify 审计包.zip\`），或从头读一遍：
它只有一个文件，不依赖别的程序。

## 能证明什么，不能证明什么

* 日志的每一条都带着前一条的指纹（SHA-256 和 SM3 各一条链），每一项决定、疑点的每一步、每份材料、每次封账都有日志担保。改、删、插、换任何一处，核验都会指出来。
* 日志的最后一条是导出这个包，它记着包里所有其他文件的指纹：知道日志末尾的指纹，就知道整个包。
* 掌握密钥的人可以把整个日志从头重写一遍，单看这个包发现不了。能发现的是**包外的指纹**：打印并签字的封账单上的编号和二维码、早先交出的封账文件、
  另一份审计包。请一定拿其中一样来核对（\`--seal\`、\`--head\`）。
* 打码的行只能核对它登记在日志里、没有多也没有少，不能重算它的内容；需要重算的，请对方导出完整号码的包。
* 文件读入之前是真是假，指纹说明不了：请用 sources.json 里的 SHA-256 与民政、财政、银行手里的原件比对。

## 里面有什么

| 文件 | 内容 |
|---|---|
| manifest.json | 每个文件的 SHA-256，日志末尾，谁在何时为何导出 |
| log.jsonl | 操作日志，一行一条，从第 1 条起 |
| months.json，months/ | 各月的对账单 statement.json、差异 differences.csv、封账文件 seal.szseal${unmasked ? '、逐条差异 differences.jsonl' : ''} |
| tables/ | 只增不改的各表：人工认定、封账、封账后调整、疑点的经过、材料目录…… |
| cases.json | 疑点现在的状态和结论 |
| sources.json | 读入过的每个文件的 SHA-256 |
| people.json | 人员和角色 |
| evidence/ | 材料文件，以 SHA-256 为名（选择附上时） |
| verify.mjs | 核验程序 |
`;
}
