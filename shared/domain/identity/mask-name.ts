/** Several names in one value: 张三、李四. */
const LIST_SEPARATOR = '、';

/**
 * Hides the middle of a person's name: 张三丰 → 张*丰, 张三 → 张*, 欧阳小明 → 欧**明. Of several names (张三、李四) each by itself. Counted
 * in characters: the masked name has as many as the name.
 */
export function maskName(text: string): string {
  return text.split(LIST_SEPARATOR).map(maskOne).join(LIST_SEPARATOR);
}

function maskOne(name: string): string {
  const characters = [...name];
  const { length } = characters;
  if (length === 0) return '';
  const last = length > 2 ? characters[length - 1] : '';
  return characters[0] + '*'.repeat(Math.max(1, length - 1 - (last === '' ? 0 : 1))) + last;
}
