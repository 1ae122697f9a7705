import { execFile } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { openSqlite } from '../../src/store/sqlite.js';
import { startBuiltServer, temporaryDirectory } from '../support/built-server.js';
import { readSetupLink } from '../support/first-start.js';

const run = promisify(execFile);

/** Calls with curl and reads a page. */
async function page(url: string, form?: Readonly<Record<string, string>>) {
  const fields = Object.entries(form ?? {}).flatMap(([name, value]) => [
    '--data-urlencode',
    `${name}=${value}`,
  ]);
  const { stdout } = await run('curl', ['--silent', '--show-error', '--include', ...fields, url]);
  const end = stdout.indexOf('\r\n\r\n');
  const head = stdout.slice(0, end);
  return { status: Number(head.split(' ')[1]), head: head.toLowerCase(), html: stdout.slice(end + 4) };
}

function shown(html: string): string {
  return html.replace(/&#(\d+);/g, (_all, code: string) => String.fromCharCode(Number(code)));
}

const FORM = {
  organization: 'Amber & Sons',
  project: 'Payments',
  username: 'mira@example.com',
  password: 'correct horse battery',
  passwordAgain: 'correct horse battery',
};

describe('a start with --no-bootstrap', () => {
  it('makes nothing, and its link leads to a form that makes the first organization, once', async () => {
    const dataDir = temporaryDirectory();
    const server = await startBuiltServer(dataDir, ['--no-bootstrap', '--log-level', 'trace']);
    expect(server.stdout()).not.toMatch(/Private key|curl/);
    const { link, token } = readSetupLink(dataDir);
    const file = join(dataDir, 'setup-link');
    expect(server.stdout()).toContain(`Open the link in this file, which only its owner can read,`);
    expect(server.stdout()).toContain(`  ${file}\n`);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    // 256 bits in base64url.
    expect(token).toMatch(/^[\w-]{43}$/);

    const form = await page(link);
    expect(form.status).toBe(200);
    expect(form.head).toContain("content-security-policy: default-src 'none'; script-src 'sha256-");
    expect(form.head).toContain('referrer-policy: no-referrer');
    expect(form.head).toContain('cache-control: no-store');
    expect(form.html).not.toMatch(/<script src|https?:/);
    for (const field of Object.keys(FORM)) expect(form.html).toContain(`name="${field}"`);

    const done = await page(`${server.url}/setup`, { ...FORM, token });
    expect(done.status).toBe(200);
    expect(done.head).toContain('cache-control: no-store');
    const text = shown(done.html);
    expect(text).toContain('Amber & Sons');
    expect(done.html).not.toContain(FORM.password);
    const [list = '', create = ''] = text.match(/curl --user .*(?=<\/pre>)/g) ?? [];
    expect((await run('bash', ['-c', list])).stdout).toContain('"name":"Payments"');
    expect((await run('bash', ['-c', create])).stdout).toContain('"name":"MyProject"');

    for (const again of [await page(link), await page(`${server.url}/setup`, { ...FORM, token })]) {
      expect(again.status).toBe(403);
      expect(again.html).not.toContain('name="organization"');
    }
    await server.stop();
    expect(server.stderr() + server.stdout()).not.toContain(token);
    expect(server.stderr()).not.toContain(FORM.password);

    const { handle } = await openSqlite({ file: join(dataDir, 'sallyport.db') });
    const column = (sql: string) =>
      handle
        .prepare(sql)
        .all([])
        .flatMap((row) => Object.values(row as object));
    expect(column('select username from users')).toEqual(['mira@example.com']);
    expect(column('select password_hash from users')).toEqual([expect.stringMatching(/^\$argon2id\$/)]);
    expect(column('select name from organizations')).toEqual(['Amber & Sons']);
    expect(column("select distinct remote_address from events where type = 'ORG_CREATED'")).toEqual([
      '127.0.0.1',
    ]);
    expect(column('select token_hash from setup_links').join()).not.toContain(token);
    handle.close();

    const later = await startBuiltServer(dataDir, ['--no-bootstrap']);
    expect(later.stdout()).not.toContain('set up');
    await later.stop();
  });

  it('names every wrong field, keeps what was typed but the passwords, and makes nothing', async () => {
    const dataDir = temporaryDirectory();
    const server = await startBuiltServer(dataDir, ['--no-bootstrap']);
    const { link, token } = readSetupLink(dataDir);
    const wrong = await page(`${server.url}/setup`, {
      token,
      organization: 'a<b>"',
      project: '',
      username: 'mira',
      password: 'short-secret',
      passwordAgain: 'other-secret',
    });
    expect(wrong.status).toBe(400);
    expect(wrong.html.match(/id="(\w+)-problem"/g)).toEqual([
      'id="organization-problem"',
      'id="project-problem"',
      'id="username-problem"',
      'id="passwordAgain-problem"',
    ]);
    expect(wrong.html).toContain('value="a&#60;b&#62;&#34;"');
    expect(wrong.html).toContain('value="mira"');
    expect(wrong.html).not.toMatch(/short-secret|other-secret/);
    const short = await page(`${server.url}/setup`, {
      ...FORM,
      token,
      password: 'eleven char',
      passwordAgain: 'eleven char',
    });
    expect(short.html).toContain('Enter at least 12 characters.');
    expect((await page(link)).status).toBe(200);
    expect((await page(`${server.url}/setup`, { ...FORM, token })).status).toBe(200);
    await server.stop();
  });

  it('refuses a wrong, missing, replaced or expired token with a page that says so', async () => {
    const dataDir = temporaryDirectory();
    const first = await startBuiltServer(dataDir, ['--no-bootstrap']);
    const replaced = readSetupLink(dataDir).token;
    await first.stop();
    const server = await startBuiltServer(dataDir, ['--no-bootstrap']);
    const { token } = readSetupLink(dataDir);
    expect(token).not.toBe(replaced);
    const { handle } = await openSqlite({ file: join(dataDir, 'sallyport.db') });

    for (const wrongToken of ['', 'x', replaced]) {
      const refused = await page(`${server.url}/setup`, { ...FORM, token: wrongToken });
      expect(refused.status, wrongToken).toBe(403);
      expect(refused.html).toContain('This setup link does not work');
      expect(refused.head).toContain("content-security-policy: default-src 'none'");
    }
    // An address is logged by proxies, so nothing in it opens anything.
    const asked = await page(`${server.url}/setup?token=${token}`, FORM);
    expect(asked.status).toBe(403);
    expect(asked.html).not.toContain(token);
    // Without a link the form tells nothing, not even what is wrong with it.
    const wrong = await page(`${server.url}/setup`, { organization: '', token: 'x' });
    expect(wrong.status).toBe(403);
    expect(wrong.html).not.toContain('-problem');

    const inADay = Date.now() + 24 * 60 * 60 * 1000;
    const [row] = handle.prepare('select expires_at from setup_links').all([]) as { expires_at: number }[];
    expect(row?.expires_at).toBeGreaterThan(inADay - 60_000);
    expect(row?.expires_at).toBeLessThanOrEqual(inADay);
    handle.exec('update setup_links set expires_at = 1');
    expect((await page(`${server.url}/setup`, { ...FORM, token })).status).toBe(403);
    expect(handle.prepare('select count(*) as n from organizations').all([])).toEqual([{ n: 0 }]);
    handle.close();
    await server.stop();
  });

  it('is set up by one of two people who send the form at once', async () => {
    const dataDir = temporaryDirectory();
    const server = await startBuiltServer(dataDir, ['--no-bootstrap']);
    const { token } = readSetupLink(dataDir);
    const send = () => page(`${server.url}/setup`, { ...FORM, token });
    const statuses = (await Promise.all([send(), send()])).map(({ status }) => status);
    expect(statuses.sort()).toEqual([200, 403]);
    await server.stop();
  });

  it('offers no setup once a start has bootstrapped', async () => {
    const dataDir = temporaryDirectory();
    const empty = await startBuiltServer(dataDir, ['--no-bootstrap']);
    const { token } = readSetupLink(dataDir);
    await empty.stop();
    const server = await startBuiltServer(dataDir);
    expect(server.stdout()).toContain('This was the first start.');
    const refused = await page(`${server.url}/setup`, { ...FORM, token });
    expect(refused.status).toBe(403);
    expect(refused.html).toContain('is set up already');
    await server.stop();
  });
});
