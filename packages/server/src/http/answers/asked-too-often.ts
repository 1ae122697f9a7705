import type { Operation } from '../operation.js';
import { ApiError } from '../schemas/errors.js';

/** How the OAuth endpoints answer a client that is over its limit. */
export const askedTooOften: NonNullable<Operation['otherAnswers']> = {
  429: {
    description: 'Asked too often; in the form of the API, as the live service has it.',
    schema: ApiError,
  },
};
