import { SignJWT } from 'jose';
import type { ServiceAccountPrincipal } from '../../access/principal.js';
import type { SigningKeys } from '../../access/signing-keys.js';
import { ACCESS_TOKEN_LIFETIME_MS } from '../../domain/access-tokens.js';
import type { Clock } from '../../domain/clock.js';
import { newId } from '../../domain/ids.js';
import { limits } from '../../domain/limits.js';
import {
  countLiveAccessTokens,
  deleteEndedAccessTokens,
  insertAccessTokens,
  type NewAccessToken,
} from '../../store/queries/access-tokens.js';
import { presentSecretIds } from '../../store/queries/client-secrets.js';
import type { Store, WriteTransaction } from '../../store/store.js';
import { about } from '../../store/subjects.js';

/** The outcome of asking for a token. `tooMany`: the account has as many live tokens as it may have. */
export type TokenIssue =
  | { readonly kind: 'issued'; readonly accessToken: string; readonly expiresInSeconds: number }
  | { readonly kind: 'tooMany'; readonly limit: number }
  | { readonly kind: 'gone' };

export interface TokenIssuer {
  /**
   * Mints a token for the account with one of its secrets. `issuer` is the `iss` claim, the address of this server, and
   * `audience` who is to take it. `gone`: the secret was deleted meanwhile.
   */
  issue(
    account: ServiceAccountPrincipal,
    secretId: string,
    claims: { readonly issuer: string; readonly audience: string },
  ): Promise<TokenIssue>;
}

interface Asked {
  readonly id: string;
  readonly accountId: string;
  readonly organizationId: string;
  readonly secretId: string;
  settle(outcome: 'stored' | 'tooMany' | 'gone'): void;
  fail(error: unknown): void;
}

const MOST_PER_BATCH = 200;

/**
 * Issues access tokens: signed JWTs whose ids are stored, so that they can be counted and revoked. Tokens asked for
 * while a write is under way are stored together by the next one, which makes minting faster than one write each.
 */
export function createTokenIssuer(options: {
  store: Store;
  signingKeys: SigningKeys;
  now: Clock;
}): TokenIssuer {
  const { store, signingKeys, now } = options;
  let waiting: Asked[] = [];
  let writing = false;

  async function writeWaiting(): Promise<void> {
    if (writing) return;
    writing = true;
    try {
      while (waiting.length > 0) {
        const batch = waiting.slice(0, MOST_PER_BATCH);
        waiting = waiting.slice(MOST_PER_BATCH);
        try {
          const organizationIds = batch.map((asked) => asked.organizationId);
          const outcomes = await store.write(about(...organizationIds), (transaction) =>
            storeTokens(transaction, batch),
          );
          for (const asked of batch) asked.settle(outcomes.get(asked.id) ?? 'gone');
        } catch (error) {
          for (const asked of batch) asked.fail(error);
        }
      }
    } finally {
      writing = false;
    }
  }

  return {
    async issue(account, secretId, { issuer, audience }) {
      const id = `${newId(now())}${newId(now())}`;
      const outcome = await new Promise<'stored' | 'tooMany' | 'gone'>((settle, fail) => {
        waiting.push({
          id,
          accountId: account.id,
          organizationId: account.organizationId,
          secretId,
          settle,
          fail,
        });
        // Requests that arrive in the same turn of the event loop share the write.
        setImmediate(() => void writeWaiting());
      });
      if (outcome === 'tooMany') return { kind: 'tooMany', limit: limits.liveTokensPerServiceAccount };
      if (outcome === 'gone') return { kind: 'gone' };
      const key = await signingKeys.current();
      const issuedAt = Math.floor(now() / 1000);
      const expiresInSeconds = ACCESS_TOKEN_LIFETIME_MS / 1000;
      const accessToken = await new SignJWT({ cid: account.clientId })
        .setProtectedHeader({ alg: key.algorithm, kid: key.id, typ: 'JWT' })
        .setIssuer(issuer)
        .setAudience(audience)
        .setSubject(account.clientId)
        .setIssuedAt(issuedAt)
        .setExpirationTime(issuedAt + expiresInSeconds)
        .setJti(id)
        .sign(key.privateKey);
      return { kind: 'issued', accessToken, expiresInSeconds };
    },
  };
}

async function storeTokens(
  transaction: WriteTransaction,
  batch: readonly Asked[],
): Promise<Map<string, 'stored' | 'tooMany' | 'gone'>> {
  transaction.withoutEvent('the audit trail tells of secrets and accounts, not of every token');
  const { database, now } = transaction;
  await deleteEndedAccessTokens(database, now);

  const outcomes = new Map<string, 'stored' | 'tooMany' | 'gone'>();
  const present = await presentSecretIds(
    database,
    batch.map((asked) => asked.secretId),
  );
  const live = new Map<string, number>();
  const tokens: NewAccessToken[] = [];
  for (const { id, accountId, secretId } of batch) {
    if (!present.has(secretId)) {
      outcomes.set(id, 'gone');
      continue;
    }
    const count = live.get(accountId) ?? (await countLiveAccessTokens(database, accountId, now));
    if (count >= limits.liveTokensPerServiceAccount) {
      live.set(accountId, count);
      outcomes.set(id, 'tooMany');
      continue;
    }
    live.set(accountId, count + 1);
    tokens.push({
      id,
      secretId,
      serviceAccountId: accountId,
      createdAt: now,
      expiresAt: now + ACCESS_TOKEN_LIFETIME_MS,
    });
    outcomes.set(id, 'stored');
  }
  await insertAccessTokens(database, tokens);
  return outcomes;
}
