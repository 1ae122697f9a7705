import { type Refusal, refuse } from '../../domain/errors.js';
import type { Read } from './read.js';
import { shown } from './shown.js';

/** Bodies of operations that need no credential. Their longest has a few hundred bytes. */
export const OPEN_BODY_BYTES = 16 * 1024;
/** Attributes and elements of one body, at every depth together; the longest list that is taken has some thousand. */
const MOST_VALUES = 10_000;
/** No body here nests deeper than five. */
const MOST_LEVELS = 32;

/**
 * Parses a JSON body that is not too much for what comes after: a validator looks at every attribute, and some walks are
 * as deep as the value. Both bounds are asked on the text, which costs a fraction of parsing it.
 */
export function parseBody(text: string, contentType?: string): Read<unknown> {
  const refusal = refuseStructure(text);
  if (refusal) return { refusal };
  try {
    return { value: JSON.parse(text) };
  } catch {
    return { refusal: refuseNoJson(contentType) };
  }
}

/**
 * JSON is taken whatever type the client names: curl's own is that of forms. What is no JSON is told with its type, if it
 * is another one.
 */
export function refuseNoJson(contentType?: string, description = 'is not JSON'): Refusal {
  const type = contentType?.split(';', 1)[0]?.trim();
  const fields = [{ field: 'body', description }];
  return type === undefined || /[/+]json$/i.test(type)
    ? { ...refuse('MALFORMED_JSON'), fields }
    : { ...refuse('UNSUPPORTED_MEDIA_TYPE', shown(type)), fields };
}

function refuseStructure(text: string): Refusal | undefined {
  let values = 0;
  let level = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '"') {
      at = endOfString(text, at);
      continue;
    }
    if (character === '[' || character === '{') level++;
    else if (character === ']' || character === '}') level--;
    else if (character !== ',') continue;
    if (level > MOST_LEVELS) return refuse('BODY_TOO_DEEP', MOST_LEVELS);
    // Each value but the first of a list follows a comma, and that one an opening.
    if (character !== ']' && character !== '}' && ++values > MOST_VALUES)
      return refuse('TOO_MANY_ELEMENTS', 'The body', MOST_VALUES);
  }
  return undefined;
}

/** Where the string that begins at `start` has its closing quote; the end of the text when it has none. */
function endOfString(text: string, start: number): number {
  let quote = start;
  do {
    quote = text.indexOf('"', quote + 1);
    if (quote < 0) return text.length;
  } while (isEscaped(text, quote));
  return quote;
}

function isEscaped(text: string, at: number): boolean {
  let backslashes = 0;
  while (text[at - 1 - backslashes] === '\\') backslashes++;
  return backslashes % 2 === 1;
}
