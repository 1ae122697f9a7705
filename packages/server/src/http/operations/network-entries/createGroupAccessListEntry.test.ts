import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addKey, addProject, eventsDuring } from '#test/accounts.js';
import { type Call, createCall } from '#test/call.js';
import { expectRefusal } from '#test/refusals.js';
import { startTestServer, type TestServer } from '#test/server.js';
import { ABOUT_ALL } from '../../../store/subjects.js';

const LIMIT = 'atlas.project.security.networkAccess.entries';

let server: TestServer;
let call: Call;
beforeAll(async () => {
  server = await startTestServer();
  call = createCall(server);
});
afterAll(() => server.stop());

/** Every test has a project of its own. */
let made = 0;
const newProject = () => addProject(server, `network ${++made}`);
const add = (projectId: string, body: unknown, options: Parameters<Call>[2] = {}) =>
  call('POST', `/groups/${projectId}/accessList`, { body, ...options });
const list = async (projectId: string) => (await call('GET', `/groups/${projectId}/accessList`)).json.results;
const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();

describe('createGroupAccessListEntry', () => {
  it('answers 201 without Location and the whole list in the recorded form', async () => {
    const id = await newProject();
    const path = `/api/atlas/v2/groups/${id}/accessList`;
    const answer = await server.curl(`${path}?includeCount=true&itemsPerPage=100&pageNum=1`, {
      method: 'POST',
      body: [{ ipAddress: '192.0.2.10', comment: 'office' }],
    });
    expect(answer.status, answer.text).toBe(201);
    expect(answer.headers.location).toBeUndefined();
    expect(answer.headers['content-type']).toBe('application/vnd.atlas.2023-01-01+json;charset=utf-8');
    const address = `${server.publicUrl}${path}`;
    expect(answer.text).toBe(
      `{"links":[{"href":"${address}?includeCount=true&pageNum=1&itemsPerPage=100","rel":"self"}],"results":[{"cidrBlock":"192.0.2.10/32","comment":"office","groupId":"${id}","ipAddress":"192.0.2.10","links":[{"href":"${address}/192.0.2.10%2F32","rel":"self"}]}],"totalCount":1}`,
    );
  });

  it('takes what the MCP server sends, and again when it is there already: nothing changes', async () => {
    const id = await newProject();
    const body = [{ groupId: id, ipAddress: '198.51.100.7', comment: 'Added by MCP' }];
    const first = await add(id, body);
    expect(first.status, first.text).toBe(201);
    const events = await eventsDuring(server, async () => {
      const again = await add(id, body);
      expect([again.status, again.json]).toEqual([201, first.json]);
    });
    expect(events).toEqual([]);
  });

  it('gives an entry that is there the comment and the end of the last request, in its place', async () => {
    const id = await newProject();
    await add(id, [{ cidrBlock: '192.0.2.0/28', comment: 'first' }]);
    await add(id, [{ cidrBlock: '198.51.100.0/28', deleteAfterDate: inHours(1) }]);
    const deleteAfterDate = `${inHours(2).slice(0, 19)}Z`;
    const events = await eventsDuring(server, async () => {
      const answer = await add(id, [{ cidrBlock: '192.0.2.0/28', comment: 'second', deleteAfterDate }]);
      expect(answer.status, answer.text).toBe(201);
      expect(answer.json).toMatchObject({
        results: [
          { cidrBlock: '192.0.2.0/28', comment: 'second', deleteAfterDate },
          { cidrBlock: '198.51.100.0/28' },
        ],
        totalCount: 2,
      });
    });
    expect(events.map(({ type, details }) => [type, details])).toEqual([
      ['NETWORK_PERMISSION_ENTRY_UPDATED', { whitelistEntry: '192.0.2.0/28' }],
    ]);
    // What is not named is not kept: whole lists are posted, and an entry is as it stands there.
    const plain = await add(id, [{ cidrBlock: '192.0.2.0/28' }]);
    expect(plain.json.results[0].comment).toBeUndefined();
    expect(plain.json.results[0].deleteAfterDate).toBeUndefined();
  });

  it('takes known entries together with new ones, and one that stands twice in a request once', async () => {
    const id = await newProject();
    await add(id, [{ ipAddress: '192.0.2.1', comment: 'kept' }, { ipAddress: '192.0.2.2' }]);
    const events = await eventsDuring(server, async () => {
      const answer = await add(id, [
        { ipAddress: '192.0.2.1', comment: 'kept' },
        { ipAddress: '192.0.2.2', comment: 'new words' },
        { ipAddress: '192.0.2.3', comment: 'one' },
        { cidrBlock: '192.0.2.3/32', comment: 'two' },
        { ipAddress: '2001:db8::7' },
        { ipAddress: '2001:DB8:0::0:7', comment: 'the last counts' },
      ]);
      expect(answer.status, answer.text).toBe(201);
      const shown = answer.json.results.map((entry: Record<string, string>) => [
        entry.ipAddress,
        entry.comment,
      ]);
      expect(shown).toEqual([
        ['192.0.2.1', 'kept'],
        ['192.0.2.2', 'new words'],
        ['192.0.2.3', 'two'],
        ['2001:db8::7', 'the last counts'],
      ]);
    });
    expect(events.map(({ type, details }) => [type, details])).toEqual([
      ['NETWORK_PERMISSION_ENTRY_ADDED', { whitelistEntry: '192.0.2.3' }],
      ['NETWORK_PERMISSION_ENTRY_ADDED', { whitelistEntry: '2001:db8::7' }],
      ['NETWORK_PERMISSION_ENTRY_UPDATED', { whitelistEntry: '192.0.2.2' }],
    ]);
  });

  it('takes a block in ipAddress, as CloudFormation and the Kubernetes operator send it', async () => {
    const id = await newProject();
    const answer = await add(id, [
      { ipAddress: '10.0.0.0/8' },
      { ipAddress: '192.0.2.9/32' },
      { ipAddress: '0.0.0.0/0' },
    ]);
    expect(answer.status, answer.text).toBe(201);
    const shown = answer.json.results.map((entry: Record<string, string>) => [
      entry.cidrBlock,
      entry.ipAddress,
    ]);
    expect(shown).toEqual([
      ['0.0.0.0/0', undefined],
      ['10.0.0.0/8', undefined],
      ['192.0.2.9/32', '192.0.2.9'],
    ]);
  });

  it('takes the address 0.0.0.0 for anywhere: it is found as 0.0.0.0/0 alone', async () => {
    const id = await newProject();
    const { json } = await add(id, [{ ipAddress: '0.0.0.0' }]);
    expect(json.results).toMatchObject([{ cidrBlock: '0.0.0.0/0' }]);
    expect(json.results[0].ipAddress).toBeUndefined();
    expect((await call('GET', `/groups/${id}/accessList/0.0.0.0%2F0`)).status).toBe(200);
    expectRefusal(await call('GET', `/groups/${id}/accessList/0.0.0.0`), {
      status: 404,
      code: 'ATLAS_NETWORK_PERMISSION_ENTRY_NOT_FOUND',
      detail: `IP Address 0.0.0.0 not on Atlas access list for group ${id}.`,
      parameters: ['0.0.0.0', id],
    });
  });

  it('says what is wrong with an address in the words of the live service, and why beside them', async () => {
    const id = await newProject();
    const answer = await add(id, [{ cidrBlock: '203.0.113.7/23' }]);
    expectRefusal(answer, {
      status: 400,
      code: 'INVALID_IP_ADDRESS_OR_CIDR_NOTATION',
      detail: 'The address 203.0.113.7/23 must be in valid IP address or CIDR notation.',
      parameters: ['203.0.113.7/23'],
    });
    expect(answer.json.badRequestDetail.fields).toEqual([
      { description: 'has host bits set; the network is 203.0.112.0/23', field: '0.cidrBlock' },
    ]);
  });

  it('adds addresses and blocks of both families, and security groups, each found by its link', async () => {
    const id = await newProject();
    const answer = await add(id, [
      { ipAddress: '2001:DB8:0:0:0:0:0:1' },
      { cidrBlock: '2001:db8:1::/48' },
      { cidrBlock: '198.51.100.0/24', ipAddress: '', awsSecurityGroup: null },
      { cidrBlock: '203.0.113.7/32', comment: null, deleteAfterDate: null },
      { cidrBlock: '203.0.113.8' },
      { cidrBlock: '192.0.2.2/32', ipAddress: '192.0.2.2' },
      { cidrBlock: '2001:db8::2/128', ipAddress: '2001:db8:0::2' },
      { cidrBlock: '0.0.0.0/0' },
      { awsSecurityGroup: 'sg-0123abcd' },
      { awsSecurityGroup: '123456789012/sg-0123abcd', ipAddress: '', cidrBlock: '' },
    ]);
    expect(answer.status, answer.text).toBe(201);
    const shown = answer.json.results as {
      cidrBlock?: string;
      ipAddress?: string;
      awsSecurityGroup?: string;
      links: { href: string }[];
    }[];
    expect(shown.map((entry) => [entry.cidrBlock ?? entry.awsSecurityGroup, entry.ipAddress]).sort()).toEqual(
      [
        ['0.0.0.0/0', undefined],
        ['123456789012/sg-0123abcd', undefined],
        ['192.0.2.2/32', '192.0.2.2'],
        ['198.51.100.0/24', undefined],
        ['2001:db8:1::/48', undefined],
        ['2001:db8::1/128', '2001:db8::1'],
        ['2001:db8::2/128', '2001:db8::2'],
        ['203.0.113.7/32', '203.0.113.7'],
        ['203.0.113.8/32', '203.0.113.8'],
        ['sg-0123abcd', undefined],
      ],
    );
    for (const entry of shown) {
      const path = new URL(entry.links[0]?.href ?? '').pathname;
      expect((await call('GET', path)).json, path).toEqual(entry);
      expect((await call('GET', `${path}/status`)).json, path).toEqual({ STATUS: 'ACTIVE' });
    }
  });

  it('records each entry, single addresses without their mask', async () => {
    const id = await newProject();
    const events = await eventsDuring(server, () =>
      add(id, [{ cidrBlock: '192.0.2.9/32' }, { cidrBlock: '10.0.0.0/8' }, { awsSecurityGroup: 'sg-12' }]),
    );
    const { orgId, apiKey } = server.first;
    expect(events).toEqual(
      ['192.0.2.9', '10.0.0.0/8', 'sg-12'].map((whitelistEntry) => ({
        type: 'NETWORK_PERMISSION_ENTRY_ADDED',
        organizationId: orgId,
        projectId: id,
        actor: apiKey.publicKey,
        remoteAddress: '127.0.0.1',
        details: { whitelistEntry },
      })),
    );
    const shown = await call('GET', `/groups/${id}/events?eventType=NETWORK_PERMISSION_ENTRY_ADDED`);
    expect(
      shown.json.results.map((event: { whitelistEntry: string }) => event.whitelistEntry).sort(),
    ).toEqual(['10.0.0.0/8', '192.0.2.9', 'sg-12']);
  });

  it('without entries changes nothing', async () => {
    const id = await newProject();
    const events = await eventsDuring(server, async () => {
      const answer = await add(id, []);
      expect(answer.status).toBe(201);
      expect(answer.json).toMatchObject({ results: [], totalCount: 0 });
    });
    expect(events).toEqual([]);
  });

  it('keeps a temporary entry until its time, shown in whole seconds', async () => {
    const id = await newProject();
    const deleteAfterDate = inHours(1);
    const answer = await add(id, [{ ipAddress: '192.0.2.1', deleteAfterDate }, { ipAddress: '192.0.2.2' }]);
    expect(answer.json.results).toMatchObject([
      { deleteAfterDate: `${deleteAfterDate.slice(0, 19)}Z`, ipAddress: '192.0.2.1' },
      { ipAddress: '192.0.2.2' },
    ]);
    expect(Object.keys(answer.json.results[0])).toEqual([
      'cidrBlock',
      'deleteAfterDate',
      'groupId',
      'ipAddress',
      'links',
    ]);
    await pass(id, '192.0.2.1/32');
    expect(await list(id)).toMatchObject([{ ipAddress: '192.0.2.2' }]);
    const path = `/groups/${id}/accessList/192.0.2.1`;
    for (const [method, target] of [
      ['GET', path],
      ['GET', `${path}/status`],
      ['DELETE', path],
    ] as const)
      expectRefusal(await call(method, target), {
        status: 404,
        code: 'ATLAS_NETWORK_PERMISSION_ENTRY_NOT_FOUND',
        parameters: ['192.0.2.1', id],
      });
    expect((await add(id, [{ ipAddress: '192.0.2.1' }])).status).toBe(201);
  });

  it('lets temporary entries last a week, no longer', async () => {
    const id = await newProject();
    const week = await add(id, [{ ipAddress: '192.0.2.1', deleteAfterDate: inHours(7 * 24) }]);
    expect(week.status, week.text).toBe(201);
    const longer = inHours(7 * 24 + 1);
    expectRefusal(await add(id, [{ ipAddress: '192.0.2.2', deleteAfterDate: longer }]), {
      status: 400,
      code: 'EXPIRATION_DATE_EXCEEDS_MAX',
      parameters: [longer, 7],
    });
    expectRefusal(await add(id, [{ ipAddress: '192.0.2.2', deleteAfterDate: '2020-01-01T00:00:00Z' }]), {
      status: 400,
      code: 'EXPIRATION_DATE_IN_PAST',
      parameters: ['2020-01-01T00:00:00.000Z'],
    });
    expectRefusal(await add(id, [{ ipAddress: '192.0.2.2', deleteAfterDate: 'tomorrow' }]), {
      status: 400,
      code: 'INVALID_DATE_FORMAT',
      parameters: ['tomorrow'],
      fields: ['0.deleteAfterDate'],
    });
    expect(await list(id)).toHaveLength(1);
  });

  it('has room for 200 entries; those that have gone make room', async () => {
    const id = await newProject();
    const entries = Array.from({ length: 199 }, (_, index) => ({ ipAddress: `198.51.100.${index}` }));
    expect((await add(id, entries)).status).toBe(201);
    const full = { status: 403, code: 'ATLAS_NETWORK_PERMISSIONS_LIMIT_EXCEEDED', parameters: [200, id] };
    expectRefusal(await add(id, [{ ipAddress: '192.0.2.1' }, { ipAddress: '192.0.2.2' }]), full);
    const temporary = [{ ipAddress: '192.0.2.1', deleteAfterDate: inHours(1) }];
    expect((await add(id, temporary)).json.totalCount).toBe(200);
    expectRefusal(await add(id, [{ ipAddress: '192.0.2.2' }]), full);
    // What is there takes no more room.
    const known = await add(id, [{ ipAddress: '198.51.100.7', comment: 'known' }]);
    expect([known.status, known.json.totalCount]).toEqual([201, 200]);
    await pass(id, '192.0.2.1/32');
    expect((await add(id, [{ ipAddress: '192.0.2.2' }])).json.totalCount).toBe(200);
  });

  it('keeps the limit that was set in the project, which shows how much of it is used', async () => {
    const id = await newProject();
    await add(id, [{ ipAddress: '192.0.2.1' }, { ipAddress: '192.0.2.2', deleteAfterDate: inHours(1) }]);
    const set = await call('PATCH', `/groups/${id}/limits/${LIMIT}`, { body: { value: 2 } });
    expect(set.json).toMatchObject({ currentUsage: 2, value: 2 });
    expectRefusal(await add(id, [{ ipAddress: '192.0.2.3' }]), {
      status: 403,
      code: 'ATLAS_NETWORK_PERMISSIONS_LIMIT_EXCEEDED',
      parameters: [2, id],
    });
    await pass(id, '192.0.2.2/32');
    expect((await call('GET', `/groups/${id}/limits/${LIMIT}`)).json).toMatchObject({ currentUsage: 1 });
    expect((await add(id, [{ ipAddress: '192.0.2.3' }])).status).toBe(201);
  });

  it('restricts no call to this server', async () => {
    const id = await newProject();
    const key = await addKey(server, { projectRoles: [{ projectId: id, role: 'GROUP_OWNER' }] });
    await add(id, [{ ipAddress: '203.0.113.1' }], { key });
    expect((await call('GET', `/groups/${id}`, { key })).status).toBe(200);
  });

  const BAD_FORM = 'MULTIPLE_VALUES_SPECIFIED_FOR_ONE_NETWORK_PERMISSION_ENTRY';
  it.each<[string, unknown, string, unknown[]?]>([
    ['an address and another block', [{ ipAddress: '192.0.2.3', cidrBlock: '192.0.2.0/24' }], BAD_FORM, []],
    [
      'an address and the block of another',
      [{ ipAddress: '192.0.2.3/32', cidrBlock: '192.0.2.4/32' }],
      BAD_FORM,
    ],
    ['an address and a security group', [{ ipAddress: '192.0.2.3', awsSecurityGroup: 'sg-1' }], BAD_FORM],
    [
      'all three',
      [{ ipAddress: '192.0.2.3', cidrBlock: '192.0.2.3/32', awsSecurityGroup: 'sg-1' }],
      BAD_FORM,
    ],
    ['nothing', [{ comment: 'x' }], BAD_FORM],
    ['empty texts', [{ ipAddress: '', cidrBlock: '', awsSecurityGroup: '' }], BAD_FORM],
    ['words', [{ ipAddress: 'localhost' }], 'INVALID_IP_ADDRESS_OR_CIDR_NOTATION', ['localhost']],
    [
      'host bits',
      [{ ipAddress: '192.0.2.1' }, { cidrBlock: '192.0.2.77/24' }],
      'INVALID_IP_ADDRESS_OR_CIDR_NOTATION',
      ['192.0.2.77/24'],
    ],
    ['a security group that is none', [{ awsSecurityGroup: 'sg-1; drop' }], 'VALIDATION_ERROR'],
    ['a comment of 81 characters', [{ ipAddress: '192.0.2.3', comment: 'x'.repeat(81) }], 'VALIDATION_ERROR'],
    ['a number', [{ ipAddress: 5 }], 'INVALID_JSON_ATTRIBUTE', ['0.ipAddress']],
    ['an unknown attribute', [{ ipAddress: '192.0.2.3', note: 'x' }], 'INVALID_ATTRIBUTE', ['0.note']],
    ['no array', { ipAddress: '192.0.2.3' }, 'INVALID_JSON', []],
  ])('refuses %s and adds none of the entries', async (_name, body, code, parameters) => {
    const id = await newProject();
    await add(id, [{ ipAddress: '10.0.0.1' }]);
    const events = await eventsDuring(server, async () =>
      expectRefusal(await add(id, body), { status: 400, code, ...(parameters && { parameters }) }),
    );
    expect(events).toEqual([]);
    expect(await list(id)).toHaveLength(1);
  });

  it('needs Project Owner', async () => {
    const id = await newProject();
    for (const role of ['GROUP_READ_ONLY', 'GROUP_USER_ADMIN', 'GROUP_CLUSTER_MANAGER']) {
      const key = await addKey(server, { projectRoles: [{ projectId: id, role }] });
      expectRefusal(await add(id, [{ ipAddress: '192.0.2.1' }], { key }), {
        status: 401,
        code: 'USER_UNAUTHORIZED',
      });
    }
    const key = await addKey(server, { projectRoles: [{ projectId: id, role: 'GROUP_OWNER' }] });
    expect((await add(id, [{ ipAddress: '192.0.2.1' }], { key })).status).toBe(201);
  });
});

/** Lets the time of an entry pass. */
async function pass(projectId: string, value: string): Promise<void> {
  await server.services.store.write(ABOUT_ALL, async (transaction) => {
    transaction.withoutEvent('time passes without an event');
    await transaction.database
      .updateTable('network_entries')
      .set({ delete_after: transaction.now - 1 })
      .where('project_id', '=', projectId)
      .where('value', '=', value)
      .execute();
  });
}
