/**
 * Characters that GBK and GB18030-2000 kept in the private use area before Unicode assigned them. The same character therefore stands
 * in two encodings in old and new systems. The 24 code points are those that GB18030-2005 still maps to the private use area; their
 * assigned characters are what GB18030-2022 and the Encoding Standard map the same bytes (A6D9…A6F5, FE59…FEA0) to.
 */
const ASSIGNED: Readonly<Record<string, string>> = {
  '\uE78D': '\uFE10',
  '\uE78E': '\uFE12',
  '\uE78F': '\uFE11',
  '\uE790': '\uFE13',
  '\uE791': '\uFE14',
  '\uE792': '\uFE15',
  '\uE793': '\uFE16',
  '\uE794': '\uFE17',
  '\uE795': '\uFE18',
  '\uE796': '\uFE19',
  '\uE7C7': '\u1E3F',
  '\uE7C8': '\u01F9',
  '\uE816': '\u{20087}',
  '\uE817': '\u{20089}',
  '\uE818': '\u{200CC}',
  '\uE81E': '\u9FB4',
  '\uE826': '\u9FB5',
  '\uE82B': '\u9FB6',
  '\uE82C': '\u9FB7',
  '\uE831': '\u{215D7}',
  '\uE832': '\u9FB8',
  '\uE83B': '\u{2298F}',
  '\uE843': '\u9FB9',
  '\uE854': '\u9FBA',
  '\uE855': '\u{241FE}',
  '\uE864': '\u9FBB',
};

/** The text with private-use characters replaced by the assigned ones, where they are known. */
export function mapPrivateUse(text: string): string {
  return /[\uE78D-\uE864]/.test(text)
    ? text.replace(/[\uE78D-\uE864]/g, (character) => ASSIGNED[character] ?? character)
    : text;
}
