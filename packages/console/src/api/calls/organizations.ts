import { call } from '../call.js';
import { quoted } from '../curl.js';

/** As somebody signed in, who becomes its owner. */
export const createOrganization = (name: string) => call('createOrg', { body: { name } });

/**
 * The same for an API key. A key belongs to one organization and does not get into the new one, so it names the owner
 * and asks for a first key there.
 */
export const createOrganizationByKey = (name: string, ownerId: string) =>
  call(
    'createOrg',
    { body: { name, orgOwnerId: ownerId, apiKey: { desc: 'First key', roles: ['ORG_OWNER'] } } },
    `organizations create ${quoted(name)} --ownerId ${ownerId} --apiKeyDescription 'First key' --apiKeyRole ORG_OWNER`,
  );

export const renameOrganization = (orgId: string, name: string) =>
  call('updateOrg', { orgId, body: { name } });

export const deleteOrganization = (orgId: string) =>
  call('deleteOrg', { orgId }, `organizations delete ${orgId} --force`);

/** Takes whoever is signed in out of the organization. */
export const leaveOrganization = (orgId: string) => call('leaveOrganization', { orgId });
