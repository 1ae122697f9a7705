import type { TSchema } from 'typebox';
import { refuse } from '../../domain/errors.js';
import { parseBody } from './parse-body.js';
import type { Read } from './read.js';
import { createValidator, refuseBody } from './validate.js';

/** Reads the body of an operation, which the framework hands over as text. */
export interface BodyReader {
  read(sent: unknown): Read<unknown>;
}

const NO_BODY: Read<unknown> = { value: undefined };

/** U+0000 as JSON writes it: behind an even number of backslashes. */
const ESCAPED_NUL = /(?<!\\)(?:\\\\)*\\u0000/;

/** Without a schema nothing is read, whatever was sent. */
export function createBodyReader(schema: TSchema | undefined): BodyReader {
  if (schema === undefined) return { read: () => NO_BODY };
  const validator = createValidator(schema);
  const expected = (schema as { type?: string }).type ?? 'value';

  return {
    read(sent) {
      const text = typeof sent === 'string' ? sent : '';
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
