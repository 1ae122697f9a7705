import type { OrganizationRow } from '../../../store/schema.js';
import type { Organization } from '../../schemas/cloud-manager/organizations.js';
import { linksOf, type MakeLink } from './links.js';

/** An organization on its own: it links to what it holds. */
export function presentOrganization(organization: OrganizationRow, link: MakeLink): Organization {
  return present(organization, link, ['groups', 'teams', 'users']);
}

/** An organization in a list: it links to itself only. */
export function presentOrganizationListItem(organization: OrganizationRow, link: MakeLink): Organization {
  return present(organization, link);
}

function present({ id, name }: OrganizationRow, link: MakeLink, parts?: readonly string[]): Organization {
  return { id, isDeleted: false, links: linksOf(link, `/orgs/${id}`, parts), name };
}
