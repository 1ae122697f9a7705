/**
 * Times between the API and fields of type `datetime-local`, which know no zone: theirs is the viewer's. A field without
 * seconds means its whole minute, so as a beginning it is its first second, as an end its last.
 */
const SECONDS = { begin: '00', end: '59' } as const;

/** What a field shows for a time as RFC 3339 writes it (without a zone it is UTC); empty for anything else. */
export function toField(time: string | undefined, edge: keyof typeof SECONDS): string {
  if (time === undefined) return '';
  // A plus that was not encoded in an address arrives as a space.
  const withPlus = time.replace(/ (?=\d\d:\d\d$)/, '+');
  const date = new Date(/(?:[Zz]|[+-]\d\d:\d\d)$/.test(withPlus) ? withPlus : `${withPlus}Z`);
  if (Number.isNaN(date.getTime())) return '';
  const two = (value: number) => String(value).padStart(2, '0');
  const seconds = two(date.getSeconds());
  return [
    `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`,
    `T${two(date.getHours())}:${two(date.getMinutes())}`,
    seconds === SECONDS[edge] ? '' : `:${seconds}`,
  ].join('');
}

/** The UTC time that a field means, in whole seconds; `undefined` for an empty one, and for what is no time. */
export function fromField(text: string, edge: keyof typeof SECONDS): string | undefined {
  const date = new Date(/T\d\d:\d\d$/.test(text) ? `${text}:${SECONDS[edge]}` : text);
  return Number.isNaN(date.getTime()) ? undefined : wholeSeconds(date.getTime());
}

/** `2026-11-22T13:05:09Z`, of UTC milliseconds: the API answers whole seconds too. */
export function wholeSeconds(time: number): string {
  return new Date(time).toISOString().replace(/\.\d+Z$/, 'Z');
}
