import { STATUS_CODES } from 'node:http';
import type { ApiError } from '@sallyport/client';
import type { Login } from '../profiles/login.js';

/** What the server refused, in the words of the Atlas CLI; each field that it named follows on its own line. */
export function explainAnswer(
  error: ApiError,
  call: { readonly method: string; readonly url: string; readonly login: Login | undefined },
): string {
  const { status, errorCode = '', detail = '', parameters, fields } = error;
  const line =
    `${call.url} ${call.method}: HTTP ${status} (Error code: "${errorCode}") Detail: ${detail} ` +
    `Reason: ${STATUS_CODES[status] ?? ''}. Params: [${parameters.join(' ')}]`;
  const lines = [line, ...fields.map(({ field, description }) => `  ${field}: ${description}`)];
  return [
    // Names that others gave must not move the cursor.
    ...lines.map((each) => each.replace(/\p{Cc}/gu, ' ')),
    ...(status === 401 ? [hint(call.login, error)] : []),
  ].join('\n');
}

/** A missing role gets the same status as wrong credentials, but only these are asked for again. */
function hint(login: Login | undefined, { errorCode, headers }: ApiError): string {
  if (login === undefined) return 'No credentials were sent: run "sallyport auth login".';
  if (login.kind === 'account' && (errorCode === undefined || errorCode === 'NO_CURRENT_USER'))
    return `The session of ${login.subject} may be over: run "sallyport auth login".`;
  const isUnproven = headers.has('www-authenticate') && login.kind !== 'token';
  const why = isUnproven ? ': there is no such credential, or its secret is wrong' : '';
  return `The call was made as ${login.subject}${why}.`;
}

/** Why there was no answer at all; undefined for errors of another kind. */
export function explainNoAnswer(error: unknown, baseUrl: string): string | undefined {
  // What `fetch` throws where it gets no answer (Fetch standard, "network error").
  if (!(error instanceof TypeError) || !(error.cause instanceof Error)) return undefined;
  const reasons =
    error.cause instanceof AggregateError ? error.cause.errors.map(String) : [error.cause.message];
  return `no answer from ${baseUrl}: ${reasons.join('; ')}. The address is the profile's ops_manager_url or SALLYPORT_BASE_URL.`;
}
