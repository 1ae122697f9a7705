// What the console shares with the server: values and rules that need no input or output. Nothing else of it is imported.
export { coversEverything, parseBlock } from '../../server/src/domain/addresses.js';
export { eventTypes } from '../../server/src/domain/events.js';
export { isValidName, limits, projectLimits } from '../../server/src/domain/limits.js';
export { passwordAdvice, passwordCharacters, passwordProblem } from '../../server/src/domain/passwords.js';
export { type Permission, rolesGranting } from '../../server/src/domain/permissions.js';
export { organizationRoles, projectRoles } from '../../server/src/domain/roles.js';
export { readUsername } from '../../server/src/domain/usernames.js';
export { wirePaths } from '../../server/src/domain/wire-paths.js';
