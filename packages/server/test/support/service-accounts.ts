import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { ABOUT_ALL } from '../../src/store/subjects.js';
import type { CurlAnswer, CurlOptions, TestServer } from './server.js';

const run = promisify(execFile);

export interface TestAccount {
  readonly clientId: string;
  readonly secretId: string;
  readonly secret: string;
}

/** Makes an account in the first organization over the wire. */
export async function createAccount(
  server: TestServer,
  roles: readonly string[] = ['ORG_MEMBER'],
  secretExpiresAfterHours = 8760,
): Promise<TestAccount> {
  return readAccount(
    await server.curl(`/api/atlas/v2/orgs/${server.first.orgId}/serviceAccounts`, {
      method: 'POST',
      body: { name: 'ci', description: 'made by a test', roles, secretExpiresAfterHours },
    }),
  );
}

/** Makes an account in a project over the wire, by default in the first one. */
export async function createProjectAccount(
  server: TestServer,
  roles: readonly string[] = ['GROUP_READ_ONLY'],
  projectId: string = server.first.groupId,
): Promise<TestAccount> {
  return readAccount(
    await server.curl(`/api/atlas/v2/groups/${projectId}/serviceAccounts`, {
      method: 'POST',
      body: { name: 'ci', description: 'made by a test', roles, secretExpiresAfterHours: 8760 },
    }),
  );
}

function readAccount(created: CurlAnswer): TestAccount {
  if (created.status !== 201) throw new Error(created.text);
  const [secret] = created.json.secrets;
  return { clientId: created.json.clientId, secretId: secret.id, secret: secret.secret };
}

/** The `Authorization` header by which a client proves itself. */
export function basicOf({ clientId, secret }: Pick<TestAccount, 'clientId' | 'secret'>): string {
  return `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}`;
}

/** Asks for an access token with curl, as the documentation shows it. */
export async function mintToken(
  server: TestServer,
  client: { readonly clientId: string; readonly secret: string },
  from?: string,
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers whose form they assert
): Promise<{ status: number; json: any }> {
  const { stdout } = await run('curl', [
    '--silent',
    '--show-error',
    ...['--write-out', '\n%{http_code}'],
    ...['--user', `${client.clientId}:${client.secret}`],
    ...(from === undefined ? [] : ['--interface', from]),
    ...['--data', 'grant_type=client_credentials'],
    `${server.url}/api/oauth/token`,
  ]);
  const end = stdout.lastIndexOf('\n');
  return { status: Number(stdout.slice(end + 1)), json: JSON.parse(stdout.slice(0, end)) };
}

/** A token of the account, or an error that says why there is none. */
export async function tokenOf(
  server: TestServer,
  client: { readonly clientId: string; readonly secret: string },
): Promise<string> {
  const minted = await mintToken(server, client);
  if (minted.status !== 200) throw new Error(JSON.stringify(minted.json));
  return minted.json.access_token;
}

/** A call with an access token instead of a key. */
export function curlWithToken(
  server: TestServer,
  token: string,
  path: string,
  options: CurlOptions = {},
): Promise<CurlAnswer> {
  return server.curl(path, {
    ...options,
    key: 'none',
    arguments: ['--header', `Authorization: Bearer ${token}`, ...(options.arguments ?? [])],
  });
}

/** Moves the end of a secret, in UTC milliseconds, as the passing of time would. */
export async function endSecretAt(
  server: TestServer,
  account: TestAccount,
  expiresAt: number,
): Promise<void> {
  await server.services.store.write(ABOUT_ALL, async (transaction) => {
    transaction.withoutEvent('time passes without an event');
    await transaction.database
      .updateTable('client_secrets')
      .set({ expires_at: expiresAt })
      .where('id', '=', account.secretId)
      .execute();
    transaction.changed({ kind: 'credential', subject: account.clientId, of: server.first.orgId });
  });
}
