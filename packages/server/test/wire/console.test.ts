import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { basePathOf, readPage } from '../../src/http/console/page.js';
import { PAGE_ROOTS } from '../../src/http/console/paths.js';
import { CONSOLE_DIRECTORY } from '../../src/http/console/place.js';
import { ownerBrowser } from '../support/browser.js';
import { exchange, openConnection, type RawAnswer, requestBytes } from '../support/raw-http.js';
import { startTestServer, type TestServer } from '../support/server.js';

const run = promisify(execFile);
/** What Chromium sends when somebody enters an address. */
const NAVIGATION = 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8';
const INDEX = `<!doctype html>
<html lang="en">
  <head>
    <base href="/" />
    <meta name="csp-nonce" content="" />
    <script type="module" crossorigin src="./assets/index-AbCd1234.js"></script>
  </head>
  <body><div id="root">$&</div></body>
</html>
`;
const SCRIPT = 'console.log("built");\n'.repeat(100);

let directory: string;
let server: TestServer;
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'sallyport-console-'));
  mkdirSync(join(directory, 'assets'));
  const files: Record<string, string | Buffer> = {
    'index.html': INDEX,
    'favicon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>\n',
    'manifest.json': '{}',
    '.built-from': 'a stamp',
    'assets/index-AbCd1234.js': SCRIPT,
    'assets/index-AbCd1234.js.br': brotliCompressSync(SCRIPT),
    'assets/index-AbCd1234.js.gz': gzipSync(SCRIPT),
    'assets/index-EfGh5678.css': 'body{}',
    'assets/inter-IjKl9012.woff2': 'wOF2',
    'assets/gone-MnOp3456.js': 'gone',
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(directory, name), content);
  server = await startTestServer({}, { consoleDirectory: directory });
});
afterAll(async () => {
  await server.stop();
  rmSync(directory, { recursive: true, force: true });
});

function get(target: string, headers: Readonly<Record<string, string>> = {}, method = 'GET') {
  return exchange(server.url, requestBytes(method, target, headers));
}

async function head(target: string, headers: Readonly<Record<string, string>> = {}): Promise<RawAnswer> {
  const connection = await openConnection(server.url);
  try {
    connection.send(requestBytes('HEAD', target, headers));
    const answer = await connection.answer({ head: true });
    // A body would stand before the next answer.
    connection.send(requestBytes('GET', '/healthz'));
    expect((await connection.answer()).statusLine).toBe('HTTP/1.1 200 OK');
    return answer;
  } finally {
    connection.close();
  }
}

const nonceOf = (answer: RawAnswer) =>
  /<meta name="csp-nonce" content="([^"]*)" \/>/.exec(answer.body.toString())?.[1] ?? '';

function expectJsonError(answer: RawAnswer, status: number, code: string): void {
  expect(answer.status).toBe(status);
  expect(answer.header('Content-Type')).toMatch(/^application\/json/);
  expect(answer.json()).toMatchObject({ error: status, errorCode: code });
}

it('with a nonce or a token in them, answers are neither compressed nor named by what is in them', async () => {
  const headers = { 'Accept-Encoding': 'br, gzip' };
  expect(notPacked((await get('/', headers)).header)).toBe(true);
  const browser = await ownerBrowser(server);
  for (const path of ['/session', `/orgs/${server.first.orgId}/credentials`]) {
    const answer = await browser.send('GET', path, undefined, headers);
    expect(answer.status, path).toBe(200);
    expect(
      notPacked((name) => answer.headers[name.toLowerCase()]),
      path,
    ).toBe(true);
  }
});

const notPacked = (header: (name: string) => string | undefined) =>
  header('Content-Encoding') === undefined && header('ETag') === undefined;

describe('the page of the console', () => {
  it('is answered at the root and at each of its addresses, to anyone and whatever they accept', async () => {
    for (const target of ['/', ...PAGE_ROOTS.flatMap((root) => [`/${root}`, `/${root}/a/b?c=d`])])
      for (const Accept of [NAVIGATION, 'application/json']) {
        const answer = await get(target, { Accept });
        expect(answer.status, target).toBe(200);
        expect(answer.header('Content-Type')).toBe('text/html; charset=utf-8');
        expect(answer.body.toString()).toBe(INDEX.replace('content=""', `content="${nonceOf(answer)}"`));
      }
  });

  it('has a nonce of 128 bits, new in each answer and the same in its policy', async () => {
    const answers = [await get('/'), await get('/'), await get('/nowhere', { Accept: NAVIGATION })];
    const nonces = answers.map(nonceOf);
    expect(new Set(nonces).size).toBe(3);
    for (const [i, answer] of answers.entries()) {
      const nonce = nonces[i] ?? '';
      expect(Buffer.from(nonce, 'base64')).toHaveLength(16);
      expect(answer.header('Content-Security-Policy')).toContain(`style-src 'self' 'nonce-${nonce}';`);
      expect(answer.header('Cache-Control')).toBe('no-store');
    }
  });

  it('allows its own files and nothing else', async () => {
    const answer = await get('/');
    const policy = answer.header('Content-Security-Policy') ?? '';
    expect(policy.replace(/'nonce-[^']+'/, 'NONCE').split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self' NONCE",
      "img-src 'self' data:",
      "connect-src 'self'",
      "font-src 'self'",
      "manifest-src 'self'",
      "base-uri 'self'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ]);
    expect(policy).not.toContain('unsafe');
    const headers = Object.fromEntries(
      answer.headers.map(([name, value]) => [name.toLowerCase(), value]),
    ) as Record<string, string>;
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'strict-transport-security': 'max-age=31536000; includeSubdomains;',
    });
    expect(headers['permissions-policy']).toContain('clipboard-write=(self)');
    expect(headers['permissions-policy']).toContain('camera=()');
    expect(new Set(answer.headers.map(([name]) => name.toLowerCase())).size).toBe(answer.headers.length);
    expect(Object.keys(headers).filter((name) => /cookie|ratelimit|mongodb|authenticate/.test(name))).toEqual(
      [],
    );
  });

  it('answers HEAD with the head of GET', async () => {
    for (const [target, status] of [
      ['/', 200],
      ['/projects/1', 200],
      ['/nowhere', 404],
    ] as const) {
      const answer = await head(target, { Accept: NAVIGATION });
      expect(answer.status).toBe(status);
      expect(answer.header('Content-Type')).toBe('text/html; charset=utf-8');
      expect(Number(answer.header('Content-Length'))).toBeGreaterThan(INDEX.length);
    }
  });

  it('counts as the console in the metrics', async () => {
    await get('/');
    const metrics = (await get('/metrics')).body.toString();
    expect(metrics).toMatch(/^sallyport_http_requests_total\{operation="console",status="200"\} \d+$/m);
  });

  it.each([
    ['https://access.example.com', '/'],
    ['https://example.com/tools/access/', '/tools/access/'],
    ['https://example.com/a%22b&c/', '/a%22b&#38;c/'],
  ])('is based on the path of the public URL: %s', async (publicUrl, base) => {
    const proxied = await startTestServer({ publicUrl }, { consoleDirectory: directory });
    onTestFinished(() => proxied.stop());
    const answer = await exchange(proxied.url, requestBytes('GET', '/organizations/1'));
    expect(answer.body.toString()).toContain(`<base href="${base}" />`);
  });

  it('is never based on another host', () => {
    expect(basePathOf('https://example.com//evil.example')).toBe('/evil.example/');
  });
});

describe('an unknown path', () => {
  it('answers a browser the page with 404, so that the console says what is not there', async () => {
    for (const target of ['/nowhere', '/organizationsx', '/apix', '/index.html', '/.built-from']) {
      const answer = await get(target, { Accept: NAVIGATION });
      expect(answer.status, target).toBe(404);
      expect(answer.header('Content-Type')).toBe('text/html; charset=utf-8');
      expect(answer.body.toString()).toContain('<div id="root">');
    }
  });

  it('answers programs as ever', async () => {
    for (const Accept of ['*/*', 'application/json', 'text/htmlx', 'application/vnd.atlas.2024-08-05+json'])
      expectJsonError(await get('/nowhere', { Accept }), 404, 'RESOURCE_NOT_FOUND');
    expectJsonError(await get('/nowhere'), 404, 'RESOURCE_NOT_FOUND');
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS'])
      for (const target of ['/nowhere', '/', '/organizations'])
        expectJsonError(await get(target, { Accept: NAVIGATION }, method), 404, 'RESOURCE_NOT_FOUND');
  });

  it('that belongs to programs is none of the console, even in a browser', async () => {
    const Accept = NAVIGATION;
    for (const target of [
      '/api',
      '/api/',
      '/api/oauth/x',
      '/healthz/x',
      '/readyz/x',
      '/metrics/x',
      '/setup/x',
    ])
      expectJsonError(await get(target, { Accept }), 404, 'RESOURCE_NOT_FOUND');
    for (const target of ['/api/atlas/v2/nowhere', '/api/public/v1.0/nowhere', '/api/private/nowhere'])
      expect((await get(target, { Accept })).status, target).toBe(401);
    expect((await get('/api/openapi.json', { Accept })).json().openapi).toMatch(/^3\.1/);
    expect((await get('/healthz', { Accept })).json()).toEqual({ status: 'alive' });
    expect((await get('/setup', { Accept })).status).toBe(403);
    expect((await get('/api/atlas/v2/groups', { Accept })).status).toBe(401);
  });
});

describe('the files of the console', () => {
  const script = '/assets/index-AbCd1234.js';

  it('may be kept for ever where their name holds a hash, and are asked for again elsewhere', async () => {
    for (const [target, type] of [
      [script, /^(text|application)\/javascript; charset=utf-8$/],
      ['/assets/index-EfGh5678.css', /^text\/css; charset=utf-8$/],
      ['/assets/inter-IjKl9012.woff2', /^font\/woff2$/],
    ] as const) {
      const answer = await get(target);
      expect(answer.status).toBe(200);
      expect(answer.header('Content-Type')).toMatch(type);
      expect(answer.header('Cache-Control')).toBe('public, max-age=31536000, immutable');
      expect(answer.header('X-Content-Type-Options')).toBe('nosniff');
      expect(answer.header('Strict-Transport-Security')).toBe('max-age=31536000; includeSubdomains;');
    }
    const icon = await get('/favicon.svg');
    expect(icon.header('Content-Type')).toMatch(/^image\/svg\+xml/);
    expect(icon.header('Cache-Control')).toBe('no-cache');
  });

  it('come compressed as the client likes', async () => {
    const unpack = { br: brotliDecompressSync, gzip: gunzipSync, identity: (body: Buffer) => body };
    for (const [sent, expected] of [
      ['gzip, deflate, br, zstd', 'br'],
      ['gzip', 'gzip'],
      ['br;q=0.5, gzip', 'gzip'],
      ['br;q=0, gzip;q=0', 'identity'],
      ['identity', 'identity'],
      ['zstd', 'identity'],
      [undefined, 'identity'],
    ] as const) {
      const answer = await get(script, sent === undefined ? {} : { 'Accept-Encoding': sent });
      expect(answer.header('Content-Encoding') ?? 'identity', sent).toBe(expected);
      expect(unpack[expected](answer.body).toString()).toBe(SCRIPT);
      expect(answer.header('Vary')).toMatch(/accept-encoding/i);
      expect(answer.header('Content-Type')).toMatch(/javascript; charset=utf-8$/);
    }
    // There is no compressed one beside it.
    const plain = await get('/assets/index-EfGh5678.css', { 'Accept-Encoding': 'br, gzip' });
    expect(plain.header('Content-Encoding')).toBeUndefined();
    expect(plain.body.toString()).toBe('body{}');
  });

  it('reach curl whole, with --compressed and without', async () => {
    for (const flags of [['--compressed'], []]) {
      const { stdout } = await run('curl', ['--silent', '--fail', ...flags, server.url + script]);
      expect(createHash('sha256').update(stdout).digest('hex')).toBe(
        createHash('sha256').update(SCRIPT).digest('hex'),
      );
    }
  });

  it('are not sent again to who has them', async () => {
    const etag = (await get(script)).header('ETag') ?? '';
    expect(etag).not.toBe('');
    const again = await get(script, { 'If-None-Match': etag });
    expect(again.status).toBe(304);
    expect(again.body).toHaveLength(0);
    expect((await get(script, { 'If-None-Match': '"other"' })).status).toBe(200);
    expect((await get(script, { 'If-Match': '"other"' })).status).toBe(412);
    expect((await get(script, { Range: 'bytes=999999-' })).status).toBe(200);
  });

  it('answer HEAD with their length alone', async () => {
    const answer = await head(script);
    expect(answer.status).toBe(200);
    expect(answer.header('Content-Length')).toBe(String(SCRIPT.length));
  });

  it('are those of the build and no others', async () => {
    for (const target of [
      '/assets',
      '/assets/',
      '/assets/unknown.js',
      '/assets/index-AbCd1234.js.br',
      '/assets/index-AbCd1234.js.gz',
      '/assets/../index.html',
      '/assets/../.built-from',
      '/assets/../../main.js',
      '/assets/%2e%2e/index.html',
      '/assets/%2e%2e%2findex.html',
      '/assets/..%2f..%2fpackage.json',
      '/assets/..%5c..%5cpackage.json',
      '/assets/....//index.html',
      '/assets/%252e%252e/index.html',
      '/assets//etc/passwd',
      '//assets/../../../../etc/passwd',
      '/manifest.json',
      '/.built-from',
    ])
      expectJsonError(await get(target, { Accept: '*/*' }), 404, 'RESOURCE_NOT_FOUND');
    for (const target of ['/assets/unknown.js', '/assets/../index.html', '/assets/%2e%2e/index.html'])
      expectJsonError(await get(target, { Accept: NAVIGATION }), 404, 'RESOURCE_NOT_FOUND');
    for (const target of ['/assets/%00', '/assets/%', '/assets/%c0%ae%c0%ae/index.html']) {
      const { status, body } = await get(target);
      expect([400, 404], target).toContain(status);
      expect(body.toString()).toContain('"errorCode"');
    }
  });

  it('that have gone since the start answer like unknown ones', async () => {
    rmSync(join(directory, 'assets/gone-MnOp3456.js'));
    for (const encoding of ['identity', 'br, gzip'])
      expectJsonError(
        await get('/assets/gone-MnOp3456.js', { 'Accept-Encoding': encoding }),
        404,
        'RESOURCE_NOT_FOUND',
      );
  });
});

describe('a console that is not built', () => {
  it('says what to run where its pages would be, and the API works', async () => {
    const bare = await startTestServer({}, { consoleDirectory: join(directory, 'missing') });
    onTestFinished(() => bare.stop());
    for (const target of ['/', '/organizations/1', '/sign-in']) {
      const answer = await exchange(bare.url, requestBytes('GET', target, { Accept: NAVIGATION }));
      expect(answer.status).toBe(503);
      expect(answer.header('Content-Type')).toBe('text/plain; charset=utf-8');
      expect(answer.header('Cache-Control')).toBe('no-store');
      expect(answer.body.toString()).toContain('npm run build');
    }
    const nowhere = await exchange(bare.url, requestBytes('GET', '/nowhere', { Accept: NAVIGATION }));
    expectJsonError(nowhere, 404, 'RESOURCE_NOT_FOUND');
    expect((await bare.curl('/api/atlas/v2/groups')).status).toBe(200);
  });

  it('is told from one whose page has no place for what the server fills in', () => {
    const broken = mkdtempSync(join(tmpdir(), 'sallyport-console-'));
    onTestFinished(() => rmSync(broken, { recursive: true, force: true }));
    for (const html of [
      '<html></html>',
      INDEX.replace('csp-nonce', 'nonce'),
      INDEX.replace('<base', '<base href="/" /><base'),
    ]) {
      writeFileSync(join(broken, 'index.html'), html);
      expect(() => readPage(broken)).toThrow(/index\.html must hold <.* build the console again/);
    }
    expect(readPage(join(broken, 'missing'))).toBeUndefined();
  });

  it('is looked for in the package, beside the program', () => {
    expect(CONSOLE_DIRECTORY).toMatch(/[\\/]packages[\\/]server[\\/]dist[\\/]console[\\/]$/);
  });
});
