import { createClient } from '@sallyport/client';
import type { TestServer } from './server.js';
import { addMember, addTeam } from './teams.js';

/** One of everything that paths name, so that calls are refused for nothing in their paths. */
export async function makeWhatPathsName(server: TestServer): Promise<Record<string, string>> {
  const { orgId, groupId, apiKey } = server.first;
  const client = createClient({ baseUrl: server.url, credentials: apiKey });
  // Settings of the organization may ask for it.
  const own = { orgId, apiUserId: apiKey.id };
  await client.call('createOrgApiKeyAccessListEntry', { ...own, body: [{ cidrBlock: '127.0.0.0/8' }] });
  const key = await client.call('createOrgApiKey', { orgId, body: { desc: 'x', roles: ['ORG_MEMBER'] } });
  const account = { description: 'x', name: 'x', secretExpiresAfterHours: 8 };
  const ofOrganization = await client.call('createOrgServiceAccount', {
    orgId,
    body: { ...account, roles: ['ORG_MEMBER'] },
  });
  const ofProject = await client.call('createGroupServiceAccount', {
    groupId,
    body: { ...account, roles: ['GROUP_READ_ONLY'] },
  });
  const member = await addMember(server, ['ORG_MEMBER'], { projects: { [groupId]: ['GROUP_READ_ONLY'] } });
  const invited = (name: string) => ({ username: `${name}@example.com` });
  const toOrganization = await client.call('createOrgInvite', {
    orgId,
    body: { ...invited('one'), roles: ['ORG_MEMBER'] },
  });
  const toProject = await client.call('createGroupInvite', {
    groupId,
    body: { ...invited('two'), roles: ['GROUP_READ_ONLY'] },
  });
  return {
    orgId,
    groupId,
    apiUserId: key.id,
    apiKeyId: key.id,
    clientId: ofOrganization.clientId ?? '',
    credentialId: ofOrganization.clientId ?? '',
    'groups credentialId': ofProject.clientId ?? '',
    'groups clientId': ofProject.clientId ?? '',
    userId: member.id,
    teamId: await addTeam(server, {
      userIds: [member.id],
      projects: { [groupId]: ['GROUP_READ_ONLY'] },
    }),
    invitationId: toOrganization.id ?? '',
    'groups invitationId': toProject.id ?? '',
    limitName: 'atlas.project.deployment.clusters',
    apiName: 'shop',
    gateName: 'shop',
    version: '1',
  };
}

/** The path of an operation with the values of its names. */
export function pathWith(names: Readonly<Record<string, string>>, path: string): string {
  return path.replace(/\{(\w+)\}/g, (_all, name: string) => {
    const value = (path.includes('/groups/') ? names[`groups ${name}`] : undefined) ?? names[name];
    if (value === undefined) throw new Error(`nothing is known for ${name} of ${path}`);
    return encodeURIComponent(value);
  });
}
