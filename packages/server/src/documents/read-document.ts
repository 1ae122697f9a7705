import type { Document, LineCounter, Node } from 'yaml';
import type { DocumentPath } from '../domain/guard/faults.js';

/** Where something stands in a text, from 1 on. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Something that is wrong with a text, at its place. */
export interface TextProblem extends Place {
  readonly message: string;
}

/** What a text in YAML or JSON says, and where. */
export interface ReadDocument {
  /** Undefined where the text is empty. */
  readonly value: unknown;
  /** Where the value begins, or its name; of what is not there, where it is missing. */
  placeOf(path: DocumentPath, part: 'value' | 'name'): Place;
}

/** Reads YAML 1.2 or JSON; what is wrong with the text itself, if it is neither. */
export async function readDocument(
  text: string,
): Promise<{ readonly document: ReadDocument } | { readonly problems: readonly TextProblem[] }> {
  // Loaded only here: most starts read no such text.
  const yaml = await import('yaml');
  const lines = new yaml.LineCounter();
  try {
    const parsed = yaml.parseDocument(text, { lineCounter: lines, prettyErrors: false });
    if (parsed.errors.length > 0)
      return { problems: parsed.errors.map(({ pos, message }) => ({ ...placeAt(lines, pos[0]), message })) };
    const value: unknown = parsed.toJS();
    return {
      document: {
        value: value ?? undefined,
        placeOf: (path, part) => placeAt(lines, offsetOf(parsed, path, part)),
      },
    };
  } catch (error) {
    // Aliases that refer to nothing or would unfold to a giant, and levels that no stack holds.
    const message = error instanceof Error ? error.message : String(error);
    return { problems: [{ line: 1, column: 1, message }] };
  }
}

function placeAt(lines: LineCounter, offset: number): Place {
  const { line, col } = lines.linePos(offset);
  // Before the first character of a text without any.
  return { line: Math.max(1, line), column: Math.max(1, col) };
}

function offsetOf(document: Document, path: DocumentPath, part: 'value' | 'name'): number {
  const last = path.at(-1);
  if (part === 'name' && last !== undefined) {
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
