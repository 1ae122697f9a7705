import { describe, expect, it } from 'vitest';
import { matchingPaths, pathIn, pathsOf } from './path-suggestions.js';

const orgId = '5f00000000000000000000aa';
const groupId = '5f00000000000000000000bb';
const organization = { kind: 'organization', orgId } as const;
const project = { kind: 'project', orgId, groupId } as const;

const document = {
  paths: {
    '/api/atlas/v2/groups': { get: { summary: 'List projects' }, post: { summary: 'Create a project' } },
    '/api/atlas/v2/orgs/{orgId}/apiKeys/{apiUserId}': { delete: { summary: 'Delete an API key' } },
    '/api/atlas/v2/groups/{groupId}/apiKeys': { get: { summary: 'List the API keys of a project' } },
    '/api/private/session': { get: { summary: 'Show who is signed in' } },
  },
};

describe('suggested paths', () => {
  it('are the organization’s and those of no scope, with its ID', () => {
    expect(pathsOf(document, organization).map(({ label }) => label)).toEqual([
      'GET /api/atlas/v2/groups',
      'POST /api/atlas/v2/groups',
      `DELETE /api/atlas/v2/orgs/${orgId}/apiKeys/{apiUserId}`,
    ]);
  });

  it('are in a project the project’s, with its ID', () => {
    expect(pathsOf(document, project)).toEqual([
      {
        value: `/api/atlas/v2/groups/${groupId}/apiKeys`,
        method: 'GET',
        label: `GET /api/atlas/v2/groups/${groupId}/apiKeys`,
        hint: 'List the API keys of a project',
      },
    ]);
  });

  it('match by words of method, path and summary', () => {
    const paths = pathsOf(document, organization);
    const found = (text: string) => matchingPaths(paths, text).map(({ label }) => label);
    expect(found('')).toHaveLength(3);
    expect(found('key delete')).toEqual([`DELETE /api/atlas/v2/orgs/${orgId}/apiKeys/{apiUserId}`]);
    expect(found('/api/atlas/v2/groups')).toHaveLength(2);
    expect(found('nothing')).toEqual([]);
  });
});

describe('pathIn', () => {
  it.each([
    [' /api/atlas/v2/groups ', '/api/atlas/v2/groups'],
    ['https://cloud.example.com/api/atlas/v2/groups?pretty=true', '/api/atlas/v2/groups'],
    ['https://cloud.example.com/api/atlas/v2/orgs/{orgId}', '/api/atlas/v2/orgs/{orgId}'],
    ['http://', 'http://'],
    ['groups', 'groups'],
  ])('takes %j for %j', (text, path) => {
    expect(pathIn(text)).toBe(path);
  });
});
