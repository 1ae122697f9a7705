import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { configHome, json, output, ownerEnvironment, sallyport, words } from '../../support/cli.js';
import { startTestServer, type TestServer } from '../../support/server.js';

let server: TestServer;
let env: Readonly<Record<string, string>>;
let folder: string;
beforeAll(async () => {
  server = await startTestServer();
  env = ownerEnvironment(server);
  folder = mkdtempSync(join(tmpdir(), 'sallyport-cli-'));
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const run = (line: string) => output(line, env);

describe('the output forms', () => {
  it('json is the answer of the API, indented', async () => {
    const { first, url } = server;
    expect(await run(`organizations describe ${first.orgId} -o json-path=$.name`)).toBe(
      '"My Organization"\n',
    );
    expect(JSON.parse(await run('organizations list --output=json'))).toEqual({
      links: [
        { href: `${url}/api/atlas/v2/orgs?includeCount=true&name=&pageNum=1&itemsPerPage=100`, rel: 'self' },
      ],
      results: [
        {
          id: first.orgId,
          isDeleted: false,
          links: [{ href: `${url}/api/atlas/v2/orgs/${first.orgId}`, rel: 'self' }],
          name: 'My Organization',
          skipDefaultAlertsSettings: false,
        },
      ],
      totalCount: 1,
    });
  });

  it('json-path and go-template take a part', async () => {
    expect(await run('projects list -o json-path=$.results[0].id')).toBe(`"${server.first.groupId}"\n`);
    const template = ['projects', 'ls', '-o=go-template={{range .Results}}{{.Name}};{{end}}'];
    expect((await sallyport(template, { env })).stdout).toBe('Project 0;');
    const file = join(folder, 'names.tmpl');
    writeFileSync(file, '{{range .Results}}{{.Id}} {{.Name}}{{"\\n"}}{{end}}');
    expect(await run(`projects list -o go-template-file=${file}`)).toBe(
      `${server.first.groupId} Project 0\n`,
    );
  });

  it('come from the profile or the environment where no flag says otherwise', async () => {
    const asJson = { ...env, MONGODB_ATLAS_OUTPUT: 'json' };
    expect(JSON.parse(await output('projects list', asJson)).totalCount).toBe(1);
    expect(await output('projects list -o plaintext', asJson)).toMatch(/^ID {25}NAME\n/);
  });

  it('leave the list alone of a compact page', async () => {
    expect(JSON.parse(await run('organizations apiKeys list -c -o json'))).toHaveLength(1);
    expect(await run('organizations apiKeys list --compact -o json-path=$[0].publicKey')).toBe(
      `"${server.first.apiKey.publicKey}"\n`,
    );
    expect(await run('organizations apiKeys list --compact')).toMatch(/^ID {25}DESCRIPTION/);
  });

  it.each([
    ['yaml', /^Error: --output: "yaml" is none of plaintext, json, json-path=<path>/],
    ['json-path=', /^Error: --output: "json-path=" is none of/],
    ['json-path=$[', /^Error: json-path: "\$\[" ends too early/],
    ['go-template={{printf .}}', /^Error: go-template: \{\{printf \.}} is not among what is understood here/],
    ['go-template-file=none.tmpl', /^Error: error loading template: ENOENT/],
  ])('%s is refused before anything is done', async (form, message) => {
    const before = (await json('organizations apiKeys list', env)).totalCount;
    const line = ['organizations', 'apiKeys', 'create', '--desc', 'x', '--role', 'ORG_MEMBER', '-o', form];
    const { status, stdout, stderr } = await sallyport(line, { env });
    expect(stderr).toMatch(message);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect((await json('organizations apiKeys list', env)).totalCount).toBe(before);
  });

  it('refuse a field that the answer of the command never has, and print one that it lacks as Go does', async () => {
    const { apiKey, groupId } = server.first;
    const show = (command: string, template: string) =>
      sallyport([...words(command), '-o', `go-template=${template}`], { env });
    const describeKey = `organizations apiKeys describe ${apiKey.id}`;
    expect((await show(describeKey, '{{.id}} {{.PublicKey}}')).stdout).toBe(
      `${apiKey.id} ${apiKey.publicKey}`,
    );
    expect((await show(`projects describe ${groupId}`, '{{.RegionUsageRestrictions}}')).stdout).toBe('<nil>');
    expect(
      (await show('projects list', '{{range .Results}}{{.RegionUsageRestrictions}}{{end}}')).stdout,
    ).toBe('<nil>');
    for (const [command, template, message] of [
      [describeKey, '{{.IDD}}', 'field IDD: the fields are desc, id, links, privateKey, publicKey, roles'],
      // Of another command.
      [describeKey, '{{.ClientId}}', 'field ClientId: the fields are desc, id, '],
      // Of the elements of the list.
      ['projects list', '{{.ID}}', 'field ID: the fields are links, results, totalCount'],
      [
        'projects list',
        '{{range .Results}}{{.TotalCount}}{{end}}',
        'field TotalCount: the fields are clusterCount',
      ],
      [describeKey, '{{.Id.X}}', 'there is no .X in a text or number'],
    ] as const) {
      const { status, stdout, stderr } = await show(command, template);
      expect(stderr).toContain(message);
      expect(stderr).toMatch(/^Error: go-template: /);
      expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    }
  });

  it('fit the width of the terminal', async () => {
    const { stdout } = await sallyport(words('organizations apiKeys list'), {
      env,
      answers: [],
      columns: 70,
    });
    const [heading, row = ''] = stdout.split('\n');
    expect(heading).toMatch(/^ID {25}DESCRIPTION/);
    expect(row).toContain('…');
    expect(row).toContain(server.first.apiKey.publicKey);
  });

  it('lose no secret to a path that is not there', async () => {
    const line = 'organizations apiKeys create --desc x --role ORG_MEMBER -o json-path=$.secret';
    const { status, stderr } = await sallyport(words(line), { env });
    expect(status).toBe(1);
    expect(stderr).toMatch(
      /^Error: json-path: there is no secret in the answer\nIt was done all the same\. The answer:\n/,
    );
    expect(stderr).toMatch(/"privateKey": "[0-9a-f-]{36}"/);
  });
});

describe('what the server refuses', () => {
  it('is told with address, code, detail, reason and parameters', async () => {
    const id = '5e2211c17a3e5a48f5497de3';
    const { status, stdout, stderr } = await sallyport(['projects', 'describe', id], { env });
    expect(stderr).toBe(
      `Error: ${server.url}/api/atlas/v2/groups/${id} GET: HTTP 404 (Error code: "GROUP_NOT_FOUND") Detail: No group with ID ${id} exists. Reason: Not Found. Params: [${id}]\n`,
    );
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  });

  it('names the query of a list', async () => {
    const line = 'projects list --limit 501';
    expect((await sallyport(words(line), { env })).stderr).toMatch(
      /^Error: http:\S+\/api\/atlas\/v2\/groups\?includeCount=true&itemsPerPage=501&pageNum=1 GET: HTTP 400 /,
    );
  });

  it('names every field that is wrong', async () => {
    const line = `api organizations updateOrg --orgId ${server.first.orgId} --file ${join(folder, 'bad.json')}`;
    writeFileSync(join(folder, 'bad.json'), '{"name": 5}');
    const { status, stdout, stderr } = await sallyport(words(line), { env });
    expect(stderr).toBe('Error: server returned an error response code: 400\n');
    expect(JSON.parse(stdout).error).toBe(400);
    expect(status).toBe(1);
  });

  it('says whose secret is wrong', async () => {
    const wrong = { ...env, MONGODB_ATLAS_PRIVATE_API_KEY: '11111111-2222-4333-8444-555555555555' };
    const { stderr } = await sallyport(['projects', 'list'], { env: wrong });
    expect(stderr.split('\n')[0]).toMatch(
      /GET: HTTP 401 \(Error code: "UNEXPECTED_ERROR"\) Detail: You are not auth/,
    );
    expect(stderr.split('\n')[1]).toBe(
      `The call was made as ${server.first.apiKey.publicKey}: there is no such credential, or its secret is wrong.`,
    );
    expect(stderr).not.toContain('11111111');
  });

  it('is told when there is no server', async () => {
    const { status, stderr } = await sallyport(['projects', 'list'], {
      env: { ...env, SALLYPORT_BASE_URL: 'http://127.0.0.1:9/' },
    });
    expect(stderr).toMatch(
      /^Error: no answer from http:\/\/127\.0\.0\.1:9: .+\. The address comes from SALLYPORT_BASE_URL\.\n$/,
    );
    expect(status).toBe(1);
  });
});

describe('help', () => {
  it.each([
    ['help projects apiKeys list', 'projects apiKeys list --help'],
    ['help orgs', 'orgs --help'],
    ['help', '--help'],
    ['projects apiKeys', 'projects apiKeys --help'],
  ])('%s is %s', async (line, same) => {
    expect(await output(line, {})).toBe(await output(same, {}));
  });

  it.each([
    ['help nope', 'nope', 'sallyport --help'],
    ['help projects nope', 'projects nope', 'sallyport projects --help'],
  ])('%s is refused', async (line, what, next) => {
    const { status, stderr } = await sallyport(words(line));
    expect(stderr).toMatch(
      new RegExp(`: there is no command "${what}"\nRun "${next}" to see how it is used\\.\n$`),
    );
    expect(status).toBe(2);
  });

  it('begins with an example', async () => {
    expect(await output('--help', {})).toMatch(/^Examples:\n {2}# Start a server .*\n {2}sallyport start/);
    expect(await output('projects create --help', {})).toMatch(
      /^Examples:\n {2}# .*\n {2}sallyport projects create/,
    );
  });

  it('keeps to the width of the terminal', async () => {
    const { stdout } = await sallyport(['help', 'projects', 'list'], { answers: [], columns: 60 });
    const usage = stdout.slice(stdout.indexOf('Usage:')).split('\n');
    expect(Math.max(...usage.map(({ length }) => length))).toBeLessThanOrEqual(60);
    expect(usage.length).toBeGreaterThan(20);
  });

  it('names the help of a command that was written wrongly', async () => {
    const { stderr } = await sallyport(words('projects list --colour red'));
    expect(stderr).toBe(
      'Error: unknown option \'--colour\'\nRun "sallyport projects list --help" to see how it is used.\n',
    );
  });
});

describe('a command line', () => {
  it.each([
    'organization ls',
    'orgs list',
    'org ls',
    'organizations apikeys ls',
    'orgs api-keys list',
    'orgs apiKey ls',
    'orgs api-key ls',
    'project api-keys ls',
    'access-lists ls',
    'accesslist list',
    'whitelists ls',
    'team ls',
    'events org ls',
    'orgs service-accounts ls',
    'projects setting get',
  ])('can be written %s', async (line) => {
    expect(await run(line)).not.toBe('');
  });

  it('may end in flags of either form', async () => {
    expect(await run('projects list --limit=1 --page 1 --omitCount=false -o=json-path=$.totalCount')).toBe(
      '1\n',
    );
  });

  it.each([
    ['projects list --colour red', /^Error: unknown option '--colour'/],
    ['projects paint', /^Error: unknown command 'paint'/],
    ['projects describe', /^Error: missing required argument 'ID'/],
    ['projects describe a b', /^Error: too many arguments/],
    ['projects list --limit many', /^Error: --limit: "many" is not a whole number/],
    ['organizations apiKeys create', /^Error: required flag\(s\) "desc", "role" not set/],
    [
      'projects apiKeys list',
      /^Error: no project ID: pass --projectId, set MONGODB_ATLAS_PROJECT_ID, or run/,
    ],
    [
      'organizations apiKeys list',
      /^Error: no organization ID: pass --orgId, set MONGODB_ATLAS_ORG_ID, or run/,
    ],
    ['projects describe ..', /^Error: "\.\." cannot be an ID or a name/],
  ])('%s ends with 1 and says what is wrong', async (line, message) => {
    const credentials = {
      MONGODB_ATLAS_PUBLIC_API_KEY: 'abcdwxyz',
      MONGODB_ATLAS_PRIVATE_API_KEY: 'p',
      SALLYPORT_BASE_URL: 'http://127.0.0.1:9',
    };
    const { status, stdout, stderr } = await sallyport(words(line), { env: credentials });
    expect(stderr).toMatch(message);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  });

  it('can name its profile before or after the command', async () => {
    const home = { XDG_CONFIG_HOME: configHome() };
    for (const [property, value] of Object.entries({
      ops_manager_url: server.url,
      public_api_key: server.first.apiKey.publicKey,
      private_api_key: server.first.apiKey.privateKey,
    }))
      await output(`config set ${property} ${value} -P ci`, home);
    await output('config set service cloud -P other', home);
    for (const line of [
      '-P ci projects list',
      'projects -P ci list',
      'projects list --profile=ci',
      'projects list -P=ci',
    ])
      expect(await output(line, home), line).toContain('Project 0');
  });
});
