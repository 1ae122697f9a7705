import type { ApiError } from '@sallyport/client';
import type { Login } from '../profiles/login.js';

// Not imported: test/e2e/bundle.test.ts says why.
const { STATUS_CODES } = process.getBuiltinModule('node:http');

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

/** Why there was no answer at all, and what to do about it; undefined for errors of another kind. `source`: where the address comes from. */
export function explainNoAnswer(error: unknown, baseUrl: string, source: string): string | undefined {
  // What `fetch` throws where it gets no answer (Fetch standard, "network error").
  if (!(error instanceof TypeError) || !(error.cause instanceof Error)) return undefined;
  const { cause } = error;
  const cure = cureOf(cause, baseUrl);
  if (cure !== undefined) return `no answer from ${baseUrl}: ${cure}. ${source}`;
  const reasons = cause instanceof AggregateError ? cause.errors.map(String) : [cause.message];
  return `no answer from ${baseUrl}: ${reasons.join('; ')}. ${source}`;
}

// Of OpenSSL, by the names that Node gives them.
const UNTRUSTED = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/** What to do where encryption is what failed. */
function cureOf(cause: Error & { readonly code?: unknown }, baseUrl: string): string | undefined {
  const code = String(cause.code);
  if (UNTRUSTED.has(code))
    return (
      'its certificate is not trusted. Name the file of its certificate authority: with "sallyport config set ca_file <file>", ' +
      'with --caFile when you log in, or in SSL_CERT_FILE. A server with --tls self-signed says which file that is when it starts'
    );
  if (code === 'CERT_HAS_EXPIRED') return 'its certificate has expired; the server needs a new one';
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID')
    return `its certificate is for another name: ${cause.message}. Use a name that is in the certificate`;
  if (baseUrl.startsWith('https:') && (code === 'EPROTO' || code === 'ERR_SSL_WRONG_VERSION_NUMBER'))
    return 'it speaks HTTP, not HTTPS: begin the address with http://';
  // A TLS server closes the connection, or answers with an alert, which is no HTTP.
  if (baseUrl.startsWith('http:') && (code === 'UND_ERR_SOCKET' || code.startsWith('HPE_')))
    return 'the connection was closed without an answer. If the server speaks HTTPS, begin the address with https://';
  return undefined;
}
