/**
 * UTF-8 of a Chinese name read as GBK falls into pairs: byte 1 (E4–E9) with byte 2, then byte 3 (80–BF) with byte 1 of the next
 * character. These are the ideographs such pairs make (dibao.md 6.5: 浣庝繚 is 低保); the test works some out again.
 */
const FIRST_OF_UTF8_AS_GBK =
  '鋩鋪鋫鋬鋭鋮鋯鋰鋱鋲鋳鋴鋵鋶鋷鋸鋹鋺鋻鋼鋽鋾鋿錀錁錂錃錄錅錆錇錈錉洹洧洌浃浈洇洄洙洎洫浍洮洵洚浏浒浔洳涑浯涞涠浞涓涔浜浠浼浣渚淇鍊鍋鍌鍍鍎鍏鍐鍑鍒鍓鍔鍕鍖鍗鍘鍙鍚鍛鍜鍝鍞鍟鍠鍡鍢鍣鍤鍥鍦鍧鍨鍩' +
  '鍫濉澧澹澶濂濡濮濞濠濯瀚瀣瀛瀹瀵灏灞宀宄宕宓宥宸甯骞搴寤寮褰寰蹇鎬鎭鎮鎯鎰鎱鎲鎳鎴鎵鎶鎷鎸鎹鎺鎻鎼鎽鎾鎿鏀鏁鏂鏃鏄鏅鏆鏇鏈鏉鏋鏌鏍妗姊妫妞妤姒妲妯姗妾娅娆姝娈姣姘姹娌娉娲娴娑娣娓婀婧婊婕娼婢婵' +
  '鐎鐏鐐鐑鐒鐓鐔鐕鐖鐗鐘鐙鐚鐛鐜鐝鐞鐟鐠鐡鐢鐣鐤鐥鐦鐧鐨鐩鐪鐫鐬鐭鐮纭纰纾绀绁绂绉绋绌绐绔绗绛绠绡绨绫绮绯绱绲缍绶绺绻绾缁缂缃缇缈鑰鑱鑲鑳鑴鑵鑶鑷鑸鑹鑺鑻鑼鑽鑾鑿钀钁钂钃钄钑钖钘铇铏铓铔铚铦铻锜' +
  '锠琛琚瑁瑜瑗瑕瑙瑷瑭瑾璜璎璀璁璇璋璞璨璩璐璧瓒璺韪韫韬杌杓杞杈杩閫閬閭閮閯閰閱閲閳閴閵閶閷閸閹閺閻閼閽閾閿闀闁闂闃闄闅闆闇闈闉闊闋椤棰椋椁楗棣椐楱椹楠楂楝榄楫榀榘楸椴槌榇榈槎榉楦楣楹榛榧榻榫榭';
const SECOND_OF_UTF8_AS_GBK =
  '佷備冧勪呬嗕囦堜変婁嬩屼嶄庝忎愪戜掍撲斾曚栦椾樹欎氫涗滀濅炰熶犱颁变蹭充翠典朵蜂镐逛轰讳间戒句夸佸傚冨勫呭嗗囧堝夊婂嬪屽嶅庡忓愬戝掑撳斿曞栧楀樺欏氬涘滃濆炲熷犲板卞插冲村靛跺峰稿瑰哄诲煎藉惧垮' +
  '佹傛冩勬呮嗘囨堟夋婃嬫屾嶆庢忔愭戞掓撴旀曟栨楁樻欐氭涙滄濇炴熸犳版辨叉虫存垫舵锋告规烘绘兼芥炬挎佺傜冪勭呯嗙囩堢夌婄嬬岀嶇庣忕愮戠掔撶旂曠栫楃樼欑氱涚滅濈炵熺犵扮辩茬崇寸电剁风哥圭虹荤肩界剧跨' +
  '佽傝冭勮呰嗚囪堣夎婅嬭岃嶈庤忚愯戣掕撹旇曡栬楄樿欒氳涜滆濊炶熻犺拌辫茶宠磋佃惰疯歌硅鸿昏艰借捐胯侀傞冮勯呴嗛囬堥夐婇嬮岄嶉庨忛愰戦掗撻旈曢栭楅橀欓氶涢滈濋為熼犻伴遍查抽撮甸堕烽搁归洪婚奸介鹃块';

/** Of those, true surnames (濮, 宓, 甯 …): a name that begins so is never called garbled, the file's own encoding test has to tell. */
const SURNAMES = '濮宓甯蹇妫姒璩澹鐘閻';

const FIRST = 1;
const SECOND = 2;
const roleOfHanzi = new Uint8Array(0x5200);
for (const character of FIRST_OF_UTF8_AS_GBK) roleOfHanzi[character.charCodeAt(0) - 0x4e00]! |= FIRST;
for (const character of SURNAMES) roleOfHanzi[character.charCodeAt(0) - 0x4e00] = 0;
for (const character of SECOND_OF_UTF8_AS_GBK) roleOfHanzi[character.charCodeAt(0) - 0x4e00]! |= SECOND;

/** 锟, the first half of what replacement characters become; in no name. */
export const MOJIBAKE_OF_REPLACEMENT = 0x951f;

/** Whether a text that begins with the character (of U+4E00–9FFF) may be UTF-8 read as GBK: then `hasMojibake` has to look at it. */
export function beginsLikeMojibake(code: number): boolean {
  return (roleOfHanzi[code - 0x4e00]! & FIRST) !== 0;
}

/**
 * Whether a name bears the signature of a text decoded in the wrong encoding: UTF-8 read as GBK, or GBK read as Latin-1 (half of the
 * characters, and two at least, in U+00A1–U+00FF), or 锟斤拷, which replacement characters become. Almost no true name looks like that.
 */
export function hasMojibake(name: string): boolean {
  return isUtf8AsGbk(name) || isGbkAsLatin1(name) || name.includes('锟斤');
}

function isUtf8AsGbk(name: string): boolean {
  if (name.length < 3) return false;
  const first = roleOfHanzi[name.charCodeAt(0) - 0x4e00];
  if (first === undefined || (first & FIRST) === 0) return false;
  const second = roleOfHanzi[name.charCodeAt(1) - 0x4e00];
  return second !== undefined && (second & SECOND) !== 0;
}

function isGbkAsLatin1(name: string): boolean {
  let count = 0;
  for (let i = 0; i < name.length; i++) {
    const code = name.charCodeAt(i);
    if (code > 0xa0 && code <= 0xff && code !== 0xb7) count++;
  }
  return count >= 2 && count * 2 >= name.length;
}
