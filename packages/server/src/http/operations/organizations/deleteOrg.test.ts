import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addKey } from '#test/accounts.js';
import { expectRefusal } from '#test/refusals.js';
import { startTestServer, type TestServer } from '#test/server.js';
import { trailOf } from '#test/trail.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

describe('deleteOrg', () => {
  it('deletes an empty organization; every key of it is refused on the very next request', async () => {
    const created = await server.curl('/api/atlas/v2/orgs', {
      method: 'POST',
      body: { name: 'Short-lived', apiKey: { desc: 'first', roles: ['ORG_OWNER'] } },
    });
    const key = created.json.apiKey;
    const path = `/api/atlas/v2/orgs/${created.json.organization.id}`;
    const second = await server.curl(`${path}/apiKeys`, {
      method: 'POST',
      key,
      body: { desc: 'second', roles: ['ORG_READ_ONLY'] },
    });
    // Both are in the credential cache now.
    for (const used of [key, second.json]) expect((await server.curl(path, { key: used })).status).toBe(200);

    const dropped: string[] = [];
    const stopListening = server.services.store.onChanges((changes) => {
      if (changes !== 'all') dropped.push(...changes.map(({ kind, subject }) => `${kind} ${subject}`));
    });
    const deleted = await server.curl(path, { method: 'DELETE', key });
    stopListening();
    expect(deleted.status, deleted.text).toBe(204);
    expect(deleted.text).toBe('');
    expect(deleted.headers['content-type']).toBe('application/vnd.atlas.2023-01-01+json;charset=utf-8');
    for (const used of [key, second.json]) {
      expect((await server.curl(path, { key: used })).status).toBe(401);
      expect(dropped).toContain(`credential ${used.publicKey}`);
    }

    const left = await server.services.store.reader
      .selectFrom('credentials')
      .select('id')
      .where('organization_id', '=', created.json.organization.id)
      .execute();
    expect(left).toEqual([]);
    const trail = await trailOf(server, created.json.organization.id);
    const gone = trail.filter((event) => event.type === 'API_KEY_DELETED');
    expect(gone.map((event) => event.details.targetPublicKey).sort()).toEqual(
      [key.publicKey, second.json.publicKey].sort(),
    );
    expect(gone.every((event) => event.actor === key.publicKey)).toBe(true);
  });

  it('refuses while there are projects, and leaves everything as it was', async () => {
    const path = `/api/atlas/v2/orgs/${server.first.orgId}`;
    expectRefusal(await server.curl(path, { method: 'DELETE' }), {
      status: 409,
      code: 'ORG_NOT_EMPTY',
      parameters: [server.first.orgId],
    });
    expect((await server.curl(path)).status).toBe(200);
  });

  it('is for owners of that organization', async () => {
    const key = await addKey(server, { organizationRoles: ['ORG_GROUP_CREATOR'] });
    expectRefusal(await server.curl(`/api/atlas/v2/orgs/${server.first.orgId}`, { method: 'DELETE', key }), {
      status: 401,
      code: 'USER_UNAUTHORIZED',
    });
    expectRefusal(await server.curl('/api/atlas/v2/orgs/0123456789abcdef01234567', { method: 'DELETE' }), {
      status: 404,
      code: 'ORG_NOT_FOUND',
    });
  });
});
