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

/** U+0000 as JSON writes it: behind an even number of backslashes. */
const ESCAPED_NUL = /(?<!\\)(?:\\\\)*\\u0000/;

/** Without a schema nothing is read, whatever was sent. */
export function createBodyReader(schema: TSchema | undefined, form?: Wire['form']): BodyReader {
  if (schema === undefined) return { read: () => NO_BODY };
  const validator = createValidator(schema);
  const expected = (schema as { type?: string }).type ?? 'value';

  return {
    read({ body, headers }) {
      const text = typeof body === 'string' ? body : '';
      if (form !== undefined) {
        const read = form.read(text, headers['content-type']);
        if (read instanceof OtherAnswer || validator.check(read.value)) return read;
        return { refusal: refuseBody(schema, read.value, validator.violations(read.value)) };
      }
      if (text.trim() === '') return { refusal: refuse('INVALID_JSON', expected) };
      const parsed = parseBody(text);
      if (parsed.refusal) return parsed;
      if (ESCAPED_NUL.test(text))
        return { refusal: refuse('VALIDATION_ERROR', 'The character U+0000 is not allowed.') };
      if (validator.check(parsed.value)) return parsed;
      return { refusal: refuseBody(schema, parsed.value, validator.violations(parsed.value)) };
    },
  };
}
