import { readFileSync } from 'node:fs';
import { type ParsedDefinition, parseDefinition } from '../../documents/parse-definition.js';
import { CommandError } from '../command-error.js';

type ReadableDefinition = Extract<ParsedDefinition, { readonly content: unknown }>;

/** The definition in a file. Throws CommandError with a line for everything that is wrong with it. */
export async function readDefinitionFile(file: string): Promise<ReadableDefinition> {
  const parsed = await parseDefinition(readTextFile(file));
  if (parsed.definition !== undefined) return parsed;
  const lines = parsed.faults.map(({ line, column, message }) => `${file}:${line}:${column}: ${message}`);
  throw new CommandError(
    [...lines, ...(parsed.unlisted > 0 ? [`and ${parsed.unlisted} more`] : [])].join('\n'),
  );
}

export function readTextFile(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new CommandError(
      `${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
