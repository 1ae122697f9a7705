import { readFileSync } from 'node:fs';
import type { Document, LineCounter, Node } from 'yaml';
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
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    const reason = isMissing ? 'there is no such file' : error instanceof Error ? error.message : error;
    throw new SeedFileError(`the seed file ${file} cannot be read: ${reason}`);
  }
  return parseSeedFile(file, text);
}

/** The same for a text; `file` is its name in messages. */
export async function parseSeedFile(file: string, text: string): Promise<SeedFile> {
  // Loaded only here: most starts have no seed.
  const yaml = await import('yaml');
  const lines = new yaml.LineCounter();
  const document = yaml.parseDocument(text, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0)
    throw new SeedFileError(
      report(document.errors.map(({ pos, message }) => `${place(file, lines, pos[0])}: ${message}`)),
    );
  const seed: unknown = contentOf(document) ?? {};

  const violations = createValidator(Seed).violations(seed);
  if (violations.length > 0)
    throw new SeedFileError(
      report(
        violations
          .map((violation) => {
            const part = violation.kind === 'unknown' ? 'key' : 'value';
            const offset = offsetOf(document, pathOf(violation), part);
            return { offset, line: `${place(file, lines, offset)}: ${wordsOf(violation)}` };
          })
          .sort((one, other) => one.offset - other.offset)
          .map(({ line }) => line),
      ),
    );
  return {
    file,
    seed: seed as Seed,
    explain({ path, message }) {
      const where = place(file, lines, offsetOf(document, path, 'value'));
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

function contentOf(document: Document): unknown {
  try {
    return document.toJS();
  } catch (error) {
    // Aliases that refer to nothing, or that would unfold to a giant.
    throw new SeedFileError(error instanceof Error ? error.message : String(error));
  }
}

function report(problems: readonly string[]): string {
  const shown = problems.slice(0, MOST_PROBLEMS);
  const hidden = problems.length - shown.length;
  return [...shown, ...(hidden > 0 ? [`and ${hidden} more`] : [])].join('\n');
}

function asStep(part: string): string | number {
  return /^\d+$/.test(part) ? Number(part) : part;
}

function place(file: string, lines: LineCounter, offset: number): string {
  const { line, col } = lines.linePos(offset);
  return `${file}:${line}:${col}`;
}

/** Where the value, or its key, begins; of what is not there, where it is missing. */
function offsetOf(document: Document, path: SeedPath, part: 'value' | 'key'): number {
  const last = path.at(-1);
  if (part === 'key' && last !== undefined) {
    const parent: unknown = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
    const key = keysOf(parent).find((node) => String(node.value) === String(last));
    if (key?.range) return key.range[0];
  }
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true) as Node | undefined;
    if (node?.range) return node.range[0];
  }
  return document.contents?.range?.[0] ?? 0;
}

interface KeyNode {
  readonly value: unknown;
  readonly range?: readonly [number, number, number] | null;
}

function keysOf(node: unknown): KeyNode[] {
  const items = typeof node === 'object' && node !== null && 'items' in node ? node.items : [];
  return Array.isArray(items) ? items.flatMap((item: { key?: KeyNode }) => item.key ?? []) : [];
}
