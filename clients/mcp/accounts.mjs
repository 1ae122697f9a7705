import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
const { env } = process;
const ACCOUNTS = `/api/atlas/v2/orgs/${env.MONGODB_ATLAS_ORG_ID}/serviceAccounts`;

/** Makes a service account in the organization. */
export async function makeAccount(roles = ['ORG_MEMBER']) {
  const made = await asOwner('POST', ACCOUNTS, {
    name: 'of a test',
    description: 'of a test',
    roles,
    secretExpiresAfterHours: 720,
  });
  return { clientId: made.clientId, clientSecret: made.secrets[0].secret };
}

export function deleteAccount({ clientId }) {
  return asOwner('DELETE', `${ACCOUNTS}/${clientId}`);
}

/** Moves the clock of the server on. */
export async function advance(duration) {
  const answer = await fetch(`${env.MONGODB_ATLAS_BASE_URL}/_test/clock`, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ advance: duration }),
  });
  if (!answer.ok) throw new Error(await answer.text());
}

/** A call with the key of the first owner, by default of this process's server. */
export async function asOwner(method, path, body, env = process.env) {
  const { stdout } = await run('curl', [
    ...['--silent', '--show-error', '--fail-with-body', '--max-time', '30', '--digest'],
    ...['--user', `${env.MONGODB_ATLAS_PUBLIC_API_KEY}:${env.MONGODB_ATLAS_PRIVATE_API_KEY}`],
    ...['--header', 'Accept: application/vnd.atlas.2024-08-05+json'],
    ...['--header', 'Content-Type: application/json', '--request', method],
    ...(body === undefined ? [] : ['--data', JSON.stringify(body)]),
    env.MONGODB_ATLAS_BASE_URL + path,
  ]);
  return stdout === '' ? undefined : JSON.parse(stdout);
}
