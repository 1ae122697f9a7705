import { organizationRoles, projectRoles } from '../../domain/roles.js';

/** What a shell offers for a role; which there are is for the server to say. */
export const ORGANIZATION_ROLE_VALUES = organizationRoles.map(({ role }) => role);
export const PROJECT_ROLE_VALUES = projectRoles.map(({ role }) => role);
