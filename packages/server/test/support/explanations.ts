import { expect } from 'vitest';
import type { TestKey } from './accounts.js';
import type { Call } from './call.js';
import { digestHeader, nonceOf } from './digest.js';

/** Who would make a request, and who asks about it: a key that may read the credential and is not limited. */
export interface ExplainedCaller {
  /** Public key or client ID. */
  readonly name: string;
  readonly key: TestKey;
  /** In place of the key. */
  readonly headers?: Readonly<Record<string, string>>;
  /** How it proves itself to the OAuth endpoints, where it can. */
  readonly basic?: string;
  readonly asker: TestKey;
}

export interface AskedCall {
  readonly method: string;
  readonly path: string;
  readonly accept: string;
  readonly from: string;
  /** Explanations know nothing of it. */
  readonly body?: unknown;
  /** A code that only the decision gives to this call, though others get it from a service. */
  readonly decidedCode?: string | undefined;
}

/** Codes that only the decision gives: after an explanation that passes, none of them may be answered. */
const DECISION_CODES = [
  'ACCESS_LIST_ACCESS_DENIED',
  'API_KEY_ACCESS_LIST_ACCESS_DENIED',
  'CREDENTIAL_REQUIRED',
  'GROUP_NAME_NOT_FOUND',
  'GROUP_NOT_FOUND',
  'INVALID_GROUP_ID',
  'INVALID_ORG_ID',
  'INVALID_VERSION_DATE',
  'IP_ADDRESS_NOT_ON_ACCESS_LIST',
  'METHOD_NOT_ALLOWED',
  'NOT_ORG_GROUP_CREATOR',
  'ORG_NOT_FOUND',
  'ORG_REQUIRES_ACCESS_LIST',
  'PATH_PARAM_PARSE_ERROR',
  'RATE_LIMITED',
  'RATE_LIMITED_TOKEN_BUCKET',
  'SIGNED_IN_USER_REQUIRED',
  'USERNAME_NOT_FOUND',
  'USER_CANNOT_ACCESS_GROUP',
  'USER_UNAUTHORIZED',
];

/** Compares what the explanation of a call says with what the call itself gets. Returns that: `passes`, `challenge` or a code. */
export async function expectAgreement(
  call: Call,
  caller: ExplainedCaller,
  asked: AskedCall,
): Promise<string> {
  let outcome = await compare(call, caller, asked);
  // A token may come back between the question and the request, but not twice.
  if (outcome.explained.startsWith('RATE_LIMITED')) outcome = await compare(call, caller, asked);
  expect(outcome.answered, `${caller.name}: ${asked.method} ${asked.path}`).toBe(outcome.explained);
  return outcome.explained;
}

async function compare(call: Call, caller: ExplainedCaller, asked: AskedCall) {
  const explanation = await explain(call, caller, asked);
  const { method, path, accept, from, body, decidedCode } = asked;
  const credentials = caller.headers ?? (await digestOf(call, caller.key, method, path));
  const sent = isForClients(method, path)
    ? {
        body: FORM,
        headers: { ...(caller.basic ? { Authorization: caller.basic } : credentials), ...FORM_TYPE },
      }
    : { body, headers: credentials };
  const answer = await call(method, path, { from, accept: accept || '*/*', ...sent });
  // On the Atlas wires a 405 has no body and no code.
  const code: string | undefined =
    answer.status === 405 ? 'METHOD_NOT_ALLOWED' : (answer.headers['x-error-code'] ?? answer.json?.errorCode);
  const isDecided = code === decidedCode || DECISION_CODES.includes(code ?? '');
  const isRefused = code !== undefined && (!explanation.passes || isDecided);
  const isChallenged =
    answer.headers['www-authenticate'] !== undefined ||
    // How OAuth asks whoever sent no HTTP Basic.
    answer.json?.error_description === 'No Authorization header provided';
  return {
    explained: explanation.passes ? 'passes' : (explanation.errorCode ?? 'challenge'),
    answered: isChallenged ? 'challenge' : isRefused ? code : 'passes',
  };
}

/** Says all that the three endpoints of clients want to read. */
const FORM = 'grant_type=client_credentials&token=none';
const FORM_TYPE = { 'Content-Type': 'application/x-www-form-urlencoded' };

function isForClients(method: string, path: string): boolean {
  return method === 'POST' && ['token', 'revoke', 'introspect'].includes(path.replace('/api/oauth/', ''));
}

async function explain(
  call: Call,
  { name, asker }: ExplainedCaller,
  { accept, method, path, from }: AskedCall,
) {
  const answer = await call('POST', '/api/private/explain', {
    key: asker,
    body: { as: name, method, path, from, accept: accept || '*/*' },
  });
  expect(answer.status, answer.text).toBe(200);
  return answer.json as { passes: boolean; errorCode?: string };
}

/** Sent with the first request already: not every path asks for it. */
async function digestOf(call: Call, { publicKey, privateKey }: TestKey, method: string, uri: string) {
  const { headers } = await call('GET', '/api/atlas/v2', { headers: { Authorization: 'Digest' } });
  const nonce = nonceOf(headers['www-authenticate']);
  return { Authorization: digestHeader({ username: publicKey, password: privateKey, method, uri, nonce }) };
}
