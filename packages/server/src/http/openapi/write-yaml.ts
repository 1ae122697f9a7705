import { setImmediate as turn } from 'node:timers/promises';
import type { JsonObject } from './schemas.js';

/**
 * The document as YAML. The whole takes the library a fifth of a second, in which nobody else would get an answer, so every
 * path and every component is written in a turn of its own.
 */
export async function writeYaml(document: JsonObject): Promise<string> {
  // Loaded only here: a start should not wait for it.
  const { stringify } = await import('yaml');
  const write = (name: string, value: unknown) =>
    stringify({ [name]: value }, { aliasDuplicateObjects: false });

  async function writeMembers(object: JsonObject, depth: number): Promise<string> {
    let text = '';
    for (const [name, value] of Object.entries(object)) {
      await turn();
      text +=
        depth > 0 && isFilledObject(value)
          ? write(name, null).replace(/ null\n$/, '\n') + indent(await writeMembers(value, depth - 1))
          : write(name, value);
    }
    return text;
  }
  return writeMembers(document, 2);
}

function isFilledObject(value: unknown): value is JsonObject {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0
  );
}

function indent(text: string): string {
  return text.replace(/^(?=.)/gm, '  ');
}
