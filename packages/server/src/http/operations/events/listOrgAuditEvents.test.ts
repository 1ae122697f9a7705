import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Call, createCall } from '#test/call.js';
import { addEvents } from '#test/events.js';
import { startTestServer, type TestServer } from '#test/server.js';
import { createAccount, tokenOf } from '#test/service-accounts.js';

interface Shown {
  readonly id: string;
  readonly eventTypeName: string;
}

let server: TestServer;
let call: Call;
let orgId: string;
beforeAll(async () => {
  server = await startTestServer();
  call = createCall(server);
  orgId = server.first.orgId;
});
afterAll(() => server.stop());

const eventsAt = async (path: string): Promise<Shown[]> => (await call('GET', path)).json.results;
const newest = (count: number, base: string) => eventsAt(`${base}/events?itemsPerPage=${count}`);
const published = () => eventsAt(`/orgs/${orgId}/events?itemsPerPage=500`);
const trail = () => eventsAt(`/api/private/orgs/${orgId}/events?itemsPerPage=500`);

/** The types that the work adds to the organization's published list and to the audit trail, by name. */
async function addedBy(work: () => Promise<unknown>) {
  const [listed, written] = [await published(), await trail()];
  await work();
  const added = async (before: Shown[], now: Promise<Shown[]>) => {
    const known = new Set(before.map(({ id }) => id));
    return (await now).flatMap(({ id, eventTypeName }) => (known.has(id) ? [] : [eventTypeName])).sort();
  };
  return { published: await added(listed, published()), trail: await added(written, trail()) };
}

describe('the published list of an organization', () => {
  it('tells of a project that is made with tags: that it was made, and its tags', async () => {
    const added = await addedBy(() =>
      call('POST', '/groups', {
        body: { name: 'Tagged', orgId, tags: [{ key: 'environment', value: 'test' }] },
      }),
    );
    expect(added.published).toEqual(['GROUP_CREATED', 'GROUP_TAGS_MODIFIED']);
    expect(added.trail).toEqual(expect.arrayContaining(added.published));
  });

  it('tells no tags of a project that is made without', async () => {
    const added = await addedBy(() =>
      call('POST', '/groups', { body: { name: 'Untagged', orgId, tags: [] } }),
    );
    expect(added.published).toEqual(['GROUP_CREATED']);
  });

  it('has the key that is made in a project, and neither its roles there nor the network entries', async () => {
    const { groupId } = server.first;
    const added = await addedBy(async () => {
      await call('POST', `/groups/${groupId}/apiKeys`, {
        body: { desc: 'of a project', roles: ['GROUP_READ_ONLY'] },
      });
      await call('POST', `/groups/${groupId}/accessList`, { body: [{ ipAddress: '192.0.2.77' }] });
      await call('PATCH', `/groups/${groupId}`, { body: { name: 'Renamed' } });
    });
    expect(added.published).toEqual(['API_KEY_CREATED']);
    expect(added.trail).toEqual([
      'API_KEY_ADDED_TO_GROUP',
      'API_KEY_CREATED',
      'GROUP_NAME_CHANGED',
      'NETWORK_PERMISSION_ENTRY_ADDED',
    ]);
    const ofProject = await newest(3, `/groups/${groupId}`);
    expect(ofProject.map(({ eventTypeName }) => eventTypeName)).toEqual([
      'GROUP_NAME_CHANGED',
      'NETWORK_PERMISSION_ENTRY_ADDED',
      'API_KEY_ADDED_TO_GROUP',
    ]);
  });

  it('does not tell that an API key changed or deleted an invitation; the audit trail does', async () => {
    const invites = `/orgs/${orgId}/invites`;
    const body = { username: 'told@example.com', roles: ['ORG_MEMBER'] };
    const { id } = (await call('POST', invites, { body })).json;
    const added = await addedBy(async () => {
      const changed = await call('PATCH', `${invites}/${id}`, { body: { roles: ['ORG_READ_ONLY'] } });
      expect(changed.status, changed.text).toBe(200);
      expect((await call('DELETE', `${invites}/${id}`)).status).toBe(204);
    });
    expect(added).toEqual({ published: [], trail: ['ORG_INVITATION_CHANGED', 'ORG_INVITATION_DELETED'] });
  });

  it('tells of an invitation that a person deleted', async () => {
    const row = { created_at: Date.now(), type: 'ORG_INVITATION_DELETED', organization_id: orgId };
    const added = await addedBy(() =>
      addEvents(server.services, [{ ...row, id: '6a00000000000000000000d1', actor_kind: 'user' }]),
    );
    expect(added.published).toEqual(['ORG_INVITATION_DELETED']);
  });
});

describe('the audit trail', () => {
  it('has types of our own, which no published list has, and shows each event alone', async () => {
    const { groupId } = server.first;
    const row = {
      type: 'API_KEY_EXPIRED',
      organization_id: orgId,
      details: '{"targetPublicKey":"klmnopqr"}',
    };
    await addEvents(server.services, [
      { ...row, id: '6a00000000000000000000e1', created_at: Date.now() },
      { ...row, id: '6a00000000000000000000e2', created_at: Date.now(), project_id: groupId },
    ]);
    for (const [scope, id] of [
      [`/orgs/${orgId}`, '6a00000000000000000000e1'],
      [`/groups/${groupId}`, '6a00000000000000000000e2'],
    ]) {
      expect((await eventsAt(`${scope}/events?itemsPerPage=500`)).map((event) => event.id)).not.toContain(id);
      expect((await call('GET', `${scope}/events/${id}`)).status).toBe(404);
      const all = await eventsAt(`/api/private${scope}/events?itemsPerPage=500&eventType=API_KEY_EXPIRED`);
      const shown = all.find((event) => event.id === id);
      expect(shown).toMatchObject({ eventTypeName: 'API_KEY_EXPIRED', targetPublicKey: 'klmnopqr' });
      const alone = await call('GET', `/api/private${scope}/events/${id}`);
      expect(alone.json).toEqual(shown);
      expect(alone.json.links).toEqual([
        { href: `${server.publicUrl}/api/private${scope}/events/${id}`, rel: 'self' },
      ]);
    }
  });

  it('names the service account that acted, beside the one that it acted upon', async () => {
    const actor = await createAccount(server, ['ORG_OWNER']);
    const headers = { Authorization: `Bearer ${await tokenOf(server, actor)}` };
    const made = await call('POST', `/orgs/${orgId}/serviceAccounts`, {
      headers,
      accept: 'application/vnd.atlas.2024-08-05+json',
      body: { name: 'b', description: 'b', roles: ['ORG_MEMBER'], secretExpiresAfterHours: 8 },
    });
    expect(made.status, made.text).toBe(201);
    const { clientId } = made.json;
    const [event] = await newest(1, `/api/private/orgs/${orgId}`);
    expect(event).toMatchObject({ actorClientId: actor.clientId, clientId });
    const [shown] = await newest(1, `/orgs/${orgId}`);
    expect(shown).toMatchObject({ clientId });
    expect(shown).not.toHaveProperty('actorClientId');
  });
});
