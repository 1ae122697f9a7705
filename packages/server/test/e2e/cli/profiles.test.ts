import { chmodSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { configHome, json, output, ownerEnvironment, sallyport, words } from '../../support/cli.js';
import { startTestServer, type TestServer } from '../../support/server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

/** Where the profiles of one test are, and what its commands see. */
function home(more: Readonly<Record<string, string>> = {}) {
  const env: Readonly<Record<string, string>> = { XDG_CONFIG_HOME: configHome(), ...more };
  return {
    env,
    file: join(env.XDG_CONFIG_HOME ?? '', 'sallyport', 'config.toml'),
    run: (line: string) => output(line, env),
    try: (line: string, options: { answers?: readonly string[]; input?: string } = {}) =>
      sallyport(words(line), { env, ...options }),
  };
}

/** A token that looks good and is not. */
function tokenWithLife(clientId: string): string {
  const payload = { sub: clientId, exp: Math.floor(Date.now() / 1000) + 3600 };
  return `e30.${Buffer.from(JSON.stringify(payload)).toString('base64url')}.eA`;
}

async function newAccount() {
  const account = await json(
    'organizations serviceAccounts create --name ci --desc d --role ORG_OWNER --secretExpiresAfterHours 24',
    ownerEnvironment(server),
  );
  return { clientId: String(account.clientId), clientSecret: String(account.secrets[0].secret) };
}

const NO_PROFILE =
  "Error: you don't have a profile named 'none'\nThere is none yet: run \"sallyport auth login\".\n";

describe('config', () => {
  it('sets, shows, renames and deletes profiles', async () => {
    const { run, file } = home();
    expect(await run('config list')).toBe('PROFILE NAME\n');
    expect(await run(`config set ops_manager_url ${server.url}`)).toBe(
      "Updated property 'ops_manager_url'\n",
    );
    expect(await run('config set private_api_key 11111111-2222-4333-8444-555555555555')).toBe(
      "Updated property 'private_api_key'\n",
    );
    expect(await run('config set org_id 5a1b39eec902201990f12345 -P staging')).toBe(
      "Updated property 'org_id'\n",
    );
    expect(await run('config list')).toBe('PROFILE NAME\ndefault\nstaging\n');
    expect(await run('profiles ls -o json -P default')).toBe('[\n  "default",\n  "staging"\n]\n');
    expect(await run('config describe default')).toBe(
      `SETTING           VALUE\nops_manager_url   ${server.url}\nprivate_api_key   [redacted - source: config file]\n`,
    );
    await run('config set public_api_key abcdwxyz');
    expect(await run('config describe default')).not.toContain('abcdwxyz');
    expect(await run('config rename staging test')).toBe('The profile staging was renamed to test.\n');
    expect(await run('config delete test --force')).toBe("Profile 'test' deleted\n");
    expect(await run('config list')).toBe('PROFILE NAME\ndefault\n');
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it.each([
    [
      'config set colour red',
      /^Error: invalid property: "colour"\nThe properties are auth_type, public_api_key,.*\.\n$/,
    ],
    ['config set org_id abc', /^Error: the provided value 'abc' is not a valid ID/],
    ['config set base_url localhost:8080', /^Error: 'localhost:8080' is not a valid URL/],
    ['config set telemetry_enabled maybe', /^Error: 'maybe' is neither true nor false/],
    ['config describe none', NO_PROFILE],
    ['config rename none other', NO_PROFILE],
    ['config delete none --force', NO_PROFILE],
    ['config set org_id 5a1b39eec902201990f12345 -P a.b', /^Error: "a\.b" cannot be the name of a profile/],
    ['projects list -P none', NO_PROFILE],
  ])('%s is refused', async (line, message) => {
    const { status, stderr } = await home().try(line);
    expect(stderr).toMatch(message);
    expect(status).toBe(1);
  });

  it('asks before a rename replaces another profile', async () => {
    const { run, try: attempt } = home();
    await run('config set service cloud -P one');
    await run('config set service cloud -P two');
    const question = 'There is already a profile called two. Do you want to replace it? (y/N) ';
    expect(await attempt('config mv one two', { answers: [''] })).toMatchObject({
      stdout: 'Profile was not renamed.\n',
      asked: [question],
    });
    expect((await attempt('config mv one two', { answers: ['yes'] })).stdout).toBe(
      'The profile one was renamed to two.\n',
    );
    expect(await run('config list')).toBe('PROFILE NAME\ntwo\n');
  });
});

describe('auth login', () => {
  it('asks a terminal for everything, and the only organization and project become the default', async () => {
    const { try: attempt, run, file } = home({ SALLYPORT_BASE_URL: server.url });
    const { publicKey, privateKey } = server.first.apiKey;
    const result = await attempt('auth login', { answers: ['3', publicKey, privateKey, '1'] });
    expect(result.stdout).toBe(`Successfully logged in as ${publicKey}.\n`);
    expect(result.asked).toEqual(['1-3 [1]: ', 'Public API Key: ', 'Private API Key: ', '1-2 [1]: ']);
    expect(result.stderr).toContain(
      'Select authentication type:\n  1) UserAccount - (best for getting started)\n',
    );
    expect(readFileSync(file, 'utf8')).toBe(`version = 2

[default]
auth_type = "api_keys"
public_api_key = "${publicKey}"
private_api_key = "${privateKey}"
ops_manager_url = "${server.url}"
org_id = "${server.first.orgId}"
project_id = "${server.first.groupId}"
output = "plaintext"
`);
    expect(await run('auth whoami')).toBe(`Logged in as ${publicKey} key\n`);
    expect(await run('projects apiKeys list')).toBe('ID    PUBLIC KEY   DESCRIPTION\n');
  });

  it('takes flags and standard input where there is no terminal', async () => {
    const { clientId, clientSecret } = await newAccount();
    const { try: attempt, run } = home();
    const line = `auth login --baseUrl ${server.url}/ --clientId ${clientId} --secretStdin -P ci`;
    const result = await attempt(line, { input: `${clientSecret}\n` });
    expect(result.stderr).toBe('');
    expect(result.stdout).toBe(
      `Successfully logged in as ${clientId}.\nTo use this profile, pass it with every command: -P ci\n`,
    );
    expect(await run('auth whoami')).toBe(`Logged in as ${clientId} service account\n`);
    expect(await run('projects list -P ci')).toContain(server.first.groupId);
  });

  it('takes the environment where there is no terminal', async () => {
    const { run, env } = home(ownerEnvironment(server));
    await run('auth login');
    const stored = { XDG_CONFIG_HOME: env.XDG_CONFIG_HOME ?? '' };
    expect(await output('organizations users list', stored)).toContain('owner@sallyport.local');
  });

  it('asks for the server first, again after one that does not answer, and for no secret before one does', async () => {
    const { try: attempt, run } = home();
    const { publicKey, privateKey } = server.first.apiKey;
    const wrong = ['nonsense', 'http://127.0.0.1:9'];
    const result = await attempt('auth login', {
      answers: [...wrong, server.url, '3', publicKey, privateKey, ''],
    });
    const question = 'Server [http://127.0.0.1:8080]: ';
    expect(result.asked.slice(0, 4)).toEqual([question, question, question, '1-3 [1]: ']);
    expect(result.stderr).toMatch(
      /^'nonsense' is not a valid URL: it begins with http:.*\nno answer from http:\/\/127\.0\.0\.1:9: .*\nSelect auth/,
    );
    expect(result.status).toBe(0);
    expect(await run('config describe default')).toContain(`ops_manager_url   ${server.url}\n`);
    const again = await attempt('auth login', { answers: ['', '3', publicKey, privateKey, ''] });
    expect(again.asked[0]).toBe(`Server [${server.url}]: `);
    expect(again.status).toBe(0);
  });

  it('asks nothing when the server of the flag does not answer as one', async () => {
    const { try: attempt } = home();
    const refused = await attempt('auth login --baseUrl http://127.0.0.1:9', { answers: [] });
    expect(refused).toMatchObject({ status: 1, asked: [] });
    const other = await attempt(`auth login --baseUrl ${server.url}/healthz`, { answers: [] });
    expect(other.stderr).toMatch(/^Error: http:\S+ answered with HTTP 404 where a Sallyport server asks for/);
  });

  it('takes the first choice for Enter, and says which numbers there are', async () => {
    const { try: attempt } = home({ SALLYPORT_BASE_URL: server.url });
    const { username, password } = server.first.owner;
    const result = await attempt('auth login', { answers: ['4', '', username, password, ''] });
    expect(result.stderr).toContain('"4" is not a number from 1 to 3.\n');
    expect(result.stdout).toBe(`Successfully logged in as ${username}.\n`);
  });

  it.each([
    ['auth login', /^Error: no terminal to ask on: pass --authType/],
    [
      'auth login --authType APIKeys',
      /^Error: no terminal to ask on: pass --publicApiKey or set MONGODB_ATLAS_PUBLIC/,
    ],
    [
      'auth login --publicApiKey x',
      /^Error: no terminal to ask for the private API key on: pass --secretStdin or set/,
    ],
    ['auth login --publicApiKey x --secretStdin', /^Error: the private API key is empty/],
    [
      'auth login --authType Magic',
      /^Error: --authType: "Magic" is none of UserAccount, ServiceAccount, APIKeys/,
    ],
    ['auth login --baseUrl nonsense --publicApiKey x', /^Error: --baseUrl: 'nonsense' is not a valid URL/],
  ])('%s in a script names what is missing', async (line, message) => {
    const { status, stderr } = await home().try(line);
    expect(stderr).toMatch(message);
    expect(status).toBe(1);
  });

  it('keeps nothing of credentials that are wrong', async () => {
    const { try: attempt, run } = home({ SALLYPORT_BASE_URL: server.url });
    const result = await attempt('auth login --publicApiKey abcdwxyz --secretStdin', { input: 'wrong' });
    expect(result.status).toBe(1);
    expect(result.stderr).toContain('HTTP 401');
    expect(await run('config list')).toBe('PROFILE NAME\n');
  });

  it('asks for no password where the user name is empty', async () => {
    const { try: attempt } = home({ SALLYPORT_BASE_URL: server.url });
    const result = await attempt('auth login', { answers: ['1', ''] });
    expect(result.asked).toEqual(['1-3 [1]: ', 'Username: ']);
    expect(result.stderr).toContain('Error: the answer to "Username:" is empty');
    expect(result.status).toBe(1);
  });

  it('signs a person in, who works and signs out again', async () => {
    const { username, password } = server.first.owner;
    const { try: attempt, run, file } = home({ SALLYPORT_BASE_URL: server.url });
    const result = await attempt('auth login', { answers: ['1', username, password, '2'] });
    expect(result.stderr.split('\n')[0]).toBe('Select authentication type:');
    expect(result.stdout).toBe(`Successfully logged in as ${username}.\n`);
    expect(result.asked).toEqual(['1-3 [1]: ', 'Username: ', 'Password: ', '1-2 [1]: ']);
    const stored = readFileSync(file, 'utf8');
    expect(stored).not.toContain(password);

    expect(await run('auth whoami')).toBe(`Logged in as ${username} account\n`);
    expect(JSON.parse(await run('projects create ByAPerson'))).toMatchObject({ name: 'ByAPerson' });
    const [, token = ''] = /session_token = "([^"]+)"/.exec(stored) ?? [];
    const logout = await attempt('auth logout', { answers: ['y'] });
    expect(logout.stderr).toBe('');
    expect(logout.stdout).toBe("Successfully logged out of 'default'\n");
    expect(logout.asked[0]).toBe(
      `Are you sure you want to log out of profile default with user account ${username}? (y/N) `,
    );
    const after = await fetch(`${server.url}/api/atlas/v2/orgs`, {
      headers: { Cookie: `sallyport_session=${token}`, Accept: 'application/vnd.atlas.2025-03-12+json' },
    });
    expect(after.status).toBe(401);
  });

  it('ends the session of a log-in that was given up', async () => {
    const { username, password } = server.first.owner;
    const { try: attempt, run } = home({ SALLYPORT_BASE_URL: server.url });
    const open = async () =>
      (await server.services.store.reader.selectFrom('sessions').select('id').execute()).length;
    const before = await open();
    const result = await attempt('auth login', { answers: ['1', username, password, '9', '9', '9'] });
    expect(result.status).toBe(1);
    expect(result.asked).toHaveLength(6);
    expect(await open()).toBe(before);
    expect(await run('config list')).toBe('PROFILE NAME\n');
  });

  it('names an address that was given, where nothing answers there', async () => {
    const { try: attempt } = home();
    const { stderr } = await attempt(
      'auth login --baseUrl http://127.0.0.1:1 --publicApiKey abcdwxyz --secretStdin',
      { input: 'x' },
    );
    expect(stderr).toContain('The address is the one that you gave.');
  });

  it('tells who gave a wrong password why not', async () => {
    const { try: attempt } = home({ SALLYPORT_BASE_URL: server.url });
    const result = await attempt(`auth login --username ${server.first.owner.username} --secretStdin`, {
      input: 'no',
    });
    expect(result.stderr).toBe(`Error: user name or password is wrong, at ${server.url}\n`);
  });

  it('does not show the session of one server to another', async () => {
    const { username, password } = server.first.owner;
    const { env, try: attempt } = home({ SALLYPORT_BASE_URL: server.url });
    await attempt(`auth login --username ${username} --secretStdin`, { input: password });
    const elsewhere = await sallyport(['projects', 'list'], {
      env: { ...env, SALLYPORT_BASE_URL: 'http://127.0.0.1:9' },
    });
    expect(elsewhere.stderr).toMatch(
      /^Error: profile default is logged in to another server than http:\/\/127\.0\.0\.1:9/,
    );
  });
});

describe('the token of a service account', () => {
  it('is kept in the profile, used again, and ended by a log-out', async () => {
    const { clientId, clientSecret } = await newAccount();
    const { try: attempt, run, file } = home();
    await attempt(`auth login --baseUrl ${server.url} --clientId ${clientId} --secretStdin`, {
      input: clientSecret,
    });
    const tokenOf = () => /access_token = "([^"]+)"/.exec(readFileSync(file, 'utf8'))?.[1];
    expect(tokenOf()).toBeUndefined();
    await run('projects list');
    const token = tokenOf();
    expect(token).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
    await run('organizations list');
    expect(tokenOf()).toBe(token);

    const bearer = () =>
      fetch(`${server.url}/api/atlas/v2/orgs`, {
        headers: { Authorization: `Bearer ${token}`, Accept: 'application/vnd.atlas.2025-03-12+json' },
      });
    expect((await bearer()).status).toBe(200);
    expect(await run('auth logout --force')).toBe("Successfully logged out of 'default'\n");
    expect((await bearer()).status).toBe(401);
    expect(await run('config list')).toBe('PROFILE NAME\n');
  });

  it('is replaced when the server no longer takes it', async () => {
    const { clientId, clientSecret } = await newAccount();
    const { try: attempt, run, file } = home();
    await attempt(`auth login --baseUrl ${server.url} --clientId ${clientId} --secretStdin`, {
      input: clientSecret,
    });
    const foreign = tokenWithLife(clientId);
    await run(`config set access_token ${foreign}`);
    expect(await run('projects list')).toContain(server.first.groupId);
    expect(readFileSync(file, 'utf8')).not.toContain(foreign);
  });

  it('goes when the credentials or the server change', async () => {
    const { run, file } = home();
    await run('config set client_id mdb_sa_id_1');
    await run('config set access_token abc');
    await run('config set ops_manager_url http://other.example.net');
    expect(readFileSync(file, 'utf8')).not.toContain('access_token');
  });
});

describe('auth', () => {
  it.each(['auth whoami', 'auth logout --force'])('%s says that nobody is logged in', async (line) => {
    expect(await home().try(line)).toMatchObject({
      status: 1,
      stderr:
        'Error: not logged in with an Atlas account, Service Account or API key\nRun "sallyport auth login".\n',
    });
  });

  it('logs out although the server cannot be reached, and can keep the rest of the profile', async () => {
    const { run, try: attempt } = home();
    await run('config set ops_manager_url http://127.0.0.1:9');
    await run('config set client_id mdb_sa_id_1');
    await run('config set client_secret mdb_sa_sk_1');
    await run(`config set access_token ${tokenWithLife('mdb_sa_id_1')}`);
    const result = await attempt('auth logout --force --keep');
    expect(result.stderr).toMatch(
      /^Warning: not ended on the server: no answer from http:\/\/127\.0\.0\.1:9/,
    );
    expect(result).toMatchObject({ status: 0, stdout: "Successfully logged out of 'default'\n" });
    expect(await run('config describe default')).toBe(
      'SETTING           VALUE\nops_manager_url   http://127.0.0.1:9\n',
    );
  });

  it('stays logged in without a yes', async () => {
    const { run, try: attempt } = home();
    await run('config set public_api_key abcdwxyz');
    await run('config set private_api_key p');
    expect(await attempt('auth logout', { answers: ['no'] })).toMatchObject({
      status: 0,
      stdout: "Not logged out of 'default'\n",
    });
    expect(await run('auth whoami')).toBe('Logged in as abcdwxyz key\n');
  });

  it.each(['login', 'setup', 'config init'])('%s is another way to log in', async (words) => {
    const { run, env } = home(ownerEnvironment(server));
    await run(words);
    const stored = { XDG_CONFIG_HOME: env.XDG_CONFIG_HOME ?? '' };
    const { publicKey } = server.first.apiKey;
    expect(await output('whoami', stored)).toBe(`Logged in as ${publicKey} key\n`);
    expect(await output('logout --force', stored)).toBe("Successfully logged out of 'default'\n");
  });

  it.each(['auth register', 'register'])('%s says how to get an account', async (line) => {
    const { status, stderr } = await home({ SALLYPORT_BASE_URL: server.url }).try(line);
    expect(stderr).toMatch(/^Error: accounts are made by invitation: .*sallyport users invite/);
    expect(status).toBe(1);
  });

  it('shows the access token that a profile keeps', async () => {
    const { run, try: attempt } = home();
    expect((await attempt('auth token')).stderr).toBe('Error: no access token found for profile default\n');
    await run('config set access_token abc');
    expect(await run('auth token')).toBe('abc\n');
  });

  it('edits the profiles with the editor of the person, and says what it broke', async () => {
    const { run, try: attempt, env } = home();
    const edit = (editor: string) =>
      sallyport(['config', 'edit'], { env: { ...env, PATH: process.env.PATH ?? '', EDITOR: editor } });
    expect((await attempt('config edit')).stderr).toMatch(
      /^Error: there are no profiles yet: run "sallyport auth login"/,
    );
    await run('config set service cloud');
    expect(await edit('sed -i s/cloud/clouds/')).toMatchObject({ status: 0, stderr: '' });
    expect(await run('config describe default')).toContain('clouds');
    expect((await edit('false')).stderr).toBe('Error: the editor false ended with status 1\n');
    expect((await edit('no-such-editor')).stderr).toMatch(
      /^Error: the editor no-such-editor cannot be run: .*Set EDITOR/,
    );
    expect((await edit('sed -i s/service/[/')).stderr).toMatch(/^Error: \S+config\.toml: line \d+: /);
  });

  it('warns of profiles that others can read', async () => {
    const { run, try: attempt, file } = home();
    await run('config set service cloud');
    chmodSync(file, 0o644);
    const { status, stderr } = await attempt('config list');
    expect(stderr).toBe(
      `Warning: other users of this machine can read ${file}, which holds secrets. Run: chmod 600 ${file}\n`,
    );
    expect(status).toBe(0);
  });

  it('says that the profile of the environment is not there', async () => {
    const { status, stderr } = await home({ MONGODB_ATLAS_PROFILE: 'nope' }).try('projects list');
    expect(stderr).toMatch(
      /^Error: MONGODB_ATLAS_PROFILE: you don't have a profile named 'nope'\nRun "sallyport config list"/,
    );
    expect(status).toBe(1);
  });

  it('is asked for before an organization', async () => {
    const { stderr } = await home().try('organizations apiKeys list');
    expect(stderr).toMatch(/^Error: this action requires authentication/);
  });

  it('takes the address from the name that Terraform has for it', async () => {
    const { SALLYPORT_BASE_URL: _, ...credentials } = ownerEnvironment(server);
    const { run } = home({ ...credentials, MONGODB_ATLAS_BASE_URL: server.url });
    expect(await run('projects list')).toContain(server.first.groupId);
  });

  it('names the variable with an address that is none', async () => {
    const { stderr } = await home({ ...ownerEnvironment(server), SALLYPORT_BASE_URL: '127.0.0.1:8201' }).try(
      'projects list',
    );
    expect(stderr).toBe(
      "Error: SALLYPORT_BASE_URL: '127.0.0.1:8201' is not a valid URL: it begins with http:// or https://\n",
    );
  });

  it('tells of each call with --debug, and of no secret', async () => {
    const { try: attempt } = home(ownerEnvironment(server));
    const { stderr } = await attempt('projects list -D');
    expect(stderr).toMatch(/^debug: GET http:\S+\/groups\S*: HTTP 401\ndebug: GET \S+: HTTP 200\n$/);
    expect(stderr).not.toContain(server.first.apiKey.privateKey);
  });

  it('tells a command without credentials how to get some', async () => {
    const { status, stderr } = await home().try('projects list');
    expect(status).toBe(1);
    expect(stderr).toMatch(
      /^Error: this action requires authentication: run "sallyport auth login", or set MONGODB_ATLAS_PUB/,
    );
  });
});
