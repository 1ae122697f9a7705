import { orgPath, patch, post, remove } from '../call.js';
import { quoted } from '../curl.js';
import type { Organization } from '../types.js';

/** The path that makes organizations, which has none in it. */
const ORGANIZATIONS = '/api/atlas/v2/orgs';

/** As somebody signed in, who becomes its owner. */
export const createOrganization = (name: string) =>
  post<{ readonly organization: Organization }>(ORGANIZATIONS, { name });

/**
 * The same for an API key. A key belongs to one organization and does not get into the new one, so it names the owner
 * and asks for a first key there.
 */
export const createOrganizationByKey = (name: string, ownerId: string) =>
  post<unknown>(
    ORGANIZATIONS,
    { name, orgOwnerId: ownerId, apiKey: { desc: 'First key', roles: ['ORG_OWNER'] } },
    {
      cli: `organizations create ${quoted(name)} --ownerId ${ownerId} --apiKeyDescription 'First key' --apiKeyRole ORG_OWNER`,
    },
  );

export const renameOrganization = (orgId: string, name: string) =>
  patch<Organization>(orgPath(orgId), { name });

export const deleteOrganization = (orgId: string) =>
  remove(orgPath(orgId), { cli: `organizations delete ${orgId} --force` });

/** Takes whoever is signed in out of the organization. */
export const leaveOrganization = (orgId: string) =>
  remove(`/api/private/orgs/${encodeURIComponent(orgId)}/membership`);
