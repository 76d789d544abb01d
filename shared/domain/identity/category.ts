/** 城市 or 农村 of a category's wording; null where it names neither or both. */
export function readCategory(text: string): 'urban' | 'rural' | null {
  const urban = /城镇|城市|城|非农/u.test(text);
  const rural = /农村|乡村|(?<!非)农|^乡$/u.test(text);
  if (urban === rural) return null;
  return urban ? 'urban' : 'rural';
}
