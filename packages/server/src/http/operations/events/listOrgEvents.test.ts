import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { addEvents, removeEvents } from '#test/events.js';
import { startTestServer, type TestServer } from '#test/server.js';
import { recordReads } from '#test/statements.js';
import { openStore } from '../../../store/store.js';

const KEY = { actor_kind: 'api_key', actor_id: '5f00000000000000000000aa', actor_name: 'abcdwxyz' } as const;
const at = (second: number) => Date.UTC(2026, 7, 10, 3, 4, second);
const id = (last: number) => `6a00000000000000000000${String(last).padStart(2, '0')}`;

let server: TestServer;
let path: string;
beforeAll(async () => {
  server = await startTestServer();
  const { orgId, groupId } = server.first;
  path = `/api/atlas/v2/orgs/${orgId}/events`;
  await removeEvents(server.services);
  const own = { organization_id: orgId, remote_address: '198.51.100.7' };
  await addEvents(server.services, [
    // Ids do not follow the time.
    { ...own, id: id(9), created_at: at(10) + 250, type: 'ORG_CREATED' },
    {
      ...own,
      ...KEY,
      id: id(3),
      created_at: at(20) + 500,
      type: 'API_KEY_CREATED',
      details: '{"targetPublicKey":"klmnopqr"}',
    },
    { ...own, ...KEY, id: id(4), created_at: at(30), type: 'GROUP_CREATED', project_id: groupId },
    {
      ...own,
      id: id(5),
      created_at: at(40),
      type: 'JOINED_ORG',
      actor_kind: 'user',
      actor_id: '5f00000000000000000000bb',
      actor_name: 'ada@example.com',
      details: '{"targetUsername":"bob@example.com"}',
    },
    {
      ...own,
      ...KEY,
      id: id(6),
      created_at: at(40),
      type: 'API_KEY_ACCESS_LIST_ENTRY_ADDED',
      details: '{"whitelistEntry":"192.0.2.10","targetPublicKey":"klmnopqr"}',
    },
    {
      ...own,
      id: id(7),
      created_at: at(50),
      type: 'SERVICE_ACCOUNT_DELETED',
      actor_kind: 'service_account',
      actor_id: '5f00000000000000000000cc',
      actor_name: `mdb_sa_id_${'1'.repeat(24)}`,
      details: `{"clientId":"mdb_sa_id_${'2'.repeat(24)}"}`,
    },
    { id: id(8), created_at: at(55), type: 'ORG_CREATED', organization_id: '5f00000000000000000000ff' },
  ]);
});
afterAll(() => server.stop());

const idsOf = (answer: { json: { results: { id: string }[] } }) =>
  answer.json.results.map((event) => event.id);

describe('listOrgEvents', () => {
  it('lists the events of the organization, newest first, and of equal times the higher id', async () => {
    const answer = await server.curl(path);
    expect(answer.status, answer.text).toBe(200);
    expect(answer.headers['content-type']).toBe('application/vnd.atlas.2023-01-01+json;charset=utf-8');
    expect(idsOf(answer)).toEqual([id(7), id(6), id(5), id(4), id(3), id(9)]);
    expect(answer.json.totalCount).toBe(6);
  });

  it('answers an event byte for byte as it was recorded', async () => {
    const { orgId } = server.first;
    const base = server.publicUrl;
    const answer = await server.curl(
      `${path}?minDate=2026-08-10T03%3A04%3A20Z&maxDate=2026-08-10T03%3A04%3A20Z&includeRaw=false&includeCount=false&pageNum=1&itemsPerPage=100`,
    );
    expect(answer.text).toBe(
      `{"links":[{"href":"${base}${path}?minDate=2026-08-10T03%3A04%3A20Z&maxDate=2026-08-10T03%3A04%3A20Z&includeRaw=false&includeCount=false&pageNum=1&itemsPerPage=100","rel":"self"}],` +
        `"results":[{"apiKeyId":"${KEY.actor_id}","created":"2026-08-10T03:04:20Z","eventTypeName":"API_KEY_CREATED","id":"${id(3)}","isGlobalAdmin":false,` +
        `"links":[{"href":"${base}/api/atlas/v2/groups/null/events/${id(3)}","rel":"self"}],"orgId":"${orgId}","publicKey":"abcdwxyz","remoteAddress":"198.51.100.7","targetPublicKey":"klmnopqr"}],` +
        `"totalCount":0}`,
    );
  });

  it('names the actor by kind, the project where there is one, and what the type tells beyond that', async () => {
    const { orgId, groupId } = server.first;
    const { json } = await server.curl(path);
    const [deleted, entry, joined, created, , system] = json.results;
    expect(Object.keys(entry)).toEqual(Object.keys(entry).sort());
    expect(entry).toMatchObject({ targetPublicKey: 'klmnopqr', whitelistEntry: '192.0.2.10' });
    expect(joined).toMatchObject({
      userId: '5f00000000000000000000bb',
      username: 'ada@example.com',
      targetUsername: 'bob@example.com',
    });
    expect(joined).not.toHaveProperty('apiKeyId');
    expect(created).toMatchObject({
      groupId,
      orgId,
      links: [{ href: `${server.publicUrl}/api/atlas/v2/groups/${groupId}/events/${id(4)}`, rel: 'self' }],
    });
    expect(deleted).toMatchObject({ clientId: `mdb_sa_id_${'2'.repeat(24)}` });
    expect(deleted).not.toHaveProperty('actorClientId');
    expect(Object.keys(system)).toEqual([
      'created',
      'eventTypeName',
      'id',
      'isGlobalAdmin',
      'links',
      'orgId',
      'remoteAddress',
    ]);
  });

  it('filters by type, several of them given by repetition', async () => {
    const answer = await server.curl(`${path}?eventType=JOINED_ORG&eventType=GROUP_CREATED`);
    expect(idsOf(answer)).toEqual([id(5), id(4)]);
    expect(answer.json.totalCount).toBe(2);
  });

  it('refuses a type that does not exist, however many good ones stand beside it', async () => {
    const answer = await server.curl(`${path}?eventType=JOINED_ORG&eventType=COFFEE_MADE`);
    expect(answer.status).toBe(400);
    expect(answer.json).toMatchObject({ errorCode: 'INVALID_ENUM_VALUE', parameters: ['COFFEE_MADE'] });
    expect(answer.json.badRequestDetail.fields[0].field).toBe('eventType.1');
  });

  it('filters by time, both ends included, in any zone', async () => {
    const filtered = async (query: string) => idsOf(await server.curl(`${path}?${query}`));
    expect(await filtered('minDate=2026-08-10T03:04:40Z')).toEqual([id(7), id(6), id(5)]);
    expect(await filtered('maxDate=2026-08-10T03:04:20Z')).toEqual([id(3), id(9)]);
    expect(await filtered('maxDate=2026-08-10T03:04:20.499Z')).toEqual([id(9)]);
    expect(await filtered('minDate=2026-08-10T05:04:30%2B02:00&maxDate=2026-08-10T03:04:30')).toEqual([
      id(4),
    ]);
    expect(await filtered('minDate=2026-08-09T20:04:40-0700')).toEqual([id(7), id(6), id(5)]);
    expect(await filtered('minDate=2026-08-10')).toHaveLength(6);
    expect(await filtered('maxDate=2026-08-10')).toEqual([]);
    expect(await filtered('minDate=&maxDate=')).toHaveLength(6);
  });

  it('refuses dates that are none, and a range that ends before it begins', async () => {
    const wrong = await server.curl(`${path}?minDate=2026-02-30T00:00:00Z`);
    expect(wrong.status).toBe(400);
    expect(wrong.json).toMatchObject({
      badRequestDetail: { fields: [{ field: 'minDate' }] },
      errorCode: 'INVALID_DATE_FORMAT',
      parameters: ['2026-02-30T00:00:00Z'],
    });
    const reversed = await server.curl(`${path}?minDate=2026-08-10T00:00:01Z&maxDate=2026-08-10T00:00:00Z`);
    expect(reversed.status).toBe(400);
    expect(reversed.json).toMatchObject({
      errorCode: 'INVALID_DATE_RANGE',
      parameters: ['2026-08-10T00:00:01Z', '2026-08-10T00:00:00Z'],
    });
  });

  it('pages with and without counting', async () => {
    const rels = (json: { links: { rel: string }[] }) => json.links.map(({ rel }) => rel);
    for (const includeCount of [true, false]) {
      const page = (pageNum: number) =>
        server.curl(`${path}?itemsPerPage=4&pageNum=${pageNum}&includeCount=${includeCount}`);
      const first = await page(1);
      expect(idsOf(first)).toEqual([id(7), id(6), id(5), id(4)]);
      expect(rels(first.json)).toEqual(includeCount ? ['self', 'next'] : ['self']);
      expect(first.json.totalCount).toBe(includeCount ? 6 : 0);
      const second = await page(2);
      expect(idsOf(second)).toEqual([id(3), id(9)]);
      expect(rels(second.json)).toEqual(['self', 'previous']);
      expect(idsOf(await page(3))).toEqual([]);
    }
    const exact = await server.curl(`${path}?itemsPerPage=6`);
    expect(rels(exact.json)).toEqual(['self']);
  });

  it('counts in the store only when the count is asked for and the page does not tell it', async () => {
    const { store, statements } = recordReads(await openStore({ inMemory: true, now: Date.now }));
    const recorded = await startTestServer({}, { store });
    onTestFinished(() => recorded.stop());
    const events = `/api/atlas/v2/orgs/${recorded.first.orgId}/events`;
    const counted = async (query: string) => {
      const before = statements.length;
      expect((await recorded.curl(`${events}?${query}`)).status).toBe(200);
      return statements.slice(before).some((sql) => /^select count\(.* from "events"/.test(sql));
    };
    expect(await counted('itemsPerPage=1&includeCount=false')).toBe(false);
    expect(await counted('itemsPerPage=500')).toBe(false);
    expect(await counted('itemsPerPage=1')).toBe(true);
  });

  it('adds the raw form when asked, with the names of organization and project', async () => {
    const { orgId, groupId } = server.first;
    const { json } = await server.curl(`${path}?eventType=GROUP_CREATED&includeRaw=true`);
    expect(json.results[0].raw).toEqual({
      _t: 'GROUP_CREATED',
      cid: groupId,
      cre: '2026-08-10T03:04:30Z',
      description: 'Project was created',
      gn: 'Project 0',
      id: id(4),
      orgId,
      orgName: 'My Organization',
      severity: 'INFO',
    });
    expect(Object.keys(json.results[0]).slice(-2)).toEqual(['raw', 'remoteAddress']);
  });

  it('shows a change with who made it and from where', async () => {
    const { orgId, apiKey } = server.first;
    const created = await server.curl(`/api/atlas/v2/orgs/${orgId}/apiKeys`, {
      method: 'POST',
      body: { desc: 'seen in the trail', roles: ['ORG_MEMBER'] },
    });
    const member = { publicKey: created.json.publicKey, privateKey: created.json.privateKey };
    const { json } = await server.curl(`${path}?itemsPerPage=1`, { key: member });
    expect(json.results[0]).toMatchObject({
      eventTypeName: 'API_KEY_CREATED',
      apiKeyId: apiKey.id,
      publicKey: apiKey.publicKey,
      remoteAddress: '127.0.0.1',
      targetPublicKey: member.publicKey,
    });
  });

  it('refuses types that happen in projects alone or are not published', async () => {
    for (const type of ['NETWORK_PERMISSION_ENTRY_ADDED', 'API_KEY_EXPIRED']) {
      const answer = await server.curl(`${path}?eventType=${type}`);
      expect([answer.status, answer.json.errorCode]).toEqual([400, 'INVALID_ENUM_VALUE']);
    }
  });

  it('is empty, not refused, when nothing matches', async () => {
    const { json } = await server.curl(`${path}?eventType=TEAM_CREATED`);
    expect(json).toMatchObject({ results: [], totalCount: 0 });
  });
});
