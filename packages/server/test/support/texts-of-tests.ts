import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Operation } from '../../src/http/operation.js';

const server = fileURLToPath(new URL('../../', import.meta.url));

/** They go through all operations, whatever these do. */
const OF_ALL_OPERATIONS =
  /^test\/(conformance|clients\/replay)\/|^test\/operations\.test|\/rows(\.test)?\.ts$/;

/** The tests of this package and what they share, by their files. */
export function textsOfTests(): ReadonlyMap<string, string> {
  const files = ['src', 'test'].flatMap((folder) =>
    readdirSync(server + folder, { recursive: true, encoding: 'utf8' }).map(
      (file) => `${folder}/${file.replaceAll('\\', '/')}`,
    ),
  );
  const ofTests = files.filter((file) => /^test\/.*\.ts$|\.test\.ts$/.test(file));
  return new Map(
    ofTests
      .filter((file) => !OF_ALL_OPERATIONS.test(file))
      .map((file) => [file, readFileSync(server + file, 'utf8')]),
  );
}

/**
 * The tests that write the path of an operation, from its base or from an expression on, and its method. An expression
 * stands for any part of a path, but the last word that is always the same has to be written.
 */
export function filesThatCall(operation: Operation, texts: ReadonlyMap<string, string>): string[] {
  const method = new RegExp(`['"\`]${operation.method}['" ]`);
  return [...texts]
    .filter(([, text]) => operation.method === 'GET' || method.test(text))
    .filter(([, text]) => pathsIn(text).some((path) => isPathOf(operation, path)))
    .map(([file]) => file);
}

const found = new Map<string, readonly string[]>();

/** What looks like a path in a source, alone or after its method, with `{}` for each expression. */
function pathsIn(text: string): readonly string[] {
  const known = found.get(text);
  if (known !== undefined) return known;
  const literals = text.match(/'[^'\n]*'|`[^`]*`/g) ?? [];
  const paths = literals
    .map((literal) => literal.slice(1, -1))
    .filter((literal) => /[/:]/.test(literal))
    .map((literal) =>
      literal
        .replace(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, '{}')
        .replace(/^[A-Z]+ |\?.*/gs, '')
        .replace(/\{\w+\}/g, '{}')
        // A query that is given or not.
        .replace(/(?<=\w)\{\}$/, ''),
    );
  found.set(text, paths);
  return paths;
}

function isPathOf({ path, wire }: Operation, written: string): boolean {
  const template = path.slice(wire.basePath.length).replace(/\{\w+\}/g, '{}');
  const whole = written.startsWith(wire.basePath) ? written.slice(wire.basePath.length) : written;
  if (fits(template, whole)) return true;
  // From an expression on, which stands for a base or for more.
  const [start] = whole.match(/^\/?\{\}/) ?? [];
  if (start === undefined) return false;
  const rest = whole.slice(start.length);
  const lastWord = template.match(/[\w-]+(?=(?:[/:]\{\})*$)/)?.[0] ?? '';
  return endings(template).some((ending) => ending.includes(lastWord) && fits(ending, rest));
}

/** The template, and what is left of it from each further slash or colon on. */
function endings(template: string): string[] {
  return [...template.matchAll(/[/:]/g)].map(({ index }) => template.slice(index));
}

/** A parameter is written as an expression or as a value. */
function fits(template: string, written: string): boolean {
  const pattern = template
    .split('{}')
    .map((fixed) => fixed.replace(/[.*+?^$()|[\]\\]/g, '\\$&'))
    .join('[^/:]+');
  return new RegExp(`^${pattern}$`).test(written);
}
