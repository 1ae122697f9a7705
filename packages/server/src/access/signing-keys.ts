import { type CryptoKey, importJWK, type JWK } from 'jose';
import { RETIRED_KEY_LIFETIME_MS } from '../domain/access-tokens.js';
import type { Clock } from '../domain/clock.js';
import type { Sealing } from '../domain/sealing.js';
import { signingKeyContext } from '../domain/sealing-contexts.js';
import { listSigningKeys, type StoredSigningKey } from '../store/queries/signing-keys.js';
import type { Store } from '../store/store.js';
import { UNSURE } from './loading-cache.js';

/** The keys that sign and verify access tokens, in memory; read again when the change feed says so. */
export interface SigningKeys {
  /** The key that signs now. */
  current(): Promise<{ id: string; algorithm: string; privateKey: CryptoKey }>;
  /**
   * The public key with that id, or `undefined` when there is none or its last token has ended. UNSURE: it is not known
   * here, and the keys were read too short a time ago to be read for it again.
   */
  find(id: string | undefined): Promise<CryptoKey | typeof UNSURE | undefined>;
  /** The same without that pause, so never UNSURE; for callers who proved who they are. */
  findWithoutPause(id: string | undefined): Promise<CryptoKey | undefined>;
  /** What the JWKS document shows. */
  publicKeys(): Promise<JWK[]>;
  close(): void;
}

/** How often keys are read again because a token names one that is unknown. Whoever makes up names learns no other pace. */
const REREAD_PAUSE_MS = 1_000;

interface LoadedKey extends StoredSigningKey {
  readonly jwk: JWK;
  readonly publicKey: CryptoKey;
}

export function createSigningKeys(options: { store: Store; sealing: Sealing; now: Clock }): SigningKeys {
  const { store, sealing, now } = options;
  let loading: Promise<LoadedKey[]> | undefined;
  let readAt = Number.NEGATIVE_INFINITY;
  let current: { id: string; algorithm: string; privateKey: CryptoKey } | undefined;

  async function read(): Promise<LoadedKey[]> {
    const rows = await listSigningKeys(store.reader);
    return Promise.all(
      rows.map(async (row) => {
        const jwk: JWK = {
          ...(JSON.parse(row.publicJwk) as JWK),
          kid: row.id,
          alg: row.algorithm,
          use: 'sig',
        };
        return { ...row, jwk, publicKey: await publicKeyOf(jwk, row.algorithm) };
      }),
    );
  }

  function load(): Promise<LoadedKey[]> {
    if (loading) return loading;
    readAt = now();
    const reading = read();
    loading = reading;
    reading.catch(() => {
      if (loading === reading) loading = undefined;
    });
    return reading;
  }

  function forget(): void {
    loading = undefined;
    current = undefined;
  }

  /** A retired key verifies until the last token it signed has ended. */
  const stillVerifies = (key: LoadedKey) =>
    key.retiredAt === null || key.retiredAt + RETIRED_KEY_LIFETIME_MS > now();

  const close = store.onChanges((changes) => {
    if (changes === 'all' || changes.some((change) => change.kind === 'signing_key')) forget();
  });

  async function known(id: string): Promise<LoadedKey | undefined> {
    return (await load()).find((key) => key.id === id);
  }

  /** Another node may have made it a moment ago, and signed with it. */
  function readAgain(id: string): Promise<LoadedKey | undefined> {
    forget();
    return known(id);
  }

  const verifying = (key: LoadedKey | undefined) => (key && stillVerifies(key) ? key.publicKey : undefined);

  return {
    async current() {
      if (current) return current;
      const reading = load();
      const [newest] = await reading;
      if (!newest) throw new Error('there is no signing key; the server makes one when it starts');
      const jwk = JSON.parse(sealing.open(newest.privateJwkSealed, signingKeyContext(newest.id))) as JWK;
      const privateKey = await importJWK(jwk, newest.algorithm);
      if (privateKey instanceof Uint8Array) throw new Error('a signing key must be a key pair');
      const key = { id: newest.id, algorithm: newest.algorithm, privateKey };
      // Else the keys have changed meanwhile.
      if (loading === reading) current = key;
      return key;
    },
    async find(id) {
      if (id === undefined) return undefined;
      const key = await known(id);
      // A clock that was set back makes the pause no longer.
      if (key === undefined && Math.abs(now() - readAt) < REREAD_PAUSE_MS) return UNSURE;
      return verifying(key ?? (await readAgain(id)));
    },
    async findWithoutPause(id) {
      if (id === undefined) return undefined;
      return verifying((await known(id)) ?? (await readAgain(id)));
    },
    async publicKeys() {
      return (await load()).filter(stillVerifies).map((key) => key.jwk);
    },
    close,
  };
}

async function publicKeyOf(jwk: JWK, algorithm: string): Promise<CryptoKey> {
  const key = await importJWK(jwk, algorithm);
  if (key instanceof Uint8Array) throw new Error('a signing key must be a key pair');
  return key;
}
