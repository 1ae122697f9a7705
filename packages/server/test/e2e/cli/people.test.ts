import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { json, output, ownerEnvironment, sallyport, words } from '../../support/cli.js';
import { startTestServer, type TestServer } from '../../support/server.js';

const OWNER = 'owner@sallyport.local';
const TIME = String.raw`\d{4}-\d\d-\d\d \d\d:\d\d:\d\d \+0000 UTC`;

let server: TestServer;
let env: Readonly<Record<string, string>>;
let ownerId: string;
let folder: string;
beforeAll(async () => {
  server = await startTestServer();
  env = ownerEnvironment(server);
  ownerId = (await json(`users describe --username ${OWNER}`, env)).id;
  folder = mkdtempSync(join(tmpdir(), 'sallyport-cli-'));
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const run = (line: string) => output(line, env);

describe('users', () => {
  it('are described by name and by ID', async () => {
    const table = `ID                         FIRST NAME   LAST NAME   USERNAME                EMAIL\n${ownerId}   First        Owner       ${OWNER}   ${OWNER}\n`;
    expect(await run(`users describe --username ${OWNER}`)).toBe(table);
    expect(await run(`users get --id ${ownerId}`)).toBe(table);
  });

  it('are invited with an account, and a password that a terminal is asked for', async () => {
    const line = `users invite --username ada@example.com --email ada@example.com --firstName Ada --lastName Example --country IE --mobile 2125550198 --orgRole ${server.first.orgId}:ORG_MEMBER`;
    const result = await sallyport(words(line), { env, answers: ['correct horse battery staple'] });
    expect(result.stderr).toBe('');
    expect(result.stdout).toMatch(/^The user 'ada@example\.com' has been invited\.\n.+\n$/);
    expect(result.asked).toEqual(['User Password: ']);
  });

  it.each([
    ['users describe', 'Error: one of --id and --username must be set\n'],
    ['users describe --id a --username b', 'Error: one of --id and --username must be set\n'],
    [
      'users invite --username a',
      'Error: required flag(s) "email", "firstName", "lastName", "country" not set\nRun "sallyport users invite --help" to see how it is used.\n',
    ],
    [
      'users invite --username a --email a --firstName a --lastName a --country IE --orgRole ORG_OWNER --password x',
      'Error: --orgRole: "ORG_OWNER" must be an ID, a colon and a role\n',
    ],
    [
      'users invite --username a --email a --firstName a --lastName a --country IE',
      'Error: no password, and no terminal to ask for one: pass --password\n',
    ],
  ])('%s is refused', async (line, message) => {
    expect(await sallyport(words(line), { env })).toMatchObject({ status: 1, stderr: message });
  });
});

describe('invitations to an organization', () => {
  it('are sent, listed, described, changed and withdrawn', async () => {
    const words = 'organizations invitations';
    expect(await run(`${words} invite bob@example.com --role ORG_MEMBER`)).toBe(
      "User 'bob@example.com' invited.\n",
    );
    const [{ id }] = await json(`${words} list --email bob@example.com`, env);
    const table = new RegExp(
      `^ID {25}USERNAME {10}CREATED AT {22}EXPIRES AT\\n${id} {3}bob@example\\.com {3}${TIME} {3}${TIME}\\n$`,
    );
    expect(await run(`${words} list --email bob@example.com`)).toMatch(table);
    expect(await run(`${words} describe ${id}`)).toMatch(table);
    expect(await run(`${words} update ${id} --role ORG_READ_ONLY`)).toBe(`Invitation ${id} updated.\n`);
    expect((await json(`${words} describe ${id}`, env)).roles).toEqual(['ORG_READ_ONLY']);

    const file = join(folder, 'invitation.json');
    writeFileSync(file, '{"username": "bob@example.com", "roles": ["ORG_MEMBER", "ORG_GROUP_CREATOR"]}');
    expect(await run(`${words} update --file ${file}`)).toBe(`Invitation ${id} updated.\n`);
    expect(await run(`${words} update --email bob@example.com --role ORG_MEMBER`)).toBe(
      `Invitation ${id} updated.\n`,
    );
    expect(await run(`${words} delete ${id} --force`)).toBe(`Invitation '${id}' deleted\n`);
    expect(await run(`${words} list --email bob@example.com`)).toBe(
      'ID    USERNAME   CREATED AT   EXPIRES AT\n',
    );
  });

  it.each([
    ['organizations invitations invite a@example.com', 'Error: required flag(s) "role" not set\n'],
    [
      'organizations invitations update --role ORG_MEMBER',
      'Error: you must provide the email address or the invitationId\n',
    ],
  ])('%s is refused', async (line, message) => {
    expect(await sallyport(words(line), { env })).toMatchObject({ status: 1, stderr: message });
  });
});

describe('invitations to a project', () => {
  it('are sent, listed, described, changed and withdrawn', async () => {
    const words = 'projects invitations';
    expect(await run(`${words} invite eve@example.com --role GROUP_READ_ONLY`)).toBe(
      "User 'eve@example.com' invited.\n",
    );
    const [{ id }] = await json(`${words} list`, env);
    expect(await run(`${words} describe ${id}`)).toContain(`\n${id}   eve@example.com   `);
    expect(await run(`${words} update ${id} --role GROUP_OWNER`)).toBe(`Invitation ${id} updated.\n`);
    expect(await run(`${words} update --email eve@example.com --role GROUP_READ_ONLY`)).toBe(
      `Invitation ${id} updated.\n`,
    );
    expect(await run(`${words} delete ${id} --force`)).toBe(`Invitation '${id}' deleted\n`);
  });
});

describe('teams', () => {
  it('live from creation to deletion, in the organization and in a project', async () => {
    expect(await run(`teams create Billing --username ${OWNER}`)).toBe("Team 'Billing' created.\n");
    const { id } = await json('teams describe --name Billing', env);
    const table = `ID                         NAME\n${id}   Billing\n`;
    expect(await run('teams list')).toBe(table);
    expect(await run(`teams describe --id ${id}`)).toBe(table);
    expect(await run(`teams rename Invoicing --teamId ${id}`)).toBe("Team 'Invoicing' updated.\n");

    const people = await run(`teams users list --teamId ${id}`);
    expect(people).toBe(
      `ID                         FIRST NAME   LAST NAME   USERNAME                EMAIL\n${ownerId}   First        Owner       ${OWNER}   ${OWNER}\n`,
    );
    expect(await run(`teams users delete ${ownerId} --teamId ${id} --force`)).toBe(
      `User '${ownerId}' deleted from the team\n`,
    );
    expect(await run(`teams users add ${ownerId} --teamId ${id}`)).toBe('User(s) added to the team.\n');

    expect(await run(`projects teams add ${id} --role GROUP_READ_ONLY`)).toBe('Team added to the project.\n');
    expect(await run('projects teams list')).toBe(`ID\n${id}\n`);
    expect(await run(`projects teams update ${id} --role GROUP_OWNER`)).toBe("Team's roles updated.\n");
    expect((await json('projects teams list', env)).results[0].roleNames).toEqual(['GROUP_OWNER']);
    expect(await run(`projects teams delete ${id} --force`)).toBe(`Team '${id}' deleted\n`);

    expect(await run(`teams delete ${id} --force`)).toBe(`Team '${id}' deleted\n`);
    expect(await run('teams list')).toBe('ID    NAME\n');
  });

  it('are described by one of ID and name', async () => {
    expect(await sallyport(['teams', 'describe'], { env })).toMatchObject({
      status: 1,
      stderr: 'Error: one of --id and --name must be set\n',
    });
  });
});

describe('the people of a project', () => {
  it('are listed and taken out', async () => {
    const project = await json(`projects create People --ownerId ${ownerId}`, env);
    const flag = `--projectId ${project.id}`;
    expect(await run(`projects users list ${flag}`)).toBe(
      `ID                         FIRST NAME   LAST NAME   USERNAME\n${ownerId}   First        Owner       ${OWNER}\n`,
    );
    expect(await run(`projects users delete ${ownerId} ${flag} --force`)).toBe(
      `User '${ownerId}' deleted from the project\n`,
    );
    expect(await run(`projects users list ${flag}`)).toBe('ID    FIRST NAME   LAST NAME   USERNAME\n');
  });
});
