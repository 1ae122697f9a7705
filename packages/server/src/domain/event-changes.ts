import { type ChangedValue, changedValues } from './changed-values.js';
import type { EventType, Words } from './events.js';
import { ownLimits } from './limits.js';

/** Those that are times: given in UTC milliseconds, told as RFC 3339. */
const times: ReadonlySet<ChangedValue> = new Set(['deleteAfter', 'expiresAt', 'secretExpiresAt']);

/**
 * Which values each type of event tells, before and after, with a space between them. A type is empty here where nothing has
 * another value after it, where its details tell all of it, or where no operation causes it.
 */
const table = {
  API_KEY_CREATED: 'description roles expiresAt imported',
  API_KEY_DELETED: 'description roles',
  API_KEY_DESCRIPTION_CHANGED: 'description',
  API_KEY_ROLES_CHANGED: 'roles',
  API_KEY_ADDED_TO_GROUP: 'roles',
  API_KEY_REMOVED_FROM_GROUP: 'roles',
  API_KEY_ACCESS_LIST_ENTRY_ADDED: 'entry',
  API_KEY_ACCESS_LIST_ENTRY_DELETED: 'entry',
  API_KEY_UI_IP_ACCESS_LIST_INHERITANCE_ENABLED: '',
  API_KEY_UI_IP_ACCESS_LIST_INHERITANCE_DISABLED: '',
  API_KEY_NOTES_CHANGED: 'kind label owner tags',
  API_KEY_EXPIRY_CHANGED: 'expiresAt',
  API_KEY_EXPIRING: '',
  API_KEY_EXPIRED: '',

  SERVICE_ACCOUNT_CREATED: 'name description roles secretExpiresAt imported',
  SERVICE_ACCOUNT_DELETED: 'name description roles',
  SERVICE_ACCOUNT_DETAILS_CHANGED: 'name description',
  SERVICE_ACCOUNT_NOTES_CHANGED: 'kind label owner tags',
  SERVICE_ACCOUNT_ROLES_CHANGED: 'roles',
  SERVICE_ACCOUNT_ADDED_TO_GROUP: 'roles',
  SERVICE_ACCOUNT_REMOVED_FROM_GROUP: 'roles',
  SERVICE_ACCOUNT_ACCESS_LIST_ENTRY_ADDED: 'entry',
  SERVICE_ACCOUNT_ACCESS_LIST_ENTRY_DELETED: 'entry',
  SERVICE_ACCOUNT_SECRET_ADDED: 'secretExpiresAt',
  SERVICE_ACCOUNT_SECRET_DELETED: 'secretExpiresAt',
  SERVICE_ACCOUNT_UI_IP_ACCESS_LIST_INHERITANCE_ENABLED: '',
  SERVICE_ACCOUNT_UI_IP_ACCESS_LIST_INHERITANCE_DISABLED: '',

  ORG_CREATED: 'name',
  ORG_RENAMED: 'name',
  ORG_SETTINGS_CONFIGURED: '',
  ORG_SETTINGS_UPDATED:
    'apiAccessListRequired genAiFeaturesEnabled maxSecretValidityHours multiFactorAuthRequired restrictEmployeeAccess streamsCrossGroupEnabled securityContact operationsContact absoluteSessionTimeoutSeconds idleSessionTimeoutSeconds skipDefaultAlertsSettings waveAssignmentMode',
  ORG_SETTINGS_DELETED: '',
  ORG_PUBLIC_API_ACCESS_LIST_REQUIRED: 'apiAccessListRequired',
  ORG_PUBLIC_API_ACCESS_LIST_NOT_REQUIRED: 'apiAccessListRequired',
  ORG_SERVICE_ACCOUNT_MAX_SECRET_VALIDITY_EDITED: 'maxSecretValidityHours',
  ORG_SERVICE_ACCOUNT_SECRETS_EXPIRING: '',
  ORG_SERVICE_ACCOUNT_SECRETS_NO_LONGER_EXPIRING: '',
  ORG_SERVICE_ACCOUNT_SECRETS_EXPIRED: '',
  ORG_SERVICE_ACCOUNT_SECRETS_NO_LONGER_EXPIRED: '',
  ORG_TWO_FACTOR_AUTH_REQUIRED: 'multiFactorAuthRequired',
  ORG_TWO_FACTOR_AUTH_OPTIONAL: 'multiFactorAuthRequired',
  ORG_UI_IP_ACCESS_LIST_ENABLED: '',
  ORG_UI_IP_ACCESS_LIST_DISABLED: '',
  ORG_EDITED_UI_IP_ACCESS_LIST_ENTRIES: '',
  ORG_EMPLOYEE_ACCESS_RESTRICTED: 'restrictEmployeeAccess',
  ORG_EMPLOYEE_ACCESS_UNRESTRICTED: 'restrictEmployeeAccess',
  ORG_LIMIT_UPDATED: '',
  ORG_DELEGATION_SETTINGS_UPDATED:
    'delegatedMcpAccess delegatedPartnerAccess idleRefreshTokenLifetime maximumRefreshTokenLifetime',
  OLD_EVENTS_REMOVED: '',
  CUSTOM_SESSION_TIMEOUT_MODIFIED: 'absoluteSessionTimeoutSeconds idleSessionTimeoutSeconds',
  SECURITY_CONTACT_MODIFIED: 'securityContact',
  OPERATIONS_CONTACT_MODIFIED: 'operationsContact',
  GROUP_MOVED_FROM_ORG: 'organization',

  GROUP_CREATED: 'name',
  GROUP_DELETED: 'name',
  NETWORK_PERMISSION_ENTRY_ADDED: 'entry comment deleteAfter',
  NETWORK_PERMISSION_ENTRY_REMOVED: 'entry comment deleteAfter',
  NETWORK_PERMISSION_ENTRY_UPDATED: 'comment deleteAfter',
  GROUP_MOVED: 'organization',
  GROUP_NAME_CHANGED: 'name',
  GROUP_DEFAULT_ALERTS_SETTINGS_CHANGED: 'withDefaultAlertsSettings',
  GROUP_ACTIVATED: '',
  GROUP_TEMPORARILY_ACTIVATED: '',
  GROUP_SUSPENDED: '',
  GROUP_LOCKED: '',
  GROUP_FLUSHED: '',
  DATA_EXPLORER_ENABLED: 'dataExplorer',
  DATA_EXPLORER_DISABLED: 'dataExplorer',
  PROJECT_LIMIT_UPDATED: 'limits',
  GROUP_SERVICE_ACCOUNT_SECRETS_EXPIRING: '',
  GROUP_SERVICE_ACCOUNT_SECRETS_NO_LONGER_EXPIRING: '',
  GROUP_SERVICE_ACCOUNT_SECRETS_EXPIRED: '',
  GROUP_SERVICE_ACCOUNT_SECRETS_NO_LONGER_EXPIRED: '',
  GROUP_TAGS_MODIFIED: 'tags',
  TAGS_MODIFIED: '',

  TEAM_CREATED: 'name',
  TEAM_DELETED: 'name',
  TEAM_UPDATED: '',
  TEAM_NAME_CHANGED: 'name',
  TEAM_ADDED_TO_GROUP: 'roles',
  TEAM_REMOVED_FROM_GROUP: 'roles',
  TEAM_ROLES_MODIFIED: 'roles',

  JOINED_ORG: 'roles',
  REMOVED_FROM_ORG: 'roles',
  ORG_INVITATION_CHANGED: 'roles',
  INVITED_TO_ORG: 'roles',
  ORG_INVITATION_DELETED: 'roles',
  JOINED_TEAM: 'team',
  REMOVED_FROM_TEAM: 'team',
  INVITED_TO_TEAM: 'team',
  USER_ROLES_CHANGED_AUDIT: 'roles',
  JOINED_GROUP: 'roles',
  REMOVED_FROM_GROUP: 'roles',
  INVITED_TO_GROUP: 'roles',
  GROUP_INVITATION_DELETED: 'roles',
  REQUESTED_TO_JOIN_GROUP: '',
  JOIN_GROUP_REQUEST_APPROVED_AUDIT: '',
  JOIN_GROUP_REQUEST_DENIED_AUDIT: '',

  GUARDED_API_CREATED: 'title mode openTo version',
  GUARDED_API_VERSION_APPLIED: 'title openTo version',
  GUARDED_API_VERSION_ACTIVATED: 'title openTo version',
  GUARDED_API_MODE_CHANGED: 'mode',
  GUARDED_API_DELETED: 'title mode openTo version',
  GATE_CREATED: 'dialect peers gateSecret cacheSeconds',
  GATE_CHANGED: 'dialect peers gateSecret cacheSeconds',
  GATE_DELETED: 'dialect peers cacheSeconds',
} as const satisfies Readonly<Record<EventType, string>>;

/** The names of the values that events of a type tell. */
export type ChangedValueOf<T extends EventType> = T extends EventType
  ? Extract<Words<(typeof table)[T]>, ChangedValue>
  : never;

/** A value as the code has it. `null`, `undefined`, an empty text and an empty list are all no value. */
type Value = string | number | boolean | null | undefined | readonly string[];

/** Values before and after. Those that stay the same need not be left out. */
export type Changes<T extends EventType> = {
  readonly [Name in ChangedValueOf<T>]?: readonly [before: Value, after: Value];
};

/** A value that is another one after an event, as it is stored and shown: in texts, none where there is no value. */
export interface Changed {
  readonly value: ChangedValue;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** The values that events of a type can tell of. */
export function changedValuesOf(type: EventType): readonly ChangedValue[] {
  return table[type].split(' ').filter((name): name is ChangedValue => name in changedValues);
}

/** What is different after an event of a type, in the order of its line. */
export function changedBy<T extends EventType>(type: T, changes: Changes<T>): Changed[] {
  const given: Partial<Record<ChangedValue, readonly [Value, Value]>> = changes;
  return changedValuesOf(type).flatMap((value) => {
    const [before, after] = (given[value] ?? []).map((side) => textsOf(value, side));
    if (before === undefined || after === undefined) return [];
    if (JSON.stringify(before) === JSON.stringify(after)) return [];
    return [{ value, before: bounded(before), after: bounded(after) }];
  });
}

function textsOf(name: ChangedValue, value: Value): readonly string[] {
  if (value === null || value === undefined || value === '') return [];
  if (typeof value === 'object') return value;
  return [typeof value === 'number' && times.has(name) ? new Date(value).toISOString() : String(value)];
}

/** As many of the texts as may be stored, and how many there are beside them. */
function bounded(texts: readonly string[]): readonly string[] {
  let left: number = ownLimits.changedValueCharacters;
  const kept: string[] = [];
  for (const text of texts) {
    if (left <= 0) break;
    const characters = [...text];
    kept.push(characters.length <= left ? text : `${characters.slice(0, left).join('')}…`);
    left -= characters.length + 1;
  }
  return kept.length === texts.length ? kept : [...kept, `… and ${texts.length - kept.length} more`];
}
