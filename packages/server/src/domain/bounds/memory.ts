import { type Bound, bound } from './bound.js';

/** What is kept in memory under a text that a caller chose, or for each thing that callers make. */
export interface MemoryBound extends Bound {
  readonly unit: 'entries';
  /** At most for each entry, its key included, as counted on 64-bit Node 20. */
  readonly bytesEach: number;
  /** What it is kept under, and what bounds the length of that. */
  readonly key: string;
}

function memory(
  most: number,
  bytesEach: number,
  of: string,
  key: string,
  why: string,
  setting?: string,
): MemoryBound {
  return { ...bound(most, 'entries', of, why, setting), unit: 'entries', bytesEach, key };
}

/** What does not exist is remembered apart, so guessing names cannot push out what is in use. */
const MISSES = 'Guessing names costs one look-up each, and pushes nothing else out.';

export const memoryBounds = {
  credentials: memory(
    2_000_000,
    1_024,
    'API keys, and as many service accounts',
    'public key, 8 letters; client ID, 34 characters',
    'Some 0.7 KB with a few roles and entries. One with more counts as several.',
    'SALLYPORT_CREDENTIAL_CACHE_SIZE',
  ),
  people: memory(
    100_000,
    2_048,
    'People',
    'id, 24 hexadecimal digits',
    'One with many organizations or entries counts as several.',
  ),
  organizations: memory(100_000, 300, 'Organizations', 'id, 24 hexadecimal digits', 'More than there are.'),
  projects: memory(1_000_000, 300, 'Projects', 'id, 24 hexadecimal digits', 'More than there are.'),
  sessions: memory(
    100_000,
    600,
    'Sessions',
    'SHA-256 of the cookie, 64 characters',
    'Of people who are signed in.',
  ),
  accessTokens: memory(
    200_000,
    2_700,
    'Access tokens',
    'the token in the spelling that was given out, 2,048 characters',
    'Ours have some 500 characters.',
  ),
  misses: memory(10_000, 2_200, 'What does not exist, for each of these', 'as there', MISSES),
  revokedTokens: memory(
    10_000,
    200,
    'Revoked access tokens',
    'id of ours, 48 characters',
    'With more, all remembered tokens are looked up again.',
  ),
  signIns: memory(
    100_000,
    400,
    'Attempts to sign in: pairs of network and account, networks, and pairs that are familiar, each',
    'network, or mark of a browser that we signed, and SHA-256 of the user name',
    'With more, those not used for longest are forgotten.',
  ),
  attackedAccounts: memory(
    10_000,
    300,
    'Accounts with failed attempts, and with those by what shows their owner; people who gave codes; networks that asked for mails, each',
    'SHA-256 of the user name; id; network',
    'With more, those not used for longest are forgotten.',
  ),
  invitationMails: memory(
    10_000,
    400,
    'Invitations mailed, by address, and by address and organization',
    "SHA-256 of the address, alone and with an organization's id, 90 characters",
    'With more, those not used for longest start anew.',
  ),
  buckets: memory(
    100_000,
    350,
    'Rate limits, for each endpoint set, and each for its refusals and what callers took',
    'id, address, or address and client ID, some 80 characters',
    'With more, those not used for longest start anew.',
  ),
  nonces: memory(
    1_000_000,
    200,
    'Digest nonces in use, each until it has ended',
    'nonce that we signed, 32 characters',
    'With more, further ones are refused as stale: forgetting one would let its requests be replayed.',
  ),
  sharedValues: memory(
    100_000,
    300,
    'Ids and lists of roles that credentials share, each',
    'values out of the store',
    'With more, sharing starts anew.',
  ),
  acceptTexts: memory(
    100,
    1_000,
    '`Accept` headers, for each operation',
    'the header, 200 characters; longer ones are read each time',
    'Clients send some 50 characters, in a few forms.',
  ),
  useRows: memory(
    50_000,
    1_000,
    'Counts of use in an hour: credentials, projects, operations and codes',
    'ids and names out of the store and the code',
    'With more, what is new is counted for its organization alone until they are written.',
  ),
  refusalRows: memory(
    20_000,
    1_500,
    'Refusals that are not written yet',
    'a list, 300 for each organization and minute',
    'With more, further ones are only counted among the use.',
  ),
} as const;

/** The longest texts that are keys there. */
export const rememberedCharacters = {
  acceptText: 200,
  accessToken: 2_048,
} as const;
