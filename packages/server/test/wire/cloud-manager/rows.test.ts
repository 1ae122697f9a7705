import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operations } from '../../../src/http/operations/index.js';
import { addKey, addProject, type TestKey } from '../../support/accounts.js';
import {
  createPublicCall,
  expectPublicHeaders,
  expectPublicRefusal,
  V1,
} from '../../support/cloud-manager.js';
import { startTestServer, type TestServer } from '../../support/server.js';
import { type Least, rows } from './rows.js';

describe('the rows of the documentation', () => {
  it('are the operations that are served, each with the documented status', () => {
    const served = operations
      .filter(({ wire }) => wire.name === 'cloudManager')
      .map(({ method, path, versions }) => ({
        method,
        path: path.slice(V1.length),
        status: versions.unversioned?.status,
      }));
    const documented = rows.map(({ method, path, status }) => ({ method, path, status }));
    const byName = (list: { method: string; path: string }[]) =>
      list.toSorted((a, b) => (`${a.path} ${a.method}` < `${b.path} ${b.method}` ? -1 : 1));
    expect(byName(served)).toEqual(byName(documented));
  });
});

describe('every row', () => {
  let server: TestServer;
  let call: ReturnType<typeof createPublicCall>;
  beforeAll(async () => {
    server = await startTestServer();
    call = createPublicCall(server);
  });
  afterAll(() => server.stop());

  const NOBODY = '0123456789abcdef01234567';

  /** A path with the first organization, a project, and things in them that do not exist. */
  function pathIn(path: string, groupId: string): string {
    return path
      .replace('{orgId}', server.first.orgId)
      .replace('{groupId}', groupId)
      .replace('{clientId}', `mdb_sa_id_${NOBODY}`)
      .replace('{ipAddress}', '192.0.2.1')
      .replace(/\{\w+\}/g, NOBODY);
  }

  it.each(rows)('$method $path answers 401 with a challenge to callers without credentials', async (row) => {
    const answer = await fetch(server.url + V1 + pathIn(row.path, server.first.groupId), {
      method: row.method,
    });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toMatch(
      /^Digest realm="MMS Public API", domain="", nonce="[\w+/]{32}", algorithm=MD5, qop="auth", stale=false$/,
    );
    expect(await answer.text()).toBe(
      '{\n  "error" : 401,\n  "reason" : "Unauthorized",\n  "detail" : "You are not authorized for this resource.",\n  "errorCode" : "UNEXPECTED_ERROR"\n}',
    );
  });

  /** Keys with exactly that role, and with the most that does not hold it. */
  const KEYS: Partial<Record<Least, { least: Roles; tooLittle: Roles | 'no role in it' }>> = {
    'organization member': { least: { organization: 'ORG_MEMBER' }, tooLittle: 'no role in it' },
    'organization owner': {
      least: { organization: 'ORG_OWNER' },
      tooLittle: { organization: 'ORG_READ_ONLY', project: 'GROUP_OWNER' },
    },
    'project member': { least: { project: 'GROUP_READ_ONLY' }, tooLittle: 'no role in it' },
    'project user admin': {
      least: { project: 'GROUP_USER_ADMIN' },
      tooLittle: { organization: 'ORG_READ_ONLY', project: 'GROUP_READ_ONLY' },
    },
    'project owner': { least: { project: 'GROUP_OWNER' }, tooLittle: { project: 'GROUP_USER_ADMIN' } },
  };
  interface Roles {
    organization?: string;
    project?: string;
  }
  const keyWith = (groupId: string, { organization = 'ORG_MEMBER', project }: Roles): Promise<TestKey> =>
    addKey(server, {
      organizationRoles: [organization],
      projectRoles: project === undefined ? [] : [{ projectId: groupId, role: project }],
    });

  // Assigning an account is checked by the service, after the body; it has a test of its own.
  const checked = rows.filter(({ least, path }) => KEYS[least] !== undefined && !path.endsWith(':invite'));

  it.each(checked)(
    '$method $path takes the $least, and nobody with less',
    async ({ method, path, least }) => {
      const wanted = KEYS[least];
      if (wanted === undefined) throw new Error(least);
      const groupId = await addProject(server, `${method} ${path}`.replace(/[^\w ]/g, '-').slice(0, 64));
      const target = pathIn(path, groupId);
      // What an operation makes of this body it says after it has looked at the roles.
      const body = method === 'GET' || method === 'DELETE' ? undefined : 'no JSON';

      if (wanted.tooLittle === 'no role in it') {
        if (path.startsWith('/groups')) {
          const answer = await call(method, target, { key: await addKey(server, {}), body });
          expectPublicRefusal(answer, { status: 401, code: 'USER_CANNOT_ACCESS_GROUP', parameters: [] });
        }
      } else {
        const answer = await call(method, target, { key: await keyWith(groupId, wanted.tooLittle), body });
        expectPublicRefusal(answer, { status: 401, code: 'USER_UNAUTHORIZED', parameters: [] });
        expect(answer.headers['www-authenticate']).toBeUndefined();
      }

      const enough = await call(method, target, { key: await keyWith(groupId, wanted.least), body });
      if (body !== undefined) expectPublicRefusal(enough, { status: 400, code: 'MALFORMED_JSON' });
      else expect(enough.status, enough.text).not.toBe(401);
      expectPublicHeaders(enough);
    },
  );
});
