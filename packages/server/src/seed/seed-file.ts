import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { labelOf, parseDefinition } from '../documents/parse-definition.js';
import { type Place, type ReadDocument, readDocument } from '../documents/read-document.js';
import { readDefinition } from '../domain/guard/read-definition.js';
import { nearestAttribute } from '../http/wire/nearest-attribute.js';
import { createValidator, type Violation } from '../http/wire/validate.js';
import { pathText, SeedFileError, type SeedPath, type SeedProblem } from './seed-problem.js';
import { Seed } from './seed-schema.js';

export interface SeedFile {
  readonly file: string;
  readonly seed: Seed;
  /** A problem that came up when the seed was applied, with its place in the file. */
  explain(problem: SeedProblem): SeedFileError;
}

/** Enough to put a file right; more would hide the first ones. */
const MOST_PROBLEMS = 20;

/** A seed that comes from no file. */
export function builtInSeed(seed: Seed, name = 'the built-in seed'): SeedFile {
  return {
    file: name,
    seed,
    explain: ({ path, message }) => new SeedFileError(`${pathText(path)}: ${message}`),
  };
}

/** A seed that a program wrote down; what is wrong with it is told with its path. Throws SeedFileError. */
export function givenSeed(seed: unknown): SeedFile {
  const violations = createValidator(Seed).violations(seed);
  if (violations.length > 0) throw new SeedFileError(report(violations.map((each) => wordsOf(each))));
  return builtInSeed(seed as Seed, 'the seed');
}

/** Reads a seed file, YAML or JSON, and checks its form. Throws SeedFileError. */
export async function readSeedFile(file: string): Promise<SeedFile> {
  return parseSeedFile(file, readSeedText(file, `the seed file ${file}`));
}

/** The definitions of guarded APIs, those of other files in the place of their names. Throws SeedFileError. */
async function readGuardedApis(
  file: string,
  listed: NonNullable<Seed['guardedApis']>,
  placeOf: ReadDocument['placeOf'],
): Promise<NonNullable<Seed['guardedApis']>> {
  const problems: string[] = [];
  const apis: NonNullable<Seed['guardedApis']> = [];
  for (const [index, entry] of listed.entries()) {
    const path = ['guardedApis', index];
    if (entry.file === undefined) {
      const { faults } = readDefinition(entry);
      for (const fault of faults) {
        const place = placeOf([...path, ...fault.path], fault.isName ? 'name' : 'value');
        problems.push(`${placed(file, place)}: ${labelOf([...path, ...fault.path])}: ${fault.message}`);
      }
      apis.push(entry);
      continue;
    }
    const other = resolve(dirname(file), entry.file);
    const text = readSeedText(other, `the definition ${other}`);
    const parsed = await parseDefinition(text);
    problems.push(...parsed.faults.map((fault) => `${placed(other, fault)}: ${fault.message}`));
    if (Object.keys(entry).length > 1)
      problems.push(`${placed(file, placeOf(path, 'value'))}: ${pathText(path)}: file stands alone`);
    if (parsed.definition !== undefined) apis.push(parsed.content as (typeof apis)[number]);
  }
  if (problems.length > 0) throw new SeedFileError(report(problems));
  return apis;
}

/** The text of a file. Throws SeedFileError. */
export function readSeedText(file: string, what: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    const reason = isMissing ? 'there is no such file' : error instanceof Error ? error.message : error;
    throw new SeedFileError(`${what} cannot be read: ${reason}`);
  }
}

/** The same for a text; `file` is its name in messages. */
export async function parseSeedFile(file: string, text: string): Promise<SeedFile> {
  const read = await readDocument(text);
  if ('problems' in read)
    throw new SeedFileError(
      report(read.problems.map((problem) => `${placed(file, problem)}: ${problem.message}`)),
    );
  const { placeOf } = read.document;
  const seed: unknown = read.document.value ?? {};

  const violations = createValidator(Seed).violations(seed);
  if (violations.length > 0)
    throw new SeedFileError(
      report(
        violations
          .map((violation) => {
            const part = violation.kind === 'unknown' ? 'name' : 'value';
            const place = placeOf(pathOf(violation), part);
            return { place, line: `${placed(file, place)}: ${wordsOf(violation)}` };
          })
          .sort(({ place: one }, { place: other }) => one.line - other.line || one.column - other.column)
          .map(({ line }) => line),
      ),
    );
  const checked = seed as Seed;
  const { guardedApis } = checked;
  const definitions = guardedApis && (await readGuardedApis(file, guardedApis, placeOf));
  return {
    file,
    seed: { ...checked, ...(definitions && { guardedApis: definitions }) },
    explain({ path, message }) {
      const where = placed(file, placeOf(path, 'value'));
      return new SeedFileError(`${where}: ${pathText(path)}: ${message}`);
    },
  };
}

function pathOf({ field }: Violation): SeedPath {
  return field === '' ? [] : field.split('.').map(asStep);
}

function wordsOf(violation: Violation): string {
  const path = pathOf(violation);
  return violation.kind === 'unknown' ? unknownProperty(path) : `${nameOf(path)} ${violation.description}`;
}

function nameOf(path: SeedPath): string {
  return pathText(path) || 'the seed';
}

function unknownProperty(path: SeedPath): string {
  const parent = path.slice(0, -1);
  const name = String(path.at(-1));
  const meant = nearestAttribute(Seed, path);
  const hint = meant === undefined ? '' : ` (did you mean ${JSON.stringify(meant)}?)`;
  return `${nameOf(parent)}: unknown property ${JSON.stringify(name)}${hint}`;
}

/** The first of the problems, a line each. */
export function report(problems: readonly string[]): string {
  const shown = problems.slice(0, MOST_PROBLEMS);
  const hidden = problems.length - shown.length;
  return [...shown, ...(hidden > 0 ? [`and ${hidden} more`] : [])].join('\n');
}

function asStep(part: string): string | number {
  return /^\d+$/.test(part) ? Number(part) : part;
}

export function placed(file: string, { line, column }: Place): string {
  return `${file}:${line}:${column}`;
}
