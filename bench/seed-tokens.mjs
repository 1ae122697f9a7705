import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { importJWK, SignJWT } from 'jose';
import { makeOrganization } from '../packages/server/build/changes/organizations/make-organization.js';
import {
  ACCESS_TOKEN_AUDIENCE,
  ACCESS_TOKEN_LIFETIME_MS,
} from '../packages/server/build/domain/access-tokens.js';
import { newId } from '../packages/server/build/domain/ids.js';
import { SYSTEM } from '../packages/server/build/domain/new-event.js';
import { createSealing, generateMasterKey, parseMasterKey } from '../packages/server/build/domain/sealing.js';
import { signingKeyContext } from '../packages/server/build/domain/sealing-contexts.js';
import { generateToken, sha256Hex } from '../packages/server/build/domain/secrets.js';
import { recognizeMasterKey } from '../packages/server/build/services/installation/recognize-master-key.js';
import { ensureSigningKey } from '../packages/server/build/services/oauth/signing-keys.js';
import { listSigningKeys } from '../packages/server/build/store/queries/signing-keys.js';
import { openStore } from '../packages/server/build/store/store.js';
import { ABOUT_ALL } from '../packages/server/build/store/subjects.js';

const TOKENS_PER_ACCOUNT = 100;
const ACCOUNTS_PER_ORGANIZATION = 200;
const ROWS_PER_STATEMENT = 500;

/**
 * Fills a data directory with service accounts and live access tokens, past the services but with the same signatures.
 * Writes one token per line to `tokensFile`; gives `accounts` that have no token yet, for minting.
 */
export async function seedTokens({ dataDir, tokens, tokensFile, accounts }) {
  const sealing = createSealing(masterKeyOf(dataDir));
  const store = await openStore({ dataDir, now: Date.now });
  try {
    await recognizeMasterKey(store, sealing);
    await ensureSigningKey({ store, sealing, now: Date.now });
    const [row] = await listSigningKeys(store.reader);
    const key = await importJWK(
      JSON.parse(sealing.open(row.privateJwkSealed, signingKeyContext(row.id))),
      row.algorithm,
    );
    const holders = await insertAccounts(store, Math.ceil(tokens / TOKENS_PER_ACCOUNT));
    const rows = Array.from({ length: tokens }, (_, i) => ({
      id: newId(Date.now()) + newId(Date.now()),
      holder: holders[Math.floor(i / TOKENS_PER_ACCOUNT)],
    }));
    await insertTokens(store, rows);
    const signed = await Promise.all(rows.map(({ id, holder }) => sign(key, row, id, holder.clientId)));
    writeFileSync(tokensFile, `${signed.join('\n')}\n`, { mode: 0o600 });
    return await insertAccounts(store, accounts);
  } finally {
    await store.close();
  }
}

function masterKeyOf(dataDir) {
  const file = join(dataDir, 'master.key');
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    writeFileSync(file, `${generateMasterKey()}\n`, { mode: 0o600 });
  }
  return parseMasterKey(readFileSync(file, 'utf8'));
}

async function insertAccounts(store, count) {
  const all = [];
  while (all.length < count)
    await store.write(ABOUT_ALL, async (transaction) => {
      const { database, now } = transaction;
      const organizationId = await makeOrganization(transaction, SYSTEM, {
        name: `Accounts ${newId(Date.now())}`,
      });
      const made = Array.from({ length: Math.min(ACCOUNTS_PER_ORGANIZATION, count - all.length) }, () => ({
        id: newId(now),
        clientId: `mdb_sa_id_${newId(now)}`,
        secretId: newId(now),
        secret: generateToken('mdb_sa_sk_', 30),
      }));
      await database
        .insertInto('credentials')
        .values(
          made.map(({ id }) => ({
            id,
            organization_id: organizationId,
            kind: 'service_account',
            description: 'Made for a measurement',
            created_at: now,
            last_used_at: null,
            last_used_address: null,
          })),
        )
        .execute();
      await database
        .insertInto('service_accounts')
        .values(
          made.map(({ id, clientId }) => ({
            id,
            client_id: clientId,
            name: 'measured',
            expiry_warned_days: null,
            expiry_reported: 0,
          })),
        )
        .execute();
      await database
        .insertInto('client_secrets')
        .values(
          made.map(({ id, secretId, secret }) => ({
            id: secretId,
            service_account_id: id,
            secret_hash: sha256Hex(secret),
            secret_suffix: secret.slice(-4),
            created_at: now,
            expires_at: now + 365 * 86_400_000,
            last_used_at: null,
          })),
        )
        .execute();
      await database
        .insertInto('credential_organization_roles')
        .values(made.map(({ id }) => ({ credential_id: id, role: 'ORG_READ_ONLY' })))
        .execute();
      all.push(...made);
    });
  return all;
}

async function insertTokens(store, tokens) {
  for (let from = 0; from < tokens.length; from += 10_000)
    await store.write(ABOUT_ALL, async (transaction) => {
      transaction.withoutEvent('made for a measurement');
      const { database, now } = transaction;
      const some = tokens.slice(from, from + 10_000);
      for (let at = 0; at < some.length; at += ROWS_PER_STATEMENT)
        await database
          .insertInto('access_tokens')
          .values(
            some.slice(at, at + ROWS_PER_STATEMENT).map(({ id, holder }) => ({
              id,
              secret_id: holder.secretId,
              service_account_id: holder.id,
              created_at: now,
              expires_at: now + ACCESS_TOKEN_LIFETIME_MS,
            })),
          )
          .execute();
    });
}

function sign(key, { id: kid, algorithm: alg }, id, clientId) {
  return new SignJWT({ cid: clientId })
    .setProtectedHeader({ alg, kid, typ: 'JWT' })
    .setAudience(ACCESS_TOKEN_AUDIENCE)
    .setSubject(clientId)
    .setIssuedAt()
    .setExpirationTime('1h')
    .setJti(id)
    .sign(key);
}
