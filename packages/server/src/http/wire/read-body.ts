import type { IncomingHttpHeaders } from 'node:http';
import type { TSchema } from 'typebox';
import { type Refusal, refuse } from '../../domain/errors.js';
import { OtherAnswer } from '../other-answer.js';
import type { Wire } from '../wires/wire.js';
import { parseBody } from './parse-body.js';
import type { Read } from './read.js';
import { createValidator, refuseBody } from './validate.js';

/** Reads the body of an operation, which the framework hands over as text. */
export interface BodyReader {
  read(request: BodySent): Read<unknown> | OtherAnswer;
}

interface BodySent {
  readonly body: unknown;
  readonly headers: IncomingHttpHeaders;
}

interface TextOfField {
  readonly field: readonly string[];
  readonly text: string;
}

const NO_BODY: Read<unknown> = { value: undefined };

/** U+0000 and surrogates, which most bodies have none of, as JSON writes them: behind an even number of backslashes. */
const ESCAPED = /(?<!\\)(?:\\\\)*\\u(?:0000|[dD][89a-fA-F])/;
/** The two of a pair are one character to it. */
const LONE_SURROGATE = /\p{Surrogate}/u;
const BYTE_ORDER_MARK = '\uFEFF';

/** Without a schema nothing is read, whatever was sent. */
export function createBodyReader(schema: TSchema | undefined, form?: Wire['form']): BodyReader {
  if (schema === undefined) return { read: () => NO_BODY };
  const validator = createValidator(schema);
  const expected = (schema as { type?: string }).type ?? 'value';

  return {
    read({ body, headers }) {
      const sent = typeof body === 'string' ? body : '';
      if (form !== undefined) {
        const read = form.read(sent, headers['content-type']);
        if (read instanceof OtherAnswer || validator.check(read.value)) return read;
        return { refusal: refuseBody(schema, read.value, validator.violations(read.value)) };
      }
      const text = withoutMark(sent);
      if (text.trim() === '') return { refusal: refuse('INVALID_JSON', expected) };
      const parsed = parseBody(text, headers['content-type']);
      if (parsed.refusal) return parsed;
      const unstorable = ESCAPED.test(text) ? refuseUnstorable(parsed.value) : undefined;
      if (unstorable !== undefined) return { refusal: unstorable };
      if (validator.check(parsed.value)) return parsed;
      return { refusal: refuseBody(schema, parsed.value, validator.violations(parsed.value)) };
    },
  };
}

/** RFC 8259 section 8.1: a parser may pass over the mark that editors and shells of Windows put first. */
function withoutMark(text: string): string {
  return text.startsWith(BYTE_ORDER_MARK) ? text.slice(BYTE_ORDER_MARK.length) : text;
}

/** Refuses what no text can hold that is stored as UTF-8, and read back as it was sent. */
function refuseUnstorable(value: unknown): Refusal | undefined {
  for (const { field, text } of textsIn(value, [])) {
    const rule = ruleBrokenBy(text);
    if (rule === undefined) continue;
    const fields = [{ field: field.join('.') || 'body', description: rule }];
    return { ...refuse('VALIDATION_ERROR', rule), fields };
  }
  return undefined;
}

function ruleBrokenBy(text: string): string | undefined {
  if (text.includes('\0')) return 'The character U+0000 is not allowed.';
  if (LONE_SURROGATE.test(text))
    return 'A surrogate code point (U+D800 to U+DFFF) that is not part of a pair is not allowed.';
  return undefined;
}

/** Every text with the field that has it; a name counts to the object that it is in. Bodies are bounded in size and depth. */
function* textsIn(value: unknown, field: readonly string[]): Generator<TextOfField> {
  if (typeof value === 'string') yield { field, text: value };
  if (typeof value !== 'object' || value === null) return;
  for (const [name, member] of Object.entries(value)) {
    yield { field, text: name };
    yield* textsIn(member, [...field, name]);
  }
}
