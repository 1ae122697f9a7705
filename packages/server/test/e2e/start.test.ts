import { execFile } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { computeHa1 } from '../../src/domain/digest.js';
import { runSallyport, startBuiltServer, temporaryDirectory } from '../support/built-server.js';
import { readFirstStart } from '../support/first-start.js';
import { ATLAS, curl } from '../support/server.js';
import { startOnTerminal } from '../support/terminal.js';

const run = promisify(execFile);

function printedSecrets(stdout: string) {
  const value = (name: string) => new RegExp(`^ +${name} +(\\S+)$`, 'm').exec(stdout)?.[1] ?? '';
  return {
    owner: value('Owner'),
    password: value('Password'),
    publicKey: value('Public key'),
    privateKey: value('Private key'),
  };
}

function logLines(stderr: string): Record<string, unknown>[] {
  return stderr
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

describe('the first start', () => {
  it('prints two calls that work exactly as they are printed', async () => {
    const server = await startBuiltServer(temporaryDirectory());
    const calls = server.stdout().match(/^curl .*$/gm) ?? [];
    expect(calls).toHaveLength(2);
    const [list = '', create = ''] = calls;
    const listed = await run('bash', ['-c', list]);
    expect(listed.stdout).toMatch(/^HTTP\/1\.1 401 [\s\S]*^HTTP\/1\.1 200 /m);
    expect(listed.stdout).toContain('"name":"Project 0"');
    const created = await run('bash', ['-c', create]);
    expect(created.stdout).toMatch(/^HTTP\/1\.1 20[01] /m);
    expect(created.stdout).toContain('"name":"MyProject"');
    const listedAgain = await run('bash', ['-c', list]);
    expect(listedAgain.stdout).toContain('"totalCount":2');
    expect(await server.stop()).toBe(0);
  });

  it('says where the console is and who can sign in to it; a later start says where it is', async () => {
    const dataDir = temporaryDirectory();
    const first = await startBuiltServer(dataDir);
    expect(first.stdout()).toContain(`\nThe console is at ${first.url}/\n`);
    expect(first.stdout()).toContain(`Sign in to the console as the owner`);
    expect(first.stdout()).toContain(`\n${first.url}/sign-in\n`);
    const { owner } = readFirstStart(dataDir);
    expect(first.stdout().split(owner.username)).toHaveLength(2);
    const page = await fetch(`${first.url}/sign-in`);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const signIn = await fetch(`${first.url}/api/private/session`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: ATLAS },
      body: JSON.stringify(owner),
    });
    expect(signIn.status).toBe(200);
    await first.stop();

    const later = await startBuiltServer(dataDir);
    expect(later.stdout()).toContain(`\nThe console is at ${later.url}/\n`);
    expect(later.stdout()).not.toContain('Sign in');
    await later.stop();
  });

  it('leaves the secrets in a file of its owner where nobody sees what is printed; neither output nor log holds them', async () => {
    const dataDir = temporaryDirectory();
    const first = await startBuiltServer(dataDir, ['--log-level', 'trace']);
    const file = join(dataDir, 'first-start.json');
    expect(first.stdout()).toContain(`in this file, and nowhere else:\n\n  ${file}\n`);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const { owner, apiKey: key } = readFirstStart(dataDir);
    const { publicKey, privateKey } = key;
    const { password } = owner;
    expect(owner.username).toBe('owner@sallyport.local');
    expect(password).toMatch(/^([0-9a-z]{4}-){6}[0-9a-z]{4}$/);
    expect(privateKey).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/);
    expect(first.stdout()).toMatch(new RegExp(`^  Public key +${publicKey}$`, 'm'));
    expect((await curl(`${first.url}/api/atlas/v2`, { key })).status).toBe(200);
    expect(await first.stop()).toBe(0);

    const second = await startBuiltServer(dataDir, ['--log-level', 'trace']);
    expect((await curl(`${second.url}/api/atlas/v2`, { key })).status).toBe(200);
    expect(await second.stop()).toBe(0);

    const secrets = [
      password,
      privateKey,
      privateKey.slice(-12),
      readFileSync(join(dataDir, 'master.key'), 'utf8').trim(),
    ];
    for (const algorithm of ['MD5', 'SHA-256'] as const)
      secrets.push(computeHa1(algorithm, publicKey, privateKey));
    for (const secret of secrets)
      for (const { stdout, stderr } of [first, second]) expect(stdout() + stderr()).not.toContain(secret);
    expect(second.stdout()).not.toContain('curl');
    for (const server of [first, second]) {
      const lines = logLines(server.stderr());
      expect(lines.map(({ msg }) => msg)).toEqual(expect.arrayContaining(['started', 'stopped']));
      for (const line of lines)
        expect(line).toMatchObject({ level: expect.any(Number), time: expect.any(String) });
    }
  });

  it('logs no part of an address that could be a secret, whatever stands around it and whatever the method', async () => {
    const server = await startBuiltServer(temporaryDirectory(), ['--log-level', 'debug']);
    const secret = 'Zm9vYmFyYmF6cXV4-c2VjcmV0';
    const paths = [
      ...['', '/', '/accept', '/accept/', '/accept/x'].map(
        (tail) => `/api/private/invitations/${secret}${tail}`,
      ),
      ...['/api/private/passwordResets/', '/setup/', '/', '//', '/invitation/x/', '/%2e/'].map(
        (before) => `${before}${secret}`,
      ),
      `/setup?token=${secret}`,
      `/api/private/invitations/%zz${secret}`,
    ];
    for (const path of paths)
      for (const method of ['GET', 'PUT', 'OPTIONS', 'POST', 'PROPFIND'])
        await run('curl', ['--silent', '--path-as-is', '--request', method, `${server.url}${path}`]);
    await server.stop();
    const answered = logLines(server.stderr()).filter(({ msg }) => msg === 'answered');
    expect(answered.length).toBeGreaterThan(paths.length);
    expect(answered).toContainEqual(
      expect.objectContaining({ method: 'PUT', operation: '/api/private/invitations/*/accept' }),
    );
    expect(server.stderr() + server.stdout()).not.toContain(secret);
  });

  it('shows the secrets on a terminal, with calls that work as they stand, and leaves no file', async () => {
    const dataDir = temporaryDirectory();
    const server = await startOnTerminal(['--port', '0', '--data-dir', dataDir]);
    const { owner, password, publicKey, privateKey } = printedSecrets(server.shown());
    expect(server.shown()).toContain('Save the password and the private key now: they are not shown again.');
    expect(owner).toBe('owner@sallyport.local');
    expect(password).toMatch(/^([0-9a-z]{4}-){6}[0-9a-z]{4}$/);
    expect(server.shown()).toContain(`curl --user "${publicKey}:${privateKey}"`);
    expect((await curl(`${server.url}/api/atlas/v2`, { key: { publicKey, privateKey } })).status).toBe(200);
    expect(existsSync(join(dataDir, 'first-start.json'))).toBe(false);
    await server.stop();
  });

  it('keeps the data directory and everything in it to its owner', async () => {
    const dataDir = join(temporaryDirectory(), 'made', 'here');
    const server = await startBuiltServer(dataDir);
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
    const files = readdirSync(dataDir);
    expect(files).toEqual(expect.arrayContaining(['master.key', 'sallyport.db']));
    for (const file of files) expect(statSync(join(dataDir, file)).mode & 0o777, file).toBe(0o600);
    await server.stop();
  });

  it('makes links with the public URL, and calls it in what it prints', async () => {
    const server = await startBuiltServer(temporaryDirectory(), [
      '--public-url',
      'https://sallyport.example.com/',
    ]);
    expect(server.stdout()).toContain('--request GET "https://sallyport.example.com/api/atlas/v2/groups"');
    expect(server.stdout()).toContain('The API is at https://sallyport.example.com/api/atlas/v2,');
    expect(server.stdout()).toContain('The console is at https://sallyport.example.com/\n');
    await server.stop();
  });

  it('is ready when it says where it listens', async () => {
    const server = await startBuiltServer(temporaryDirectory());
    expect(await curl(`${server.url}/readyz`, {})).toMatchObject({ status: 200, json: { status: 'ready' } });
    await server.stop();
  });
});

describe('the bootstrap file', () => {
  it('holds what was made, whole and for its owner only', async () => {
    const directory = temporaryDirectory();
    const file = join(directory, 'bootstrap.json');
    const dataDir = join(directory, 'data');
    const server = await startBuiltServer(dataDir, [], { SALLYPORT_BOOTSTRAP_FILE: file });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const content = JSON.parse(readFileSync(file, 'utf8'));
    expect(content).toEqual({
      baseUrl: server.url,
      orgId: expect.stringMatching(/^[0-9a-f]{24}$/),
      groupId: expect.stringMatching(/^[0-9a-f]{24}$/),
      owner: { username: 'owner@sallyport.local', password: expect.stringMatching(/^[0-9a-z-]{34}$/) },
      apiKey: {
        id: expect.stringMatching(/^[0-9a-f]{24}$/),
        publicKey: expect.stringMatching(/^[a-z]{8}$/),
        privateKey: expect.stringMatching(/^[0-9a-f-]{36}$/),
      },
    });
    expect(server.stdout()).toContain(`  ${file}\n`);
    for (const secret of [content.owner.password, content.apiKey.privateKey])
      expect(server.stdout() + server.stderr()).not.toContain(secret);
    const { orgId, apiKey } = content;
    expect(
      (await curl(`${server.url}/api/atlas/v2/orgs/${orgId}/apiKeys/${apiKey.id}`, { key: apiKey })).status,
    ).toBe(200);
    expect(readdirSync(directory).sort()).toEqual(['bootstrap.json', 'data']);
    await server.stop();

    // A later start leaves it alone.
    const before = readFileSync(file, 'utf8');
    const later = await startBuiltServer(dataDir, [], { SALLYPORT_BOOTSTRAP_FILE: file });
    await later.stop();
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  it('keeps the secrets from a terminal too', async () => {
    const directory = temporaryDirectory();
    const file = join(directory, 'bootstrap.json');
    const server = await startOnTerminal([
      ...['--port', '0', '--data-dir', join(directory, 'data')],
      ...['--bootstrap-file', file],
    ]);
    const { owner, apiKey } = JSON.parse(readFileSync(file, 'utf8'));
    for (const secret of [owner.password, apiKey.privateKey]) expect(server.shown()).not.toContain(secret);
    await server.stop();
  });

  it('that exists already stops the first start before anything is made', async () => {
    const directory = temporaryDirectory();
    const file = join(directory, 'package.json');
    const dataDir = join(directory, 'data');
    await run('bash', ['-c', `echo mine > ${file}`]);
    const refused = runSallyport(['start', '--port', '0', '--data-dir', dataDir, '--bootstrap-file', file]);
    expect(await refused.ended).toBe(1);
    expect(refused.stderr()).toMatch(
      /^Error: SALLYPORT_BOOTSTRAP_FILE: .*package\.json exists already .*\n$/,
    );
    expect(refused.stdout()).toBe('');
    expect(readFileSync(file, 'utf8')).toBe('mine\n');
    const server = await startBuiltServer(dataDir);
    expect(server.stdout()).toContain('This was the first start.');
    await server.stop();
  });

  it('that cannot be written stops the first start before anything is made', async () => {
    const directory = temporaryDirectory();
    const dataDir = join(directory, 'data');
    const file = join(directory, 'missing', 'bootstrap.json');
    const refused = runSallyport(['start', '--port', '0', '--data-dir', dataDir, '--bootstrap-file', file]);
    expect(await refused.ended).toBe(1);
    expect(refused.stderr()).toMatch(/^Error: SALLYPORT_BOOTSTRAP_FILE: ENOENT.*\n$/);
    expect(existsSync(join(directory, 'missing'))).toBe(false);
    const server = await startBuiltServer(dataDir);
    expect(server.stdout()).toContain('This was the first start.');
    await server.stop();
  });
});

describe('warnings', () => {
  it('tell of plain HTTP and host names on an address that others reach, and of a master key in a flag', async () => {
    const key = 'ab'.repeat(32);
    const flags = ['--host', '0.0.0.0', '--host-names', 'a.example.com', '--master-key', key];
    const server = await startBuiltServer(temporaryDirectory(), flags);
    const warnings = logLines(server.stderr()).filter(({ level }) => level === 40);
    expect(warnings.map(({ msg }) => msg)).toEqual([
      expect.stringContaining('without TLS'),
      expect.stringMatching(
        /^SALLYPORT_HOST_NAMES has no effect: a server that listens on 0\.0\.0\.0 answers/,
      ),
      expect.stringContaining('SALLYPORT_MASTER_KEY'),
    ]);
    expect(server.stderr() + server.stdout()).not.toContain(key);
    await server.stop();
  });

  it('tell of a data directory that others can write to, and what to do', async () => {
    const dataDir = temporaryDirectory();
    chmodSync(dataDir, 0o777);
    const server = await startBuiltServer(dataDir);
    expect(logLines(server.stderr()).filter(({ level }) => level === 40)).toEqual([
      expect.objectContaining({ msg: expect.stringContaining(`chmod go-w ${dataDir}`) }),
    ]);
    await server.stop();
  });

  it('are not given where there is nothing to warn of', async () => {
    const server = await startBuiltServer(temporaryDirectory());
    expect(logLines(server.stderr()).filter(({ level }) => Number(level) >= 40)).toEqual([]);
    await server.stop();
  });
});
