import type { Stop } from './decision.js';

/** What a challenge is counted under: its answer has no code. */
export type ChallengeCode =
  | 'CREDENTIALS_MISSING'
  | 'CREDENTIALS_UNKNOWN'
  | 'DIGEST_URI_MISMATCH'
  | 'NONCE_STALE'
  | 'TOKEN_INVALID'
  | 'WRONG_SECRET';

export function challengeCodeOf(
  { stale, invalidToken, unproved, isOtherTarget }: Stop & { kind: 'challenge' },
  isEmptyHanded: boolean,
): ChallengeCode {
  if (isOtherTarget) return 'DIGEST_URI_MISMATCH';
  if (unproved !== undefined) return 'WRONG_SECRET';
  if (stale) return 'NONCE_STALE';
  if (invalidToken) return 'TOKEN_INVALID';
  return isEmptyHanded ? 'CREDENTIALS_MISSING' : 'CREDENTIALS_UNKNOWN';
}

/** For the operator, of those that are listed among the refusals. */
export const challengeDetails: Readonly<Record<ChallengeCode, string>> = {
  CREDENTIALS_MISSING: 'The request had no credentials.',
  CREDENTIALS_UNKNOWN: 'The request named no credential that exists.',
  DIGEST_URI_MISMATCH:
    'The secret was right, and the Digest is of another path than the one that arrived: a proxy changes it before it asks.',
  NONCE_STALE: 'The nonce of the request was too old, or its count used before.',
  TOKEN_INVALID: 'The access token is expired, revoked, malformed or unknown.',
  WRONG_SECRET: 'The request named this credential, and its secret was wrong.',
};
