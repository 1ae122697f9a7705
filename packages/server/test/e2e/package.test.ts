import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryDirectoryOf } from '../support/built-server.js';
import { curl } from '../support/server.js';

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const QUIET = ['--no-audit', '--no-fund', '--loglevel=error'];
// The repository's own settings, which npm hands to what it runs, are not those of an empty folder.
const { npm_config_engine_strict: _, ...ENVIRONMENT } = process.env;

/** What the build of the console leaves for browsers. */
const CONSOLE =
  /^dist\/console\/(index\.html|[\w-]+\.(svg|png|ico)|third-party-notices\.txt(\.br|\.gz)?|assets\/[\w.-]+)$/;

interface Tarball {
  readonly name: string;
  readonly filename: string;
  readonly files: readonly { readonly path: string; readonly mode: number }[];
}

let directory: { readonly path: string; remove(): void };
let tarballs: Tarball[];
beforeAll(async () => {
  directory = temporaryDirectoryOf('package');
  const pack = [
    'pack',
    '--json',
    '--pack-destination',
    directory.path,
    '-w',
    'packages/client',
    '-w',
    'packages/server',
  ];
  // What is built is packed: a build here would pull the program away from under other tests.
  const { stdout } = await run('npm', [...pack, '--ignore-scripts'], {
    cwd: ROOT,
    maxBuffer: 16 * 1024 * 1024,
  });
  const packed = JSON.parse(stdout);
  tarballs = Array.isArray(packed) ? packed : Object.values(packed);
}, 120_000);
afterAll(() => directory.remove());

describe('the published packages', () => {
  it('hold the program, its texts, and nothing that only development needs', () => {
    expect(tarballs.map(({ name }) => name).sort()).toEqual(['@sallyport/client', 'sallyport']);
    for (const { name, files } of tarballs) {
      const paths = files.map(({ path }) => path);
      expect(paths, name).toEqual(expect.arrayContaining(['LICENSE', 'README.md', 'package.json']));
      const others = paths.filter(
        (path) =>
          !/^(LICENSE|README\.md|package\.json)$|^(bin\/sallyport|dist\/.*)\.js$/.test(path) &&
          !(name === 'sallyport' && CONSOLE.test(path)),
      );
      // The client's types are for those who write programs with it.
      expect(
        others.filter((path) => !(name === '@sallyport/client' && path.endsWith('.d.ts'))),
        name,
      ).toEqual([]);
      expect(
        paths.filter((path) => /\.test\.|tsbuildinfo|\.map$|^dist\/docs\//.test(path)),
        name,
      ).toEqual([]);
    }
  });

  it('carry the console, compressed as well, and nothing of how it was built', () => {
    const paths = tarballs
      .find(({ name }) => name === 'sallyport')
      ?.files.map(({ path }) => path)
      .filter((path) => path.startsWith('dist/console/'));
    expect(paths).toEqual(
      expect.arrayContaining([
        'dist/console/index.html',
        expect.stringMatching(/^dist\/console\/assets\/[\w-]+\.js$/),
        expect.stringMatching(/^dist\/console\/assets\/[\w-]+\.js\.br$/),
        expect.stringMatching(/^dist\/console\/assets\/[\w-]+\.js\.gz$/),
        expect.stringMatching(/^dist\/console\/assets\/[\w-]+\.css$/),
        'dist/console/third-party-notices.txt',
      ]),
    );
    expect(paths?.filter((path) => !CONSOLE.test(path))).toEqual([]);
  });

  it('carry the licence of the repository', () => {
    const licence = readFileSync(`${ROOT}LICENSE`, 'utf8');
    for (const name of ['client', 'server'])
      expect(readFileSync(`${ROOT}packages/${name}/LICENSE`, 'utf8'), name).toBe(licence);
  });

  it('are of one version, which the one names of the other', () => {
    const manifest = (name: string) =>
      JSON.parse(readFileSync(`${ROOT}packages/${name}/package.json`, 'utf8'));
    expect(manifest('server').version).toBe(manifest('client').version);
    expect(manifest('server').dependencies['@sallyport/client']).toBe(manifest('client').version);
  });

  it('install in an empty folder and run: npx sallyport start --ephemeral', async () => {
    const app = join(directory.path, 'app');
    mkdirSync(app);
    writeFileSync(join(app, 'package.json'), '{ "private": true }\n');
    const files = tarballs.map(({ filename }) => join(directory.path, filename.split('/').at(-1) ?? ''));
    // Without scripts nothing is compiled or downloaded by itself.
    await run('npm', ['install', ...files, '--ignore-scripts', '--omit=dev', '--prefer-offline', ...QUIET], {
      cwd: app,
      env: ENVIRONMENT,
    });
    expect(existsSync(join(app, 'node_modules/vitest'))).toBe(false);
    for (const name of ['typescript', 'react', 'vite', '@sallyport/console'])
      expect(existsSync(join(app, 'node_modules', name)), name).toBe(false);

    const { stdout: version } = await run('npx', ['--no-install', 'sallyport', '--version'], { cwd: app });
    expect(version.trim()).toBe(
      JSON.parse(readFileSync(`${ROOT}packages/server/package.json`, 'utf8')).version,
    );

    // npx passes no signal on, so the whole group of processes is stopped.
    const child = spawn('npx', ['--no-install', 'sallyport', 'start', '--ephemeral', '--port', '0'], {
      cwd: app,
      detached: true,
    });
    let log = '';
    child.stderr.on('data', (text: Buffer) => {
      log += text;
    });
    try {
      const line = await new Promise<string>((resolve, reject) => {
        child.stdout.on('data', (text: Buffer) => resolve(text.toString()));
        child.on('exit', (code) => reject(new Error(`ended with ${code}: ${log}`)));
      });
      const { ready, baseUrl, apiKey, groupId } = JSON.parse(line);
      expect(ready).toBe(true);
      const { json } = await curl(`${baseUrl}/api/atlas/v2/groups/${groupId}`, { key: apiKey });
      expect(json.name).toBe('Project 0');
      const page = await fetch(`${baseUrl}/`);
      expect(page.status).toBe(200);
      const script = /<script type="module"[^>]* src="\.\/(assets\/[^"]+)"/.exec(await page.text())?.[1];
      const asset = await fetch(`${baseUrl}/${script}`, { headers: { 'Accept-Encoding': 'br' } });
      expect(asset.status).toBe(200);
      expect(asset.headers.get('content-encoding')).toBe('br');
      expect(readdirSync(app).sort()).toEqual(['node_modules', 'package-lock.json', 'package.json']);
    } finally {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
    }
  }, 180_000);
});
