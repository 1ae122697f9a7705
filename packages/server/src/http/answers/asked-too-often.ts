import { Type } from 'typebox';
import type { Operation } from '../operation.js';
import { ApiError } from '../schemas/errors.js';
import { OAuthError } from '../schemas/oauth.js';

/** How the OAuth endpoints answer a client that is over its limit. */
export const askedTooOften: NonNullable<Operation['otherAnswers']> = {
  429: {
    description: 'Asked too often; in the form of the API, as the live service has it.',
    schema: ApiError,
  },
};

/** The same at the token endpoint. Clients that name an API know errors of OAuth alone. */
export const tokensAskedTooOften: NonNullable<Operation['otherAnswers']> = {
  429: {
    description:
      'Asked too often; in the form of the API, as the live service has it, and in that of RFC 6749 where the request has a `resource`.',
    schema: Type.Union([ApiError, OAuthError]),
  },
};
