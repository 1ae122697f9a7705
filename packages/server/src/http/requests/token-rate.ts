import { isClientId } from '../../domain/client-ids.js';
import { refuse } from '../../domain/errors.js';
import { oauthTokenSet } from '../../domain/rate-limits.js';
import type { TokenBuckets } from '../../domain/token-buckets.js';
import { TOKEN_PATH } from '../../domain/wire-paths.js';
import { readBasicCredentials } from '../../services/oauth/authenticate-client.js';
import { OtherAnswer } from '../other-answer.js';
import { errorBody } from '../wire/errors.js';
import { renderJson } from '../wire/render.js';

/**
 * The answer to a client that asks for tokens too often. Counted per address and client before the secret is looked at, so it
 * slows guessing down as well. What cannot be a client ID has no bucket: it names nobody whose secret could be guessed.
 */
export function refuseTokenRate(
  buckets: TokenBuckets,
  address: string,
  authorization: string | undefined,
): OtherAnswer | undefined {
  const clientId = readBasicCredentials(authorization)?.clientId;
  if (clientId === undefined || !isClientId(clientId)) return undefined;
  const taken = buckets.take(oauthTokenSet, `${address} ${clientId}`);
  if (taken.allowed) return undefined;
  const minutes = oauthTokenSet.refillDurationSeconds / 60;
  // The live service answers this one in the shape of the API, not in that of RFC 6749.
  const refusal = refuse('RATE_LIMITED', TOKEN_PATH, taken.limit, minutes);
  const headers = ['X-Error-Code', refusal.code, 'Retry-After', String(taken.retryAfterSeconds)];
  return new OtherAnswer(refusal.status, renderJson(errorBody(refusal), false), headers, 'application/json');
}
