// Normalisation of township and village names (dibao.md 6.7). Keys are for comparing, never for showing.

/** Who signs for a township: 红星镇人民政府, 南山街道办事处, 柳树镇民政办. */
const OFFICES = /(?:(?:人民)?政府|办事处|管委会|管理委员会|民政办公室|民政办|民政所)+$/;
const TOWNSHIP = /.(?:镇|乡|街道|苏木|场)$/;
const TOWNSHIP_KINDS = ['镇', '乡', '街道', '苏木'] as const;
/** 黑龙江省, 某某自治区, 某某市, 某某县, 某某自治旗 in front of a township. */
const ABOVE = /^(?:[^省]{2,3}省|[^区]{2,7}自治区)?(?:[^市]{2,6}市)?(?:[^县]{2,10}县|[^旗]{2,8}自治旗)?/;
const COMMUNITY = /(?:社区居民委员会|社区居委会|居民委员会|居委会|社区)$/;
const VILLAGE = /(?:(?:行政村|村)?(?:村民委员会|村委会|村委)|行政村|村)$/;
/** A group within a village: 柳树村3组, 柳树村第二村民小组, 柳树村一队. */
const GROUP = /^(.*(?:村|社区|委会|委员会))第?[0-9一二三四五六七八九十]+(?:村民)?小?[组队社屯]$/;

/**
 * A key that is equal for spellings of one township: 红星镇, 红 星镇, 红星镇人民政府, 岭河县红星镇; 南山街道, 南山街道办事处. The kind stays:
 * a county may have both 红星镇 and 红星乡. '' where the text is blank.
 */
export function townKey(text: string): string {
  const whole = plain(text);
  const town = whole
    .replace(/街道办$/, '街道')
    .replace(OFFICES, '')
    .replace(/^国营/, '');
  const bare = town.replace(ABOVE, '');
  if (TOWNSHIP.test(bare)) return bare;
  return town === '' ? whole : town;
}

/**
 * A key that is equal for spellings of one village within a township: 柳树村, 柳树, 柳树村委会, 柳树村3组, 柳树镇柳树村. A community
 * (社区, 居委会) stays apart from the village of the same name. '' where the text is blank.
 */
export function villageKey(text: string, townText: string): string {
  const name = withoutTown(plain(text), townKey(townText));
  const place = GROUP.exec(name)?.[1] ?? name;
  const community = place.replace(COMMUNITY, '');
  if (community !== place) return community === '' ? place : `${community}社区`;
  const village = place.replace(VILLAGE, '');
  return village === '' ? place : village;
}

/** Drops everything up to the township. Where no township is known, up to a 镇, 乡 or 街道 that a whole village name follows. */
function withoutTown(name: string, town: string): string {
  if (town === '') return /^.{1,16}?(?:镇|乡|街道)(?:办事处)?(.+(?:村|社区|委会|委员会).*)$/.exec(name)?.[1] ?? name;
  for (const spelling of TOWNSHIP.test(town) ? [town] : TOWNSHIP_KINDS.map((kind) => town + kind)) {
    const at = name.indexOf(spelling);
    const rest = name.slice(at + spelling.length).replace(/^办事处/, '');
    if (at >= 0 && rest !== '' && !/^(?:村|社区)/.test(rest)) return rest;
  }
  return name;
}

function plain(text: string): string {
  return text.normalize('NFKC').replace(/[\s\u200b-\u200f\ufeff·.、,\-—_'"]+/g, '');
}
