import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openSqlite } from '../../src/store/sqlite.js';
import { runSallyport, startBuiltServer, temporaryDirectory } from '../support/built-server.js';

async function refusal(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const refused = runSallyport(args, { env, cwd: temporaryDirectory() });
  const status = await refused.ended;
  return { status, stdout: refused.stdout(), stderr: refused.stderr() };
}

/** A data directory that a server has used. */
async function usedDirectory(): Promise<string> {
  const dataDir = temporaryDirectory();
  await (await startBuiltServer(dataDir)).stop();
  return dataDir;
}

describe('a start with wrong settings', () => {
  it.each([
    [{ SALLYPORT_PORT: '80800' }, 'SALLYPORT_PORT: "80800" is not a whole number from 0 to 65535'],
    [
      { SALLYPORT_PUBLIC_URL: 'ftp://x' },
      'SALLYPORT_PUBLIC_URL: must be a URL that starts with http:// or https://',
    ],
    [{ SALLYPORT_LOG_LEVEL: 'loud' }, 'SALLYPORT_LOG_LEVEL: "loud" is not one of'],
    [
      { SALLYPORT_TRUSTED_PROXIES: '0.0.0.0/0' },
      'SALLYPORT_TRUSTED_PROXIES: "0.0.0.0/0" would trust everyone',
    ],
    [{ SALLYPORT_TLS_CERT: 'cert.pem' }, 'SALLYPORT_TLS_CERT and SALLYPORT_TLS_KEY: set both, or neither'],
    [{ SALLYPORT_TLS_CERT: '/none.pem', SALLYPORT_TLS_KEY: '/none.pem' }, 'SALLYPORT_TLS_CERT: ENOENT'],
    [{ SALLYPORT_MASTER_KEY: 'secret-but-short' }, 'SALLYPORT_MASTER_KEY: must be 32 bytes'],
    [{ SALLYPORT_DATABASE_URL: 'postgres://u:hidden@127.0.0.1:1/x' }, 'SALLYPORT_MASTER_KEY: is required'],
    [
      { SALLYPORT_DATABASE_URL: 'postgres://u:hidden@127.0.0.1:1/x', SALLYPORT_MASTER_KEY: '0'.repeat(64) },
      'the database cannot be reached: connect ECONNREFUSED 127.0.0.1:1',
    ],
    [
      {
        SALLYPORT_DATABASE_URL: 'postgres://u:hidden@127.0.0.1:1,127.0.0.1:2/x',
        SALLYPORT_MASTER_KEY: '0'.repeat(64),
      },
      'no host of the database can be used: 127.0.0.1:1: connect ECONNREFUSED 127.0.0.1:1; 127.0.0.1:2: connect',
    ],
    [
      {
        SALLYPORT_DATABASE_URL: 'postgres://u:hidden@no-such-host.invalid/x',
        SALLYPORT_MASTER_KEY: '0'.repeat(64),
      },
      'the host name no-such-host.invalid cannot be resolved',
    ],
    [
      { SALLYPORT_DATABASE_URL: 'postgres://u:hidden@h/x?sslmod=require' },
      'SALLYPORT_DATABASE_URL: has an unknown parameter; it may have host, port',
    ],
    [{ SALLYPORT_HOST: '192.0.2.1', SALLYPORT_PORT: '0' }, '192.0.2.1 is no address of this machine'],
  ])('%o names what is wrong on one line and ends with 1', async (env, reason) => {
    const { status, stdout, stderr } = await refusal(['start'], { SALLYPORT_LOG_LEVEL: 'fatal', ...env });
    expect(stderr).toMatch(/^Error: [^\n]+\n$/);
    expect(stderr).toContain(reason);
    expect(stderr).not.toMatch(/secret-but-short|hidden/);
    expect(stdout).toBe('');
    expect(status).toBe(1);
  });

  it('names the flag when the flag was wrong', async () => {
    const { status, stderr } = await refusal(['start', '--port', 'http']);
    expect(stderr).toBe('Error: --port: "http" is not a whole number from 0 to 65535\n');
    expect(status).toBe(1);
  });

  it('shows where an error came from at log level debug only', async () => {
    const { stderr } = await refusal(['start', '--port', 'http', '--log-level', 'debug']);
    expect(stderr).toMatch(/\n {4}at /);
  });
});

describe('a wrong command line', () => {
  it.each([[['start', '--prot', '1']], [['stop']], [['backup']], [['start', '--port']]])(
    '%j ends with 2 and points to the help',
    async (args) => {
      const { status, stdout, stderr } = await refusal(args);
      expect(stderr).toMatch(/--help/);
      expect(stdout).toBe('');
      expect(status).toBe(2);
    },
  );

  it('is avoided with --help, which names every setting with its variable, and --version', async () => {
    const help = await refusal(['start', '--help']);
    expect(help.status).toBe(0);
    for (const text of ['--port <value>', 'env: SALLYPORT_PORT', '--no-bootstrap', 'env: SALLYPORT_TLS_KEY'])
      expect(help.stdout.replace(/\s+/g, ' ')).toContain(text);
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
    expect(await refusal(['--version'])).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' });
  });
});

describe('a start', () => {
  it('on a port in use is refused before anything is made in the store', async () => {
    const server = await startBuiltServer(temporaryDirectory());
    const { port } = new URL(server.url);
    const dataDir = temporaryDirectory();
    const { status, stdout, stderr } = await refusal(['start', '--port', port, '--data-dir', dataDir]);
    expect(stderr).toBe(
      `Error: 127.0.0.1:${port} is in use by another program; choose another port with --port or SALLYPORT_PORT\n`,
    );
    expect(stdout).toBe('');
    expect(status).toBe(1);
    await server.stop();
    const next = await startBuiltServer(dataDir);
    expect(next.stdout()).toContain('This was the first start.');
    await next.stop();
  });

  it('with a data directory that is none is refused', async () => {
    const file = join(temporaryDirectory(), 'file');
    writeFileSync(file, '');
    const { status, stderr } = await refusal(['start', '--data-dir', join(file, 'data')]);
    expect(stderr).toMatch(/^Error: .*file\/data cannot be used: ENOTDIR[^\n]*\n$/);
    expect(status).toBe(1);
  });

  it('with another master key is refused, and the store stays as it was', async () => {
    const dataDir = await usedDirectory();
    const other = { SALLYPORT_MASTER_KEY: '0'.repeat(64) };
    const { status, stderr } = await refusal(['start', '--port', '0', '--data-dir', dataDir], other);
    expect(stderr).toMatch(/^Error: the master key is not the one this store was made with[^\n]*\n$/);
    expect(status).toBe(1);
    await (await startBuiltServer(dataDir)).stop();
  });

  it('with a store whose master key file is gone is refused, and makes no new one', async () => {
    const dataDir = temporaryDirectory();
    const env = { SALLYPORT_MASTER_KEY: 'ab'.repeat(32) };
    await (await startBuiltServer(dataDir, [], env)).stop();
    const { status, stderr } = await refusal(['start', '--port', '0', '--data-dir', dataDir]);
    expect(stderr).toMatch(/^Error: .*master\.key is missing[^\n]*SALLYPORT_MASTER_KEY\n$/);
    expect(status).toBe(1);
    expect(existsSync(join(dataDir, 'master.key'))).toBe(false);
    await (await startBuiltServer(dataDir, [], env)).stop();
  });

  it('with a store of a newer version is refused', async () => {
    const dataDir = await usedDirectory();
    const { handle } = await openSqlite({ file: join(dataDir, 'sallyport.db') });
    handle.exec("insert into schema_migrations (name, timestamp) values ('9999-later', '2030-01-01')");
    handle.close();
    const { status, stderr } = await refusal(['start', '--port', '0', '--data-dir', dataDir]);
    expect(stderr).toMatch(
      /^Error: the database was migrated by a newer version of Sallyport \(9999-later\)[^\n]*\n$/,
    );
    expect(status).toBe(1);
  });

  it('with a store file that is no database is refused', async () => {
    const dataDir = await usedDirectory();
    writeFileSync(join(dataDir, 'sallyport.db'), 'x'.repeat(8192));
    const { status, stderr } = await refusal(['start', '--port', '0', '--data-dir', dataDir]);
    expect(stderr).toMatch(/^Error: the embedded store cannot be used: [^\n]*\n$/);
    expect(status).toBe(1);
  });
});
