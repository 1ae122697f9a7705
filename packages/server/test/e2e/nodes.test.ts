import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiError, createClient } from '@sallyport/client';
import pg from 'pg';
import { expect, it, onTestFinished } from 'vitest';
import { type BuiltServer, startBuiltServer, temporaryDirectory } from '../support/built-server.js';
import { digestHeader, nonceOf } from '../support/digest.js';
import { startPostgres } from '../support/postgres.js';
import { withinASecond, withinSeconds } from '../support/promptly.js';
import { startTcpProxy } from '../support/tcp-proxy.js';

// Two servers on one PostgreSQL database, as processes of their own. What one of them takes away, the other refuses
// within a second.

const ACCEPT = 'application/vnd.atlas.2025-03-12+json';

interface First {
  readonly orgId: string;
  readonly groupId: string;
  readonly apiKey: { readonly id: string; readonly publicKey: string; readonly privateKey: string };
}

interface Nodes {
  readonly a: BuiltServer;
  readonly b: BuiltServer;
  readonly first: First;
  readonly databaseUrl: string;
  /** Without a URL it connects to the database itself. */
  startNode(url?: string): Promise<BuiltServer>;
}

async function startNodes(): Promise<Nodes> {
  const postgres = await startPostgres();
  onTestFinished(() => postgres.stop());
  const databaseUrl = await postgres.createDatabase();
  const directory = temporaryDirectory();
  const bootstrapFiles: string[] = [];
  const startNode = (url = databaseUrl): Promise<BuiltServer> => {
    const file = join(directory, `bootstrap-${bootstrapFiles.length}.json`);
    bootstrapFiles.push(file);
    return startBuiltServer(temporaryDirectory(), [], {
      SALLYPORT_DATABASE_URL: url,
      SALLYPORT_MASTER_KEY: 'cd'.repeat(32),
      SALLYPORT_BOOTSTRAP_FILE: file,
      SALLYPORT_RATE_LIMIT_SCALE: 'off',
      SALLYPORT_LOG_LEVEL: 'warn',
    });
  };
  const [a, b] = await Promise.all([startNode(), startNode()]);
  // Started at once on an empty database, one of them makes what the first start makes.
  const made = bootstrapFiles.filter((file) => existsSync(file));
  expect(made).toHaveLength(1);
  const first: First = JSON.parse(readFileSync(made[0] ?? '', 'utf8'));
  return { a, b, first, databaseUrl, startNode };
}

interface ServiceAccountCredentials {
  readonly clientId: string;
  readonly clientSecret: string;
}

async function mint(node: BuiltServer, credentials: ServiceAccountCredentials): Promise<string> {
  const answer = await postForm(node, '/api/oauth/token', credentials, { grant_type: 'client_credentials' });
  const { access_token: token } = (await answer.json()) as { access_token: string };
  return token;
}

async function revoke(
  node: BuiltServer,
  credentials: ServiceAccountCredentials,
  token: string,
): Promise<void> {
  await postForm(node, '/api/oauth/revoke', credentials, { token });
}

async function postForm(
  node: BuiltServer,
  path: string,
  { clientId, clientSecret }: ServiceAccountCredentials,
  form: Readonly<Record<string, string>>,
): Promise<Response> {
  const basic = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
  const answer = await fetch(node.url + path, {
    method: 'POST',
    headers: { Authorization: `Basic ${basic}` },
    body: new URLSearchParams(form),
  });
  expect(answer.status, path).toBe(200);
  return answer;
}

/** The answer to a bad token has no body. */
const BAD_TOKEN = '401 (no code)';

async function refusalOf(call: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await call();
    return undefined;
  } catch (error) {
    if (error instanceof ApiError) return `${error.status} ${error.errorCode ?? '(no code)'}`;
    throw error;
  }
}

it('what one node takes away, another refuses within a second', async () => {
  const { a, b, first } = await startNodes();
  const { orgId, groupId } = first;
  const onA = createClient({ baseUrl: a.url, credentials: first.apiKey });
  const keysPath = `/orgs/${orgId}/apiKeys`;

  async function createKey(roles: readonly string[]) {
    const made = await onA.call('createOrgApiKey', { orgId, body: { desc: 'key', roles } });
    const client = createClient({ baseUrl: b.url, credentials: made });
    return { path: `${keysPath}/${made.id}`, list: () => client.request('GET', keysPath), client, ...made };
  }

  async function createAccount() {
    const { clientId, secrets } = await onA.call('createOrgServiceAccount', {
      orgId,
      body: { name: 'ci', description: 'ci', roles: ['ORG_READ_ONLY'], secretExpiresAfterHours: 8760 },
    });
    const [secret] = secrets;
    if (secret?.secret === undefined) throw new Error('no secret');
    const credentials = { clientId, clientSecret: secret.secret };
    // Minted on A and used on B at once.
    const token = await mint(a, credentials);
    const client = createClient({ baseUrl: b.url, credentials: { accessToken: token } });
    return {
      path: `/orgs/${orgId}/serviceAccounts/${clientId}`,
      secretId: secret.id,
      credentials,
      token,
      list: () => client.request('GET', keysPath),
    };
  }

  /** The call passes on B, which then has the credential in memory; after the change on A it is refused. */
  async function takesEffect(
    what: string,
    call: () => Promise<unknown>,
    change: () => Promise<unknown>,
    code: string,
  ): Promise<void> {
    expect(await refusalOf(call), what).toBeUndefined();
    await change();
    expect(await withinASecond(`${what} to be refused`, () => refusalOf(call)), what).toBe(code);
  }

  const deleted = await createKey(['ORG_READ_ONLY']);
  await takesEffect(
    'a deleted key',
    deleted.list,
    () => onA.request('DELETE', deleted.path),
    '401 UNEXPECTED_ERROR',
  );

  const demoted = await createKey(['ORG_OWNER']);
  await takesEffect(
    'a key with fewer roles',
    () => demoted.client.request('PATCH', demoted.path, { body: { desc: 'key' } }),
    () => onA.request('PATCH', demoted.path, { body: { roles: ['ORG_READ_ONLY'] } }),
    '401 USER_UNAUTHORIZED',
  );

  const removed = await createKey(['ORG_MEMBER']);
  const projectPath = `/groups/${groupId}/apiKeys/${removed.id}`;
  await onA.request('PATCH', projectPath, { body: { roles: ['GROUP_READ_ONLY'] } });
  await takesEffect(
    'a key taken out of a project',
    () => removed.client.request('GET', `/groups/${groupId}`),
    () => onA.request('DELETE', projectPath),
    '401 USER_CANNOT_ACCESS_GROUP',
  );

  const listed = await createKey(['ORG_READ_ONLY']);
  await takesEffect(
    'a key whose list was started',
    listed.list,
    () => onA.request('POST', `${listed.path}/accessList`, { body: [{ ipAddress: '192.0.2.1' }] }),
    '403 IP_ADDRESS_NOT_ON_ACCESS_LIST',
  );

  const unlisted = await createKey(['ORG_READ_ONLY']);
  const entries = [{ ipAddress: '127.0.0.1' }, { ipAddress: '192.0.2.1' }];
  await onA.request('POST', `${unlisted.path}/accessList`, { body: entries });
  await takesEffect(
    'a key whose list lost an entry',
    unlisted.list,
    () => onA.request('DELETE', `${unlisted.path}/accessList/127.0.0.1`),
    '403 IP_ADDRESS_NOT_ON_ACCESS_LIST',
  );

  const revoked = await createAccount();
  await takesEffect(
    'a revoked token',
    revoked.list,
    () => revoke(a, revoked.credentials, revoked.token),
    BAD_TOKEN,
  );

  const secretless = await createAccount();
  await takesEffect(
    'a token of a deleted secret',
    secretless.list,
    () => onA.request('DELETE', `${secretless.path}/secrets/${secretless.secretId}`),
    BAD_TOKEN,
  );

  const gone = await createAccount();
  await takesEffect(
    'a token of a deleted account',
    gone.list,
    () => onA.request('DELETE', gone.path),
    BAD_TOKEN,
  );

  // The last one: it is about every key without a list.
  const plain = await createKey(['ORG_READ_ONLY']);
  await onA.request('POST', `${keysPath}/${first.apiKey.id}/accessList`, {
    body: [{ cidrBlock: '127.0.0.0/8' }],
  });
  await takesEffect(
    'a key without a list, once lists are required',
    plain.list,
    () => onA.request('PATCH', `/orgs/${orgId}/settings`, { body: { apiAccessListRequired: true } }),
    '403 ORG_REQUIRES_ACCESS_LIST',
  );
  expect(a.stderr() + b.stderr()).toBe('');
});

it('a challenge of one node is answered at another', async () => {
  const { a, b, first } = await startNodes();
  const path = `/api/atlas/v2/orgs/${first.orgId}`;
  const challenge = (await fetch(a.url + path)).headers.get('www-authenticate') ?? '';
  const authorization = digestHeader({
    username: first.apiKey.publicKey,
    password: first.apiKey.privateKey,
    method: 'GET',
    uri: path,
    nonce: nonceOf(challenge),
  });
  const answer = await fetch(b.url + path, { headers: { Authorization: authorization, Accept: ACCEPT } });
  expect(answer.status).toBe(200);
});

it('the ends of client secrets are told of once, however many nodes look', async () => {
  const { a, first, databaseUrl, startNode } = await startNodes();
  const client = createClient({ baseUrl: a.url, credentials: first.apiKey });
  for (const name of ['one', 'two', 'three'])
    await client.request('POST', `/orgs/${first.orgId}/serviceAccounts`, {
      body: { name, description: name, roles: ['ORG_READ_ONLY'], secretExpiresAfterHours: 12 },
    });

  /** Two more nodes look as soon as they start, at the same time; stopping waits until they have. */
  async function lookTwice(): Promise<string[]> {
    const nodes = await Promise.all([startNode(), startNode()]);
    expect(await Promise.all(nodes.map((node) => node.stop()))).toEqual([0, 0]);
    const { results } = await client.call('listOrgEvents', { orgId: first.orgId, itemsPerPage: 500 });
    const types = results.map((event) => event.eventTypeName);
    return types.filter((type) => type.startsWith('ORG_SERVICE_ACCOUNT_SECRETS_')).sort();
  }

  const warned = Array(3).fill('ORG_SERVICE_ACCOUNT_SECRETS_EXPIRING');
  expect(await lookTwice()).toEqual(warned);

  const database = new pg.Client({ connectionString: databaseUrl });
  await database.connect();
  await database.query('update client_secrets set expires_at = 1');
  await database.end();
  const ended = ['ORG_SERVICE_ACCOUNT_SECRETS_EXPIRED', 'ORG_SERVICE_ACCOUNT_SECRETS_NO_LONGER_EXPIRING'];
  const told = [...warned, ...ended, ...ended, ...ended].sort();
  expect(await lookTwice()).toEqual(told);
});

it('a node that stops in the middle of a write keeps the others from writing for two seconds at most', async () => {
  const { a, first, databaseUrl, startNode } = await startNodes();
  const direct = new URL(databaseUrl);
  const proxy = await startTcpProxy(Number(direct.port));
  onTestFinished(() => proxy.close());
  direct.port = String(proxy.port);
  const stopped = await startNode(direct.href);
  const makeKey = (node: BuiltServer) =>
    createClient({ baseUrl: node.url, credentials: first.apiKey }).call('createOrgApiKey', {
      orgId: first.orgId,
      body: { desc: 'key', roles: ['ORG_MEMBER'] },
    });

  const isHolding = proxy.freezeAfter('update write_order');
  const interrupted = refusalOf(() => makeKey(stopped));
  await isHolding;
  stopped.child.kill('SIGSTOP');
  let isMade: true | undefined;
  const making = makeKey(a).then(() => {
    isMade = true;
  });
  // Two seconds, after which the database ends the transaction, and as many for the write of a busy machine. Without that bound
  // the write is given up after ten.
  await Promise.all([making, withinSeconds(4, 'the write of the other node', () => isMade)]);
  stopped.child.kill('SIGCONT');
  expect(await interrupted).toBe('503 SERVICE_UNAVAILABLE');
  const { results } = await createClient({ baseUrl: a.url, credentials: first.apiKey }).call(
    'listOrgApiKeys',
    {
      orgId: first.orgId,
    },
  );
  expect(results.filter(({ desc }) => desc === 'key')).toHaveLength(1);
});
