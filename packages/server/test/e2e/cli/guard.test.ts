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

describe('guard snippet', () => {
  const wish = '--upstream http://127.0.0.1:3000 --listen 127.0.0.1:8090';

  it('prints what the proxy starts with, or another file of it', async () => {
    await output(`guard apply ${write()}`, env);
    await output('guard gates create edge --api shop --dialect haproxy --withoutSecret', env);
    const printed = await output(`guard snippet haproxy --gate edge ${wish}`, env);
    expect(printed).toMatch(/^# haproxy\.cfg: .*\n[^]*\n {4}server api 127\.0\.0\.1:3000\n/);
    const lua = await output(`guard snippet haproxy --gate edge ${wish} --file sallyport.lua`, env);
    expect(lua).toMatch(/^-- sallyport\.lua: /);
    const { files, secretPlaceholder } = await json(`guard snippet haproxy --gate edge ${wish}`, env);
    expect([files[0].text, secretPlaceholder]).toEqual([printed, null]);
  });

  it('puts the secret of a gate where it belongs, or says that it has to be put there', async () => {
    await output(`guard apply ${write()}`, env);
    const { secret } = await json('guard gates create sealed --api shop --dialect nginx', env);
    const line = `guard snippet nginx --gate sealed ${wish}`;
    const bare = await sallyport(words(line), { env });
    expect(bare.stdout).toContain('"THE-SECRET-OF-THE-GATE"');
    expect(bare.stderr).toBe(
      'Put the secret of the gate in place of THE-SECRET-OF-THE-GATE, or name its file: --secretFile FILE\n',
    );
    const secretFile = join(directory, 'secret');
    writeFileSync(secretFile, `${secret}\n`);
    const whole = await sallyport(words(`${line} --secretFile ${secretFile}`), { env });
    expect(whole.stderr).toBe('');
    expect(whole.stdout).toBe(bare.stdout.replaceAll('THE-SECRET-OF-THE-GATE', secret));
    writeFileSync(secretFile, 'x"; }');
    const refused = await sallyport(words(`${line} --secretFile ${secretFile}`), { env });
    expect(refused.stderr).toBe(`Error: --secretFile: ${secretFile} does not hold the secret of a gate\n`);
  });

  it('says what is wrong with what it was given', async () => {
    await output(`guard apply ${write()}`, env);
    await output('guard gates create far --api shop --dialect caddy --withoutSecret', env);
    const told = async (line: string) => (await sallyport(words(line), { env })).stderr;
    expect(await told(`guard snippet apache --gate far ${wish}`)).toBe(
      'Error: "apache" is none of nginx, caddy, traefik, envoy, haproxy, kubernetes\n',
    );
    expect(await told(`guard snippet nginx --gate far ${wish}`)).toContain(
      'gate far speaks caddy; ask for caddy, or change the gate: sallyport guard gates update far --dialect nginx',
    );
    expect(await told(`guard snippet caddy --gate far ${wish} --file other`)).toBe(
      'Error: --file: "other" is none of Caddyfile\n',
    );
  });
});
