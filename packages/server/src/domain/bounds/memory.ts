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
const MISSES = 'Guessing names costs one look-up each, and does not remove other entries.';

export const memoryBounds = {
  credentials: memory(
    2_000_000,
    1_024,
    'API keys, and as many service accounts',
    'public key, 8 letters; client ID, 34 characters',
    'Some 0.7 KB with a few roles and entries. A larger one counts as several.',
    'SALLYPORT_CREDENTIAL_CACHE_SIZE',
  ),
  people: memory(
    100_000,
    2_048,
    'People',
    'id, 24 hexadecimal digits',
    'A user with many organizations or entries counts as several.',
  ),
  organizations: memory(
    100_000,
    300,
    'Organizations',
    'id, 24 hexadecimal digits',
    'More than there will be.',
  ),
  projects: memory(1_000_000, 300, 'Projects', 'id, 24 hexadecimal digits', 'More than there will be.'),
  sessions: memory(100_000, 600, 'Sessions', 'SHA-256 of the cookie, 64 characters', 'Of signed-in users.'),
  accessTokens: memory(
    200_000,
    2_700,
    'Access tokens',
    'the token, exactly as it was issued, 2,048 characters',
    'They have some 500 characters.',
  ),
  misses: memory(10_000, 2_200, 'Names that do not exist, for each of these', 'as there', MISSES),
  revokedTokens: memory(
    10_000,
    200,
    'Revoked access tokens',
    'ID, 48 characters',
    'With more, all cached tokens are looked up again.',
  ),
  signIns: memory(
    100_000,
    400,
    'Sign-in attempts: by network and account, by network, and by known browser or network, each',
    'network, or signed browser cookie, and SHA-256 of the user name',
    'With more, the least recently used are forgotten.',
  ),
  attackedAccounts: memory(
    10_000,
    300,
    'Accounts with failed attempts, from unknown and from known places; users who entered codes; networks that requested mails, each',
    'SHA-256 of the user name; id; network',
    'With more, the least recently used are forgotten.',
  ),
  invitationMails: memory(
    10_000,
    400,
    'Invitations mailed, by address, and by address and organization',
    "SHA-256 of the address, alone and with an organization's id, 90 characters",
    'With more, the least recently used start again.',
  ),
  buckets: memory(
    100_000,
    350,
    'Rate limits, for each endpoint set; the same for refused requests, and for shares of callers',
    'id, address, or address and client ID, some 80 characters',
    'With more, the least recently used start again.',
  ),
  nonces: memory(
    1_000_000,
    200,
    'Digest nonces in use, until they expire',
    'signed nonce, 32 characters',
    'With more, further ones are refused as stale: a forgotten one could be replayed.',
  ),
  guardedApis: memory(
    1_000,
    100_000,
    'Guarded APIs, compiled; and as many sets of nonces',
    'name, 31 characters',
    'One with many routes counts as several.',
  ),
  gates: memory(10_000, 30_000, 'Gates', 'name, 31 characters', 'A list of 100 peers takes most of it.'),
  guardedCalls: memory(
    200_000,
    250,
    'Calls under limits of guarded APIs, by caller or project, and as many by address',
    'API, version, and id or address, some 100 characters',
    'With more, those not used for longest start anew.',
  ),
  clientSecrets: memory(
    100_000,
    300,
    'Client secrets that callers of guarded APIs send themselves',
    'SHA-256 of the secret, 64 characters',
    'Whether the account still has the secret is looked up each time.',
  ),
  sharedValues: memory(
    100_000,
    300,
    'IDs and lists of roles that several credentials have, each',
    'values from the store',
    'With more, the list is started again.',
  ),
  documentAddresses: memory(
    8,
    1_000_000,
    'Addresses that an OpenAPI document names, where a server without a public URL listens on every interface, for each form of each document',
    'host and port of the request, 259 characters',
    'The first ones that are asked for. With more, the document names the address of the server.',
  ),
  acceptTexts: memory(
    100,
    1_000,
    '`Accept` headers, for each operation',
    'the header, 200 characters; longer ones are parsed each time',
    'Clients send some 50 characters.',
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
