// What the console shares with the server: values and rules that need no input or output. Nothing else of it is imported.
export { organizationRoles, projectRoles } from '../../server/src/domain/roles.js';
