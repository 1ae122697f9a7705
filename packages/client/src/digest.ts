import type { Challenge } from './challenges.js';
import { nodeCrypto } from './node-crypto.js';

/** Hash functions by the names of RFC 7616, strongest first. */
const HASH_NAMES = { 'SHA-256': 'sha256', MD5: 'md5' } as const;

type DigestAlgorithm = keyof typeof HASH_NAMES;

/** A challenge that this client can answer. */
interface DigestChallenge {
  readonly algorithm: DigestAlgorithm;
  readonly realm: string;
  readonly nonce: string;
  readonly opaque: string | undefined;
}

/** The state of HTTP Digest (RFC 7616) with one server: the nonce of the last challenge and how often it was used. */
export interface DigestSession {
  /**
   * The value of `Authorization` for a request; undefined before the first challenge. `target` is the request target
   * as it goes out. Each call uses up one count of the nonce, so requests may run at the same time.
   */
  authorize(method: string, target: string): string | undefined;
  /** Takes the strongest challenge it can answer; false if there is none, and nothing changes. */
  accept(challenges: readonly Challenge[]): boolean;
  /**
   * Takes what came with the refusal of an answer to a fresh nonce. A stale challenge means that the credentials were
   * right, and its nonce serves the next request. After another one the next request goes out unauthenticated and asks
   * anew. No challenge at all says nothing about the nonce: missing roles are refused so.
   */
  refused(challenges: readonly Challenge[]): void;
}

/** Makes a session for one user. */
export function createDigestSession(
  user: { username: string; password: string },
  createCnonce: () => string = () => nodeCrypto().randomBytes(16).toString('hex'),
): DigestSession {
  let current: DigestChallenge | undefined;
  let count = 0;
  const ha1s = new Map<string, string>();

  /** H(A1) of RFC 7616 section 3.4.2, remembered: it changes with the realm and the algorithm only. */
  function ha1({ algorithm, realm }: DigestChallenge): string {
    const key = `${algorithm} ${realm}`;
    const known = ha1s.get(key) ?? hash(algorithm, `${user.username}:${realm}:${user.password}`);
    ha1s.set(key, known);
    return known;
  }

  function accept(challenges: readonly Challenge[]): boolean {
    const chosen = strongest(challenges);
    if (chosen === undefined) return false;
    current = chosen;
    count = 0;
    return true;
  }

  return {
    accept,

    authorize(method, target) {
      if (current === undefined) return undefined;
      const { algorithm, realm, nonce, opaque } = current;
      count += 1;
      const nc = count.toString(16).padStart(8, '0');
      const cnonce = createCnonce();
      const ha2 = hash(algorithm, `${method}:${target}`);
      const response = hash(algorithm, `${ha1(current)}:${nonce}:${nc}:${cnonce}:auth:${ha2}`);
      // Which values are quoted follows RFC 7616 section 3.4: not algorithm, qop and nc.
      return [
        `Digest username=${quoted(user.username)}`,
        `realm=${quoted(realm)}`,
        `nonce=${quoted(nonce)}`,
        `uri=${quoted(target)}`,
        `response="${response}"`,
        `algorithm=${algorithm}`,
        ...(opaque === undefined ? [] : [`opaque=${quoted(opaque)}`]),
        'qop=auth',
        `nc=${nc}`,
        `cnonce=${quoted(cnonce)}`,
      ].join(', ');
    },

    refused(challenges) {
      const own = challenges.filter(({ scheme }) => scheme === 'digest');
      if (own.length === 0) return;
      const isStale = own.some(({ parameters }) => parameters.get('stale')?.toLowerCase() === 'true');
      if (!isStale || !accept(own)) current = undefined;
    },
  };
}

function strongest(challenges: readonly Challenge[]): DigestChallenge | undefined {
  const answerable = challenges.map(answerableChallenge).filter((challenge) => challenge !== undefined);
  for (const algorithm of Object.keys(HASH_NAMES) as DigestAlgorithm[]) {
    const found = answerable.find((challenge) => challenge.algorithm === algorithm);
    if (found && isAvailable(algorithm)) return found;
  }
  return undefined;
}

function answerableChallenge({ scheme, parameters }: Challenge): DigestChallenge | undefined {
  const [realm, nonce] = [parameters.get('realm'), parameters.get('nonce')];
  if (scheme !== 'digest' || realm === undefined || nonce === undefined) return undefined;
  const qops = (parameters.get('qop') ?? '').split(',').map((qop) => qop.trim().toLowerCase());
  if (!qops.includes('auth')) return undefined;
  // Absent means MD5 (RFC 7616 section 3.3).
  const algorithm = (parameters.get('algorithm') ?? 'MD5').toUpperCase();
  if (algorithm !== 'MD5' && algorithm !== 'SHA-256') return undefined;
  return { algorithm, realm, nonce, opaque: parameters.get('opaque') };
}

/** A platform in FIPS mode refuses MD5. */
function isAvailable(algorithm: DigestAlgorithm): boolean {
  const { createHash } = nodeCrypto();
  try {
    createHash(HASH_NAMES[algorithm]);
    return true;
  } catch {
    return false;
  }
}

function hash(algorithm: DigestAlgorithm, text: string): string {
  return nodeCrypto().createHash(HASH_NAMES[algorithm]).update(text).digest('hex');
}

/** A quoted string (RFC 9110 section 5.6.4). */
function quoted(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&')}"`;
}
