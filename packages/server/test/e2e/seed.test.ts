import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { runSallyport, startBuiltServer, temporaryDirectory } from '../support/built-server.js';
import { startEphemeral } from '../support/ephemeral.js';
import { withinASecond } from '../support/promptly.js';
import { curl } from '../support/server.js';

const KEY = { publicKey: 'terrafrm', privateKey: '0f8a3f5e-6b0d-4f44-9d5e-2f6f0b1c7a11' };
const SEED = `
organizations:
  - name: Acme
    projects: [{ name: Payments }]
    apiKeys:
      - { description: terraform, roles: [ORG_OWNER], publicKey: ${KEY.publicKey}, privateKey: ${KEY.privateKey} }
`;

function writeSeed(text: string): { directory: string; file: string } {
  const directory = temporaryDirectory();
  const file = join(directory, 'seed.yaml');
  writeFileSync(file, text);
  return { directory, file };
}

async function run(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<{ status: number | NodeJS.Signals; stdout: string; stderr: string }> {
  const running = runSallyport(args, { env });
  const status = await running.ended;
  return { status, stdout: running.stdout(), stderr: running.stderr() };
}

describe('sallyport seed', () => {
  it('works beside a running server, which follows within a second, and changes nothing the second time', async () => {
    const { directory, file } = writeSeed(SEED);
    const dataDir = join(directory, 'data');
    const server = await startBuiltServer(dataDir);
    const call = () => curl(`${server.url}/api/atlas/v2/groups`, { key: KEY });
    // Asked before, so that the server knows the key as one that does not exist.
    expect((await call()).status).toBe(401);

    const first = await run(['seed', file, '--data-dir', dataDir]);
    expect(first).toMatchObject({ status: 0, stderr: '' });
    expect(first.stdout).toBe(`${file}: 3 changes
  Acme: Organization was created
  Acme / Payments: Project was created
  Acme: API key was created: terrafrm
`);
    const { json } = await withinASecond('the key to work', async () => {
      const answer = await call();
      return answer.status === 200 ? answer : undefined;
    });
    expect(json.results.map(({ name }: { name: string }) => name)).toEqual(['Payments']);

    const second = await run(['seed', file, '--data-dir', dataDir]);
    expect(second.stdout).toBe(`${file}: nothing to change: the store already matches the seed.\n`);
    await server.stop();
  });

  it('makes a new store that a start then takes as it is; secrets that were not given are printed once', async () => {
    const { directory, file } = writeSeed(
      `users: [{ username: ada@example.com }]
organizations: [{ name: Acme, users: [{ username: ada@example.com, roles: [ORG_OWNER] }],
  apiKeys: [{ description: ci, roles: [ORG_OWNER] }],
  serviceAccounts: [{ name: deploy, description: deploys, roles: [ORG_OWNER] }] }]`,
    );
    const dataDir = join(directory, 'data');
    const { stdout } = await run(['seed', file, '--data-dir', dataDir]);
    const value = (name: string) => new RegExp(`^  ${name} +(\\S+)$`, 'm').exec(stdout)?.[1] ?? '';
    expect(value('Password')).toMatch(/^([0-9a-z]{4}-){6}[0-9a-z]{4}$/);
    expect(value('Client secret')).toMatch(/^mdb_sa_sk_/);
    const server = await startBuiltServer(dataDir);
    expect(server.stdout()).not.toContain('first start');
    const key = { publicKey: value('Public key'), privateKey: value('Private key') };
    expect((await curl(`${server.url}/api/atlas/v2/orgs`, { key })).json.totalCount).toBe(1);
    const again = await run(['seed', file, '--data-dir', dataDir]);
    expect(again.stdout).not.toMatch(/Private key|Password|Client secret/);
    await server.stop();
  });

  it('gives what it made to scripts as JSON', async () => {
    const { directory, file } = writeSeed(SEED);
    const { stdout } = await run(['seed', file, '--json', '--data-dir', join(directory, 'data')]);
    expect(JSON.parse(stdout)).toMatchObject({
      changes: { length: 3 },
      organizations: [{ name: 'Acme', apiKeys: [{ description: 'terraform', ...KEY }] }],
    });
  });

  it('names every mistake with line and column, ends with 1, and has changed nothing', async () => {
    const { directory, file } = writeSeed(`${SEED}      - { description: x, roles: [7] }\n    owner: me\n`);
    const dataDir = join(directory, 'data');
    const refused = await run(['seed', file, '--data-dir', dataDir]);
    expect(refused).toMatchObject({ status: 1, stdout: '' });
    expect(refused.stderr.split('\n')).toEqual([
      expect.stringContaining(`Error: ${file}:7:35: organizations[0].apiKeys[1].roles[0] must be string`),
      `${file}:8:5: organizations[0]: unknown property "owner"`,
      '',
    ]);
    writeFileSync(
      file,
      SEED.replace('terraform,', 'terraform, projects: [{ name: No, roles: [GROUP_OWNER] }],'),
    );
    const missing = await run(['seed', file, '--data-dir', dataDir]);
    expect(missing.stderr).toBe(
      `Error: ${file}:6:54: organizations[0].apiKeys[0].projects[0].name: the organization has no project No\n`,
    );
    expect((await run(['export', '--data-dir', dataDir])).stdout).toContain('organizations: []');
  });

  it('warns of secrets in the file where others can reach the server', async () => {
    const { directory, file } = writeSeed(SEED);
    const dataDir = join(directory, 'data');
    const here = await run(['seed', file, '--data-dir', dataDir]);
    expect(here.stderr).toBe('');
    const open = await run(['seed', file, '--data-dir', dataDir], { SALLYPORT_HOST: '0.0.0.0' });
    expect(open.stderr).toContain(`${file} contains a secret: anybody who can read the file can use it.`);
    expect(open.stderr).not.toContain(KEY.privateKey);
    expect(open.status).toBe(0);
  });
});

it('the file that the guide begins with works as it stands', async () => {
  const guide = readFileSync(new URL('../../../../docs/guides/seed.md', import.meta.url), 'utf8');
  const { directory, file } = writeSeed(/```yaml\n([\s\S]*?)```/.exec(guide)?.[1] ?? '');
  const { status, stdout } = await run(['seed', file, '--data-dir', join(directory, 'data')]);
  expect(status).toBe(0);
  expect(stdout).toContain('Acme / Payments: API key was added to a project');
});

describe('sallyport export', () => {
  it('writes a seed without secrets that makes the same in another store', async () => {
    const { directory, file } = writeSeed(SEED);
    const [one, two] = [join(directory, 'one'), join(directory, 'two')];
    await run(['seed', file, '--data-dir', one]);
    const exported = await run(['export', '--data-dir', one]);
    expect(exported).toMatchObject({ status: 0, stderr: '' });
    expect(exported.stdout).not.toContain(KEY.privateKey);
    writeFileSync(file, exported.stdout);
    expect((await run(['seed', file, '--data-dir', two])).status).toBe(0);
    expect((await run(['export', '--data-dir', two, '--organization', 'Acme'])).stdout).toBe(exported.stdout);
    expect(parse(exported.stdout).organizations[0].apiKeys).toEqual([
      { description: 'terraform', roles: ['ORG_OWNER'], publicKey: 'terrafrm' },
    ]);
  });

  it('says so when there is nothing to export', async () => {
    const { directory, file } = writeSeed(SEED);
    const nowhere = await run(['export', '--data-dir', join(directory, 'nowhere')]);
    expect(nowhere).toMatchObject({ status: 1, stdout: '' });
    expect(nowhere.stderr).toContain('there is no store in');
    const dataDir = join(directory, 'data');
    await run(['seed', file, '--data-dir', dataDir]);
    const other = await run(['export', '--data-dir', dataDir, '--organization', 'Other']);
    expect(other.stderr).toBe('Error: there is no organization Other\n');
  });
});

describe('a start with a seed', () => {
  it('takes the place of the first organization, fills the bootstrap file, and is repeated by later starts', async () => {
    const { directory, file } = writeSeed(SEED);
    const dataDir = join(directory, 'data');
    const bootstrapFile = join(directory, 'bootstrap.json');
    const env = { SALLYPORT_SEED_FILE: file, SALLYPORT_BOOTSTRAP_FILE: bootstrapFile };
    const first = await startBuiltServer(dataDir, [], env);
    expect(first.stdout()).toContain('Acme: API key was created: terrafrm');
    const facts = JSON.parse(readFileSync(bootstrapFile, 'utf8'));
    expect(facts).toMatchObject({
      baseUrl: first.url,
      apiKey: KEY,
      seed: { organizations: [{ name: 'Acme' }] },
    });
    const { json } = await curl(`${first.url}/api/atlas/v2/orgs`, { key: KEY });
    expect(json.results.map(({ id }: { id: string }) => id)).toEqual([facts.orgId]);
    await first.stop();

    writeFileSync(file, SEED.replace('[{ name: Payments }]', '[{ name: Payments }, { name: Reports }]'));
    const second = await startBuiltServer(dataDir, [], env);
    expect(second.stdout()).toContain(`${file}: one change\n  Acme / Reports: Project was created\n`);
    await second.stop();
  });
});

describe('sallyport explain', () => {
  it('tells check by check whether a request would pass, and ends with 1 when it would not', async () => {
    const { file } = writeSeed(SEED.replace('terraform,', 'terraform, accessList: [127.0.0.0/8],'));
    const { line, stop } = await startEphemeral(['--seed', file]);
    const env = {
      MONGODB_ATLAS_OPS_MANAGER_URL: line.baseUrl,
      MONGODB_ATLAS_PUBLIC_API_KEY: KEY.publicKey,
      MONGODB_ATLAS_PRIVATE_API_KEY: KEY.privateKey,
      XDG_CONFIG_HOME: temporaryDirectory(),
    };
    const passes = await run(['explain', 'get', `/groups/${line.groupId}`], env);
    expect(passes).toMatchObject({ status: 0, stderr: '' });
    expect(passes.stdout.split('\n').map((text) => text.slice(0, 16).trim())).toEqual([
      'pass  credential',
      'pass  address',
      'pass  operation',
      'pass  version',
      'pass  scope',
      'pass  permission',
      'pass  rateLimit',
      '',
    ]);

    const fails = await run(
      [
        'explain',
        '--as',
        KEY.publicKey,
        '--from',
        '192.0.2.9',
        'DELETE',
        `/api/atlas/v2/groups/${line.groupId}`,
      ],
      env,
    );
    expect(fails.status).toBe(1);
    expect(fails.stdout).toMatch(
      /^pass .*\nFAIL {2}address {5}192\.0\.2\.9 is in none of the entries of the access list: 127\.0\.0\.0\/8\.\n {18}Fix: Add 192\.0\.2\.9 /,
    );
    expect(fails.stderr).toBe('Error: the request would be refused\n');

    const unknown = await run(['explain', '--as', 'nobodyyy', 'GET', '/groups'], env);
    expect(unknown).toMatchObject({ status: 1, stdout: '' });
    expect(unknown.stderr).toContain('API_KEY_NOT_FOUND');
    const wrong = await run(['explain', 'FETCH', '/groups'], env);
    expect(wrong.stderr).toContain('"FETCH" is none of GET, HEAD, POST');
    await stop();
  });
});
