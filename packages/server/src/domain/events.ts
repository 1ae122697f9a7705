type EventScope = 'organization' | 'project';

/** One kind of line in the audit trail. */
interface EventTypeDefinition {
  readonly type: EventType;
  /** What happened, as GET /eventTypes and the events reference say it. */
  readonly description: string;
  /** Whether alerts can be set on it. */
  readonly alertable: boolean;
  /** Where it can happen: for published types, which of the two published enumerations has it. */
  readonly scopes: readonly EventScope[];
  /** What its lines tell beyond who, when, where and in which scope, by their names on the wire. */
  readonly details: readonly string[];
  /** Whether the type belongs to the public API; `false` marks Sallyport's own. */
  readonly published: boolean;
}

const organization = ['organization'] as const;
const project = ['project'] as const;
const both = ['organization', 'project'] as const;

// Type, description, where it can happen (published enumerations), details (recorded events).

const apiKeyEvents = [
  ['API_KEY_CREATED', 'API key was created', both, 'targetPublicKey'],
  ['API_KEY_DELETED', 'API key was deleted', both, 'targetPublicKey'],
  ['API_KEY_DESCRIPTION_CHANGED', 'API key got another description', both, 'targetPublicKey'],
  ['API_KEY_ROLES_CHANGED', 'API key got other roles', both, 'targetPublicKey'],
  ['API_KEY_ADDED_TO_GROUP', 'API key was added to a project', both, 'targetPublicKey'],
  ['API_KEY_REMOVED_FROM_GROUP', 'API key was removed from a project', both, 'targetPublicKey'],
  [
    'API_KEY_ACCESS_LIST_ENTRY_ADDED',
    'API key access list got an entry',
    both,
    'targetPublicKey whitelistEntry',
  ],
  [
    'API_KEY_ACCESS_LIST_ENTRY_DELETED',
    'API key access list lost an entry',
    both,
    'targetPublicKey whitelistEntry',
  ],
  [
    'API_KEY_UI_IP_ACCESS_LIST_INHERITANCE_ENABLED',
    'API key inherits console access list',
    both,
    'targetPublicKey',
  ],
  [
    'API_KEY_UI_IP_ACCESS_LIST_INHERITANCE_DISABLED',
    'API key stops inheriting console access list',
    both,
    'targetPublicKey',
  ],
  ['API_KEY_EXPIRY_CHANGED', 'API key got another expiry or none', both, 'targetPublicKey'],
  ['API_KEY_EXPIRING', 'API key expires soon', both, 'targetPublicKey'],
  ['API_KEY_EXPIRED', 'API key has expired', both, 'targetPublicKey'],
] as const;

const serviceAccountEvents = [
  ['SERVICE_ACCOUNT_CREATED', 'Service account was created', both, 'clientId'],
  ['SERVICE_ACCOUNT_DELETED', 'Service account was deleted', both, 'clientId'],
  ['SERVICE_ACCOUNT_DETAILS_CHANGED', 'Service account got another name or description', both, 'clientId'],
  ['SERVICE_ACCOUNT_ROLES_CHANGED', 'Service account got other roles', both, 'clientId'],
  ['SERVICE_ACCOUNT_ADDED_TO_GROUP', 'Service account was added to a project', both, 'clientId'],
  ['SERVICE_ACCOUNT_REMOVED_FROM_GROUP', 'Service account was removed from a project', both, 'clientId'],
  [
    'SERVICE_ACCOUNT_ACCESS_LIST_ENTRY_ADDED',
    'Service account access list got an entry',
    both,
    'clientId whitelistEntry',
  ],
  [
    'SERVICE_ACCOUNT_ACCESS_LIST_ENTRY_DELETED',
    'Service account access list lost an entry',
    both,
    'clientId whitelistEntry',
  ],
  ['SERVICE_ACCOUNT_SECRET_ADDED', 'Service account got a client secret', both, 'clientId'],
  ['SERVICE_ACCOUNT_SECRET_DELETED', 'Client secret of service account was deleted', both, 'clientId'],
  [
    'SERVICE_ACCOUNT_UI_IP_ACCESS_LIST_INHERITANCE_ENABLED',
    'Service account inherits console access list',
    both,
    'clientId',
  ],
  [
    'SERVICE_ACCOUNT_UI_IP_ACCESS_LIST_INHERITANCE_DISABLED',
    'Service account stops inheriting console access list',
    both,
    'clientId',
  ],
] as const;

const organizationEvents = [
  ['ORG_CREATED', 'Organization was created', organization],
  ['ORG_RENAMED', 'Organization got another name', organization],
  ['ORG_SETTINGS_CONFIGURED', 'Organization settings were first made', organization],
  ['ORG_SETTINGS_UPDATED', 'Organization settings were changed', organization],
  ['ORG_SETTINGS_DELETED', 'Organization settings were deleted', organization],
  ['ORG_PUBLIC_API_ACCESS_LIST_REQUIRED', 'API access lists are now required', organization],
  ['ORG_PUBLIC_API_ACCESS_LIST_NOT_REQUIRED', 'API access lists are no longer required', organization],
  [
    'ORG_SERVICE_ACCOUNT_MAX_SECRET_VALIDITY_EDITED',
    'Longest validity of client secrets was changed',
    organization,
  ],
  ['ORG_SERVICE_ACCOUNT_SECRETS_EXPIRING', 'Client secrets expire soon', organization, 'clientId'],
  [
    'ORG_SERVICE_ACCOUNT_SECRETS_NO_LONGER_EXPIRING',
    'No client secrets expire soon',
    organization,
    'clientId',
  ],
  ['ORG_SERVICE_ACCOUNT_SECRETS_EXPIRED', 'Client secrets have expired', organization, 'clientId'],
  [
    'ORG_SERVICE_ACCOUNT_SECRETS_NO_LONGER_EXPIRED',
    'No expired client secrets are left',
    organization,
    'clientId',
  ],
  ['ORG_TWO_FACTOR_AUTH_REQUIRED', 'Multi-factor authentication is now required', organization],
  ['ORG_TWO_FACTOR_AUTH_OPTIONAL', 'Multi-factor authentication is now optional', organization],
  ['ORG_UI_IP_ACCESS_LIST_ENABLED', 'Console access list was turned on', organization],
  ['ORG_UI_IP_ACCESS_LIST_DISABLED', 'Console access list was turned off', organization],
  ['ORG_EDITED_UI_IP_ACCESS_LIST_ENTRIES', 'Console access list was changed', organization],
  ['ORG_EMPLOYEE_ACCESS_RESTRICTED', 'Access by support staff was restricted', organization],
  ['ORG_EMPLOYEE_ACCESS_UNRESTRICTED', 'Access by support staff was allowed', organization],
  ['ORG_LIMIT_UPDATED', 'Organization limit was changed', organization],
  ['ORG_DELEGATION_SETTINGS_UPDATED', 'Delegation settings were changed', organization],
  [
    'OLD_EVENTS_REMOVED',
    'Events that were too old were removed',
    organization,
    'removedCount removedFrom removedUntil',
  ],
  ['CUSTOM_SESSION_TIMEOUT_MODIFIED', 'Session timeouts were changed', organization],
  ['SECURITY_CONTACT_MODIFIED', 'Security contact was changed', organization],
  ['OPERATIONS_CONTACT_MODIFIED', 'Operations contact was changed', organization],
  [
    'GROUP_MOVED_FROM_ORG',
    'Project was moved to another organization',
    organization,
    'resourceId resourceType',
  ],
] as const;

const projectEvents = [
  ['GROUP_CREATED', 'Project was created', both],
  ['GROUP_DELETED', 'Project was deleted', both],
  ['NETWORK_PERMISSION_ENTRY_ADDED', 'Project IP access list got an entry', project, 'whitelistEntry'],
  ['NETWORK_PERMISSION_ENTRY_REMOVED', 'Project IP access list lost an entry', project, 'whitelistEntry'],
  ['NETWORK_PERMISSION_ENTRY_UPDATED', 'Project IP access list entry was changed', project, 'whitelistEntry'],
  ['GROUP_MOVED', 'Project was moved between organizations', both],
  ['GROUP_NAME_CHANGED', 'Project got another name', project],
  ['GROUP_DEFAULT_ALERTS_SETTINGS_CHANGED', 'Default alert settings of project were changed', project],
  ['GROUP_ACTIVATED', 'Project was activated', project],
  ['GROUP_TEMPORARILY_ACTIVATED', 'Project was activated for a time', project],
  ['GROUP_SUSPENDED', 'Project was suspended', project],
  ['GROUP_LOCKED', 'Project was locked', project],
  ['GROUP_FLUSHED', 'Data of project was removed', project],
  ['DATA_EXPLORER_ENABLED', 'Data explorer was turned on', project],
  ['DATA_EXPLORER_DISABLED', 'Data explorer was turned off', project],
  ['PROJECT_LIMIT_UPDATED', 'Project limit was changed', project],
  ['GROUP_SERVICE_ACCOUNT_SECRETS_EXPIRING', 'Client secrets in project expire soon', project, 'clientId'],
  [
    'GROUP_SERVICE_ACCOUNT_SECRETS_NO_LONGER_EXPIRING',
    'No client secrets in project expire soon',
    project,
    'clientId',
  ],
  ['GROUP_SERVICE_ACCOUNT_SECRETS_EXPIRED', 'Client secrets in project have expired', project, 'clientId'],
  [
    'GROUP_SERVICE_ACCOUNT_SECRETS_NO_LONGER_EXPIRED',
    'No expired client secrets in project left',
    project,
    'clientId',
  ],
  ['GROUP_TAGS_MODIFIED', 'Tags of project were changed', both, 'resourceId resourceType'],
  ['TAGS_MODIFIED', 'Tags were changed', both],
] as const;

const teamEvents = [
  ['TEAM_CREATED', 'Team was created', organization, 'teamId'],
  ['TEAM_DELETED', 'Team was deleted', organization, 'teamId'],
  ['TEAM_UPDATED', 'Team was changed', organization, 'teamId'],
  ['TEAM_NAME_CHANGED', 'Team got another name', organization, 'teamId'],
  ['TEAM_ADDED_TO_GROUP', 'Team was added to a project', both, 'teamId'],
  ['TEAM_REMOVED_FROM_GROUP', 'Team was removed from a project', both, 'teamId'],
  ['TEAM_ROLES_MODIFIED', 'Team got other roles in project', both, 'teamId'],
] as const;

const userEvents = [
  ['JOINED_ORG', 'User joined the organization', organization, 'targetUsername'],
  ['REMOVED_FROM_ORG', 'User left or was removed from organization', organization, 'targetUsername'],
  ['ORG_INVITATION_CHANGED', 'Invitation to organization was changed', organization, 'targetUsername'],
  ['INVITED_TO_ORG', 'User was invited to the organization', organization, 'targetUsername'],
  ['ORG_INVITATION_DELETED', 'Invitation to organization was deleted', organization, 'targetUsername'],
  ['JOINED_TEAM', 'User joined a team', organization, 'targetUsername'],
  ['REMOVED_FROM_TEAM', 'User left or was removed from team', organization, 'targetUsername'],
  ['INVITED_TO_TEAM', 'User was invited to a team', organization, 'targetUsername'],
  ['USER_ROLES_CHANGED_AUDIT', 'User got other roles', both, 'targetUsername'],
  ['JOINED_GROUP', 'User joined the project', project, 'targetUsername'],
  ['REMOVED_FROM_GROUP', 'User left or was removed from project', project, 'targetUsername'],
  ['INVITED_TO_GROUP', 'User was invited to the project', project, 'targetUsername'],
  ['GROUP_INVITATION_DELETED', 'Invitation to project was deleted', project, 'targetUsername'],
  ['REQUESTED_TO_JOIN_GROUP', 'User asked to join the project', project, 'targetUsername'],
  ['JOIN_GROUP_REQUEST_APPROVED_AUDIT', 'Request to join project was approved', project, 'targetUsername'],
  ['JOIN_GROUP_REQUEST_DENIED_AUDIT', 'Request to join project was denied', project, 'targetUsername'],
] as const;

const rows = [
  ...apiKeyEvents,
  ...serviceAccountEvents,
  ...organizationEvents,
  ...projectEvents,
  ...teamEvents,
  ...userEvents,
] as const;

type Row = (typeof rows)[number];

export type EventType = Row[0];

/** The lists that show events of a type. */
export type EventScopeOf<T extends EventType> = Extract<Row, readonly [T, ...unknown[]]>[2][number];

/** The names of the details that events of a type tell. */
export type EventDetail<T extends EventType> =
  Extract<Row, readonly [T, ...unknown[]]> extends infer R
    ? R extends readonly [unknown, unknown, unknown, infer Names]
      ? Words<Names>
      : never
    : never;

type Words<Text> = Text extends `${infer First} ${infer Rest}` ? First | Words<Rest> : Text;

// Those that the published lists of alert conditions name.
const alertableTypes: ReadonlySet<EventType> = new Set<EventType>([
  'ORG_PUBLIC_API_ACCESS_LIST_REQUIRED',
  'ORG_PUBLIC_API_ACCESS_LIST_NOT_REQUIRED',
  'ORG_SERVICE_ACCOUNT_SECRETS_EXPIRING',
  'ORG_SERVICE_ACCOUNT_SECRETS_NO_LONGER_EXPIRING',
  'ORG_SERVICE_ACCOUNT_SECRETS_EXPIRED',
  'ORG_SERVICE_ACCOUNT_SECRETS_NO_LONGER_EXPIRED',
  'GROUP_SERVICE_ACCOUNT_SECRETS_EXPIRING',
  'GROUP_SERVICE_ACCOUNT_SECRETS_NO_LONGER_EXPIRING',
  'GROUP_SERVICE_ACCOUNT_SECRETS_EXPIRED',
  'GROUP_SERVICE_ACCOUNT_SECRETS_NO_LONGER_EXPIRED',
  'TEAM_CREATED',
  'JOINED_ORG',
  'INVITED_TO_ORG',
  'REMOVED_FROM_GROUP',
  'USER_ROLES_CHANGED_AUDIT',
]);

const ownTypes: ReadonlySet<EventType> = new Set<EventType>([
  'API_KEY_EXPIRY_CHANGED',
  'API_KEY_EXPIRING',
  'API_KEY_EXPIRED',
  'ORG_INVITATION_CHANGED',
  'OLD_EVENTS_REMOVED',
]);

/**
 * What somebody or something can do less after it, or may: a change of roles can be either. While the disk is full these are
 * stored, in space that was kept for them, and nothing else is.
 */
const revocations: ReadonlySet<EventType> = new Set<EventType>([
  'API_KEY_DELETED',
  'API_KEY_ROLES_CHANGED',
  'API_KEY_REMOVED_FROM_GROUP',
  'API_KEY_ACCESS_LIST_ENTRY_DELETED',
  'API_KEY_EXPIRY_CHANGED',
  'SERVICE_ACCOUNT_DELETED',
  'SERVICE_ACCOUNT_ROLES_CHANGED',
  'SERVICE_ACCOUNT_REMOVED_FROM_GROUP',
  'SERVICE_ACCOUNT_ACCESS_LIST_ENTRY_DELETED',
  'SERVICE_ACCOUNT_SECRET_DELETED',
  'ORG_PUBLIC_API_ACCESS_LIST_REQUIRED',
  'ORG_TWO_FACTOR_AUTH_REQUIRED',
  'ORG_UI_IP_ACCESS_LIST_ENABLED',
  'ORG_SERVICE_ACCOUNT_SECRETS_NO_LONGER_EXPIRING',
  'ORG_SERVICE_ACCOUNT_SECRETS_NO_LONGER_EXPIRED',
  'CUSTOM_SESSION_TIMEOUT_MODIFIED',
  'GROUP_DELETED',
  'GROUP_SERVICE_ACCOUNT_SECRETS_NO_LONGER_EXPIRING',
  'GROUP_SERVICE_ACCOUNT_SECRETS_NO_LONGER_EXPIRED',
  'NETWORK_PERMISSION_ENTRY_REMOVED',
  'TEAM_DELETED',
  'TEAM_REMOVED_FROM_GROUP',
  'TEAM_ROLES_MODIFIED',
  'REMOVED_FROM_ORG',
  'REMOVED_FROM_TEAM',
  'REMOVED_FROM_GROUP',
  'ORG_INVITATION_DELETED',
  'GROUP_INVITATION_DELETED',
  'JOIN_GROUP_REQUEST_DENIED_AUDIT',
  'USER_ROLES_CHANGED_AUDIT',
]);

export const isRevocation = (type: EventType): boolean => revocations.has(type);

/** The event types of the families that this server covers, by family; some are not caused by any operation yet. */
export const eventTypes: readonly EventTypeDefinition[] = rows.map(
  ([type, description, scopes, details]: readonly [EventType, string, readonly EventScope[], string?]) => ({
    type,
    description,
    alertable: alertableTypes.has(type),
    scopes,
    details: details?.split(' ') ?? [],
    published: !ownTypes.has(type),
  }),
);

const definitions = new Map<string, EventTypeDefinition>(eventTypes.map((event) => [event.type, event]));

/** Whether a text names an event type, as the filters of event lists do. */
export function isEventType(value: string): value is EventType {
  return definitions.has(value);
}
