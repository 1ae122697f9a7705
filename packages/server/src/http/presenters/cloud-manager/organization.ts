import type { Organization } from '../../../store/queries/organizations.js';
import type { Organization as WireOrganization } from '../../schemas/cloud-manager/organizations.js';
import { linksOf, type MakeLink } from './links.js';

/** An organization on its own: it links to what it holds. */
export function presentOrganization(organization: Organization, link: MakeLink): WireOrganization {
  return present(organization, link, ['groups', 'teams', 'users']);
}

/** An organization in a list: it links to itself only. */
export function presentOrganizationListItem(organization: Organization, link: MakeLink): WireOrganization {
  return present(organization, link);
}

function present({ id, name }: Organization, link: MakeLink, parts?: readonly string[]): WireOrganization {
  return { id, isDeleted: false, links: linksOf(link, `/orgs/${id}`, parts), name };
}
