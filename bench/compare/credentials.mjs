import { readFileSync, writeFileSync } from 'node:fs';
import { createDigestClient } from '../digest.mjs';

const ACCEPT = 'application/vnd.atlas.2024-08-05+json';
/** One for each connection of the generator. */
const CREDENTIALS = 32;
/** The last one is the generator's. */
const ENTRIES = [...Array.from({ length: 9 }, (_, i) => `10.0.${i}.0/24`), '127.0.0.1/32'];

/**
 * Makes API keys and service accounts with access lists in a server that has just made its first objects, over its API
 * with the key in its bootstrap file. Writes `publicKey:privateKey` lines to `usersFile`; gives the accounts.
 */
export async function makeCredentials({ server, bootstrapFile, usersFile }) {
  const { orgId, apiKey } = JSON.parse(readFileSync(bootstrapFile, 'utf8'));
  const organization = `/api/atlas/v2/orgs/${orgId}`;
  const digest = createDigestClient({ origin: server.url, ...apiKey });
  await digest.challenge(organization);
  const post = (path, body) =>
    call(server.url + path, {
      method: 'POST',
      headers: {
        Accept: ACCEPT,
        'Content-Type': 'application/json',
        Authorization: digest.authorization(path, 'POST'),
      },
      body: JSON.stringify(body),
    });
  const list = ENTRIES.map((cidrBlock) => ({ cidrBlock }));
  const roles = ['ORG_READ_ONLY'];

  const users = [];
  const accounts = [];
  for (let i = 0; i < CREDENTIALS; i++) {
    const key = await post(`${organization}/apiKeys`, { desc: 'Made for a measurement', roles });
    await post(`${organization}/apiKeys/${key.id}/accessList`, list);
    users.push(`${key.publicKey}:${key.privateKey}\n`);
    const { clientId, secrets } = await post(`${organization}/serviceAccounts`, {
      name: `measured ${i}`,
      description: 'Made for a measurement',
      roles,
      secretExpiresAfterHours: 24,
    });
    await post(`${organization}/serviceAccounts/${clientId}/accessList`, list);
    accounts.push({ clientId, secret: secrets[0].secret });
  }
  writeFileSync(usersFile, users.join(''), { mode: 0o600 });
  return accounts;
}

/** Writes one access token of each account to `tokensFile`. */
export async function mintTokens({ server, accounts, tokensFile }) {
  const tokens = [];
  for (const { clientId, secret } of accounts) {
    const minted = await call(`${server.url}/api/oauth/token`, {
      method: 'POST',
      headers: {
        Accept: 'application/json',
        'Content-Type': 'application/x-www-form-urlencoded',
        Authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}`,
      },
      body: 'grant_type=client_credentials',
    });
    tokens.push(`${minted.access_token}\n`);
  }
  writeFileSync(tokensFile, tokens.join(''), { mode: 0o600 });
}

async function call(url, options) {
  const response = await fetch(url, options);
  const body = await response.text();
  if (!response.ok) throw new Error(`POST ${new URL(url).pathname} answered ${response.status}: ${body}`);
  return JSON.parse(body);
}
