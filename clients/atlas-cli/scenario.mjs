import assert from 'node:assert/strict';
import { runProgram } from '../../scripts/clients/run-program.mjs';

/** The steps of docs/guides/atlas-cli.md and some more, with one credential. What they make they take away. */
export function scenario(program, env, directory) {
  let key;
  let project;
  let team;
  const run = (args) => runProgram(program, args, { cwd: directory, env, timeoutMs: 60_000 });
  const atlas = async (...args) => {
    const { status, stdout, output } = await run(args);
    assert.equal(status, 0, `${args.join(' ')}\n${output}`);
    return stdout;
  };
  const json = async (...args) => JSON.parse(await atlas(...args, '--output', 'json'));
  const organization = env.MONGODB_ATLAS_ORG_ID;

  return [
    [
      'the organization is listed',
      async () => {
        const { results } = await json('organizations', 'list');
        assert.deepEqual(
          results.map(({ id }) => id),
          [organization],
        );
      },
    ],
    [
      'a key is made, and its private key is shown',
      async () => {
        key = await json('organizations', 'apiKeys', 'create', '--desc', 'a key', '--role', 'ORG_MEMBER');
        assert.match(key.privateKey, /^[0-9a-f-]{36}$/);
      },
    ],
    [
      'a key gets an access list, of an address and of a block',
      async () => {
        const entries = ['organizations', 'apiKeys', 'accessLists'];
        await json(...entries, 'create', '--apiKey', key.id, '--ip', '192.0.2.10');
        await json(...entries, 'create', '--apiKey', key.id, '--cidr', '198.51.100.0/24');
        const { results } = await json(...entries, 'list', key.id);
        assert.deepEqual(results.map(({ cidrBlock }) => cidrBlock).sort(), [
          '192.0.2.10/32',
          '198.51.100.0/24',
        ]);
        await atlas(...entries, 'delete', '198.51.100.0/24', '--apiKey', key.id, '--force');
      },
    ],
    [
      'a key is listed, described and changed',
      async () => {
        const { results } = await json('organizations', 'apiKeys', 'list');
        assert.ok(results.some(({ id }) => id === key.id));
        await json(
          'organizations',
          'apiKeys',
          'assign',
          key.id,
          '--desc',
          'changed',
          '--role',
          'ORG_READ_ONLY',
        );
        const read = await json('organizations', 'apiKeys', 'describe', key.id);
        assert.deepEqual([read.desc, read.roles[0].roleName], ['changed', 'ORG_READ_ONLY']);
      },
    ],
    [
      'a project is made, found and described',
      async () => {
        project = await json('projects', 'create', 'Made by the CLI', '--orgId', organization);
        const { results } = await json('projects', 'list');
        assert.ok(results.some(({ id }) => id === project.id));
        assert.equal((await json('projects', 'describe', project.id)).name, 'Made by the CLI');
      },
    ],
    [
      'a key is assigned to a project',
      async () => {
        const assigned = ['--projectId', project.id];
        await atlas('projects', 'apiKeys', 'assign', key.id, '--role', 'GROUP_READ_ONLY', ...assigned);
        const { results } = await json('projects', 'apiKeys', 'list', ...assigned);
        assert.ok(results.some(({ id }) => id === key.id));
      },
    ],
    [
      'the network access list of a project gets an entry',
      async () => {
        const { results } = await json(
          'accessLists',
          'create',
          '192.0.2.20',
          '--type',
          'ipAddress',
          '--projectId',
          project.id,
        );
        assert.equal(results[0].ipAddress, '192.0.2.20');
      },
    ],
    [
      'a team is made and described',
      async () => {
        team = await json('teams', 'create', 'Made by the CLI', '--username', 'ada@example.com');
        assert.equal((await json('teams', 'describe', '--id', team.id)).name, 'Made by the CLI');
      },
    ],
    [
      'the events of the organization tell of the key',
      async () => {
        const { results } = await json('events', 'organizations', 'list', '--type', 'API_KEY_CREATED');
        assert.ok(results.some(({ targetPublicKey }) => targetPublicKey === key.publicKey));
      },
    ],
    [
      'a refusal ends the command with status 1 and the code',
      async () => {
        const { status, output } = await run(['projects', 'describe', '0123456789abcdef01234567']);
        assert.equal(status, 1);
        assert.match(output, /GROUP_NOT_FOUND/);
      },
    ],
    [
      'what was made is deleted',
      async () => {
        await atlas('teams', 'delete', team.id, '--force');
        await atlas('projects', 'delete', project.id, '--force');
        await atlas('organizations', 'apiKeys', 'delete', key.id, '--force');
        const { results } = await json('organizations', 'apiKeys', 'list');
        assert.ok(!results.some(({ id }) => id === key.id));
      },
    ],
  ];
}
