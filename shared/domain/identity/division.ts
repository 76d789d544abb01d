/** Comparison keys of township and village names. dibao.md 6.7. */

const SPACES = /[\s\u00A0\u200B\uFEFF]+/g;
const OFFICE_SUFFIX = /(?:人民政府|党政办公室|办事处|管理委员会|管委会)$/u;
const VILLAGE_SUFFIX = /(?:社区居民委员会|社区居委会|居民委员会|村民委员会|村委会|居委会|行政村|自然村|社区|村)$/u;

function compact(text: string): string {
  return text.normalize('NFKC').replace(SPACES, '');
}

/** The key of a township: 红星镇 and 红星镇人民政府 are one; 红星镇 and 红星乡 are not. '' for an empty text. */
export function townKey(text: string): string {
  return compact(text).replace(OFFICE_SUFFIX, '');
}

/** The key of a village within its township: 柳树村, 柳树村委会 and 柳树镇柳树村 are one; 东村 and 西村 are not. */
export function villageKey(text: string, townText: string): string {
  const town = townKey(townText);
  let key = compact(text);
  if (town !== '' && key.length > town.length && key.startsWith(town)) key = key.slice(town.length);
  const shorter = key.replace(VILLAGE_SUFFIX, '');
  return shorter === '' ? key : shorter;
}
