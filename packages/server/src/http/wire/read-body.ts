import type { IncomingHttpHeaders } from 'node:http';
import type { TSchema } from 'typebox';
import { refuse } from '../../domain/errors.js';
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

const NO_BODY: Read<unknown> = { value: undefined };

/** As JSON writes them: behind an even number of backslashes. */
const ESCAPED_NUL = /(?<!\\)(?:\\\\)*\\u0000/;
const ESCAPED_SURROGATE = /(?<!\\)(?:\\\\)*\\u[dD][89a-fA-F]/;
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
      const unstorable = unstorableIn(text, parsed.value);
      if (unstorable !== undefined) return { refusal: refuse('VALIDATION_ERROR', unstorable) };
      if (validator.check(parsed.value)) return parsed;
      return { refusal: refuseBody(schema, parsed.value, validator.violations(parsed.value)) };
    },
  };
}

/** RFC 8259 section 8.1: a parser may pass over the mark that editors and shells of Windows put first. */
function withoutMark(text: string): string {
  return text.startsWith(BYTE_ORDER_MARK) ? text.slice(BYTE_ORDER_MARK.length) : text;
}

/** What no text can hold that is stored as UTF-8, and read back as it was sent; `undefined` when there is nothing. */
function unstorableIn(text: string, value: unknown): string | undefined {
  if (ESCAPED_NUL.test(text)) return 'The character U+0000 is not allowed.';
  // Written anew, pairs stand as the characters that they are, and half ones alone are still escaped.
  if (ESCAPED_SURROGATE.test(text) && ESCAPED_SURROGATE.test(JSON.stringify(value)))
    return 'A surrogate code point (U+D800 to U+DFFF) that is not part of a pair is not allowed.';
  return undefined;
}
