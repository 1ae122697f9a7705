import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { runSallyport, temporaryDirectory, until } from '../support/built-server.js';

const SEED = fileURLToPath(new URL('../../../../examples/seed/seed.yaml', import.meta.url));
const SHOP = fileURLToPath(new URL('../../../../examples/guarded-api/shop.guard.yaml', import.meta.url));
const PRINT_ENVIRONMENT = ['node', '-p', 'JSON.stringify(process.env)'];

/** Runs a program of Node's against a private server. */
function run(script: string, options: { args?: readonly string[]; env?: Record<string, string> } = {}) {
  const { args = [], env = {} } = options;
  return runSallyport(['run', ...args, '--', 'node', '-e', script], { env });
}

async function environmentOf(
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<Record<string, string>> {
  const running = runSallyport(['run', ...args, '--', ...PRINT_ENVIRONMENT], { env });
  expect(await running.ended).toBe(0);
  expect(running.stderr()).toBe('');
  return JSON.parse(running.stdout());
}

describe('sallyport run', () => {
  it('gives the command the address and credentials of a server that answers, and stops it', async () => {
    const running = run(`
      const { MONGODB_ATLAS_BASE_URL: base, MONGODB_ATLAS_CLIENT_ID: id, MONGODB_ATLAS_CLIENT_SECRET: secret } = process.env;
      const token = await fetch(base + '/api/oauth/token', { method: 'POST', body: 'grant_type=client_credentials', headers: {
        Authorization: 'Basic ' + btoa(id + ':' + secret), 'Content-Type': 'application/x-www-form-urlencoded' } });
      const { execFileSync } = await import('node:child_process');
      const { MONGODB_ATLAS_PUBLIC_API_KEY: key, MONGODB_ATLAS_PRIVATE_API_KEY: privateKey, MONGODB_ATLAS_PROJECT_ID: project } = process.env;
      const group = execFileSync('curl', ['-s', '--digest', '-u', key + ':' + privateKey, '-H',
        'Accept: application/vnd.atlas.2024-08-05+json', base + '/api/atlas/v2/groups/' + project]);
      console.log(JSON.stringify({ base, token: token.status, group: JSON.parse(group) }));`);
    expect(await running.ended).toBe(0);
    const { base, token, group } = JSON.parse(running.stdout());
    expect(base).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(token).toBe(200);
    expect(group).toMatchObject({ name: 'Demo Project' });
    await expect(fetch(`${base}/healthz`)).rejects.toThrow('fetch failed');
  });

  it('names everything that a seed file has, under the names that each client reads', async () => {
    const env = await environmentOf(['--seed', SEED]);
    const base = env.MONGODB_ATLAS_BASE_URL;
    expect(env).toMatchObject({
      SALLYPORT_BASE_URL: base,
      MONGODB_ATLAS_OPS_MANAGER_URL: `${base}/`,
      MDB_MCP_API_BASE_URL: `${base}/`,
      MONGODB_ATLAS_PUBLIC_API_KEY: 'terrafrm',
      MONGODB_ATLAS_PUBLIC_KEY: 'terrafrm',
      MONGODB_ATLAS_PRIVATE_API_KEY: '0f8a3f5e-6b0d-4f44-9d5e-2f6f0b1c7a11',
      MONGODB_ATLAS_PRIVATE_KEY: '0f8a3f5e-6b0d-4f44-9d5e-2f6f0b1c7a11',
      MONGODB_ATLAS_CLIENT_ID: 'mdb_sa_id_6b02d00539c5e08ead63e9b4',
      MDB_MCP_API_CLIENT_ID: 'mdb_sa_id_6b02d00539c5e08ead63e9b4',
      MONGODB_ATLAS_CLIENT_SECRET: 'mdb_sa_sk_only-for-tests-0123456789ABCDEFGHIJKLMNO',
      MDB_MCP_API_CLIENT_SECRET: 'mdb_sa_sk_only-for-tests-0123456789ABCDEFGHIJKLMNO',
      MONGODB_ATLAS_ORG_ID: expect.stringMatching(/^[0-9a-f]{24}$/),
      MONGODB_ATLAS_PROJECT_ID: expect.stringMatching(/^[0-9a-f]{24}$/),
    });
  });

  it('has the guarded API of a definition, and says where its gate asks', async () => {
    const inherited = { SALLYPORT_GUARD_URL: 'http://192.0.2.1:1' };
    const running = run(
      `const { SALLYPORT_GUARD_URL: url, MONGODB_ATLAS_PROJECT_ID: project } = process.env;
      const asked = (target) => fetch(url + '/guard/shop', { headers: {
        'X-Original-Method': 'GET', 'X-Original-URI': target, 'X-Forwarded-For': '127.0.0.1' } });
      console.log((await asked('/v1/openapi.json')).status, (await asked('/v1/projects/' + project + '/orders')).status);`,
      { args: ['--guard', SHOP], env: inherited },
    );
    expect(await running.ended, running.stderr()).toBe(0);
    expect(running.stdout()).toBe('200 401\n');
    expect(await environmentOf([], inherited)).not.toHaveProperty('SALLYPORT_GUARD_URL');
    const wrong = run('', { args: ['--guard', SEED] });
    expect(await wrong.ended).toBe(125);
    expect(wrong.stderr()).toMatch(/^Error: the server could not be started: \S+seed\.yaml:\d+:\d+: /);
  });

  it('gives the command the controls of a server for tests, in words and by the command line', async () => {
    const main = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
    const running = run(`
      const { execFileSync } = await import('node:child_process');
      const test = (...words) => execFileSync(process.execPath, [${JSON.stringify(main)}, 'test', ...words], { encoding: 'utf8' });
      test('faults', 'set', 'createAccessToken', '--status', '503');
      const { SALLYPORT_BASE_URL: base, MONGODB_ATLAS_CLIENT_ID: id, MONGODB_ATLAS_CLIENT_SECRET: secret } = process.env;
      const token = await fetch(base + '/api/oauth/token', { method: 'POST', body: new URLSearchParams({ grant_type: 'client_credentials' }),
        headers: { Authorization: 'Basic ' + btoa(id + ':' + secret) } });
      console.log(token.status, test('clock', 'advance', '30 days').trim());`);
    expect(await running.ended).toBe(0);
    expect(running.stdout()).toMatch(/^503 \S+Z, 2592000 seconds ahead of the machine\n$/);
  });

  it.each([
    [[], {}, '1000000'],
    [['--rate-limits', 'atlas'], {}, '1'],
    [['--rate-limit-scale', '2'], {}, '2'],
    [[], { SALLYPORT_RATE_LIMITS: 'atlas' }, '1'],
    [['--rate-limits', 'off'], { SALLYPORT_RATE_LIMIT_SCALE: '3' }, '1000000'],
  ])('has no rate limits unless it is told of some: %j %j', async (args, env, scale) => {
    const running = run(
      `const { scale = 1000000 } = await (await fetch(process.env.SALLYPORT_BASE_URL + '/_test/rateLimits')).json();
       console.log(scale);`,
      { args, env },
    );
    expect(await running.ended).toBe(0);
    expect(running.stdout()).toBe(`${scale}\n`);
  });

  it('lets no credentials of another server through, and keeps the rest of the environment', async () => {
    const file = join(temporaryDirectory(), 'seed.yaml');
    writeFileSync(file, 'organizations: [{ name: Acme }]\n');
    const env = await environmentOf(['--seed', file], {
      MONGODB_ATLAS_ACCESS_TOKEN: 'x',
      MONGODB_ATLAS_PRIVATE_API_KEY: 'x',
      MONGODB_ATLAS_CLIENT_SECRET: 'x',
      MONGODB_ATLAS_PROFILE: 'x',
      MCLI_PRIVATE_API_KEY: 'x',
      MDB_MCP_API_CLIENT_SECRET: 'x',
      SALLYPORT_DATABASE_URL: 'postgres://nowhere.example.net/x',
      SALLYPORT_PORT: '80',
      MONGODB_ATLAS_OUTPUT: 'json',
      MINE: 'kept',
    });
    expect(Object.entries(env).filter(([, value]) => value === 'x')).toEqual([]);
    expect(env).toMatchObject({ MINE: 'kept', MONGODB_ATLAS_OUTPUT: 'json' });
    expect(env.MONGODB_ATLAS_PROJECT_ID).toBeUndefined();
  });

  it('sends calls to the server past a proxy', async () => {
    const env = await environmentOf([], { HTTPS_PROXY: 'http://proxy.example.net', NO_PROXY: 'example.com' });
    expect(env.NO_PROXY).toBe('example.com,127.0.0.1,localhost');
    expect(await environmentOf([])).not.toHaveProperty('NO_PROXY');
  });

  it('serves HTTPS that Node, curl and others trust, and removes what that needs', async () => {
    const running = run(
      `const { MONGODB_ATLAS_BASE_URL: base, SSL_CERT_FILE: file } = process.env;
       const { execFileSync } = await import('node:child_process');
       const { status } = await fetch(base + '/healthz');
       console.log(JSON.stringify({ base, status, file, curl: String(execFileSync('curl', ['-s', base + '/healthz'])) }));`,
      { args: ['--tls', 'self-signed'] },
    );
    expect(await running.ended).toBe(0);
    const { base, status, file, curl: answer } = JSON.parse(running.stdout());
    expect(base).toMatch(/^https:/);
    expect(status).toBe(200);
    expect(answer).not.toBe('');
    expect(existsSync(file)).toBe(false);
  });

  it('hands input, output and the exit status through, and adds nothing to them', async () => {
    const child = spawn(
      process.execPath,
      [
        fileURLToPath(new URL('../../dist/main.js', import.meta.url)),
        'run',
        'node',
        '-e',
        'process.stdin.pipe(process.stdout); process.stdin.on("end", () => { console.error("done"); process.exitCode = 37; })',
        '--',
        '--flag',
      ],
      { env: { PATH: process.env.PATH } },
    );
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (text) => {
      stdout += text;
    });
    child.stderr.on('data', (text) => {
      stderr += text;
    });
    child.stdin.end('what goes in\n');
    const [status] = await once(child, 'close');
    expect({ status, stdout, stderr }).toEqual({ status: 37, stdout: 'what goes in\n', stderr: 'done\n' });
  });

  it('gives the command its arguments as they are, without a shell', async () => {
    const args = ['a b', '$HOME', '"', "'", '*', '--help', '--seed', 'x;y', ''];
    const running = runSallyport([
      'run',
      '--',
      'node',
      '-p',
      'JSON.stringify(process.argv.slice(1))',
      '--',
      ...args,
    ]);
    expect(await running.ended).toBe(0);
    expect(JSON.parse(running.stdout())).toEqual(args);
  });

  it.each([
    ['SIGTERM', 143],
    ['SIGINT', 130],
    ['SIGHUP', 129],
  ] as const)('passes %s on, and ends with %i when the command ends by it', async (signal, status) => {
    const running = run(`console.log(process.env.MONGODB_ATLAS_BASE_URL); setInterval(() => {}, 1000)`);
    const base = await until('the command to run', () => /(http:\S+)\n/.exec(running.stdout())?.[1]);
    running.child.kill(signal);
    expect(await running.ended).toBe(status);
    await expect(fetch(`${base}/healthz`)).rejects.toThrow('fetch failed');
  });

  it('keeps the server until a command that cleans up after a signal has ended, and ends as it does', async () => {
    const running = run(`
      const { MONGODB_ATLAS_BASE_URL: base } = process.env;
      process.on('SIGTERM', async () => {
        console.log((await fetch(base + '/healthz')).status);
        process.exit(5);
      });
      setInterval(() => {}, 1000);
      console.log('ready');`);
    await until('the command to run', () => running.stdout() || undefined);
    running.child.kill('SIGTERM');
    expect(await running.ended).toBe(5);
    expect(running.stdout()).toBe('ready\n200\n');
  });

  it('ends with 127 when there is no such command, and 126 when it cannot be executed', async () => {
    const missing = runSallyport(['run', '--', 'no-such-command-anywhere', 'x']);
    expect(await missing.ended).toBe(127);
    expect(missing.stderr()).toContain('there is no command "no-such-command-anywhere"');
    const directory = join(temporaryDirectory(), 'a-directory');
    mkdirSync(directory);
    const unfit = runSallyport(['run', '--', directory]);
    expect(await unfit.ended).toBe(126);
    expect(unfit.stderr()).toContain(directory);
  });

  it.each([
    [
      ['--seed', '/nowhere.yaml', '--', 'node', '-p', '1'],
      'the server could not be started: the seed file /nowhere.yaml cannot be read: there is no such file',
    ],
    [
      ['--rate-limit-scale', 'x', '--', 'node', '-p', '1'],
      'the server could not be started: --rate-limit-scale',
    ],
    [['--port', '80', '--', 'node', '-p', '1'], "unknown option '--port'"],
    [[], "missing required argument 'command'"],
  ])('ends with 125 and runs nothing when it cannot begin: %j', async (args, reason) => {
    const running = runSallyport(['run', ...args]);
    expect(await running.ended).toBe(125);
    expect(running.stderr()).toContain(reason);
    expect(running.stdout()).toBe('');
  });

  it('leaves no files behind', async () => {
    const [cwd, tmp] = [temporaryDirectory(), temporaryDirectory()];
    const running = runSallyport(['run', '--tls', 'self-signed', '--', 'node', '-e', '0'], {
      cwd,
      env: { TMPDIR: tmp },
    });
    expect(await running.ended).toBe(0);
    expect([...readdirSync(cwd), ...readdirSync(tmp)]).toEqual([]);
  });
});
