import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addOrganization, addProject, eventsDuring } from '../../support/accounts.js';
import {
  createPublicCall,
  expectPublicHeaders,
  expectPublicRefusal,
  V1,
} from '../../support/cloud-manager.js';
import { addPerson } from '../../support/people.js';
import { startTestServer, type TestServer } from '../../support/server.js';
import { expectEveryRowAnswered } from './answered-rows.js';

let server: TestServer;
let call: ReturnType<typeof createPublicCall>;
let org: string;
let group: string;
let name: string;
const href = (path: string) => `${server.publicUrl}${V1}${path}`;
beforeAll(async () => {
  server = await startTestServer();
  call = createPublicCall(server);
  org = `/orgs/${server.first.orgId}`;
  group = `/groups/${server.first.groupId}`;
  name = server.first.organizationName;
});
afterAll(() => server.stop());
expectEveryRowAnswered('organizations');

describe('the root', () => {
  it('GET /: tells name and build, with and without the slash at the end', async () => {
    for (const path of ['', '/']) {
      const answer = await call('GET', path);
      expect(answer.status, answer.text).toBe(200);
      expectPublicHeaders(answer);
      expect(answer.json).toEqual({
        appName: 'MongoDB Cloud',
        build: expect.stringMatching(/^[0-9a-f]{40}$/),
        links: [
          { href: href(''), rel: 'self' },
          { href: href('/groups'), rel: 'http://mms.mongodb.com/groups' },
          { href: href('/orgs'), rel: 'http://mms.mongodb.com/orgs' },
        ],
        throttling: false,
      });
    }
  });
});

describe('organizations', () => {
  it('GET /orgs: lists the organization of a credential, linked to itself only', async () => {
    await addOrganization(server, 'Strangers');
    const answer = await call('GET', '/orgs?pretty=true');
    expect(answer.status).toBe(200);
    expect(answer.json).toEqual({
      links: [{ href: href('/orgs?pretty=true&pageNum=1&itemsPerPage=100'), rel: 'self' }],
      results: [
        { id: server.first.orgId, isDeleted: false, links: [{ href: href(org), rel: 'self' }], name },
      ],
      totalCount: 1,
    });
    expect(answer.text).toContain('\n  "results" : [\n');
  });

  it('GET /orgs/{orgId}: shows an organization in the documented form', async () => {
    const answer = await call('GET', org);
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe('application/json');
    expectPublicHeaders(answer);
    expect(answer.text).toBe(
      `{"id":"${server.first.orgId}","isDeleted":false,"links":[{"href":"${href(org)}","rel":"self"},{"href":"${href(`${org}/groups`)}","rel":"http://mms.mongodb.com/groups"},{"href":"${href(`${org}/teams`)}","rel":"http://mms.mongodb.com/teams"},{"href":"${href(`${org}/users`)}","rel":"http://mms.mongodb.com/users"}],"name":"${name}"}`,
    );
    const { orgId } = await addOrganization(server, 'Others');
    expectPublicRefusal(await call('GET', `/orgs/${orgId}`), {
      status: 404,
      code: 'ORG_NOT_FOUND',
      parameters: [orgId],
    });
    expectPublicRefusal(await call('GET', '/orgs/nonsense'), { status: 404, code: 'INVALID_ORG_ID' });
  });

  it('PATCH /orgs/{orgId}: renames an organization, and changes nothing else', async () => {
    const { orgId, owner } = await addOrganization(server, 'Before');
    const rename = (body: unknown) => call('PATCH', `/orgs/${orgId}`, { key: owner, body });
    const events = await eventsDuring(server, async () => {
      const answer = await rename({ name: 'After' });
      expect(answer.status, answer.text).toBe(200);
      expect(answer.json).toMatchObject({ id: orgId, name: 'After' });
      expect(answer.json.links).toHaveLength(4);
    });
    expect(events.map(({ type }) => type)).toEqual(['ORG_RENAMED']);
    expectPublicRefusal(await rename({}), { status: 400, code: 'MISSING_ATTRIBUTE', parameters: ['name'] });
    expectPublicRefusal(await rename({ name: '' }), { status: 400, code: 'INVALID_ORG_NAME' });
    expectPublicRefusal(await rename({ name: 'x', skipDefaultAlertsSettings: true }), {
      status: 400,
      code: 'INVALID_ATTRIBUTE',
      parameters: ['skipDefaultAlertsSettings'],
    });
  });

  it('DELETE /orgs/{orgId}: deletes an organization that has no projects', async () => {
    const { orgId, groupId, owner } = await addOrganization(server, 'Short-lived');
    expectPublicRefusal(await call('DELETE', `/orgs/${orgId}`, { key: owner }), {
      status: 409,
      code: 'ORG_NOT_EMPTY',
    });
    expect((await call('DELETE', `/groups/${groupId}`, { key: owner })).status).toBe(204);
    const answer = await call('DELETE', `/orgs/${orgId}`, { key: owner });
    expect(answer.status, answer.text).toBe(204);
    expect((await call('GET', '/orgs', { key: owner })).status).toBe(401);
  });

  it('GET /orgs/{orgId}/groups: lists projects, and finds one by its whole name in any case', async () => {
    for (const projectName of ['project1', 'project123']) await addProject(server, projectName);
    const all = await call('GET', `${org}/groups`);
    expect(all.status).toBe(200);
    expect(all.json.totalCount).toBe(3);
    const found = await call('GET', `${org}/groups?name=PROJECT1`);
    expect(found.json.results.map((project: { name: string }) => project.name)).toEqual(['project1']);
    expect(found.json.links[0].href).toBe(href(`${org}/groups?name=PROJECT1&pageNum=1&itemsPerPage=100`));
    expect(found.json.results[0].links).toEqual([
      { href: href(`/groups/${found.json.results[0].id}`), rel: 'self' },
    ]);
  });

  it('has no way to make an organization, and no settings', async () => {
    const made = await call('POST', '/orgs', { body: { name: 'x' } });
    expectPublicRefusal(made, { status: 405, code: 'METHOD_NOT_ALLOWED' });
    expect(made.headers.allow).toBe('GET,OPTIONS');
    expectPublicRefusal(await call('GET', `${org}/settings`), { status: 404, code: 'RESOURCE_NOT_FOUND' });
  });
});

describe('projects', () => {
  const counts = { arbiter: 0, config: 0, mongos: 0, primary: 0, secondary: 0 };

  it('GET /groups: lists the projects that the caller may see, without agent API keys', async () => {
    const answer = await call('GET', '/groups');
    expect(answer.status).toBe(200);
    const project = answer.json.results.find(({ id }: { id: string }) => id === server.first.groupId);
    expect(Object.keys(project)).toEqual([
      ...['activeAgentCount', 'hostCounts', 'id', 'links', 'name', 'orgId', 'publicApiEnabled'],
      ...['replicaSetCount', 'shardCount'],
    ]);
    expect(project.links).toEqual([{ href: href(group), rel: 'self' }]);
  });

  it('POST /groups: makes a project, whose owner is the oldest owner of the organization', async () => {
    const person = await addPerson(server.services, {
      organizations: { [server.first.orgId]: ['ORG_OWNER'] },
    });
    const create = (body: unknown) => call('POST', '/groups', { body });
    const answer = await create({ name: 'made', orgId: server.first.orgId });
    expect(answer.status, answer.text).toBe(201);
    expect(answer.headers.location).toBeUndefined();
    const { id } = answer.json;
    expect(answer.json).toEqual({
      activeAgentCount: 0,
      agentApiKey: expect.stringMatching(/^[0-9a-f]{32}$/),
      hostCounts: counts,
      id,
      links: [
        { href: href(`/groups/${id}`), rel: 'self' },
        ...['users', 'teams', 'apiKeys'].map((part) => ({
          href: href(`/groups/${id}/${part}`),
          rel: `http://mms.mongodb.com/${part}`,
        })),
      ],
      name: 'made',
      orgId: server.first.orgId,
      publicApiEnabled: true,
      replicaSetCount: 0,
      shardCount: 0,
    });
    const owners = (await call('GET', `/groups/${id}/users`)).json.results;
    expect(owners.map(({ username }: { username: string }) => username)).toEqual([
      server.first.owner.username,
    ]);
    expect(owners[0].id).not.toBe(person.id);

    expectPublicRefusal(await create({ name: 'made', orgId: server.first.orgId }), {
      status: 409,
      code: 'GROUP_ALREADY_EXISTS',
      parameters: ['made'],
    });
    expectPublicRefusal(await create({ name: 'x' }), {
      status: 400,
      code: 'MISSING_ATTRIBUTE',
      parameters: ['orgId'],
    });
    expectPublicRefusal(await create({ name: 'x', orgId: server.first.orgId, tags: [] }), {
      status: 400,
      code: 'INVALID_ATTRIBUTE',
      parameters: ['tags'],
    });
  });

  it('GET /groups/{groupId}: shows a project with its agent API key', async () => {
    const answer = await call('GET', group);
    expect(answer.status).toBe(200);
    expect(answer.json).toMatchObject({ id: server.first.groupId, hostCounts: counts });
    expect(answer.json.agentApiKey).toMatch(/^[0-9a-f]{32}$/);
    const { groupId } = await addOrganization(server, 'Not mine');
    expectPublicRefusal(await call('GET', `/groups/${groupId}`), {
      status: 404,
      code: 'GROUP_NOT_FOUND',
      parameters: [groupId],
    });
    expectPublicRefusal(await call('GET', '/groups/nonsense'), { status: 404, code: 'INVALID_GROUP_ID' });
  });

  it('GET /groups/byName/{groupName}: finds the project of a name', async () => {
    const id = await addProject(server, 'My Project (1)');
    const answer = await call('GET', `/groups/byName/${encodeURIComponent('My Project (1)')}`);
    expect(answer.status, answer.text).toBe(200);
    expect(answer.json).toEqual((await call('GET', `/groups/${id}`)).json);
    expectPublicRefusal(await call('GET', '/groups/byName/nobody'), {
      status: 404,
      code: 'GROUP_NAME_NOT_FOUND',
    });
  });

  it('GET /groups/byAgentApiKey/{agentApiKey}: finds the project of a key, for those who may see it', async () => {
    const { groupId, owner } = await addOrganization(server, 'Agents');
    const { agentApiKey } = (await call('GET', `/groups/${groupId}`, { key: owner })).json;
    const path = `/groups/byAgentApiKey/${agentApiKey}`;
    const answer = await call('GET', path, { key: owner });
    expect(answer.status, answer.text).toBe(200);
    expect(answer.json).toMatchObject({ id: groupId, agentApiKey });
    expectPublicRefusal(await call('GET', path), { status: 404, code: 'GROUP_NOT_FOUND' });
    expect((await call('GET', group)).json.agentApiKey).not.toBe(agentApiKey);
  });

  it('PATCH /groups/{groupId}: renames a project', async () => {
    const id = await addProject(server, 'old name');
    const rename = (body: unknown) => call('PATCH', `/groups/${id}`, { body });
    const answer = await rename({ name: 'new name' });
    expect(answer.status, answer.text).toBe(200);
    expect(answer.json).toMatchObject({ id, name: 'new name' });
    expectPublicRefusal(await rename({}), { status: 400, code: 'MISSING_ATTRIBUTE' });
    expectPublicRefusal(await rename({ name: '<' }), { status: 400, code: 'INVALID_GROUP_NAME' });
  });

  it('DELETE /groups/{groupId}: deletes a project', async () => {
    const id = await addProject(server, 'to be deleted');
    const answer = await call('DELETE', `/groups/${id}`);
    expect(answer.status, answer.text).toBe(204);
    expect(answer.text).toBe('');
    expectPublicRefusal(await call('GET', `/groups/${id}`), { status: 404, code: 'GROUP_NOT_FOUND' });
  });
});

describe('events', () => {
  it('GET /orgs/{orgId}/events: lists the newest first, of one type if asked, linked where they can be read', async () => {
    await addProject(server, 'for the trail');
    const answer = await call('GET', `${org}/events`);
    expect(answer.status).toBe(200);
    const [newest] = answer.json.results;
    expect(newest).toMatchObject({ eventTypeName: 'GROUP_CREATED', isGlobalAdmin: false });
    expect(newest.links).toEqual([
      { href: href(`/groups/${newest.groupId}/events/${newest.id}`), rel: 'self' },
    ]);
    expect(answer.json.totalCount).toBeGreaterThan(1);
    const created = await call('GET', `${org}/events?eventType=ORG_CREATED`);
    expect(created.json.totalCount).toBe(1);
    const [event] = created.json.results;
    expect(event.links[0].href).toBe(href(`${org}/events/${event.id}`));
    expect((await call('GET', `${org}/events?maxDate=2020-01-01T00:00:00Z`)).json.totalCount).toBe(0);
    expectPublicRefusal(await call('GET', `${org}/events?minDate=yesterday`), {
      status: 400,
      code: 'INVALID_DATE_FORMAT',
    });
  });

  it('GET /orgs/{orgId}/events/{eventId}: shows an event, and its stored form when asked', async () => {
    const [event] = (await call('GET', `${org}/events?eventType=ORG_CREATED`)).json.results;
    const answer = await call('GET', `${org}/events/${event.id}`);
    expect(answer.status).toBe(200);
    expect(answer.json).toEqual(event);
    const raw = await call('GET', `${org}/events/${event.id}?includeRaw=true`);
    expect(raw.json.raw).toMatchObject({ _t: 'ORG_CREATED', orgName: name });
    expectPublicRefusal(await call('GET', `${org}/events/0123456789abcdef01234567`), {
      status: 404,
      code: 'ORG_EVENT_NOT_FOUND',
    });
  });

  it('GET /groups/{groupId}/events: lists the events of a project', async () => {
    const answer = await call('GET', `${group}/events`);
    expect(answer.status).toBe(200);
    const [event] = answer.json.results;
    expect(event).toMatchObject({ groupId: server.first.groupId });
    expect(event.links[0].href).toBe(href(`${group}/events/${event.id}`));
  });

  it('GET /groups/{groupId}/events/{eventId}: shows an event of a project', async () => {
    const [event] = (await call('GET', `${group}/events`)).json.results;
    const answer = await call('GET', `${group}/events/${event.id}`);
    expect(answer.status).toBe(200);
    expect(answer.json).toEqual(event);
    expectPublicRefusal(await call('GET', `${group}/events/0123456789abcdef01234567`), {
      status: 404,
      code: 'EVENT_NOT_FOUND',
    });
  });
});
