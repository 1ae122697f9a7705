import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { addKey } from '../../support/accounts.js';
import { json, output, ownerEnvironment, sallyport, words } from '../../support/cli.js';
import { startTestServer, type TestServer } from '../../support/server.js';
import { SHOP_YAML, shopDefinition } from '../../support/shop.js';

let server: TestServer;
let env: Readonly<Record<string, string>>;
const directory = mkdtempSync(join(tmpdir(), 'sallyport-guard-'));
const file = join(directory, 'shop.guard.yaml');
beforeAll(async () => {
  server = await startTestServer();
  env = ownerEnvironment(server);
});
afterAll(async () => {
  await server.stop();
  rmSync(directory, { recursive: true, force: true });
});

/** Writes the definition, changed as a test wants it. */
function write(change?: Parameters<typeof shopDefinition>[0]): string {
  writeFileSync(file, shopDefinition(change));
  return file;
}

describe('guard check', () => {
  it('needs no server and no profile', async () => {
    writeFileSync(file, SHOP_YAML);
    expect(await output(`guard check ${file}`, {})).toBe(
      `${file} is valid: shop, 6 routes, 4 permissions, 3 roles.\n` +
        'Each node counts limits for itself: on three nodes they are three times as high.\n',
    );
  });

  it('names everything that is wrong, with its line, and ends with 1', async () => {
    writeFileSync(
      file,
      SHOP_YAML.replace('orders.write\n', 'order.write\n').replace('cors: pass', 'cors: never'),
    );
    const { status, stderr, stdout } = await sallyport(['guard', 'check', file]);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toBe(
      `Error: ${file}:20:38: routes › POST /projects/{projectId}/orders: there is no permission "order.write" (did you mean "orders.write"?)\n` +
        `${file}:28:7: cors: must be pass or decide, not "never"\n`,
    );
  });

  it('says so where there is no file', async () => {
    const { status, stderr } = await sallyport(['guard', 'check', join(directory, 'none.yaml')]);
    expect(status).toBe(1);
    expect(stderr).toMatch(/^Error: \S+none\.yaml cannot be read: ENOENT/);
  });
});

describe('guard', () => {
  it('applies a definition, tells what another one changes, and goes back', async () => {
    write();
    expect(await output(`guard diff ${file}`, env)).toMatch(/^A new API\.\nRoutes\n {2}\+ GET \/projects/);
    expect(await output(`guard apply ${file}`, env)).toBe("Version 1 of 'shop' applied. Mode: enforce.\n");
    expect(await output(`guard apply ${file}`, env)).toBe(
      "'shop' already is as the definition says: version 1. Mode: enforce.\n",
    );
    expect(await output(`guard diff ${file}`, env)).toBe(
      'No difference: it is the active version already.\n',
    );
    const key = await addKey(server, { organizationRoles: ['ORG_SHOP_AUDITOR'] });
    write((document) => {
      delete document.routes['GET /openapi.json'];
      document.routes['GET /projects/{projectId}/orders'] = 'orders.write';
      document.roles.ORG_SHOP_AUDITOR.permissions = ['reports.read'];
      document.cors = 'decide';
    });
    expect(await output(`guard diff ${file}`, env)).toBe(
      [
        'Routes',
        '  - GET /openapi.json',
        '  ~ GET /projects/{projectId}/orders: orders.read → orders.write',
        'Roles',
        `  ~ ORG_SHOP_AUDITOR loses orders.read; held by 1: API key ${key.publicKey}`,
        'Also changed',
        '  ~ cors',
        '',
      ].join('\n'),
    );
    await output(`guard apply ${file}`, env);
    expect(await output('guard activate shop 1', env)).toBe("Version 1 of 'shop' is active.\n");
    expect(await output('guard versions shop', env)).toMatch(/^VERSION +APPLIED AT +BY\n2 .*\n1 \(active\) /);
    expect(parse(await output('guard describe shop --version 2', env))).toMatchObject({ cors: 'decide' });
    expect(parse(await output('guard describe shop', env))).toMatchObject({ cors: 'pass' });
    expect(await output('guard mode shop report', env)).toBe("Mode of 'shop': report.\n");
    expect(await output('guard list', env)).toMatch(
      /^NAME +TITLE +MODE +VERSION +OPEN TO\nshop +Shop API +report +1 +organization\n$/,
    );
    expect((await json('guard list', env)).results).toHaveLength(1);
  });

  it('grants the roles with the same commands as any other', async () => {
    await output(`guard apply ${write()}`, env);
    const { roles } = await json(
      'organizations apiKeys create --desc auditor --role ORG_MEMBER,ORG_SHOP_AUDITOR',
      env,
    );
    expect(roles.map(({ roleName }: { roleName: string }) => roleName)).toContain('ORG_SHOP_AUDITOR');
    const ofProject = await json('projects apiKeys create --desc clerk --role GROUP_SHOP_CLERK', env);
    expect(ofProject.roles.map(({ roleName }: { roleName: string }) => roleName)).toContain(
      'GROUP_SHOP_CLERK',
    );
  });

  it('refuses to take a role away from somebody, and says from whom', async () => {
    await output(`guard apply ${write()}`, env);
    const key = await addKey(server, {
      projectRoles: [{ projectId: server.first.groupId, role: 'GROUP_SHOP_MANAGER' }],
    });
    write((document) => delete document.roles.GROUP_SHOP_MANAGER);
    const refused = await sallyport(words(`guard apply ${file}`), { env });
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain(`API key ${key.publicKey}`);
    expect(refused.stderr).toContain('GUARD_ROLES_GRANTED');
    expect(await output(`guard apply ${file} --retire`, env)).toMatch(/^Version \d+ of 'shop' applied/);
  });

  it('makes gates, whose secret is shown once', async () => {
    await output(`guard apply ${write()}`, env);
    const made = await output('guard gates create edge --api shop --dialect nginx --peer 10.0.0.7', env);
    expect(made).toMatch(/^Gate 'edge' created\.\nSecret sgs_[\w-]{43}\n$/);
    expect(await output('guard gates list --api shop', env)).toMatch(
      /^NAME .*\nedge +shop +nginx +yes +10\.0\.0\.7\/32 +never\n$/,
    );
    expect(await output('guard gates update edge --newSecret', env)).toMatch(/Secret sgs_/);
    expect(await output('guard gates update edge --withoutSecret --dialect caddy', env)).toBe(
      "Gate 'edge' updated.\n",
    );
    expect(await output('guard gates delete edge --force', env)).toBe("Gate 'edge' deleted\n");
    const wrong = await sallyport(words('guard gates create edge --api shop --dialect iis'), { env });
    expect(wrong.stderr).toBe(
      'Error: --dialect: "iis" is none of nginx, haproxy, caddy, traefik, apisix, envoy, plain\n',
    );
    const named = await sallyport(words('guard gates create Edge! --api shop --dialect nginx'), { env });
    expect(named.stderr).toContain(
      'name must have 2 to 31 lower-case letters, digits and -, and begin with a letter',
    );
  });

  it('deletes an API after asking', async () => {
    await output(`guard apply ${write((document) => (document.gates = {}))}`, env);
    const kept = await sallyport(words('guard delete shop'), { env, answers: ['n'] });
    expect(kept.stdout).toBe('Guarded API not deleted\n');
    expect(await output('guard delete shop --force --retire', env)).toBe("Guarded API 'shop' deleted\n");
    expect((await sallyport(words('guard describe shop'), { env })).stderr).toContain(
      'GUARDED_API_NOT_FOUND',
    );
  });
});

describe('guard import', () => {
  it('writes a definition that is valid, and tells what it left out', async () => {
    const openapi = join(directory, 'openapi.yaml');
    writeFileSync(
      openapi,
      `openapi: 3.1.0
info: { title: Books, version: '1' }
paths:
  /projects/{projectId}/books: { get: { tags: [books] }, post: { tags: [books] } }
  /files/{name}.txt: { get: {} }
`,
    );
    const { status, stdout, stderr } = await sallyport(
      words(`guard import ${openapi} --api books --organization Acme --dialect caddy`),
    );
    expect({ status, stderr }).toEqual({
      status: 0,
      stderr: expect.stringMatching(/^left out GET \/files\/\{name\}\.txt: /),
    });
    writeFileSync(file, stdout);
    expect(await output(`guard check ${file}`, {})).toContain('books, 2 routes, 2 permissions, 0 roles');
    expect(parse(stdout)).toEqual({
      api: 'books',
      title: 'Books',
      organization: 'Acme',
      scope: { project: '{projectId}' },
      permissions: { 'books.read': { read: true }, 'books.write': {} },
      routes: {
        'GET /projects/{projectId}/books': 'books.read',
        'POST /projects/{projectId}/books': 'books.write',
      },
      gates: { books: 'caddy' },
    });
  });
});
