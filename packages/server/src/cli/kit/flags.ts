import { CommandError } from '../command-error.js';

/** Values that a shell can offer: these, or the names of the profiles. */
export type Values = readonly string[] | 'profiles';

/** A flag of a command: how it is written, and how what was given becomes a value. */
export interface Flag<Value> {
  readonly help: string;
  /** What the value stands for in the help; a flag without one takes no value. */
  readonly placeholder: string | undefined;
  readonly short: string | undefined;
  readonly isRequired: boolean;
  /** Whether `--name=false` says something other than leaving it out. */
  readonly isNegatable: boolean;
  /** What holds without the flag, for the help. */
  readonly fallback: string | undefined;
  /** Values a shell can offer. */
  readonly values: Values | undefined;
  /** Reads what was given, in order; nothing where the flag was not. Throws CommandError. */
  read(given: readonly string[], name: string): Value;
}

export type Flags = Readonly<Record<string, Flag<unknown>>>;
export type FlagValues<F extends Flags> = {
  readonly [Name in keyof F]: F[Name] extends Flag<infer V> ? V : never;
};

interface Details {
  readonly placeholder?: string;
  readonly short?: string;
  readonly fallback?: string;
  readonly values?: Values;
}

function flag<Value>(
  help: string,
  { placeholder, short, fallback, values }: Details,
  isRequired: boolean,
  read: Flag<Value>['read'],
): Flag<Value> {
  return { help, placeholder, short, fallback, values, isRequired, isNegatable: false, read };
}

/** One text; of several the last. */
export function text(help: string, details: Details = {}): Flag<string | undefined> {
  return flag(help, { placeholder: 'text', ...details }, false, (given) => given.at(-1));
}

export function requiredText(help: string, details: Details = {}): Flag<string> {
  return flag(help, { placeholder: 'text', ...details }, true, (given) => given.at(-1) ?? '');
}

/** Texts: the flag repeated, or separated by commas. */
export function list(help: string, details: Details = {}): Flag<readonly string[]> {
  return flag(
    `${help} Repeatable, or separated by commas.`,
    { placeholder: 'text', ...details },
    false,
    split,
  );
}

export function requiredList(help: string, details: Details = {}): Flag<readonly string[]> {
  return flag(
    `${help} Repeatable, or separated by commas.`,
    { placeholder: 'text', ...details },
    true,
    split,
  );
}

function split(given: readonly string[]): readonly string[] {
  return given.flatMap((values) => values.split(',')).filter((value) => value !== '');
}

export function wholeNumber(help: string, fallback: number): Flag<number> {
  return flag(help, { placeholder: 'number', fallback: `${fallback}` }, false, (given, name) =>
    readNumber(given.at(-1) ?? `${fallback}`, name),
  );
}

export function requiredWholeNumber(help: string): Flag<number> {
  return flag(help, { placeholder: 'number' }, true, (given, name) => readNumber(given.at(-1) ?? '', name));
}

function readNumber(given: string, name: string): number {
  const value = Number(given);
  if (given.trim() === '' || !Number.isSafeInteger(value))
    throw new CommandError(`--${name}: ${JSON.stringify(given)} is not a whole number`);
  return value;
}

/** A flag without a value. `--name=false` is the same as leaving it out. */
export function toggle(help: string, details: Pick<Details, 'short'> = {}): Flag<boolean> {
  return { ...flag(help, details, false, (given) => given.length > 0), placeholder: undefined };
}

/** A flag without a value that can also be given as `--name=false`. */
export function yesOrNo(help: string): Flag<boolean | undefined> {
  const read: Flag<boolean | undefined>['read'] = (given) =>
    given.length === 0 ? undefined : given.at(-1) === 'true';
  return { ...flag(help, {}, false, read), placeholder: undefined, isNegatable: true };
}

/** A whole number that may be left out. */
export function count(help: string): Flag<number | undefined> {
  return flag(help, { placeholder: 'number' }, false, (given, name) => {
    const value = given.at(-1);
    return value === undefined ? undefined : readNumber(value, name);
  });
}
