import { guardBounds } from '../domain/bounds/guard.js';
import type { GuardDefinition } from '../domain/guard/definition.js';
import type { DocumentPath } from '../domain/guard/faults.js';
import { readDefinition } from '../domain/guard/read-definition.js';
import { type Place, type ReadDocument, readDocument, type TextProblem } from './read-document.js';

/** The definition that a text holds, with its content as it was written; or everything that is wrong, by place. */
export type ParsedDefinition =
  | { readonly definition: GuardDefinition; readonly content: unknown; readonly faults: readonly [] }
  | { readonly definition?: undefined; readonly faults: readonly TextProblem[]; readonly unlisted: number };

/** Reads the definition of a guarded API from YAML or JSON. */
export async function parseDefinition(text: string): Promise<ParsedDefinition> {
  const bytes = Buffer.byteLength(text);
  const most = guardBounds.definitionBytes.most;
  if (bytes > most)
    return refused([
      { line: 1, column: 1, message: `a definition has at most ${most} bytes, and this one ${bytes}` },
    ]);
  const read = await readDocument(text);
  if ('problems' in read) return refused(read.problems);
  return readContent(read.document);
}

/** The same of JSON alone, whose lines are not told. */
export function parseDefinitionJson(text: string): ParsedDefinition {
  try {
    return readContent({ value: JSON.parse(text) as unknown, placeOf: () => ({ line: 1, column: 1 }) });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return refused([
      { line: 1, column: 1, message: `a definition of this length has to be JSON: ${message}` },
    ]);
  }
}

function readContent({ value, placeOf }: ReadDocument): ParsedDefinition {
  const result = readDefinition(value);
  if (result.definition !== undefined) return { definition: result.definition, content: value, faults: [] };
  const faults = result.faults
    .map(({ path, isName, message }) => ({
      ...placeOf(path, isName ? 'name' : 'value'),
      message: path.length === 0 ? message : `${labelOf(path)}: ${message}`,
    }))
    .sort(byPlace);
  return refused(faults, result.unlisted);
}

function refused(faults: readonly TextProblem[], unlisted = 0): ParsedDefinition {
  return { faults, unlisted };
}

function byPlace(one: Place, other: Place): number {
  return one.line - other.line || one.column - other.column;
}

/** `roles › GROUP_SHOP_CLERK › permissions[1]`: names have dots and blanks in them. */
export function labelOf(path: DocumentPath): string {
  return path
    .map((part, index) =>
      typeof part === 'number' ? `[${part}]` : `${index === 0 ? '' : ' › '}${shortened(part)}`,
    )
    .join('');
}

const MOST_SHOWN = 80;

function shortened(part: string): string {
  const line = part.replaceAll(/[\p{Cc}\u2028\u2029]/gu, '?');
  return line.length > MOST_SHOWN ? `${line.slice(0, MOST_SHOWN)}…` : line;
}
