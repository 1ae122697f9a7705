import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addKey, addOrganization, addProject, eventsDuring, type TestKey } from '#test/accounts.js';
import { type Call, type CallOptions, createCall } from '#test/call.js';
import { addPerson } from '#test/people.js';
import { startTestServer, type TestServer } from '#test/server.js';

let server: TestServer;
let call: Call;
let keys: string;
beforeAll(async () => {
  server = await startTestServer();
  call = createCall(server);
  keys = `/orgs/${server.first.orgId}/apiKeys`;
});
afterAll(() => server.stop());

const listOf = (key: { id: string }) => `${keys}/${key.id}/accessList`;
const blocksIn = (answer: { json: { results: { cidrBlock: string }[] } }) =>
  answer.json.results.map(({ cidrBlock }) => cidrBlock).sort();

describe('createOrgApiKeyAccessListEntry', () => {
  it('answers 200 with the whole list in the recorded form', async () => {
    const key = await addKey(server, {});
    const path = `${listOf(key)}?includeCount=true&itemsPerPage=100&pageNum=1`;
    const answer = await call('POST', path, { body: [{ ipAddress: '192.0.2.10' }] });
    expect(answer.status).toBe(200);
    const { created } = answer.json.results[0];
    expect(created).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    const address = `${server.url}/api/atlas/v2${listOf(key)}`;
    expect(answer.text).toBe(
      `{"links":[{"href":"${address}?includeCount=true&pageNum=1&itemsPerPage=100","rel":"self"}],"results":[{"cidrBlock":"192.0.2.10/32","count":0,"created":"${created}","ipAddress":"192.0.2.10","links":[{"href":"${address}/192.0.2.10","rel":"self"}]}],"totalCount":1}`,
    );
  });

  it('adds addresses and blocks of both families, in their canonical form', async () => {
    const key = await addKey(server, {});
    const answer = await call('POST', listOf(key), {
      body: [
        { ipAddress: '2001:DB8:0:0:0:0:0:1' },
        { cidrBlock: '2001:db8:1::/48' },
        { cidrBlock: '198.51.100.0/24' },
        { cidrBlock: '203.0.113.7/32' },
        { ipAddress: '::ffff:192.0.2.1' },
        { ipAddress: '192.0.2.2', cidrBlock: '' },
      ],
    });
    expect(answer.status, answer.text).toBe(200);
    const byBlock = new Map<string, { ipAddress?: string; links: { href: string }[] }>(
      answer.json.results.map((entry: { cidrBlock: string }) => [entry.cidrBlock, entry]),
    );
    expect([...byBlock].map(([block, { ipAddress }]) => [block, ipAddress])).toEqual(
      expect.arrayContaining([
        ['2001:db8::1/128', '2001:db8::1'],
        ['2001:db8:1::/48', undefined],
        ['198.51.100.0/24', undefined],
        ['203.0.113.7/32', '203.0.113.7'],
        ['192.0.2.1/32', '192.0.2.1'],
        ['192.0.2.2/32', '192.0.2.2'],
      ]),
    );
    for (const entry of byBlock.values()) {
      const link = new URL(entry.links[0]?.href ?? '');
      expect((await call('GET', link.pathname)).json).toEqual(entry);
    }
  });

  it('answers with the entries that were there before, too', async () => {
    const key = await addKey(server, {});
    await call('POST', listOf(key), { body: [{ ipAddress: '192.0.2.1' }] });
    const answer = await call('POST', listOf(key), { body: [{ cidrBlock: '192.0.2.0/24' }] });
    expect(blocksIn(answer)).toEqual(['192.0.2.0/24', '192.0.2.1/32']);
  });

  it('records each entry', async () => {
    const key = await addKey(server, {});
    const events = await eventsDuring(server, () =>
      call('POST', listOf(key), { body: [{ cidrBlock: '192.0.2.9/32' }, { cidrBlock: '10.0.0.0/8' }] }),
    );
    expect(events.map(({ type, details }) => [type, details])).toEqual(
      ['192.0.2.9', '10.0.0.0/8'].map((whitelistEntry) => [
        'API_KEY_ACCESS_LIST_ENTRY_ADDED',
        { targetPublicKey: key.publicKey, whitelistEntry },
      ]),
    );
  });

  it('without entries changes nothing', async () => {
    const key = await addKey(server, {});
    const events = await eventsDuring(server, async () => {
      expect((await call('POST', listOf(key), { body: [] })).json).toMatchObject({
        results: [],
        totalCount: 0,
      });
    });
    expect(events).toEqual([]);
  });

  it.each<[string, unknown, number, string, unknown[]]>([
    [
      'both forms in one entry',
      [{ ipAddress: '192.0.2.3', cidrBlock: '192.0.2.3/32' }],
      400,
      'BAD_ACCESS_LIST_ADD_REQUEST',
      [],
    ],
    ['neither form', [{}], 400, 'BAD_ACCESS_LIST_ADD_REQUEST', []],
    ['empty forms', [{ ipAddress: '', cidrBlock: '' }], 400, 'BAD_ACCESS_LIST_ADD_REQUEST', []],
    [
      'the same address twice',
      [{ ipAddress: '192.0.2.3' }, { cidrBlock: '192.0.2.3/32' }],
      400,
      'DUPLICATE_ADDRESSES_IN_INPUT',
      ['192.0.2.3'],
    ],
    [
      'the same address in two spellings',
      [{ ipAddress: '2001:db8::7' }, { ipAddress: '2001:DB8:0::0:7' }],
      400,
      'DUPLICATE_ADDRESSES_IN_INPUT',
      ['2001:db8::7'],
    ],
    [
      'an address that is there',
      [{ ipAddress: '192.0.2.4' }, { ipAddress: '192.0.2.1' }],
      409,
      'ADDRESS_ALREADY_IN_ACCESS_LIST',
      ['192.0.2.1'],
    ],
    [
      'a block that is there',
      [{ cidrBlock: '10.0.0.0/8' }],
      409,
      'ADDRESS_ALREADY_IN_ACCESS_LIST',
      ['10.0.0.0/8'],
    ],
    ['words', [{ ipAddress: 'localhost' }], 400, 'INVALID_IP_ADDRESS_OR_CIDR_NOTATION', ['localhost']],
    ['three numbers', [{ ipAddress: '192.0.2' }], 400, 'INVALID_IP_ADDRESS_OR_CIDR_NOTATION', ['192.0.2']],
    [
      'a leading zero',
      [{ ipAddress: '192.0.2.01' }],
      400,
      'INVALID_IP_ADDRESS_OR_CIDR_NOTATION',
      ['192.0.2.01'],
    ],
    [
      'a prefix of 33',
      [{ cidrBlock: '192.0.2.0/33' }],
      400,
      'INVALID_IP_ADDRESS_OR_CIDR_NOTATION',
      ['192.0.2.0/33'],
    ],
    [
      'a block as an address',
      [{ ipAddress: '192.0.2.0/24' }],
      400,
      'INVALID_IP_ADDRESS_OR_CIDR_NOTATION',
      ['192.0.2.0/24'],
    ],
    ['a zone', [{ ipAddress: 'fe80::1%eth0' }], 400, 'INVALID_IP_ADDRESS_OR_CIDR_NOTATION', ['fe80::1%eth0']],
    ['a number', [{ ipAddress: 5 }], 400, 'INVALID_JSON_ATTRIBUTE', ['0.ipAddress']],
    ['a comment', [{ ipAddress: '192.0.2.3', comment: 'x' }], 400, 'INVALID_ATTRIBUTE', ['0.comment']],
    ['no array', { ipAddress: '192.0.2.3' }, 400, 'INVALID_JSON', []],
  ])('refuses %s and adds none of the entries', async (_name, body, status, code, parameters) => {
    const key = await addKey(server, {});
    await call('POST', listOf(key), { body: [{ ipAddress: '192.0.2.1' }, { cidrBlock: '10.0.0.0/8' }] });
    const events = await eventsDuring(server, async () => {
      const answer = await call('POST', listOf(key), { body });
      expect([answer.status, answer.json.errorCode, answer.json.parameters]).toEqual([
        status,
        code,
        parameters,
      ]);
    });
    expect(events).toEqual([]);
    expect(blocksIn(await call('GET', listOf(key)))).toEqual(['10.0.0.0/8', '192.0.2.1/32']);
  });

  it('names the network when a block has host bits set', async () => {
    const key = await addKey(server, {});
    const answer = await call('POST', listOf(key), {
      body: [{ ipAddress: '192.0.2.1' }, { cidrBlock: '192.0.2.77/24' }],
    });
    expect(answer.json).toMatchObject({
      errorCode: 'INVALID_IP_ADDRESS_OR_CIDR_NOTATION',
      parameters: ['192.0.2.77/24'],
      badRequestDetail: {
        fields: [
          { field: '1.cidrBlock', description: expect.stringContaining('the network is 192.0.2.0/24') },
        ],
      },
    });
  });

  describe('by the key itself', () => {
    const own = (key: TestKey, body: object, from?: string) => call('POST', listOf(key), { key, body, from });

    it('needs no role to manage keys', async () => {
      const key = await addKey(server, { organizationRoles: ['ORG_MEMBER'] });
      expect((await own(key, [{ ipAddress: '127.0.0.1' }])).status).toBe(200);
    });

    it('cannot start a list that leaves out the address it calls from', async () => {
      const key = await addKey(server, {});
      const refused = await own(key, [{ ipAddress: '192.0.2.1' }], '127.0.0.5');
      expect([refused.status, refused.json.errorCode]).toEqual([
        400,
        'CANNOT_REMOVE_CALLER_FROM_ACCESS_LIST',
      ]);
      expect(refused.json.detail).toBe("Cannot remove caller's IP address 127.0.0.5 from access list.");
      expect(refused.json.parameters).toEqual(['127.0.0.5']);
      expect(
        (await own(key, [{ ipAddress: '192.0.2.1' }, { cidrBlock: '127.0.0.4/30' }], '127.0.0.5')).status,
      ).toBe(200);
    });
  });

  it('of another key that is in no project is for the owner of the organization', async () => {
    const target = await addKey(server, {});
    for (const role of ['ORG_READ_ONLY', 'ORG_MEMBER', 'ORG_GROUP_CREATOR']) {
      const key = await addKey(server, { organizationRoles: [role] });
      const answer = await call('POST', listOf(target), { key, body: [{ ipAddress: '127.0.0.1' }] });
      expect([answer.status, answer.json.errorCode]).toEqual([401, 'API_KEY_ACCESS_LIST_ACCESS_DENIED']);
    }
    const owner = await addKey(server, { organizationRoles: ['ORG_OWNER'] });
    expect(
      (await call('POST', listOf(target), { key: owner, body: [{ ipAddress: '192.0.2.1' }] })).status,
    ).toBe(200);
  });

  describe('by whoever manages the keys of a project', () => {
    let neighbour: string;
    let managers: [string, CallOptions][];
    let both: CallOptions;
    beforeAll(async () => {
      const { orgId, groupId } = server.first;
      neighbour = await addProject(server, 'neighbour');
      const person = async (...projects: string[]) => {
        const roles = Object.fromEntries(projects.map((id) => [id, ['GROUP_USER_ADMIN']]));
        const organizations = { [orgId]: ['ORG_MEMBER'] };
        return { headers: (await addPerson(server.services, { organizations, projects: roles })).headers };
      };
      managers = [
        ['a person', await person(groupId)],
        ['a key', { key: await keyIn(groupId, 'GROUP_USER_ADMIN') }],
        ['an owner of the project', { key: await keyIn(groupId, 'GROUP_OWNER') }],
      ];
      both = await person(groupId, neighbour);
    });
    const keyIn = (projectId: string, role = 'GROUP_READ_ONLY') =>
      addKey(server, { projectRoles: [{ projectId, role }] });
    const add = (key: { id: string }, by: CallOptions) =>
      call('POST', listOf(key), { ...by, body: [{ ipAddress: '127.0.0.7' }] });
    async function expectDenied(key: { id: string }, by: CallOptions, why: string) {
      const { status, json } = await add(key, by);
      expect([status, json.errorCode, json.parameters], why).toEqual([
        401,
        'API_KEY_ACCESS_LIST_ACCESS_DENIED',
        [],
      ]);
    }

    it('leaves an event that the activity of the project shows too', async () => {
      const { groupId } = server.first;
      const [, by] = managers[0] ?? [];
      const key = await keyIn(groupId);
      const [event] = await eventsDuring(server, () => add(key, by ?? {}));
      expect(event).toMatchObject({ type: 'API_KEY_ACCESS_LIST_ENTRY_ADDED', projectId: groupId });
      const [ofOwner] = await eventsDuring(server, () =>
        call('POST', listOf(key), { body: [{ ipAddress: '127.0.0.8' }] }),
      );
      expect(ofOwner).toMatchObject({ type: 'API_KEY_ACCESS_LIST_ENTRY_ADDED', projectId: null });
    });

    it('may start the list of a key that is in this project alone', async () => {
      for (const [name, by] of managers) {
        const key = await keyIn(server.first.groupId, 'GROUP_OWNER');
        const answer = await add(key, by);
        expect([answer.status, answer.json.totalCount], name).toEqual([200, 1]);
        expect((await call('GET', listOf(key), { key, from: '127.0.0.7' })).status).toBe(200);
        expect((await call('GET', listOf(key), { key, from: '127.0.0.8' })).status).toBe(403);
      }
    });

    it('may not when the key reaches further, nor learns which keys there are', async () => {
      const projectRoles = [{ projectId: server.first.groupId, role: 'GROUP_READ_ONLY' }];
      const refused = [
        [await keyIn(neighbour), 'in another project'],
        [
          await addKey(server, {
            projectRoles: [...projectRoles, { projectId: neighbour, role: 'GROUP_READ_ONLY' }],
          }),
          'in another project, too',
        ],
        [
          await addKey(server, { projectRoles, organizationRoles: ['ORG_MEMBER', 'ORG_READ_ONLY'] }),
          'with a role in the organization',
        ],
        [await addKey(server, {}), 'in no project'],
        [(await addOrganization(server, 'beyond')).owner, 'of another organization'],
        [{ id: 'f'.repeat(24) }, 'unknown'],
      ] as const;
      for (const [name, by] of managers)
        for (const [key, why] of refused) await expectDenied(key, by, `${name}: ${why}`);
    });

    it('may when the other project is managed by the same person', async () => {
      const key = await addKey(server, {
        projectRoles: [
          { projectId: server.first.groupId, role: 'GROUP_READ_ONLY' },
          { projectId: neighbour, role: 'GROUP_OWNER' },
        ],
      });
      expect((await add(key, both)).status).toBe(200);
    });

    it('takes more than a look at the project', async () => {
      const by = { key: await keyIn(server.first.groupId, 'GROUP_READ_ONLY') };
      await expectDenied(await keyIn(server.first.groupId), by, 'reader');
    });
  });

  it('does not reach keys of another organization', async () => {
    const { owner } = await addOrganization(server, 'elsewhere');
    const answer = await call('POST', listOf(owner), { body: [{ ipAddress: '192.0.2.1' }] });
    expect([answer.status, answer.json.errorCode]).toEqual([400, 'API_KEY_NOT_FOUND']);
  });
});
