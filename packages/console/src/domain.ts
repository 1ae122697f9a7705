// What the console shares with the server: values and rules that need no input or output. Nothing else of it is imported.

export { coversEverything, parseBlock } from '../../server/src/domain/addresses.js';
export { publishedBounds } from '../../server/src/domain/bounds/published.js';
export { textBounds } from '../../server/src/domain/bounds/texts.js';
export { changeText, valueWords, withTeamName } from '../../server/src/domain/changed-values.js';
export { CLIENT_ID_PREFIX, isClientId, meansClientId } from '../../server/src/domain/client-ids.js';
export { noteKindPattern, noteTextPattern, tagPattern } from '../../server/src/domain/credential-notes.js';
export { eventTypes } from '../../server/src/domain/events.js';
export { rolesWithPermissions } from '../../server/src/domain/guard/built-in-roles.js';
export {
  type GuardDefinition,
  type GuardScope,
  guardDialects,
} from '../../server/src/domain/guard/definition.js';
export { dialects } from '../../server/src/domain/guard/dialects.js';
export { readDefinition } from '../../server/src/domain/guard/read-definition.js';
export { GUARD_NAME, LOOPBACK_PEERS } from '../../server/src/domain/guard/read-gates.js';
export { kubernetesDialects } from '../../server/src/domain/guard/snippets/kubernetes.js';
export { snippetProxies, USUAL_GUARD } from '../../server/src/domain/guard/snippets/render-snippet.js';
export {
  isValidName,
  limits,
  ownLimits,
  projectLimits,
  serviceAccountTextPattern,
} from '../../server/src/domain/limits.js';
export { passwordAdvice, passwordCharacters, passwordProblem } from '../../server/src/domain/passwords.js';
export { type Permission, rolesGranting } from '../../server/src/domain/permissions.js';
export { isPublicKey } from '../../server/src/domain/public-keys.js';
export { REQUIREMENT_NAME } from '../../server/src/domain/requirement-name.js';
export { organizationRoles, projectRoles } from '../../server/src/domain/roles.js';
export { CSRF_HEADER, sessionCookieName } from '../../server/src/domain/session-names.js';
export { LONGEST_SESSION_SECONDS } from '../../server/src/domain/session-times.js';
export { DAY_MS, HOUR_MS, MINUTE_MS } from '../../server/src/domain/time-spans.js';
export { readUsername } from '../../server/src/domain/usernames.js';
export { pathBelow, wirePaths } from '../../server/src/domain/wire-paths.js';
