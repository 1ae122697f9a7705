import { guardBounds } from '../bounds/guard.js';
import { hasUnseen } from '../look-alikes.js';
import { type DocumentPath, type Faults, quoted } from './faults.js';

/** What stands under names, of a value that is a map; undefined with its fault for any other. */
export function readMap(
  value: unknown,
  path: DocumentPath,
  faults: Faults,
): Readonly<Record<string, unknown>> | undefined {
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Readonly<Record<string, unknown>>;
  faults.add(path, 'must be a map of names and values');
  return undefined;
}

/** The same, where only these names are known. */
export function readProperties<Name extends string>(
  value: unknown,
  path: DocumentPath,
  known: readonly Name[],
  faults: Faults,
): Readonly<Partial<Record<Name, unknown>>> | undefined {
  const map = readMap(value, path, faults);
  if (map === undefined) return undefined;
  for (const name of Object.keys(map))
    if (!(known as readonly string[]).includes(name))
      faults.add([...path, name], () => `there is no property ${quoted(name, known)}`, 'name');
  return map as Readonly<Partial<Record<Name, unknown>>>;
}

export function readText(value: unknown, path: DocumentPath, faults: Faults): string | undefined {
  if (typeof value === 'string') return value;
  faults.add(path, 'must be a text');
  return undefined;
}

/** A text for people, or `otherwise` where there is none. */
export function readTitle(value: unknown, path: DocumentPath, otherwise: string, faults: Faults): string {
  if (value === undefined || value === null) return otherwise;
  const text = readText(value, path, faults);
  if (text === undefined) return otherwise;
  const most = guardBounds.guardTitle.most;
  if (text.trim() === '' || [...text].length > most || hasUnseen(text) || /[\u2028\u2029]/.test(text))
    faults.add(path, `must be one line of 1 to ${most} characters that can be seen`);
  return text;
}

export function readFlag(value: unknown, path: DocumentPath, faults: Faults): boolean {
  if (value === undefined || value === null) return false;
  if (typeof value !== 'boolean') faults.add(path, 'must be true or false');
  return value === true;
}

/** One of the words, or `otherwise` where there is none. */
export function readWord<Word extends string>(
  value: unknown,
  path: DocumentPath,
  words: readonly Word[],
  otherwise: Word,
  faults: Faults,
): Word {
  if (value === undefined || value === null) return otherwise;
  const found = words.find((word) => word === value);
  if (found !== undefined) return found;
  const given = typeof value === 'string' ? `, not ${quoted(value, words)}` : '';
  faults.add(path, `must be ${alternatives(words)}${given}`);
  return otherwise;
}

export function readList(value: unknown, path: DocumentPath, faults: Faults): readonly unknown[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value;
  faults.add(path, 'must be a list');
  return [];
}

/** Names in order of a map that has no more than `most`. */
export function readNames(
  map: Readonly<Record<string, unknown>>,
  path: DocumentPath,
  most: number,
  what: string,
  faults: Faults,
): readonly string[] {
  const names = Object.keys(map);
  if (names.length > most)
    faults.add(path, `must not have more than ${most} ${what}, and has ${names.length}`);
  return names.slice(0, most);
}

export function alternatives(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
