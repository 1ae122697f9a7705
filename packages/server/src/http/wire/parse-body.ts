import { requestBounds } from '../../domain/bounds/requests.js';
import { type Refusal, refuse } from '../../domain/errors.js';
import type { Read } from './read.js';
import { shown } from './shown.js';

const mostValues = requestBounds.bodyValues.most;
const mostLevels = requestBounds.bodyLevels.most;

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
    if (level > mostLevels) return refuse('BODY_TOO_DEEP', mostLevels);
    // Each value but the first of a list follows a comma, and that one an opening.
    if (character !== ']' && character !== '}' && ++values > mostValues)
      return refuse('TOO_MANY_ELEMENTS', 'The body', mostValues);
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
