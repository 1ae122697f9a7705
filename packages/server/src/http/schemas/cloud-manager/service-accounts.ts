import { Type } from 'typebox';
import { named, objectId, paginated } from '../common.js';
import { SomeRoles } from '../roles.js';
import { Description, Name } from '../service-accounts.js';

const details = { description: Type.Optional(Description), name: Type.Optional(Name) };

/** The body of updateOrgServiceAccount. */
export const OrganizationServiceAccountUpdate = named(
  'OrganizationServiceAccountUpdate',
  Type.Object({ ...details, roles: Type.Optional(SomeRoles) }, { additionalProperties: false }),
);

/** The body of updateGroupServiceAccount. */
export const ProjectServiceAccountUpdate = named(
  'ProjectServiceAccountUpdate',
  Type.Object({ ...details, roles: SomeRoles }, { additionalProperties: false }),
);

/** A project that an account is assigned to; its roles there are not said. */
const ServiceAccountProject = named(
  'ServiceAccountProject',
  Type.Object({ groupId: objectId({ readOnly: true }) }),
);

export const PaginatedServiceAccountProjects = paginated(
  'PaginatedServiceAccountProjects',
  ServiceAccountProject,
);
