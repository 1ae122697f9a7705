import { readBasicCredentials } from '../../access/client-authenticator.js';
import { wirePaths } from '../../domain/wire-paths.js';
import { OtherAnswer } from '../other-answer.js';
import { ATLAS } from './atlas.js';
import { oauthErrors } from './oauth-errors.js';
import type { Wire } from './wire.js';

/**
 * The OAuth 2.0 endpoints: token (client credentials), revocation (RFC 7009), introspection (RFC 7662), and an authorization
 * endpoint that says that people cannot sign in. Bodies are forms, and errors those of RFC 6749.
 */
export const OAUTH: Wire = {
  ...ATLAS,
  name: 'oauth',
  root: undefined,
  basePath: wirePaths.oauth.base,
  methodRefusalHasBody: true,
  // RFC 6749 section 5.1.
  headers: [...ATLAS.headers, 'Cache-Control', 'no-store', 'Pragma', 'no-cache'],
  hasVersions: false,
  hasRateLimits: false,
  namePrefix: 'oauth.',
  jsonType: 'application/json;charset=utf-8',
  form: {
    type: 'application/x-www-form-urlencoded',
    read: readForm,
  },
  errors: {
    form: 'RFC 6749',
    descriptions: {
      400: 'The request, its credentials or its grant cannot be understood, or is not offered here.',
      401: 'The client is unknown, or its secret is wrong or has expired.',
      403: 'The service account has as many live tokens as it may have.',
      413: 'The body is larger than 16 KiB.',
      429: 'The client asked too often.',
      431: 'The address or the headers are too long.',
      500: 'Something failed on the server.',
      503: 'The server cannot answer at the moment.',
      507: 'The disk of the server has no space for the token.',
    },
    // What the live service answers in the shape of the API, not in that of RFC 6749, keeps that shape.
    answerTo: (refusal, sent) => {
      const isTooOften = refusal.code === 'RATE_LIMITED' && namesResource(sent);
      const answer = isTooOften ? oauthErrors.askedTooOften : ANSWERS[refusal.code];
      return comingBack(answer, refusal.headers?.['Retry-After']);
    },
    answerToStranger: (authorization) =>
      readBasicCredentials(authorization) === undefined
        ? oauthErrors.noAuthorization
        : oauthErrors.invalidClient,
  },
};

/** With the seconds to wait, where the refusal has some of its own. */
function comingBack(answer: OtherAnswer | undefined, seconds: string | undefined): OtherAnswer | undefined {
  return answer === undefined || seconds === undefined
    ? answer
    : new OtherAnswer(answer.status, answer.body, ['Retry-After', seconds]);
}

const ANSWERS = {
  PAYLOAD_TOO_LARGE: oauthErrors.tooLarge,
  MALFORMED_JSON: oauthErrors.invalidRequest,
  // Of all parameters of a query, only the two flags are read.
  INVALID_QUERY_PARAMETER: oauthErrors.wrongFlag,
  UNSUPPORTED_CONTENT_ENCODING: oauthErrors.invalidRequest,
  UNSUPPORTED_MEDIA_TYPE: oauthErrors.invalidRequest,
  SERVICE_UNAVAILABLE: oauthErrors.unavailable,
  TOO_MANY_CONNECTIONS: oauthErrors.unavailable,
  WRITE_OUTCOME_UNKNOWN: oauthErrors.unavailable,
  STORAGE_FULL: oauthErrors.storageFull,
  UNEXPECTED_ERROR: oauthErrors.serverError,
} as Readonly<Record<string, (typeof oauthErrors)[keyof typeof oauthErrors] | undefined>>;

const RESOURCE = 'resource';

/** Whether a form asks for a token of one API: its clients know errors of OAuth alone, and drop the text of any other. */
function namesResource(sent: unknown): boolean {
  return typeof sent === 'string' && new URLSearchParams(sent).has(RESOURCE);
}

/** A parameter that is repeated makes the request invalid (RFC 6749 section 3.2), and so does a body that is no form. */
function readForm(text: string, contentType: string | undefined) {
  const type = (contentType ?? '').split(';', 1)[0]?.trim().toLowerCase();
  if (type !== 'application/x-www-form-urlencoded') return oauthErrors.invalidRequest;
  const form = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(text)) {
    if (form.has(name)) return name === RESOURCE ? oauthErrors.oneResource : oauthErrors.invalidRequest;
    form.set(name, value);
  }
  return { value: Object.fromEntries(form) };
}
