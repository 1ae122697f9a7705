import { type Static, Type } from 'typebox';
import { Links, named, objectId, paginated } from '../common.js';
import { OrganizationName } from '../organizations.js';

export type Organization = Static<typeof Organization>;
export const Organization = named(
  'Organization',
  Type.Object({
    id: objectId({ readOnly: true }),
    isDeleted: Type.Boolean({ readOnly: true }),
    links: Links,
    name: Type.String(),
  }),
);

export const PaginatedOrganizations = paginated('PaginatedOrganizations', Organization);

/** The body of updateOrg. */
export const OrganizationRequest = named(
  'OrganizationRequest',
  Type.Object({ name: OrganizationName }, { additionalProperties: false }),
);
