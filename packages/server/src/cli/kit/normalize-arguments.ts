/** How a flag that was written is known: whether it takes a value. */
export type FlagKinds = (flag: string) => 'value' | 'toggle' | undefined;

/**
 * Turns the forms that programs written in Go take into the ones the parser knows: `-o=json` into `-o json`,
 * `--force=true` into `--force`; `--force=false` is left out. What follows `--`, and values, stay as they are.
 */
export function normalizeArguments(given: readonly string[], kindOf: FlagKinds): readonly string[] {
  const normalized: string[] = [];
  for (let index = 0; index < given.length; index += 1) {
    const argument = given[index] ?? '';
    if (argument === '--') return [...normalized, ...given.slice(index)];
    const [, name = '', value] = /^(--?[A-Za-z][\w-]*)(?:=(.*))?$/s.exec(argument) ?? [];
    const kind = kindOf(name);
    if (kind === 'value' && value === undefined) {
      normalized.push(argument, ...given.slice(index + 1, index + 2));
      index += 1;
    } else if (kind === 'value' && value !== undefined) normalized.push(name, value);
    else if (kind === 'toggle' && (value === 'true' || value === 'false'))
      normalized.push(...(value === 'true' ? [name] : []));
    else normalized.push(argument);
  }
  return normalized;
}
