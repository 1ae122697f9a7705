import { describe, expect, it } from 'vitest';
import type { FeedEvent } from '../api/calls/events.js';
import { eventTypes } from '../domain.js';
import { eventActor, eventCategory, eventLabel, eventTargets, typesByCategory } from './event-words.js';

const organization = { kind: 'organization', orgId: '5f00000000000000000000aa' } as const;
const project = { kind: 'project', groupId: '5f00000000000000000000bb', orgId: organization.orgId } as const;
const event = (eventTypeName: string, rest: Partial<FeedEvent> = {}): FeedEvent => ({
  id: '6a0000000000000000000001',
  created: '2026-08-10T03:04:29Z',
  eventTypeName,
  ...rest,
});

describe('what is said of events', () => {
  it('puts every type into a category', () => {
    const categories = typesByCategory(organization);
    expect(categories.flatMap(({ types }) => types)).toHaveLength(eventTypes.length);
    expect(categories.map(({ category }) => category)).toEqual([
      'API Keys',
      'Service Accounts',
      'Organization',
      'Projects',
      'Teams',
      'Users',
    ]);
    expect(eventCategory('ORG_RENAMED')).toBe('Organization');
    expect(eventCategory('GROUP_CREATED')).toBe('Projects');
    expect(eventCategory('TEAM_ADDED_TO_GROUP')).toBe('Teams');
  });

  it('offers in a project only the types that its events can have', () => {
    const types = typesByCategory(project).flatMap((group) => group.types.map(({ type }) => type));
    expect(types).toContain('GROUP_NAME_CHANGED');
    expect(types).not.toContain('ORG_RENAMED');
  });

  it('has words even for types of later versions', () => {
    expect(eventLabel('API_KEY_CREATED')).toBe('API key was created');
    expect(eventLabel('MOON_LANDED')).toBe('MOON_LANDED');
    expect(eventCategory('MOON_LANDED')).toBe('Other');
  });

  it('names who did it', () => {
    expect(eventActor(event('ORG_CREATED'))).toEqual({ kind: 'Server', name: 'Sallyport' });
    expect(eventActor(event('ORG_CREATED', { username: 'ada@example.com', userId: 'u' }))).toEqual({
      kind: 'User',
      name: 'ada@example.com',
      id: 'u',
    });
    expect(eventActor(event('ORG_CREATED', { publicKey: 'abcdwxyz' }))).toEqual({
      kind: 'API Key',
      name: 'abcdwxyz',
    });
  });

  it('tells the service account that acted from the one that it was done to', () => {
    const rotated = event('SERVICE_ACCOUNT_SECRET_ADDED', {
      actorClientId: 'mdb_sa_id_1',
      clientId: 'mdb_sa_id_2',
    });
    expect(eventActor(rotated).name).toBe('mdb_sa_id_1');
    expect(eventTargets(rotated)).toEqual([{ kind: 'Service Account', text: 'mdb_sa_id_2' }]);
    const created = event('GROUP_CREATED', {
      actorClientId: 'mdb_sa_id_1',
      clientId: 'mdb_sa_id_1',
      groupId: project.groupId,
      raw: { gn: 'Payments' },
    });
    expect(eventTargets(created)).toEqual([{ kind: 'Project', text: 'Payments', id: project.groupId }]);
  });

  it('names a team, and one that is gone by its ID', () => {
    const added = event('TEAM_ADDED_TO_GROUP', { teamId: '5f00000000000000000000cc' });
    expect(eventTargets({ ...added, teamName: 'Platform' })).toEqual([
      { kind: 'Team', text: 'Platform', id: added.teamId },
    ]);
    expect(eventTargets(added)).toEqual([{ kind: 'Team', text: added.teamId, id: added.teamId }]);
  });

  it('names the organization where an event is about nothing in it', () => {
    const raw = { orgId: organization.orgId, orgName: 'Northwind' };
    expect(eventTargets(event('ORG_RENAMED', { raw }))).toEqual([
      { kind: 'Organization', text: 'Northwind', id: organization.orgId },
    ]);
    expect(eventTargets(event('ORG_RENAMED'))).toEqual([]);
  });
});
