import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { freePort } from '../../packages/server/test/support/free-port.mjs';
import { ROOT } from '../run.mjs';
import { unpack } from './archive.mjs';
import { readDockerfile, runSteps } from './dockerfile.mjs';
import { fileOf, packages } from './packages.mjs';

const run = promisify(execFile);
const VERSION = JSON.parse(readFileSync(`${ROOT}packages/server/package.json`, 'utf8')).version;
const QUIET = ['--no-audit', '--no-fund', '--loglevel=error', '--prefer-offline'];
/** What the repository's npm hands to its scripts are no settings of an empty folder. */
const ENVIRONMENT = Object.fromEntries(
  Object.entries(process.env).filter(
    ([name]) => !/^npm_(?!config_(?:cache|registry|userconfig))/i.test(name),
  ),
);
const TIMEOUT_MS = 600_000;

let scratch;
let release;
beforeAll(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'sallyport-release-'));
  // Its container runs as somebody else.
  chmodSync(scratch, 0o755);
  release = join(scratch, 'release');
  await run(process.execPath, [`${ROOT}scripts/release.mjs`, '--dry-run', '--out', release], { cwd: ROOT });
}, TIMEOUT_MS);
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const tarball = (name) => join(release, `${name}-${VERSION}.tgz`);

describe('a release', () => {
  it('publishes nothing by itself', async () => {
    await expect(run(process.execPath, [`${ROOT}scripts/release.mjs`], { cwd: ROOT })).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--dry-run'),
    });
  });

  it('is of files side by side, as on the page of the release, with checksums that sha256sum finds right, of every one', async () => {
    await run('sha256sum', ['--check', '--strict', '--quiet', 'CHECKSUMS'], { cwd: release });
    const named = readFileSync(join(release, 'CHECKSUMS'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.slice(66));
    const there = readdirSync(release, { withFileTypes: true });
    expect(there.filter((entry) => !entry.isFile())).toEqual([]);
    expect(named.sort()).toEqual(
      there
        .map(({ name }) => name)
        .filter((name) => name !== 'CHECKSUMS')
        .sort(),
    );
  });

  it('has the file of every package that is not private, and no other package', () => {
    const wanted = packages().filter(({ manifest }) => !manifest.private);
    expect(wanted.map(({ manifest }) => manifest.name)).toEqual(
      expect.arrayContaining(['sallyport', '@sallyport/client']),
    );
    expect(readdirSync(release).filter((name) => name.endsWith('.tgz'))).toEqual(
      wanted.map(({ manifest }) => fileOf(manifest)).sort(),
    );
  });

  it('says what is in it, under which licences', () => {
    const notices = readFileSync(join(release, 'THIRD-PARTY-NOTICES.txt'), 'utf8');
    for (const name of ['fastify', 'pino', 'react'])
      expect(notices).toMatch(new RegExp(`^${name} \\d.* \\(MIT\\)$`, 'm'));
    const { components } = JSON.parse(readFileSync(join(release, 'sbom.cdx.json'), 'utf8'));
    expect(components.map(({ name }) => name)).toEqual(expect.arrayContaining(['fastify', 'pino', 'react']));
  });
});

describe('the package sallyport', () => {
  it('holds the bundle, the console with its compressed files, the licences, and nothing of how they were built', async () => {
    const files = await filesOf(tarball('sallyport'));
    expect(files).toEqual(
      expect.arrayContaining([
        ...[
          'LICENSE',
          'README.md',
          'package.json',
          'bin/sallyport.js',
          'dist/main.js',
          'dist/console/index.html',
        ],
        ...[
          'dist/third-party-notices.txt',
          'dist/console/third-party-notices.txt',
          'dist/store/sqlite-thread-program.js',
        ],
        expect.stringMatching(/^dist\/console\/assets\/[\w-]+\.js$/),
        expect.stringMatching(/^dist\/console\/assets\/[\w-]+\.js\.br$/),
        expect.stringMatching(/^dist\/console\/assets\/[\w-]+\.js\.gz$/),
      ]),
    );
    const known =
      /^(LICENSE|README\.md|package\.json|bin\/sallyport\.js|testing\.d\.ts|dist\/(main|testing|testing-program|chunks\/[\w-]+|store\/[\w/-]+)\.js|dist\/third-party-notices\.txt|dist\/console\/(index\.html|[\w-]+\.(svg|png|ico)|third-party-notices\.txt(\.br|\.gz)?|assets\/[\w.-]+))$/;
    expect(files.filter((file) => !known.test(file))).toEqual([]);
  });

  it('asks npm for native packages alone', () => {
    const manifest = JSON.parse(readFileSync(`${ROOT}packages/server/package.json`, 'utf8'));
    expect(Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies }).sort()).toEqual([
      '@node-rs/argon2',
      '@photostructure/sqlite',
    ]);
  });

  it(
    'runs from its tarball in an empty folder: npx ./sallyport.tgz start --ephemeral',
    async () => {
      const folder = emptyFolder('npx');
      const file = basename(tarball('sallyport'));
      cpSync(tarball('sallyport'), join(folder, file));
      // npx passes no signal on, so the whole group of processes is stopped.
      const args = ['--yes', ...QUIET, '--engine-strict', `./${file}`, 'start', '--ephemeral', '--port', '0'];
      const child = spawn('npx', args, { cwd: folder, env: ENVIRONMENT, detached: true });
      onTestFinished(() => stopGroup(child));
      const { ready, baseUrl, groupId, apiKey } = JSON.parse(await firstLine(child));
      expect(ready).toBe(true);
      const { stdout } = await run('curl', [
        ...['--silent', '--digest', '--user', `${apiKey.publicKey}:${apiKey.privateKey}`],
        ...[
          '--header',
          'Accept: application/vnd.atlas.2024-08-05+json',
          `${baseUrl}/api/atlas/v2/groups/${groupId}`,
        ],
      ]);
      expect(JSON.parse(stdout)).toMatchObject({ id: groupId, name: 'Project 0' });
      const page = await fetch(`${baseUrl}/`);
      const script = /<script type="module"[^>]* src="\.\/(assets\/[^"]+)"/.exec(await page.text())?.[1];
      const asset = await fetch(`${baseUrl}/${script}`, { headers: { 'Accept-Encoding': 'br' } });
      expect([asset.status, asset.headers.get('content-encoding')]).toEqual([200, 'br']);
      expect(readdirSync(folder)).toEqual([file]);
    },
    TIMEOUT_MS,
  );

  it(
    'installs without a warning about Node, few packages, and its command',
    async () => {
      const folder = emptyFolder('installed');
      writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
      const { stderr } = await run(
        'npm',
        ['install', '--engine-strict', '--no-audit', '--no-fund', '--prefer-offline', tarball('sallyport')],
        {
          cwd: folder,
          env: ENVIRONMENT,
        },
      );
      expect(stderr).not.toMatch(/EBADENGINE|deprecated/);
      const lock = JSON.parse(readFileSync(join(folder, 'node_modules/.package-lock.json'), 'utf8'));
      expect(Object.keys(lock.packages).length).toBeLessThanOrEqual(10);
      const { stdout } = await run('npx', ['--no-install', 'sallyport', '--version'], {
        cwd: folder,
        env: ENVIRONMENT,
      });
      expect(stdout.trim()).toBe(VERSION);
    },
    TIMEOUT_MS,
  );
});

describe('the page about installing', () => {
  const page = readFileSync(`${ROOT}docs/guides/install.md`, 'utf8');
  const block = (word) =>
    [...page.matchAll(/^```sh\n([\s\S]*?)^```$/gm)]
      .map(([, text]) => text)
      .find((text) => text.includes(word));

  it('names the files that there are', () => {
    const named = [...page.matchAll(/sallyport-[\w.-]+\.(?:tgz|tar\.gz)|CHECKSUMS|sbom\.cdx\.json/g)];
    expect([...new Set(named.map(([name]) => name))].sort()).toEqual(
      readdirSync(release)
        .filter((name) => name !== 'THIRD-PARTY-NOTICES.txt')
        .sort(),
    );
  });

  it(
    'has commands for a project that give its tests a server',
    async () => {
      const folder = emptyFolder('project');
      cpSync(tarball('sallyport'), join(folder, basename(tarball('sallyport'))));
      const manifest = { private: true, scripts: { test: 'node test.mjs' } };
      writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
      writeFileSync(
        join(folder, 'test.mjs'),
        "const url = process.env.MONGODB_ATLAS_BASE_URL;\nconsole.log('ready', (await fetch(url + '/readyz')).status);\n",
      );
      const { stdout } = await run('bash', ['-euc', block('--save-dev')], { cwd: folder, env: ENVIRONMENT });
      expect(stdout).toMatch(/^ready 200$/m);
    },
    TIMEOUT_MS,
  );

  it(
    'has commands that put the program where the systemd unit and the shell find it',
    async () => {
      const folder = emptyFolder('machine');
      for (const file of readdirSync(release)) cpSync(join(release, file), join(folder, file));
      const prefix = join(folder, 'local');
      const unit = block('--prefix /usr/local');
      await run(
        'bash',
        ['-euc', `${unit.replaceAll('/usr/local', prefix)}\ntest -e deploy/systemd/sallyport.service`],
        {
          cwd: folder,
          env: ENVIRONMENT,
        },
      );
      // It is for a shell that goes on; what it starts at last does not end.
      const commands = block('--global ./').replace(/^sallyport start\n/m, '');
      const env = {
        ...ENVIRONMENT,
        npm_config_prefix: join(folder, 'global'),
        PATH: `${join(folder, 'global/bin')}:${ENVIRONMENT.PATH}`,
      };
      const { stdout } = await run('bash', ['-euc', commands], { cwd: folder, env });
      expect(stdout).toMatch(new RegExp(`^${VERSION}$`, 'm'));
      const found = await run(join(prefix, 'bin/sallyport'), ['--version'], { env: ENVIRONMENT });
      expect(found.stdout.trim()).toBe(VERSION);
    },
    TIMEOUT_MS,
  );
});

describe('the package @sallyport/client', () => {
  it('holds modules and types, and no maps', async () => {
    const files = await filesOf(tarball('sallyport-client'));
    expect(files).toEqual(
      expect.arrayContaining(['LICENSE', 'README.md', 'package.json', 'dist/index.js', 'dist/index.d.ts']),
    );
    expect(
      files.filter((file) => !/^(LICENSE|README\.md|package\.json|dist\/.*\.(js|d\.ts))$/.test(file)),
    ).toEqual([]);
    expect(files.filter((file) => file.includes('.test.'))).toEqual([]);
  });

  it(
    'installs in an empty folder, without any other package, and can be imported',
    async () => {
      const folder = emptyFolder('client');
      writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
      await run('npm', ['install', '--engine-strict', ...QUIET, tarball('sallyport-client')], {
        cwd: folder,
        env: ENVIRONMENT,
      });
      expect(readdirSync(join(folder, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual([
        '@sallyport',
      ]);
      const program = "console.log(Object.keys(await import('@sallyport/client')).includes('createClient'))";
      const { stdout } = await run(process.execPath, ['--input-type=module', '-e', program], { cwd: folder });
      expect(stdout.trim()).toBe('true');
    },
    TIMEOUT_MS,
  );
});

describe('the package @sallyport/testing', () => {
  let folder;
  /** With the runners that the examples want, which come from the registry. */
  beforeAll(async () => {
    folder = emptyFolder('testing');
    cpSync(`${ROOT}examples/rehearse/node`, folder, { recursive: true });
    const { devDependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const runners = ['jest', 'vitest'].map((name) => `${name}@${devDependencies[name]}`);
    // Nothing of ours comes from a registry.
    writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
    const packages = ['sallyport', 'sallyport-client', 'sallyport-testing'].map(tarball);
    await run('npm', ['install', ...QUIET, ...packages, ...runners], { cwd: folder, env: ENVIRONMENT });
  }, TIMEOUT_MS);

  const inFolder = async (program, ...args) => {
    const { stdout, stderr } = await run(program, args, { cwd: folder, env: ENVIRONMENT });
    return stdout + stderr;
  };

  it('holds modules, the same for CommonJS, types of both, and no maps', async () => {
    const files = await filesOf(tarball('sallyport-testing'));
    expect(files).toEqual(
      expect.arrayContaining([
        ...['LICENSE', 'README.md', 'package.json', 'index.d.cts'],
        ...['dist/index.js', 'dist/index.d.ts', 'dist/index.cjs'],
      ]),
    );
    expect(
      files.filter(
        (file) => !/^(LICENSE|README\.md|package\.json|index\.d\.cts|dist\/.*\.(js|cjs|d\.ts))$/.test(file),
      ),
    ).toEqual([]);
  });

  // The runners' own 5 and 10 seconds are too few for a start on a machine that does other work.
  const patience = ['--testTimeout=60000'];
  it.each([
    ['node:test', ['node', '--test', '--test-reporter=tap', 'node.test.mjs'], /^# pass 2$/m],
    ['vitest', ['npx', 'vitest', 'run', ...patience, '--hookTimeout=60000', 'vitest.test.mjs'], /2 passed/],
    ['Jest', ['npx', 'jest', ...patience, 'jest.test.cjs'], /^Tests: +2 passed, 2 total$/m],
  ])(
    'runs the example of %s from its tarball',
    async (_name, [program, ...args], passed) => {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: colours of a runner
      expect((await inFolder(program, ...args)).replace(/\u001b\[\d+m/g, '')).toMatch(passed);
    },
    TIMEOUT_MS,
  );

  it(
    'starts a server in the process of the tests, of Jest where it may load modules',
    async () => {
      writeFileSync(
        join(folder, 'in-process.test.cjs'),
        `const { startSallyport } = require('@sallyport/testing');
test('in process', async () => {
  const sallyport = await startSallyport({ mode: 'in-process' });
  expect((await sallyport.client().call('listGroups', {})).results).toHaveLength(1);
  await sallyport.stop();
}, 60_000);\n`,
      );
      await expect(inFolder('npx', 'jest', 'in-process.test.cjs')).rejects.toMatchObject({
        stderr: expect.stringContaining('NODE_OPTIONS=--experimental-vm-modules'),
      });
      const env = { ...ENVIRONMENT, NODE_OPTIONS: '--experimental-vm-modules' };
      const { stderr } = await run('npx', ['jest', 'in-process.test.cjs'], { cwd: folder, env });
      expect(stderr).toMatch(/1 passed/);
    },
    TIMEOUT_MS,
  );

  it(
    'has types for modules and for CommonJS',
    async () => {
      const text = (load) => `${load}
async function run() {
  const sallyport = await startSallyport({ mode: 'child', seed: { organizations: [] } });
  const time: Date = await sallyport.advance('30 days');
  const key: { readonly publicKey: string } = sallyport.credentials.apiKey('reader');
  // @ts-expect-error: there is no such mode
  await startSallyport({ mode: 'thread' });
  return [time, key];
}
void run();\n`;
      writeFileSync(join(folder, 'typed.mts'), text("import { startSallyport } from '@sallyport/testing';"));
      writeFileSync(
        join(folder, 'typed.cts'),
        text("import testing = require('@sallyport/testing');\nconst { startSallyport } = testing;"),
      );
      const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2022'];
      const libraries = [
        '--lib',
        'es2023,esnext.disposable,dom',
        '--types',
        'node',
        '--typeRoots',
        `${ROOT}node_modules/@types`,
      ];
      const tsc = `${ROOT}node_modules/typescript/bin/tsc`;
      await run(process.execPath, [tsc, ...options, ...libraries, 'typed.mts', 'typed.cts'], {
        cwd: folder,
      }).catch(({ stdout }) => {
        throw new Error(stdout);
      });
    },
    TIMEOUT_MS,
  );
});

describe('the steps of the Dockerfile, run in plain folders', () => {
  it(
    'make what runs without rights, writes to /data alone, and tells the health check that it is ready',
    async () => {
      const container = `sallyport-container-${VERSION}`;
      const unpacked = emptyFolder('container');
      cpSync(join(release, `${container}.tar.gz`), join(unpacked, `${container}.tar.gz`));
      unpack(unpacked, `${container}.tar.gz`);
      const context = join(unpacked, container);
      for (const file of ['compose/compose.yaml', 'kubernetes/embedded.yaml', 'systemd/sallyport.service'])
        expect(existsSync(join(context, 'deploy', file)), file).toBe(true);
      const stages = readDockerfile(readFileSync(join(context, 'Dockerfile'), 'utf8'));
      const image = runSteps(stages, { context, scratch: join(scratch, 'image'), env: ENVIRONMENT });
      const app = join(image.root, 'app');
      expect(readdirSync(join(app, 'node_modules/@node-rs'))).toContain('argon2');
      expect(existsSync(join(app, 'node_modules/fastify'))).toBe(false);

      // The base image has a Node with an SQLite of its own; where this one has none it is lent the driver.
      if (process.getBuiltinModule('node:sqlite') === undefined)
        symlinkSync(`${ROOT}node_modules/@photostructure`, join(app, 'node_modules/@photostructure'));
      const final = stages.at(-1).steps;
      const textOf = (instruction) => final.findLast((step) => step.instruction === instruction).text;
      const wordsOf = (instruction) => JSON.parse(image.inImage(textOf(instruction).replace(/^.*CMD /, '')));
      const port = await freePort();
      const env = { PATH: process.env.PATH, ...image.env, SALLYPORT_PORT: String(port), TMPDIR: '/nowhere' };
      const isReady = () =>
        run(...split(wordsOf('HEALTHCHECK')), { env }).then(
          () => true,
          () => false,
        );
      const [program, ...args] = [...wordsOf('ENTRYPOINT'), ...wordsOf('CMD')];
      // Everything but /data belongs to root there.
      const user = process.getuid?.() === 0 ? { uid: 1000, gid: 1000 } : {};
      const child = spawn(program, args, { cwd: app, env, ...user, stdio: ['ignore', 'pipe', 'pipe'] });
      onTestFinished(() => child.kill('SIGKILL'));
      await firstLine(child);
      await expect.poll(isReady, { timeout: 60_000 }).toBe(true);
      expect(readdirSync(join(image.root, 'data')).sort()).toEqual(
        expect.arrayContaining(['first-start.json', 'sallyport.db']),
      );
      child.kill('SIGTERM');
      expect(await once(child, 'exit')).toEqual([0, null]);
      expect(await isReady()).toBe(false);
    },
    TIMEOUT_MS,
  );
});

const split = ([program, ...args]) => [program, args];

async function filesOf(file) {
  const { stdout } = await run('tar', ['--list', '--file', file]);
  return stdout
    .trim()
    .split('\n')
    .map((name) => name.replace(/^package\//, ''));
}

function emptyFolder(name) {
  const folder = join(scratch, name);
  mkdirSync(folder);
  return folder;
}

function firstLine(child) {
  let text = '';
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  return new Promise((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      text += chunk;
      if (text.includes('\n')) resolve(text.split('\n', 1)[0]);
    });
    child.on('exit', (code) => reject(new Error(`ended with ${code}: ${errors}`)));
  });
}

function stopGroup(child) {
  try {
    process.kill(-child.pid, 'SIGTERM');
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}
