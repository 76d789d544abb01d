import iconv from 'iconv-lite';

/** How a text was garbled: which encoding it really had, and which one it was taken for. */
export type MojibakeKind = 'utf8-as-gbk' | 'utf8-as-latin1' | 'gbk-as-latin1' | 'replacement';

export interface Mojibake {
  readonly kind: MojibakeKind;
  /** A garbled piece as it stands in the text. */
  readonly sample: string;
  /** What that piece said before it was garbled; null where nothing is left to tell it from. */
  readonly meaning: string | null;
}

/** Words that stand in the head of every ledger of ours: a garbled one is proof, a sound one is proof of the contrary. */
const HEAD_WORDS = [
  '姓名', '户主', '身份', '证号', '证件', '金额', '账号', '帐号', '卡号', '账户', '户名', '序号', '编号', '低保', '保障', '救助',
  '补助', '补贴', '乡镇', '街道', '社区', '行政村', '家庭', '人口', '人数', '合计', '备注', '银行', '信用社', '发放', '月份', '单位',
  '流水', '摘要', '状态', '结果', '失败', '成功', '类别', '标准', '城市', '农村', '申请', '分类', '地址', '电话', '对象',
]; // biome-ignore format: a list of words reads better in lines than in a column

/** Unicode characters that Windows shows for the Latin-1 control bytes 0x80–0x9F. */
const WINDOWS_LATIN = '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ';
const LATIN_RUN = new RegExp(`[\\u0080-\\u00ff${WINDOWS_LATIN}]{2,}`, 'gu');
const HAN_RUN = /\P{ASCII}{2,}/gu;
const ONLY_HAN = /^[\u3007\u4e00-\u9fff]{2,}$/u;
const SOUND_HAN = /[\u4e00-\u9fa5]/gu;

/** So many runs without a known word, and the greater part of all, prove a garbled text as well (lists of names). */
const RUNS_FOR_PROOF = 3;

/**
 * Looks for the signatures of text that was read in the wrong encoding and saved so (dibao.md 6.5): `浣庝繚` (UTF-8 read as
 * GBK), `»§Ö÷` (GBK read as Latin-1), `æ·ä¿` (UTF-8 read as Latin-1) and replacement characters. It is found by undoing
 * the mistake: what then reads as a word of our tables, or throughout as Chinese, was garbled.
 * Meant for the head of a file; sound words in it outvote a garbled cell or two. Null for sound text.
 */
export function findMojibake(text: string): Mojibake | null {
  const soundWords = HEAD_WORDS.reduce((count, word) => count + (text.includes(word) ? 1 : 0), 0);
  return (
    findMisread(text, soundWords, 'utf8-as-gbk', HAN_RUN, (run) => iconv.encode(run, 'gb18030'), 'utf-8') ??
    findMisread(text, soundWords, 'gbk-as-latin1', LATIN_RUN, (run) => iconv.encode(run, 'win1252'), 'gb18030') ??
    findMisread(text, soundWords, 'utf8-as-latin1', LATIN_RUN, (run) => iconv.encode(run, 'win1252'), 'utf-8') ??
    findReplaced(text, soundWords)
  );
}

function findMisread(
  text: string,
  soundWords: number,
  kind: MojibakeKind,
  runPattern: RegExp,
  bytesOf: (run: string) => Uint8Array,
  reallyWas: 'utf-8' | 'gb18030',
): Mojibake | null {
  const lenient = new TextDecoder(reallyWas);
  const words = new Set<string>();
  let first: Mojibake | null = null;
  let runs = 0;
  let chineseRuns = 0;
  for (const [run] of text.matchAll(runPattern)) {
    runs++;
    // A byte without its other half became a replacement character: what it was is lost.
    const kept = run.replaceAll('\ufffd', '');
    const meaning = lenient.decode(bytesOf(kept)).replaceAll('\ufffd', '');
    const found = HEAD_WORDS.filter((word) => meaning.includes(word) && !run.includes(word));
    for (const word of found) words.add(word);
    // A piece garbled as GBK is half as long again as what it says; three characters are the least that can be told.
    const chinese = kept.length >= 3 && ONLY_HAN.test(meaning) && meaning.length * 2 >= kept.length;
    if (chinese) chineseRuns++;
    if (first === null && (found.length > 0 || chinese)) first = { kind, sample: run.slice(0, 12), meaning };
  }
  const proven =
    words.size > soundWords || (soundWords === 0 && chineseRuns >= RUNS_FOR_PROOF && chineseRuns * 2 > runs);
  return proven ? first : null;
}

function findReplaced(text: string, soundWords: number): Mojibake | null {
  const sample = /[^\s,|\t;]*(?:\ufffd|锟斤拷)[^\s,|\t;]*/u.exec(text);
  if (sample === null) return null;
  const replaced = text.match(/\ufffd|锟斤拷/gu)?.length ?? 0;
  const sound = text.replaceAll('锟斤拷', '').match(SOUND_HAN)?.length ?? 0;
  if (replaced < 3 || soundWords > 0 || sound > replaced) return null;
  return { kind: 'replacement', sample: sample[0].slice(0, 12), meaning: null };
}
