/**
 * Marks a person's number in a sentence, so that whoever shows the sentence can mask it: `{id:…}` an identity number, `{acct:…}` an
 * account. A number as read may hold anything that stood in the cell: braces are left out, since they would end the mark too early and
 * leave the rest unmasked.
 */
export function sensitiveMark(kind: 'id' | 'acct', number: string): string {
  return `{${kind}:${number.replace(/[{}]/g, '')}}`;
}
