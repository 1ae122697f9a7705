import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { startBuiltServer, temporaryDirectory } from '../support/built-server.js';
import { makeCertificate } from '../support/certificate.js';
import { startEphemeral } from '../support/ephemeral.js';
import { blocksOf, commandsOf, guidePages } from '../support/guide.js';
import { type Pasted, type PasteOptions, paste } from '../support/paste.js';
import { type PostgresServer, startPostgres } from '../support/postgres.js';
import { curl, startTestServer } from '../support/server.js';
import { startShop } from '../support/shop-example.js';
import { startSmtpServer } from '../support/smtp.js';

const run = promisify(execFile);
const ADDRESS = 'http://127.0.0.1:8080';
const EXAMPLES = fileURLToPath(new URL('../../../../examples/', import.meta.url));

/** How many blocks of commands of a page no test runs; the reason stands before each. A new block is run. */
const NOT_RUN: Readonly<Record<string, number>> = {
  'README.md': 1,
  'docs/guides/atlas-cli.md': 4,
  'docs/guides/ci.md': 1,
  'docs/guides/cli.md': 2,
  'docs/guides/guard.md': 8,
  'docs/guides/install.md': 8,
  'docs/guides/kubernetes-operator.md': 1,
  'docs/guides/leaked-credential.md': 1,
  'docs/guides/rehearse.md': 2,
  'docs/guides/running.md': 7,
  'docs/guides/seed.md': 2,
  'docs/guides/terraform.md': 1,
  'docs/guides/vault.md': 3,
  'examples/generated-client/README.md': 1,
  'examples/guarded-api/README.md': 3,
  'examples/mcp-server/README.md': 3,
  'examples/nodejs/README.md': 1,
  'examples/python/README.md': 1,
  'examples/testcontainers/README.md': 1,
  'packages/server/README.md': 1,
};

interface Page {
  /** `demo` is the one that the pages name; `kept` has a data directory, and a key of its own; `none`: the page starts its own. */
  readonly server?: 'demo' | 'kept' | 'none';
  /** Files that the page takes to be there, the folder that it says to be in, and what else it takes for granted. */
  readonly prepare?: () => PasteOptions | Promise<PasteOptions>;
  readonly expect: (pasted: Pasted) => void;
}

/** What a reader of each page has at hand, and what the page's commands print. */
const PAGES: Readonly<Record<string, Page>> = {
  'docs/guides/api-keys.md': {
    prepare: () => seconds('call GET "/orgs/$ORG/apiKeys/$ID/accessList"', '"count":1'),
    expect({ stdout }) {
      expect(stdout).toMatch(/"privateKey" : "\*{8}-\*{4}-\*{4}-[0-9a-f]{12}"/);
      expect(stdout.match(/IP address 127\.0\.0\.1 is not allowed to access this resource\./g)).toHaveLength(
        1,
      );
      expect(stdout).toMatch(/"count" : 1,[^{}]*"ipAddress" : "127\.0\.0\.1"/);
      expect(stdout).toContain('"expiresAt" : "2100-01-31T12:00:00Z"');
      expect(stdout).toContain('CANNOT_REQUIRE_ACCESS_LIST_WITHOUT_CALLER');
      expect(stdout).toContain('You are not authorized for this resource.');
      expect(stdout).toContain('"eventTypeName" : "API_KEY_DELETED"');
    },
  },
  'README.md': {
    expect({ stdout }) {
      const shown = JSON.parse(blocksOf('README.md').find(({ language }) => language === 'json')?.text ?? '');
      const varying = /http:..127.0.0.1:\d+|\d{4}-\d\d-\d\dT[\d:]+Z/g;
      expect(JSON.parse(stdout.replace(varying, ''))).toEqual(
        JSON.parse(JSON.stringify(shown).replace(varying, '')),
      );
    },
  },
  'docs/guides/service-accounts.md': {
    prepare: () =>
      seconds(
        'curl -s --digest --user "$KEY" -H "$ACCEPT" "$BASE/api/atlas/v2/orgs/$ORG/serviceAccounts/$CLIENT"',
        'lastUsedAt',
      ),
    expect({ stdout }) {
      expect(stdout).toContain('"cidrBlock":"127.0.0.0/8"');
      expect(stdout).toMatch(/"lastUsedAt" : "\d{4}-/);
      expect(stdout.match(/mdb_sa_sk_[A-Za-z0-9_-]{30,}/g)).toHaveLength(2);
      expect(stdout).toMatch(/\n204\n\s*401\n/);
      expect(stdout).not.toContain('errorCode');
    },
  },
  'docs/guides/leaked-credential.md': {
    expect({ stdout }) {
      expect(stdout).toMatch(/^\s*204\n401\n\s*204\n401\n$/);
    },
  },
  'docs/guides/people.md': {
    server: 'kept',
    expect({ stdout }) {
      expect(stdout).toMatch(/"link":"http:\/\/127\.0\.0\.1:\d+\/invitation#[\w-]+"/);
      expect(stdout.match(/owner@example\.com/g)?.length).toBeGreaterThanOrEqual(2);
      expect(stdout).not.toContain('errorCode');
    },
  },
  'docs/guides/seed.md': {
    prepare: () => ({ files: { 'seed.yaml': firstYaml('docs/guides/seed.md') } }),
    expect({ stdout }) {
      expect(stdout).toContain('Payments');
    },
  },
  'docs/guides/cli.md': {
    server: 'kept',
    expect({ stdout }) {
      expect(stdout).toMatch(/Logged in as [a-z]{8} key\n/);
      expect(stdout).toMatch(/\n[0-9a-f]{24} {3}[a-z]{8} {5}nightly report\n/);
      expect(stdout).toMatch(/\n\[\n {2}"[a-z]{8}"\n\]\n/);
      expect(stdout).toMatch(/\n[0-9a-f]{24} Project 0\n/);
      expect(stdout).toMatch(/\nAPI Key '[0-9a-f]{24}' deleted\n/);
      expect(stdout).toContain('"apiAccessListRequired" : false');
    },
  },
  'docs/guides/rehearse.md': {
    expect({ stdout }) {
      // The page prints a heading before each of its scenes.
      const scenes = stdout
        .split(/^# /m)
        .slice(1)
        .map((scene) => scene.split('\n').filter((line) => line !== ''));
      expect(scenes).toEqual([
        ['a 429', '429', '200'],
        ['a limit of two requests', '200', '200', '429'],
        ['a rotation', '200', '200', '401', '200'],
        ['a token that expires', '200', '401', '200'],
        ['ten seconds away', '200', '"attempt":1', '"attempt":2', '"attempt":3'],
        ['an answer that got lost', '2'],
        ['a deleted key', '200', '204', '401', '200'],
      ]);
    },
  },
  'docs/guides/running.md': {
    server: 'none',
    async prepare() {
      const folder = await startOperator();
      const place = temporaryDirectory();
      for (const name of ['backups', 'settings', 'logs']) mkdirSync(join(place, name));
      const { cert, key } = makeCertificate(place, 'cert');
      copyFileSync(cert, join(place, 'settings/cert.pem'));
      copyFileSync(key, join(place, 'settings/key.pem'));
      return {
        stopsServers: true,
        cwd: folder,
        fillIn: {
          'postgres://sallyport@db.example.com/sallyport': await postgres.createDatabase(),
          '{MASTER-KEY}': MASTER_KEY,
          'smtps://user:password@mail.example.com': (await startSmtpServer()).url,
          ':9464': ':0',
          '/etc/sallyport': join(place, 'settings'),
          '/var/log/sallyport': join(place, 'logs'),
          '/var/lib/sallyport': join(place, 'data'),
          '/backups': join(place, 'backups'),
        },
      };
    },
    expect({ stdout, stderr }) {
      expect(stdout.match(/The API is at/g)).toHaveLength(7);
      expect(stderr.match(/"msg":"stopped"/g)).toHaveLength(7);
      expect(stdout).toContain('took a mail from Sallyport <access@example.com> to you@example.com.');
    },
  },
  'docs/guides/several-nodes.md': {
    server: 'none',
    async prepare() {
      const folder = await startOperator();
      const url = 'postgres://sallyport@db.example.com/sallyport?sslmode=verify-full';
      const ofTwo = url.replace('db.example.com', 'db1.example.com,db2.example.com');
      return {
        stopsServers: true,
        cwd: folder,
        fillIn: {
          [`${ofTwo}&sslrootcert=/etc/sallyport/db-ca.pem`]: await postgres.createDatabase(),
          [url]: await postgres.createDatabase(),
          '{MASTER-KEY}': MASTER_KEY,
        },
      };
    },
    expect({ stdout }) {
      expect(stdout.match(/The API is at/g)).toHaveLength(1);
      expect(stdout).toMatch(/^api_keys: 1 rows, the same in both/m);
    },
  },
  'docs/guides/ci.md': {
    prepare: () => ({
      files: {
        'seed.yaml': firstYaml('docs/guides/seed.md'),
        'package.json': JSON.stringify({ scripts: { test: 'node -p process.env.MONGODB_ATLAS_BASE_URL' } }),
      },
    }),
    expect({ stdout }) {
      expect(stdout).toMatch(/\nhttp:\/\/127\.0\.0\.1:\d+\n/);
    },
  },
  'docs/guides/guard.md': {
    server: 'none',
    async prepare() {
      const { url, proxyUrl } = await startShop();
      return {
        fillIn: {
          [ADDRESS]: url,
          'http://127.0.0.1:8088': proxyUrl,
          // The folder of the test is no clone, and has the command on its path.
          'npx sallyport': 'sallyport',
          // The owner's of the example, which stands for that of a first start.
          '{PUBLIC-KEY}': 'acmeownr',
          '{PRIVATE-KEY}': '00000000-0000-4000-8000-00000000ac00',
          // The example tells of refusals every second.
          '--every 1 --looks 8': '--every 1 --looks 3',
        },
      };
    },
    expect({ stdout }) {
      const answers = blocksOf('docs/guides/guard.md').filter(({ language }) => language === 'json');
      const [refused, served, ...further] = stdout.split('\n').filter((line) => line.startsWith('{'));
      expect([refused, served].map((text) => JSON.parse(text ?? ''))).toEqual(
        answers.slice(0, 2).map(({ text }) => JSON.parse(text)),
      );
      // The same by the two keys that the page makes.
      expect(further.map((text) => JSON.parse(text))).toMatchObject([
        { errorCode: 'PERMISSION_MISSING' },
        { id: 2, status: 'open' },
      ]);
      expect(stdout).toMatch(/^LAST REFUSED .*\n.* PERMISSION_MISSING +acmelook .*POST \/v1\/projects/m);
      const found = blocksOf('docs/guides/guard.md').find(({ text }) => text.startsWith('ok  '));
      expect(stdout).toContain(found?.text ?? 'what the doctor finds');
      expect(stdout).not.toMatch(/^(wrong|not known) /m);
    },
  },
  'examples/curl/README.md': {
    prepare: () => ({ files: example('curl/projects.sh') }),
    expect({ stdout }) {
      expect(stdout).toMatch(/^made project .*\nmade key .*, which works from 127\.0\.0\.1\ndeleted both\n$/);
    },
  },
  'examples/nodejs/README.md': {
    prepare: () => ({ cwd: `${EXAMPLES}nodejs` }),
    expect({ stdout }) {
      expect(stdout).toMatch(
        /^organizations Demo Organization\nmade project .*\nfound project .*\ndeleted it\n$/,
      );
    },
  },
  'examples/python/README.md': {
    prepare: () => ({ files: example('python/projects.py') }),
    expect({ stdout }) {
      expect(stdout).toContain('the reader may not delete it: 401 USER_UNAUTHORIZED\ndeleted both\n');
    },
  },
  'examples/seed/README.md': {
    prepare: () => ({ files: example('seed/seed.yaml') }),
    expect({ stdout }) {
      expect(stdout).toContain('Payments');
    },
  },
};

/** The seconds after which a page shows what was used: here, until an answer to that call tells of it. */
const seconds = (call: string, told: string) => ({
  fillIn: { 'sleep 3\n': `until ${call} | grep -q '${told}'; do sleep 0.1; done\n` },
});

const example = (file: string) => ({
  [file.split('/')[1] ?? '']: readFileSync(`${EXAMPLES}${file}`, 'utf8'),
});

const firstYaml = (page: string) => blocksOf(page).find(({ language }) => language === 'yaml')?.text ?? '';

/** Each with servers of its own, at the same time: both wait most of the time. */
const SHELLS = ['bash', 'zsh'] as const;

let postgres: PostgresServer;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

describe('whoever pastes the commands of a page into bash, and into zsh', () => {
  it.each(Object.entries(PAGES))(
    '%s: gets what the page says',
    async (page, { server, prepare, expect: check }) => {
      const outcomes = await Promise.allSettled(
        SHELLS.map(async (shell) => {
          const at = server === 'none' ? {} : server === 'kept' ? await startKept() : await startDemo();
          const more = await prepare?.();
          const fillIn = { ...at.fillIn, ...more?.fillIn };
          check(await paste(page, shell, { ...at, ...more, fillIn }));
        }),
      );
      for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
    },
  );
});

const MASTER_KEY = 'ab'.repeat(32);

/** A folder with a store in `data` whose first secrets were put away. */
async function startOperator(): Promise<string> {
  const folder = temporaryDirectory();
  const dataDir = join(folder, 'data');
  const first = await startBuiltServer(dataDir);
  await first.stop();
  rmSync(join(dataDir, 'first-start.json'));
  return folder;
}

/** The server that a page tells to start. */
async function startDemo(): Promise<PasteOptions> {
  const { line, stop } = await startEphemeral(['--demo']);
  onTestFinished(() => void stop());
  return { fillIn: { [ADDRESS]: line.baseUrl } };
}

/** A server whose first start printed a key, with the folder of its data for what works on the store. */
async function startKept(): Promise<PasteOptions> {
  const { url, dataDir, first, stop } = await startTestServer();
  onTestFinished(stop);
  const { publicKey, privateKey } = first.apiKey;
  return {
    fillIn: { [ADDRESS]: url, '{PUBLIC-KEY}': publicKey, '{PRIVATE-KEY}': privateKey },
    env: { SALLYPORT_DATA_DIR: dataDir },
  };
}

describe('the pages', () => {
  it('have no block of commands that nobody runs, but those that say why', () => {
    const skipped = guidePages().flatMap((page) => {
      const blocks = commandsOf(page);
      const marked = blocks.filter(({ notRun }) => notRun !== undefined).length;
      const unmarked = blocks.length - marked;
      if (unmarked > 0 && !(page in PAGES)) return [[page, 'has commands that no test runs']];
      return marked === 0 ? [] : [[page, marked]];
    });
    expect(Object.fromEntries(skipped)).toEqual(NOT_RUN);
  });

  it('give a reason for each that takes a sentence', () => {
    for (const { page, notRun } of guidePages().flatMap(commandsOf))
      if (notRun !== undefined) expect(notRun, page).toMatch(/(\S+ ){4}/);
  });

  it('name the language of every block, so that no command passes for something else', () => {
    const nameless = guidePages()
      .flatMap(blocksOf)
      .filter(({ language }) => language === '');
    expect(nameless.map(({ page, text }) => `${page}: ${text}`)).toEqual([]);
  });

  it('have no comments in commands, which zsh takes for arguments', () => {
    const commented = guidePages()
      .flatMap(commandsOf)
      .filter(({ text }) => /(^|\s)# /m.test(text));
    expect(commented.map(({ page, text }) => `${page}: ${text}`)).toEqual([]);
  });
});

it('whoever starts a server with the first example of the guide to seeds can use the key that it announces', async () => {
  const file = join(temporaryDirectory(), 'seed.yaml');
  writeFileSync(file, firstYaml('docs/guides/seed.md'));
  const { line, stop } = await startEphemeral(['--seed', file]);
  const answer = await curl(`${line.baseUrl}/api/atlas/v2/groups`, { key: line.apiKey });
  expect(answer.json.results.map(({ name }: { name: string }) => name)).toEqual(['Payments']);
  await stop();
});

it('whoever runs the Python of the page about clients sees their projects', async () => {
  const [{ text = '' } = {}] = blocksOf('docs/guides/clients.md').filter(
    ({ language }) => language === 'python',
  );
  const { line, stop } = await startEphemeral(['--demo']);
  onTestFinished(() => void stop());
  const keys = `PUBLIC_KEY, PRIVATE_KEY = "${line.apiKey.publicKey}", "${line.apiKey.privateKey}"\n`;
  const { stdout } = await run('python3', ['-c', keys + text.replace(ADDRESS, line.baseUrl)]);
  expect(stdout).toContain("'name': 'Demo Project'");
});
