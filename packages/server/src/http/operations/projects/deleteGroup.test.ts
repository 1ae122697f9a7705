import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addKey, addOrganization, addProject, eventsDuring } from '#test/accounts.js';
import { type Call, createCall } from '#test/call.js';
import { stopClock } from '#test/clock.js';
import { addPerson } from '#test/people.js';
import { expectRefusal } from '#test/refusals.js';
import { startTestServer, type TestServer } from '#test/server.js';

let server: TestServer;
let call: Call;
beforeAll(async () => {
  server = await startTestServer();
  call = createCall(server);
});
afterAll(() => server.stop());

describe('deleteGroup', () => {
  it('answers 202 with an empty object, and the project is gone on the next request', async () => {
    const id = await addProject(server, 'short-lived');
    expect((await call('GET', `/groups/${id}`)).status).toBe(200);
    const deleted = await call('DELETE', `/groups/${id}`);
    expect(deleted.status).toBe(202);
    expect(deleted.text).toBe('{}');
    expect(deleted.headers['content-type']).toBe('application/vnd.atlas.2023-01-01+json;charset=utf-8');
    for (const path of ['', '/settings', '/teams'])
      expectRefusal(await call('GET', `/groups/${id}${path}`), {
        status: 404,
        code: 'GROUP_NOT_FOUND',
        parameters: [id],
      });
    const list = await call('GET', '/groups');
    expect(list.json.results.map((project: { id: string }) => project.id)).not.toContain(id);
  });

  it('records the deletion', async () => {
    const id = await addProject(server, 'recorded');
    const events = await eventsDuring(server, () => call('DELETE', `/groups/${id}`));
    expect(events).toEqual([
      {
        type: 'GROUP_DELETED',
        organizationId: server.first.orgId,
        projectId: id,
        actor: server.first.apiKey.publicKey,
        remoteAddress: '127.0.0.1',
        details: {},
      },
    ]);
  });

  describe('again', () => {
    const remove = (id: string, options: Parameters<Call>[2] = {}, base = '') =>
      createCall(server, base || undefined)('DELETE', `/groups/${id}`, options);

    it('by who has just done it is answered as the first time, and changes nothing', async () => {
      const id = await addProject(server, 'twice');
      const key = await addKey(server, { projectRoles: [{ projectId: id, role: 'GROUP_OWNER' }] });
      const events = await eventsDuring(server, async () => {
        const answers = [await remove(id, { key }), await remove(id, { key })];
        expect(answers.map(({ status, text }) => [status, text])).toEqual([
          [202, '{}'],
          [202, '{}'],
        ]);
      });
      expect(events.map(({ type }) => type)).toEqual(['GROUP_DELETED']);
    });

    it('at the same time succeeds too', async () => {
      const id = await addProject(server, 'at once');
      const answers = await Promise.all([remove(id), remove(id), remove(id)]);
      expect(answers.map(({ status }) => status)).toEqual([202, 202, 202]);
    });

    it.each([
      ['/api/atlas/v1.0', 202],
      ['/api/public/v1.0', 204],
    ])('is the same on %s', async (base, status) => {
      const id = await addProject(server, `twice ${status}`);
      expect([(await remove(id, {}, base)).status, (await remove(id, {}, base)).status]).toEqual([
        status,
        status,
      ]);
    });

    it('by others does not find it', async () => {
      const id = await addProject(server, 'once');
      const other = await addOrganization(server, 'others');
      await remove(id);
      for (const key of [await addKey(server, { organizationRoles: ['ORG_OWNER'] }), other.owner])
        expectRefusal(await remove(id, { key }), { status: 404, code: 'GROUP_NOT_FOUND', parameters: [id] });
    });

    it('does not find it a minute later', async () => {
      const clock = stopClock();
      const server = await startTestServer();
      try {
        const call = createCall(server);
        const id = await addProject(server, 'long gone');
        expect((await call('DELETE', `/groups/${id}`)).status).toBe(202);
        clock.forward(60_000);
        expect((await call('DELETE', `/groups/${id}`)).status).toBe(202);
        clock.forward(1);
        expectRefusal(await call('DELETE', `/groups/${id}`), { status: 404, code: 'GROUP_NOT_FOUND' });
      } finally {
        await server.stop();
        clock.restore();
      }
    });

    it('is explained', async () => {
      const id = await addProject(server, 'explained');
      await remove(id);
      const { publicKey } = server.first.apiKey;
      const explained = await createCall(server, '')('POST', '/api/private/explain', {
        body: { as: publicKey, from: '127.0.0.1', method: 'DELETE', path: `/api/atlas/v2/groups/${id}` },
      });
      expect(explained.json.passes).toBe(true);
      expect(explained.json.checks).toContainEqual({
        check: 'scope',
        detail: `The credential deleted project ${id} a moment ago.`,
        passed: true,
      });
    });
  });

  it('takes the roles in it from credentials at once and leaves them in the organization', async () => {
    const id = await addProject(server, 'with roles');
    const kept = await addProject(server, 'kept');
    const key = await addKey(server, {
      projectRoles: [
        { projectId: id, role: 'GROUP_OWNER' },
        { projectId: kept, role: 'GROUP_READ_ONLY' },
      ],
    });
    await call('PATCH', `/groups/${id}/limits/atlas.project.deployment.clusters`, {
      key,
      body: { value: 3 },
    });
    const named: unknown[] = [];
    const stop = server.services.store.onChanges((changes) => named.push(...changes));
    expect((await call('DELETE', `/groups/${id}`, { key })).status).toBe(202);
    stop();
    expect(named).toEqual(
      expect.arrayContaining([
        { kind: 'credential', subject: key.publicKey },
        { kind: 'project', subject: id },
      ]),
    );
    expectRefusal(await call('GET', `/groups/${id}`, { key }), { status: 404, code: 'GROUP_NOT_FOUND' });
    expect((await call('GET', `/groups/${kept}`, { key })).status).toBe(200);
    const shown = await call('GET', `/orgs/${server.first.orgId}/apiKeys/${key.id}`);
    expect(shown.json.roles).toEqual([
      { orgId: server.first.orgId, roleName: 'ORG_MEMBER' },
      { groupId: kept, roleName: 'GROUP_READ_ONLY' },
    ]);
  });

  it('tells of the people who had a role in it, of their own or through a team', async () => {
    const id = await addProject(server, 'with people');
    const { orgId } = server.first;
    const organizations = { [orgId]: ['ORG_MEMBER'] };
    const direct = await addPerson(server.services, { organizations, projects: { [id]: ['GROUP_OWNER'] } });
    const inTeam = await addPerson(server.services, {
      organizations,
      throughTeam: { organizationId: orgId, projects: { [id]: ['GROUP_OWNER'] } },
    });
    const named: unknown[] = [];
    const stop = server.services.store.onChanges((changes) => named.push(...changes));
    expect((await call('DELETE', `/groups/${id}`, { headers: inTeam.headers })).status).toBe(202);
    stop();
    for (const { id: subject, headers } of [direct, inTeam]) {
      expect(named).toContainEqual({ kind: 'user', subject });
      expect((await call('GET', '/groups', { headers })).json.totalCount).toBe(0);
    }
  });

  it('frees the name', async () => {
    const id = await addProject(server, 'reused');
    await call('DELETE', `/groups/${id}`);
    const again = await call('POST', '/groups', { body: { name: 'reused', orgId: server.first.orgId } });
    expect(again.status, again.text).toBe(201);
    expect(again.json.id).not.toBe(id);
  });

  it('refuses strangers and everyone below Project Owner', async () => {
    const { groupId } = server.first;
    const other = await addOrganization(server, 'other');
    expectRefusal(await call('DELETE', `/groups/${groupId}`, { key: other.owner }), {
      status: 404,
      code: 'GROUP_NOT_FOUND',
    });
    const key = await addKey(server, {
      organizationRoles: ['ORG_READ_ONLY'],
      projectRoles: [{ projectId: groupId, role: 'GROUP_USER_ADMIN' }],
    });
    expectRefusal(await call('DELETE', `/groups/${groupId}`, { key }), {
      status: 401,
      code: 'USER_UNAUTHORIZED',
    });
    expect((await call('GET', `/groups/${groupId}`)).status).toBe(200);
  });
});
