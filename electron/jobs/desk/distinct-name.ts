/**
 * A name for row pointers that no other file of the month has: 名册.xlsx, 名册（2）.xlsx, … Names that differ in letter case only are told
 * apart too, as a folder of Windows would. A star, which other systems allow, would stand for anything in the mapping file.
 */
export function distinctName(chosen: string, taken: Iterable<string>): string {
  const name = chosen.replaceAll('*', '＊');
  const others = new Set([...taken].map((each) => each.toLowerCase()));
  if (!others.has(name.toLowerCase())) return name;
  const dot = name.lastIndexOf('.');
  const [stem, extension] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  for (let n = 2; ; n++) {
    const numbered = `${stem}（${n}）${extension}`;
    if (!others.has(numbered.toLowerCase())) return numbered;
  }
}
