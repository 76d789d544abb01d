import { birthDateOf, readPersonId, sexOf } from '../../identity/person-id.ts';
import { CellKind } from '../../ledger/source-row.ts';
import type { Facts, FactValue } from '../fact.ts';

const LEVELS: readonly (readonly [RegExp, string])[] = [
  [/^(?:一|壹|1|Ⅰ|I)级?$/u, '一级'],
  [/^(?:二|贰|2|Ⅱ|II)级?$/u, '二级'],
  [/^(?:三|叁|3|Ⅲ|III)级?$/u, '三级'],
  [/^(?:四|肆|4|Ⅳ|IV)级?$/u, '四级'],
];
const NOTHING = /^(?:无|没有|否|健康|良好|正常|未见异常|非残疾)$/u;
const HEAD = /^(?:本人|户主|本人或户主)$/u;

/** 一级 for 1级, 壹级 and the like; other words stay. */
export function levelOf(text: string): string {
  const plain = text.normalize('NFKC').trim();
  return LEVELS.find(([pattern]) => pattern.test(plain))?.[1] ?? plain;
}

/** 已婚, 未婚, 离异, 丧偶 for the words of the registers (初婚, 再婚, 有配偶, 离婚 …); other words stay. */
export function maritalOf(text: string): string {
  if (/未婚/u.test(text)) return '未婚';
  if (/丧/u.test(text)) return '丧偶';
  if (/离/u.test(text)) return '离异';
  return /已婚|有配偶|初婚|再婚|复婚/u.test(text) ? '已婚' : text;
}

/** Full years of age on a day; null where the birth is not known or later. Days as YYYY-MM-DD. */
export function ageOn(birth: string | null, day: string): number | null {
  if (birth === null || birth > day) return null;
  return Number(day.slice(0, 4)) - Number(birth.slice(0, 4)) - (day.slice(5) < birth.slice(5) ? 1 : 0);
}

/**
 * What is known of a member, completed: sex and birth from the identity number where they are not written, the age on `day`, disability from
 * any of its columns, words unified. What no column states stays unknown.
 */
export function memberFacts(read: Facts, headId: string, day: string): Facts {
  const facts: Record<string, FactValue> = { ...read };
  const id = typeof read.id === 'string' ? read.id : '';
  const isValid = readPersonId(id, CellKind.text).state === 'valid';
  if (isValid) {
    facts.birth ??= birthDateOf(id);
    facts.sex ??= sexOf(id) === 'male' ? '男' : '女';
  }
  const age = ageOn(typeof facts.birth === 'string' ? facts.birth : null, day);
  if (age !== null) facts.age = age;
  if (typeof facts.marital === 'string') facts.marital = maritalOf(facts.marital);
  if (typeof facts.disability_level === 'string') facts.disability_level = levelOf(facts.disability_level);
  for (const name of ['disease', 'disability_type', 'disability_level', 'disability_no', 'school', 'workplace'])
    if (typeof facts[name] === 'string' && NOTHING.test(facts[name])) facts[name] = null;
  const disability = [facts.disability_no, facts.disability_type, facts.disability_level];
  if (disability.some((value) => typeof value === 'string')) facts.disabled = true;
  else if (facts.disabled === null || (facts.disabled === undefined && disability.some((value) => value === null)))
    facts.disabled = false;
  if (facts.school !== undefined || facts.employment !== undefined)
    facts.student = typeof facts.school === 'string' || /在校|学生|在读/u.test(String(facts.employment ?? ''));
  if (facts.remark !== undefined || facts.health !== undefined)
    facts.dead = /死亡|去世|已故/u.test(`${facts.remark ?? ''} ${facts.health ?? ''}`);
  facts.is_head = HEAD.test(String(facts.relation ?? '').trim()) || (id !== '' && id === headId);
  return facts;
}
