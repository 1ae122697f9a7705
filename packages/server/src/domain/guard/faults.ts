import { nearestName } from '../nearest-name.js';

/** Where something stands in a document: names of members and places in lists, from the top. */
export type DocumentPath = readonly (string | number)[];

/** One thing that is wrong with a document. */
export interface Fault {
  readonly path: DocumentPath;
  /** Of the name at the end of the path rather than of what stands under it. */
  readonly isName?: boolean;
  readonly message: string;
}

/** Everything that is wrong, as far as anybody reads. */
export interface Faults {
  /** A message that takes long to make is made where somebody reads it. */
  add(path: DocumentPath, message: string | (() => string), of?: 'name' | 'value'): void;
  readonly list: readonly Fault[];
  /** Those beyond the bound too. */
  count(): number;
}

/** Of a broken document of 10,000 routes nobody reads more. */
const MOST_FAULTS = 100;

export function collectFaults(): Faults {
  const list: Fault[] = [];
  let count = 0;
  return {
    list,
    count: () => count,
    add(path, message, of = 'value') {
      count += 1;
      if (list.length >= MOST_FAULTS) return;
      const text = typeof message === 'string' ? message : message();
      list.push({ path, message: text, ...(of === 'name' && { isName: true }) });
    },
  };
}

/** `"order.read" (did you mean "orders.read"?)` */
export function quoted(given: string, names: readonly string[] = []): string {
  const meant = nearestName(given, names);
  return `${inQuotes(given)}${meant === undefined ? '' : ` (did you mean ${JSON.stringify(meant)}?)`}`;
}

const MOST_SHOWN = 80;

function inQuotes(text: string): string {
  return JSON.stringify(text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text);
}
