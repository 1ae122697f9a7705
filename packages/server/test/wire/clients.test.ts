import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import DigestClient from 'digest-fetch';
import { request } from 'urllib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addKey, type TestKey } from '../support/accounts.js';
import { PATIENCE_MS } from '../support/patience.js';
import { startTestServer, type TestServer } from '../support/server.js';

/** Unmodified clients against one server. */
const ACCEPT = 'application/vnd.atlas.2023-01-01+json';
const run = promisify(execFile);
let server: TestServer;
let reader: TestKey;
let keysUrl: string;
beforeAll(async () => {
  server = await startTestServer();
  reader = await addKey(server, { organizationRoles: ['ORG_READ_ONLY'] });
  keysUrl = `${server.url}/api/atlas/v2/orgs/${server.first.orgId}/apiKeys`;
});
afterAll(() => server.stop());

/** The environment that every client script gets; secrets stay off the command line. */
function environmentOf(key: { publicKey: string; privateKey: string }): NodeJS.ProcessEnv {
  return {
    ...process.env,
    PUBLIC_KEY: key.publicKey,
    PRIVATE_KEY: key.privateKey,
    KEYS_URL: keysUrl,
    ACCEPT,
  };
}

describe('curl', () => {
  async function curl(key: { publicKey: string; privateKey: string }, ...args: string[]): Promise<string> {
    const { stdout } = await run('curl', [
      ...['--silent', '--show-error', '--max-time', '20', '--digest'],
      ...['--user', `${key.publicKey}:${key.privateKey}`, '--header', `Accept: ${ACCEPT}`],
      ...args,
    ]);
    return stdout;
  }

  it('calls several addresses over one connection, with the nonce of the first challenge', async () => {
    const write = ['--output', '/dev/null', '--write-out', '%{http_code} %{num_connects} '];
    const next = ['--next', '--silent', '--digest', '--user', `${reader.publicKey}:${reader.privateKey}`];
    const accept = ['--header', `Accept: ${ACCEPT}`];
    const output = await curl(
      reader,
      ...write,
      keysUrl,
      ...next,
      ...accept,
      ...write,
      `${keysUrl}?pageNum=2`,
    );
    expect(output).toBe('200 1 200 0 ');
  });

  it('sends a long body with Expect: 100-continue and gets the refusal of its second leg', async () => {
    const output = await curl(
      server.first.apiKey,
      ...['--header', 'Content-Type: application/json', '--header', 'Expect: 100-continue'],
      ...[
        '--data',
        JSON.stringify({ desc: 'x'.repeat(8000), roles: ['ORG_MEMBER'] }),
        '--write-out',
        '\n%{http_code}',
      ],
      keysUrl,
    );
    expect(output).toContain('"errorCode":"INVALID_API_KEY_DESC"');
    expect(output).toMatch(/\n400$/);
  });

  it('stops at a role refusal after the one round of the challenge', async () => {
    const args = [
      '--request',
      'DELETE',
      '--write-out',
      '\n%{http_code} %{num_redirects}',
      `${keysUrl}/${reader.id}`,
    ];
    const output = await curl(reader, ...args);
    expect(output).toContain('"errorCode":"USER_UNAUTHORIZED"');
    expect(output).toMatch(/\n401 1$/);
  });

  it('stops when the private key is wrong', async () => {
    const wrong = { publicKey: reader.publicKey, privateKey: 'wrong' };
    expect(await curl(wrong, '--write-out', '\n%{http_code}', keysUrl)).toMatch(
      /"UNEXPECTED_ERROR"\n}\n401$/,
    );
  });
});

describe('Python requests', () => {
  async function python(script: string, key: { publicKey: string; privateKey: string }): Promise<unknown> {
    const prelude = `
import json, os, requests
from requests.auth import HTTPDigestAuth
url = os.environ['KEYS_URL']
session = requests.Session()
session.auth = HTTPDigestAuth(os.environ['PUBLIC_KEY'], os.environ['PRIVATE_KEY'])
session.headers['Accept'] = os.environ['ACCEPT']
`;
    const { stdout } = await run('python3', ['-c', prelude + script], {
      env: environmentOf(key),
      timeout: PATIENCE_MS,
    });
    return JSON.parse(stdout);
  }

  it('lists, creates, changes and deletes in one session, reusing the nonce with a rising count', async () => {
    const seen = await python(
      `
seen = []
def note(answer):
    seen.append([answer.request.method, answer.status_code, len(answer.history),
                 'nc=' in answer.request.headers.get('Authorization', '')
                 and answer.request.headers['Authorization'].split('nc=')[1][:8]])
    return answer
note(session.get(url))
key = note(session.post(url, json={'desc': 'from requests', 'roles': ['ORG_READ_ONLY']})).json()
note(session.get(url + '/' + key['id']))
note(session.patch(url + '/' + key['id'], json={'desc': 'changed'}))
note(session.get(url, params={'pageNum': 1, 'itemsPerPage': 500, 'pretty': 'true'}))
note(session.delete(url + '/' + key['id']))
print(json.dumps(seen))
`,
      server.first.apiKey,
    );
    // One challenge at the start; every later call authenticates itself.
    expect(seen).toEqual([
      ['GET', 200, 1, '00000001'],
      ['POST', 200, 0, '00000002'],
      ['GET', 200, 0, '00000003'],
      ['PATCH', 200, 0, '00000004'],
      ['GET', 200, 0, '00000005'],
      ['DELETE', 204, 0, '00000006'],
    ]);
  });

  it('sees a role refusal as a plain 401 and goes on', async () => {
    const seen = await python(
      `
first = session.post(url, json={'desc': 'no', 'roles': ['ORG_OWNER']})
second = session.get(url)
print(json.dumps([first.status_code, first.json()['errorCode'], second.status_code]))
`,
      reader,
    );
    expect(seen).toEqual([401, 'USER_UNAUTHORIZED', 200]);
  });

  it('gives up after one try with a wrong private key', async () => {
    const wrong = { publicKey: reader.publicKey, privateKey: 'wrong' };
    const script = `
answer = session.get(url)
print(json.dumps([answer.status_code, answer.json()['errorCode'], len(answer.history)]))
`;
    expect(await python(script, wrong)).toEqual([401, 'UNEXPECTED_ERROR', 1]);
  });
});

describe('urllib', () => {
  const options = (key: { publicKey: string; privateKey: string }) => ({
    digestAuth: `${key.publicKey}:${key.privateKey}`,
    dataType: 'json' as const,
    headers: { accept: ACCEPT },
  });

  it('calls again and again with its process-wide decimal counter and a bare question mark', async () => {
    for (let call = 0; call < 12; call++) {
      const { status, data } = await request(`${keysUrl}?`, options(reader));
      expect(status).toBe(200);
      expect(data.totalCount).toBe(2);
    }
  });

  it('has several calls under way at once', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => request(keysUrl, options(reader))));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  });

  it('reads the body of every refusal', async () => {
    const refused = await request(keysUrl, {
      ...options(reader),
      method: 'POST',
      data: { desc: 'x', roles: [] },
    });
    expect([refused.status, refused.data.errorCode]).toEqual([401, 'USER_UNAUTHORIZED']);
    const wrong = await request(keysUrl, options({ ...reader, privateKey: 'wrong' }));
    expect([wrong.status, wrong.data.error]).toEqual([401, 401]);
    const missing = await request(`${keysUrl}/${'0'.repeat(24)}`, options(reader));
    expect([missing.status, missing.data.errorCode]).toEqual([400, 'API_KEY_NOT_FOUND']);
  });
});

describe('mongodb-atlas-api-client', () => {
  interface AtlasClient {
    organization: {
      getAll(options: object): Promise<{ results: { id: string }[]; totalCount: number }>;
      getById(id: string, options: object): Promise<{ id: string; name: string }>;
    };
    project: {
      getById(id: string, options: object): Promise<{ id: string; orgId: string; errorCode?: string }>;
    };
  }

  it('finds the organization and the project of its key when Accept is given with each call', async () => {
    // Its types describe an ES module; what it is makes the function the default export.
    const { default: getClient } = (await import('mongodb-atlas-api-client')) as unknown as {
      default: (options: object) => AtlasClient;
    };
    const client = getClient({
      publicKey: reader.publicKey,
      privateKey: reader.privateKey,
      baseUrl: `${server.url}/api/atlas/v2`,
      projectId: server.first.groupId,
    });
    const options = { httpOptions: { headers: { accept: ACCEPT } } };
    const { orgId, groupId } = server.first;
    expect((await client.organization.getAll(options)).results.map(({ id }) => id)).toEqual([orgId]);
    expect((await client.organization.getById(orgId, options)).id).toBe(orgId);
    expect((await client.project.getById(groupId, options)).orgId).toBe(orgId);
    expect((await client.project.getById('f'.repeat(24), options)).errorCode).toBe('GROUP_NOT_FOUND');
    // Without it the client asks for application/json, which names no version.
    expect(await client.project.getById(groupId, {})).toMatchObject({
      error: 406,
      errorCode: 'INVALID_VERSION_DATE',
    });
  });
});

describe('digest-fetch', () => {
  it('authenticates ahead, counts on, and takes a role refusal for what it is', async () => {
    const client = new DigestClient(reader.publicKey, reader.privateKey);
    const get = async (method: string, url: string) => {
      const answer: Response = await client.fetch(url, { method, headers: { Accept: ACCEPT } });
      const text = await answer.text();
      return [answer.status, text === '' ? undefined : JSON.parse(text).errorCode];
    };
    for (let call = 0; call < 3; call++) expect(await get('GET', keysUrl)).toEqual([200, undefined]);
    expect(await get('DELETE', `${keysUrl}/${reader.id}`)).toEqual([401, 'USER_UNAUTHORIZED']);
    expect(await get('GET', `${keysUrl}?pageNum=2`)).toEqual([200, undefined]);
  });

  it('works with SHA-256', async () => {
    const client = new DigestClient(reader.publicKey, reader.privateKey, { algorithm: 'SHA-256' });
    const answer: Response = await client.fetch(keysUrl, { headers: { Accept: ACCEPT } });
    expect(answer.status).toBe(200);
  });

  it('ends with one refusal when the private key is wrong', async () => {
    const client = new DigestClient(reader.publicKey, 'wrong');
    const answer: Response = await client.fetch(keysUrl, { headers: { Accept: ACCEPT } });
    const body = (await answer.json()) as { errorCode: string };
    expect([answer.status, body.errorCode]).toEqual([401, 'UNEXPECTED_ERROR']);
  });
});
