/** In digits. Longer numbers within names are compared as texts. */
export const NATURAL_WIDTH = 20;

/** A text as names are sorted: whatever the case of ASCII letters, and numbers in it by their values, so that 2 is before 10. */
export function naturalKey(text: string): string {
  return text
    .replace(/[A-Z]/g, (letter) => letter.toLowerCase())
    .replace(/[0-9]+/g, (digits) => digits.replace(/^0+/, '').padStart(NATURAL_WIDTH, '0'));
}

/** Compares texts as lists sort them. */
export function compareNaturally(one: string, other: string): number {
  const [a, b] = [naturalKey(one), naturalKey(other)];
  return a < b ? -1 : Number(a > b);
}
