// Written apart from shared/domain/identity on purpose: the sample is read by those functions and must not be made by them.

const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;

/** Completes the first 17 digits of an identity number with its check character (GB 11643-1999). */
export function withIdCheck(first17: string): string {
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += (first17.charCodeAt(i) - 48) * ID_WEIGHTS[i]!;
  return first17 + '10X98765432'.charAt(sum % 11);
}

/** Completes a card number with its Luhn digit (ISO/IEC 7812-1). */
export function withLuhnDigit(digits: string): string {
  let sum = 0;
  let isDoubled = true;
  for (let i = digits.length - 1; i >= 0; i--) {
    const digit = digits.charCodeAt(i) - 48;
    const doubled = digit * 2;
    sum += !isDoubled ? digit : doubled > 9 ? doubled - 9 : doubled;
    isDoubled = !isDoubled;
  }
  return digits + String((10 - (sum % 10)) % 10);
}
