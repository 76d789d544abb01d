const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const PLACES = ['', '拾', '佰', '仟'] as const;

/**
 * An amount in Chinese capitals: 123450 fen → 壹仟贰佰叁拾肆元伍角整. Rule: 正确填写票据和结算凭证的基本规定 (支付结算办法, annex 1);
 * where it leaves a choice: 整 after 角, 零 after a round 元 before 角 (壹仟陆佰捌拾元零叁角贰分), none after a round 万 before 仟
 * (壹拾万柒仟元). A negative amount begins with 负.
 */
export function capitalsOf(fen: number): string {
  const magnitude = Math.abs(fen);
  const yuan = Math.floor(magnitude / 100);
  const jiao = Math.floor(magnitude / 10) % 10;
  const rest = magnitude % 10;
  let text = fen < 0 ? '负' : '';
  if (yuan > 0 || magnitude === 0) text += `${yuan === 0 ? '零' : capitalsOfInteger(yuan)}元`;
  if (jiao > 0) text += `${yuan > 0 && yuan % 10 === 0 ? '零' : ''}${DIGITS[jiao]}角`;
  if (rest === 0) return `${text}整`;
  return `${text}${jiao === 0 && yuan > 0 ? '零' : ''}${DIGITS[rest]}分`;
}

function capitalsOfInteger(value: number): string {
  if (value >= 1e8) return joined(Math.floor(value / 1e8), '亿', value % 1e8, 1e7);
  if (value >= 1e4) return joined(Math.floor(value / 1e4), '万', value % 1e4, 1e3);
  let text = '';
  let isZeroDue = false;
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(value / 10 ** place) % 10;
    if (digit === 0) isZeroDue = text !== '';
    else {
      text += `${isZeroDue ? '零' : ''}${DIGITS[digit]}${PLACES[place]}`;
      isZeroDue = false;
    }
  }
  return text;
}

/** Both parts of a number too long for one group; 零 between them where the lower one does not fill its places. */
function joined(high: number, unit: string, low: number, full: number): string {
  const text = capitalsOfInteger(high) + unit;
  return low === 0 ? text : `${text}${low < full ? '零' : ''}${capitalsOfInteger(low)}`;
}
