/**
 * U+E815–U+E864 in order: the characters GBK kept in the private use area (bytes FE50–FEA0) while Unicode had none for them, and
 * what Unicode assigned since. GB 18030-2000, -2005 and -2022 moved them over in steps, so files of every age hold either form.
 * Checked character by character against two decoders (glibc's GB18030-2022 table; WHATWG's, which leaves six) and a published list.
 */
const FROM_E815 = [
  ...'⺁𠂇𠂉𠃌⺄㑳㑇⺈⺋龴㖞㘚㘎⺌⺗㥮㤘龵㧏㧟㩳㧐龶龷㭎㱮㳠⺧𡗗龸⺪䁖䅟⺮䌷⺳⺶⺷𢦏䎱',
  ...'䎬⺻䏝䓖䙡䙌龹䜣䜩䝼䞍⻊䥇䥺䥽䦂䦃䦅䦆䦟䦛䦷䦶龺𤇾䲣䲟䲠䲡䱷䲢䴓䴔䴕䴖䴗䴘䴙䶮龻',
];

/** U+E7C7, U+E7C8 (GBK bytes A8BC, A8BF): two letters of pinyin. */
const FROM_E7C7 = ['ḿ', 'ǹ'];

/** The assigned character for a private use code point of GBK or GB 18030, or null where none is known for certain. */
export function assignedForPua(code: number): string | null {
  return (code >= 0xe815 ? FROM_E815[code - 0xe815] : FROM_E7C7[code - 0xe7c7]) ?? null;
}

/** Whether the UTF-16 unit is in the private use area of the basic plane. */
export function isPrivateUse(code: number): boolean {
  return code >= 0xe000 && code <= 0xf8ff;
}
