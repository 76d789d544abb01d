import type { Random } from './random.ts';

// Lists of common building blocks; the people they make up do not exist.
const COMMON_SURNAMES = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕'];
const OTHER_SURNAMES = [
  ...'苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文关那佟富赫乌单仇朴覃',
];
const DOUBLE_SURNAMES = ['欧阳', '司马', '上官', '诸葛', '尉迟', '皇甫'];
const MALE_OLD = [...'国建志德福贵财宝富玉成文明忠义发祥林山海江永长振广树青民军生有万金学连喜春庆洪'];
const FEMALE_OLD = [...'秀英桂兰凤玉珍淑芬芳素琴云霞月娥梅香莲荣华芝春丽艳敏贤杰清翠桃菊彩'];
const MALE_YOUNG = [...'伟强磊军洋勇涛鹏杰超浩宇轩博文俊辉健鑫飞龙刚明亮凯旭东雷昊泽晨瑞阳'];
const FEMALE_YOUNG = [...'丽娜静敏婷雪莹倩颖琳欣怡佳慧瑶梦洁妍晶晴蕾薇思雨涵诗彤萌馨悦楠'];
/** Characters that systems lose: outside GB 2312, one outside GBK (䶮), one outside the Basic Multilingual Plane (𬭊). */
const RARE = ['堃', '喆', '翀', '犇', '淼', '昇', '珺', '燚', '䶮', '𬭊'];
const MINORITY_MALE = ['巴特尔', '孟和', '叶尔江', '艾尼瓦尔', '买买提', '吐尔逊', '阿迪力', '赛力克', '布仁', '别克'];
const MINORITY_FEMALE = [
  '阿依古丽',
  '迪丽拜尔',
  '古丽娜',
  '其其格',
  '萨仁',
  '热依汗',
  '阿依努尔',
  '乌云',
  '茹仙',
  '帕提曼',
];

/** A surname, weighted as surnames are: common ones mostly, double ones now and then. */
export function makeSurname(random: Random): string {
  const draw = random.below(100);
  if (draw < 68) return random.pick(COMMON_SURNAMES);
  return draw < 99 ? random.pick(OTHER_SURNAMES) : random.pick(DOUBLE_SURNAMES);
}

/** A given name of one or two characters, after the fashion of the year of birth; in one of 150 a rare character. */
export function makeGivenName(random: Random, isMale: boolean, birthYear: number): string {
  const isOld = birthYear < 1975;
  const pool = isMale ? (isOld ? MALE_OLD : MALE_YOUNG) : isOld ? FEMALE_OLD : FEMALE_YOUNG;
  const draw = random.below(1000);
  if (draw < 7) return random.pick(RARE);
  const first = random.pick(pool);
  return draw < 170 ? first : first + random.pick(pool);
}

/** A name of the pattern given name · father's name, as many minorities have it. */
export function makeDottedName(random: Random, isMale: boolean): string {
  const own = random.pick(isMale ? MINORITY_MALE : MINORITY_FEMALE);
  const father = random.pick(MINORITY_MALE);
  return `${own}·${father === own ? '哈力克' : father}`;
}

/** The same name with its last character mistyped: another person to a bank, the same surname to a clerk. */
export function mistypeName(name: string): string {
  const characters = [...name];
  const last = characters.pop()!;
  return characters.join('') + (last === '芯' ? '歆' : '芯');
}
