import type { Organization } from '../../store/queries/organizations.js';
import type { Link } from '../schemas/common.js';
import type { AtlasOrganization } from '../schemas/organizations.js';

/** What hangs off an organization on the public wire, in the order of its links. */
const PARTS = ['groups', 'teams', 'users'] as const;

/** An organization on its own: it links to what it holds. */
export function presentOrganization(
  organization: Organization,
  link: (path: string) => string,
): AtlasOrganization {
  const self = link(`/orgs/${organization.id}`);
  return withLinks(organization, [
    { href: self, rel: 'self' },
    // The relation names the production host whatever the address of the server (recorded responses, section 6).
    ...PARTS.map((part) => ({ href: `${self}/${part}`, rel: `https://cloud.mongodb.com/${part}` })),
  ]);
}

/** An organization in a list: it links to itself only. */
export function presentOrganizationListItem(
  organization: Organization,
  link: (path: string) => string,
): AtlasOrganization {
  return withLinks(organization, [{ href: link(`/orgs/${organization.id}`), rel: 'self' }]);
}

function withLinks(organization: Organization, links: Link[]): AtlasOrganization {
  return {
    id: organization.id,
    isDeleted: false,
    links,
    name: organization.name,
    skipDefaultAlertsSettings: organization.skipDefaultAlertsSettings,
  };
}
