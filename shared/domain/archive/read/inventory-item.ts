import type { InventoryItem } from '../archive-household.ts';
import type { PolicyPack } from '../policy/policy-pack.ts';
import { readDate, readDatePair } from './read-value.ts';
import type { TableRecord } from './table-rows.ts';

/** Words of a title that tell its material where no code is given, most telling first. General knowledge; the code is the sure way. */
const TITLE_WORDS: readonly (readonly [RegExp, string])[] = [
  [/封面/u, 'F00'],
  [/卷内目录|^目录$/u, 'F01'],
  [/备考/u, 'Z99'],
  [/动态管理/u, 'E01'],
  [/复核|复审/u, 'E02'],
  [/增减员|成员增减/u, 'E03'],
  [/渐退/u, 'E05'],
  [/停发|停保|停止享受/u, 'E06'],
  [/增发|减发|减少审批|变更告知/u, 'E04'],
  [/死亡|火化|户口注销/u, 'E07'],
  [/追缴/u, 'E08'],
  [/迁移/u, 'E09'],
  [/长期公示|审批公示|确认公示|批准公示/u, 'C02'],
  [/公示/u, 'C01'],
  [/分类施保/u, 'D02'],
  [/告知书.*(?:补正|受理)|受理|补正/u, 'B01'],
  [/结果告知|不予确认|不予批准|送达/u, 'D03'],
  [/低保证|保障证|救助证/u, 'D04'],
  [/审核审批表|审核确认表|审批表|确认表/u, 'D01'],
  [/评议(?!会议)/u, 'B05'],
  [/会议记录|一事一议/u, 'B06'],
  [/邻里|信函/u, 'B04'],
  [/入户/u, 'B03'],
  [/近亲属/u, 'A14'],
  [/委托代理|代理书/u, 'A15'],
  [/授权|诚信|承诺书(?!.*赡养)/u, 'A02'],
  [/声明书|经济状况声明|财产状况/u, 'A03'],
  [/核对报告|资产核查/u, 'B02'],
  [/申请书|申请表/u, 'A01'],
  [/户口/u, 'A04'],
  [/残疾/u, 'A07'],
  [/病案|诊断|病历/u, 'A08'],
  [/结婚|离婚|丧偶/u, 'A06'],
  [/在校|就读|学籍/u, 'A09'],
  [/刚性支出/u, 'A10'],
  [/收入证明|土地|务工/u, 'A11'],
  [/赡养|抚养|扶养|义务人|子女收入/u, 'A12'],
  [/银行|存折|社保卡|一卡通/u, 'A13'],
  [/身份证/u, 'A05'],
];

/**
 * The code of a material: as written, else by its title as the pack calls it, else by the words of the title; null where none fits. Made once
 * for a pack, because it is asked for every row.
 */
export function codesOf(pack: PolicyPack): (record: TableRecord) => string | null {
  const known = new Set(pack.materials.map(({ code }) => code));
  const byTitle = new Map(pack.materials.map(({ code, title }) => [title, code]));
  return ({ values }) => {
    const written = typeof values.code === 'string' ? values.code : '';
    if (known.has(written)) return written;
    const code = written.normalize('NFKC').trim().toUpperCase();
    if (code !== '') return known.has(code) ? code : null;
    const title = String(values.title ?? '').trim();
    if (title === '') return null;
    const byWords = byTitle.get(title) ?? TITLE_WORDS.find(([pattern]) => pattern.test(title))?.[1];
    return byWords !== undefined && known.has(byWords) ? byWords : null;
  };
}

/** Nearly every date is written plainly: only the others are normalised. */
function plainText(text: string): string {
  return /^[\d-]*$/u.test(text) ? text : text.normalize('NFKC').trim();
}

/** A row of the inventory as a material. `remarks` takes what of it could not be read. */
export function inventoryItem(record: TableRecord, code: string, remark: (says: string) => void): InventoryItem {
  const { values, pointer } = record;
  const text = (name: string): string => (typeof values[name] === 'string' ? values[name] : '');
  const written = plainText(text('date'));
  const day = readDate(written);
  const pair = day === null && written !== '' ? readDatePair(written) : null;
  const date = day ?? pair?.from ?? null;
  if (written !== '' && date === null) remark(`“日期”读不懂：“${written.slice(0, 30)}”不是日期，按没有日期处理`);
  const investigators = text('investigators');
  return {
    pointer,
    code,
    title: text('title'),
    date,
    from: pair?.from ?? (typeof values.from === 'string' ? values.from : null),
    to: pair?.to ?? (typeof values.to === 'string' ? values.to : null),
    pages: typeof values.pages === 'number' ? values.pages : null,
    signed: values.signed === undefined ? null : values.signed === true,
    sealed: values.sealed === undefined ? null : values.sealed === true,
    investigators:
      values.investigators === undefined || investigators === ''
        ? null
        : investigators.split(/[、,，;；/\s]+/u).filter((name) => name !== ''),
    signatures: typeof values.signatures === 'number' ? values.signatures : null,
    remark: text('remark'),
    file: text('file'),
  };
}
