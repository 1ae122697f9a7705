// Generated from the operations by `npm run docs`.

/** What each operation takes and answers, in its newest version and in the others. */
export interface PrivateOperations {
  /** Accept an invitation. Without an account: with names and a password; creates the account and signs in. With an account: sign in first, then send the token only. */
  readonly acceptInvitation: {
    readonly input: {
      readonly body: AcceptInvitation;
    };
    readonly answer: Session;
  };
  /** Apply the definition of a guarded API: it becomes the active version, with its roles and gates. */
  readonly applyGuardDefinition: {
    readonly input: {
      readonly orgId: string;
      readonly body: GuardDefinitionRequest;
    };
    readonly answer: AppliedGuardDefinition;
  };
  /** Make a secret for an authenticator app; it is in force once a code of it was confirmed. */
  readonly beginSecondFactor: {
    readonly input: {
      readonly body: {
        readonly password: string;
      };
    };
    readonly answer: {
      /** In base32, to be typed */
      readonly secret: string;
      /** For a QR code */
      readonly uri: string;
    };
  };
  /** Change the password of the signed-in user; ends the other sessions. */
  readonly changePassword: {
    readonly input: {
      readonly body: {
        readonly currentPassword: string;
        readonly newPassword: string;
      };
    };
    readonly answer: undefined;
  };
  /** Put the second factor in force; the only answer that shows its recovery codes. */
  readonly confirmSecondFactor: {
    readonly input: {
      readonly body: {
        readonly code: string;
      };
    };
    readonly answer: {
      readonly recoveryCodes: readonly string[];
    };
  };
  /** Make a gate of a guarded API. Its secret is shown once. */
  readonly createGate: {
    readonly input: {
      readonly orgId: string;
      readonly body: CreateGateRequest;
    };
    readonly answer: GateWithSecret;
  };
  /** Create a new link for a pending invitation, to pass on without mail; earlier links stop working. */
  readonly createInvitationLink: {
    readonly input: {
      readonly orgId: string;
      readonly invitationId: string;
    };
    readonly answer: InvitationLink;
  };
  /** Delete a gate: whoever asks by its name is answered 404 from then on. */
  readonly deleteGate: {
    readonly input: {
      readonly orgId: string;
      readonly gateName: string;
    };
    readonly answer: undefined;
  };
  /** Delete a guarded API with its versions, roles and gates. */
  readonly deleteGuardedApi: {
    readonly input: {
      readonly orgId: string;
      readonly apiName: string;
      /** Also while somebody holds a role of the API */
      readonly retire?: boolean;
    };
    readonly answer: undefined;
  };
  /** Remove the second factor and the recovery codes of the signed-in user. */
  readonly disableSecondFactor: {
    readonly input: {
      readonly body: {
        readonly password: string;
      };
    };
    readonly answer: undefined;
  };
  /** End all other sessions of the signed-in user. */
  readonly endOtherSessions: {
    readonly input: Readonly<Record<string, never>>;
    readonly answer: undefined;
  };
  /** End one session of the signed-in user. */
  readonly endSession: {
    readonly input: {
      readonly sessionId: string;
    };
    readonly answer: undefined;
  };
  /** Say whether a request would pass, and why, without making it. */
  readonly explainRequest: {
    readonly input: {
      readonly body: ExplainRequest;
    };
    readonly answer: Explanation;
  };
  /** Show the MongoDB version that a new cluster gets. */
  readonly getDefaultMongoDbMajorVersion: {
    readonly input: Readonly<Record<string, never>>;
    readonly answer: string;
  };
  /** Say what an error code means and what to do about it. */
  readonly getErrorExplanation: {
    readonly input: {
      readonly errorCode: string;
    };
    readonly answer: ErrorExplanation;
  };
  /** Show a gate. */
  readonly getGate: {
    readonly input: {
      readonly orgId: string;
      readonly gateName: string;
    };
    readonly answer: Gate;
  };
  /** Show the configuration of a proxy that asks at a gate. */
  readonly getGateSnippet: {
    readonly input: {
      readonly orgId: string;
      readonly gateName: string;
      /** What the configuration is for. The gate has to speak its dialect; `kubernetes` takes `envoy` and `traefik`. */
      readonly proxy: 'nginx' | 'caddy' | 'traefik' | 'envoy' | 'haproxy' | 'kubernetes';
      /** The API's own server: `http://127.0.0.1:3000`, or `unix:` and the path of a socket */
      readonly upstream: string;
      /** Where the proxy is to listen: `127.0.0.1:8080`, or `:8080` for every address */
      readonly listen: string;
      /** Where gates ask, as the proxy reaches it: an address, or `unix:` and the path of a socket */
      readonly guard?: string;
    };
    readonly answer: GateSnippet;
  };
  /** Show what is known of an address that called with a credential of a project, or tried to. */
  readonly getGroupAddressHistory: {
    readonly input: {
      readonly groupId: string;
      readonly credentialId: string;
      /** One IPv4 or IPv6 address */
      readonly address: string;
    };
    readonly answer: AddressHistoryView;
  };
  /** Show an event of the audit trail of a project. */
  readonly getGroupAuditEvent: {
    readonly input: {
      readonly groupId: string;
      readonly eventId: string;
      readonly includeRaw?: boolean;
    };
    readonly answer: AuditEventView;
  };
  /** Show an API key or service account that reaches a project, by its ID or client ID, as the list does. */
  readonly getGroupCredential: {
    readonly input: {
      readonly groupId: string;
      readonly credentialId: string;
    };
    readonly answer: CredentialOverview;
  };
  /** Show what the caller may do in a project, and through which roles; those of its organization and of teams count. */
  readonly getGroupPermissions: {
    readonly input: {
      readonly groupId: string;
    };
    readonly answer: HeldPermissions;
  };
  /** Show how often a project was called, by day and hour and by the code of the answer. */
  readonly getGroupUse: {
    readonly input: {
      readonly groupId: string;
      /** Only that of this guarded API; of Sallyport's own paths where it is empty */
      readonly api?: string;
      /** Only that of one: ID of an API key or a person, or client ID of a service account */
      readonly credentialId?: string;
      /** Only that of this operation, or of this route of a guarded API */
      readonly operation?: string;
      /** Whether to count what signed-in people did too, the console's own calls among it */
      readonly withPeople?: boolean;
    };
    readonly answer: UseView;
  };
  /** Show a guarded API with the definition of its active version. */
  readonly getGuardedApi: {
    readonly input: {
      readonly orgId: string;
      readonly apiName: string;
    };
    readonly answer: GuardedApiWithDefinition;
  };
  /** Show a version of a guarded API with its definition. */
  readonly getGuardedApiVersion: {
    readonly input: {
      readonly orgId: string;
      readonly apiName: string;
      readonly version: string;
    };
    readonly answer: GuardedApiVersionWithDefinition;
  };
  /** Show an invitation; needs the token of its link. */
  readonly getInvitation: {
    readonly input: {
      readonly body: {
        readonly token: string;
      };
    };
    readonly answer: InvitationPreview;
  };
  /** Show the address that the caller is seen to call from. */
  readonly getIpInfo: {
    readonly input: Readonly<Record<string, never>>;
    readonly answer: {
      readonly currentIpv4Address: string;
    };
  };
  /** Show what is known of an address that called with a credential of an organization, or tried to. */
  readonly getOrgAddressHistory: {
    readonly input: {
      readonly orgId: string;
      readonly credentialId: string;
      /** One IPv4 or IPv6 address */
      readonly address: string;
    };
    readonly answer: AddressHistoryView;
  };
  /** Show an event of the audit trail of an organization or of one of its projects. */
  readonly getOrgAuditEvent: {
    readonly input: {
      readonly orgId: string;
      readonly eventId: string;
      readonly includeRaw?: boolean;
    };
    readonly answer: AuditEventView;
  };
  /** Show an API key or service account of an organization, by its ID or client ID, as the list does. */
  readonly getOrgCredential: {
    readonly input: {
      readonly orgId: string;
      readonly credentialId: string;
    };
    readonly answer: CredentialOverview;
  };
  /** Show what the caller may do in an organization, and through which roles. */
  readonly getOrgPermissions: {
    readonly input: {
      readonly orgId: string;
    };
    readonly answer: HeldPermissions;
  };
  /** Show how often an organization was called, by day and hour and by the code of the answer. */
  readonly getOrgUse: {
    readonly input: {
      readonly orgId: string;
      /** Only that of this guarded API; of Sallyport's own paths where it is empty */
      readonly api?: string;
      /** Only that of one: ID of an API key or a person, or client ID of a service account */
      readonly credentialId?: string;
      /** Only that of this operation, or of this route of a guarded API */
      readonly operation?: string;
      /** Whether to count what signed-in people did too, the console's own calls among it */
      readonly withPeople?: boolean;
    };
    readonly answer: UseView;
  };
  /** Show the profile of the signed-in user. */
  readonly getProfile: {
    readonly input: Readonly<Record<string, never>>;
    readonly answer: Profile;
  };
  /** Show who is signed in, and the CSRF token of the session again. */
  readonly getSession: {
    readonly input: Readonly<Record<string, never>>;
    readonly answer: Session;
  };
  /** Import credentials that were made elsewhere, by their hashes: API keys by HA1, service accounts by the SHA-256 of a secret. All of them, or none. */
  readonly importCredentials: {
    readonly input: {
      readonly orgId: string;
      readonly body: CredentialImportRequest;
    };
    readonly answer: ImportedCredentials;
  };
  /** Leave an organization with all roles and teams there; the last owner cannot. */
  readonly leaveOrganization: {
    readonly input: {
      readonly orgId: string;
    };
    readonly answer: undefined;
  };
  /** List the gates of the guarded APIs of an organization, or of one of them, by name. */
  readonly listGates: {
    readonly input: {
      readonly orgId: string;
      readonly includeCount?: boolean;
      readonly itemsPerPage?: number;
      readonly pageNum?: number;
      /** Name of a guarded API, whose gates alone are listed */
      readonly api?: string;
    };
    readonly answer: PaginatedGates;
  };
  /** List who has access to a project, people, teams, API keys and service accounts together: what they may do, and through what. */
  readonly listGroupAccess: {
    readonly input: {
      readonly groupId: string;
      readonly includeCount?: boolean;
      readonly itemsPerPage?: number;
      readonly pageNum?: number;
      readonly kind?: 'USER' | 'TEAM' | 'API_KEY' | 'SERVICE_ACCOUNT';
      /** Only those who may do this; READ for all who have access */
      readonly level?: 'READ' | 'WRITE' | 'MANAGE_KEYS' | 'MANAGE_PEOPLE' | 'OWN';
      /** What the name, public key, client ID or description contains, in upper or lower case */
      readonly search?: string;
      /** What the list is sorted by; with a minus, the other way round */
      readonly sort?: 'kind' | '-kind' | 'name' | '-name';
    };
    readonly answer: PaginatedGroupAccess;
  };
  /** List all of the audit trail of a project, newest first. */
  readonly listGroupAuditEvents: {
    readonly input: {
      readonly groupId: string;
      readonly includeCount?: boolean;
      readonly itemsPerPage?: number;
      readonly pageNum?: number;
      readonly eventType?: readonly (
        | 'API_KEY_CREATED'
        | 'API_KEY_DELETED'
        | 'API_KEY_DESCRIPTION_CHANGED'
        | 'API_KEY_ROLES_CHANGED'
        | 'API_KEY_ADDED_TO_GROUP'
        | 'API_KEY_REMOVED_FROM_GROUP'
        | 'API_KEY_ACCESS_LIST_ENTRY_ADDED'
        | 'API_KEY_ACCESS_LIST_ENTRY_DELETED'
        | 'API_KEY_UI_IP_ACCESS_LIST_INHERITANCE_ENABLED'
        | 'API_KEY_UI_IP_ACCESS_LIST_INHERITANCE_DISABLED'
        | 'API_KEY_EXPIRY_CHANGED'
        | 'API_KEY_NOTES_CHANGED'
        | 'API_KEY_EXPIRING'
        | 'API_KEY_EXPIRED'
        | 'SERVICE_ACCOUNT_CREATED'
        | 'SERVICE_ACCOUNT_DELETED'
        | 'SERVICE_ACCOUNT_DETAILS_CHANGED'
        | 'SERVICE_ACCOUNT_NOTES_CHANGED'
        | 'SERVICE_ACCOUNT_ROLES_CHANGED'
        | 'SERVICE_ACCOUNT_ADDED_TO_GROUP'
        | 'SERVICE_ACCOUNT_REMOVED_FROM_GROUP'
        | 'SERVICE_ACCOUNT_ACCESS_LIST_ENTRY_ADDED'
        | 'SERVICE_ACCOUNT_ACCESS_LIST_ENTRY_DELETED'
        | 'SERVICE_ACCOUNT_SECRET_ADDED'
        | 'SERVICE_ACCOUNT_SECRET_DELETED'
        | 'SERVICE_ACCOUNT_UI_IP_ACCESS_LIST_INHERITANCE_ENABLED'
        | 'SERVICE_ACCOUNT_UI_IP_ACCESS_LIST_INHERITANCE_DISABLED'
        | 'ORG_CREATED'
        | 'ORG_RENAMED'
        | 'ORG_SETTINGS_CONFIGURED'
        | 'ORG_SETTINGS_UPDATED'
        | 'ORG_SETTINGS_DELETED'
        | 'ORG_PUBLIC_API_ACCESS_LIST_REQUIRED'
        | 'ORG_PUBLIC_API_ACCESS_LIST_NOT_REQUIRED'
        | 'ORG_SERVICE_ACCOUNT_MAX_SECRET_VALIDITY_EDITED'
        | 'ORG_SERVICE_ACCOUNT_SECRETS_EXPIRING'
        | 'ORG_SERVICE_ACCOUNT_SECRETS_NO_LONGER_EXPIRING'
        | 'ORG_SERVICE_ACCOUNT_SECRETS_EXPIRED'
        | 'ORG_SERVICE_ACCOUNT_SECRETS_NO_LONGER_EXPIRED'
        | 'ORG_TWO_FACTOR_AUTH_REQUIRED'
        | 'ORG_TWO_FACTOR_AUTH_OPTIONAL'
        | 'ORG_UI_IP_ACCESS_LIST_ENABLED'
        | 'ORG_UI_IP_ACCESS_LIST_DISABLED'
        | 'ORG_EDITED_UI_IP_ACCESS_LIST_ENTRIES'
        | 'ORG_EMPLOYEE_ACCESS_RESTRICTED'
        | 'ORG_EMPLOYEE_ACCESS_UNRESTRICTED'
        | 'ORG_LIMIT_UPDATED'
        | 'ORG_DELEGATION_SETTINGS_UPDATED'
        | 'OLD_EVENTS_REMOVED'
        | 'CUSTOM_SESSION_TIMEOUT_MODIFIED'
        | 'SECURITY_CONTACT_MODIFIED'
        | 'OPERATIONS_CONTACT_MODIFIED'
        | 'GROUP_MOVED_FROM_ORG'
        | 'GROUP_CREATED'
        | 'GROUP_DELETED'
        | 'NETWORK_PERMISSION_ENTRY_ADDED'
        | 'NETWORK_PERMISSION_ENTRY_REMOVED'
        | 'NETWORK_PERMISSION_ENTRY_UPDATED'
        | 'GROUP_MOVED'
        | 'GROUP_NAME_CHANGED'
        | 'GROUP_DEFAULT_ALERTS_SETTINGS_CHANGED'
        | 'GROUP_ACTIVATED'
        | 'GROUP_TEMPORARILY_ACTIVATED'
        | 'GROUP_SUSPENDED'
        | 'GROUP_LOCKED'
        | 'GROUP_FLUSHED'
        | 'DATA_EXPLORER_ENABLED'
        | 'DATA_EXPLORER_DISABLED'
        | 'PROJECT_LIMIT_UPDATED'
        | 'GROUP_SERVICE_ACCOUNT_SECRETS_EXPIRING'
        | 'GROUP_SERVICE_ACCOUNT_SECRETS_NO_LONGER_EXPIRING'
        | 'GROUP_SERVICE_ACCOUNT_SECRETS_EXPIRED'
        | 'GROUP_SERVICE_ACCOUNT_SECRETS_NO_LONGER_EXPIRED'
        | 'GROUP_TAGS_MODIFIED'
        | 'TAGS_MODIFIED'
        | 'TEAM_CREATED'
        | 'TEAM_DELETED'
        | 'TEAM_UPDATED'
        | 'TEAM_NAME_CHANGED'
        | 'TEAM_ADDED_TO_GROUP'
        | 'TEAM_REMOVED_FROM_GROUP'
        | 'TEAM_ROLES_MODIFIED'
        | 'JOINED_ORG'
        | 'REMOVED_FROM_ORG'
        | 'ORG_INVITATION_CHANGED'
        | 'INVITED_TO_ORG'
        | 'ORG_INVITATION_DELETED'
        | 'JOINED_TEAM'
        | 'REMOVED_FROM_TEAM'
        | 'INVITED_TO_TEAM'
        | 'USER_ROLES_CHANGED_AUDIT'
        | 'JOINED_GROUP'
        | 'REMOVED_FROM_GROUP'
        | 'INVITED_TO_GROUP'
        | 'GROUP_INVITATION_DELETED'
        | 'REQUESTED_TO_JOIN_GROUP'
        | 'JOIN_GROUP_REQUEST_APPROVED_AUDIT'
        | 'JOIN_GROUP_REQUEST_DENIED_AUDIT'
        | 'GUARDED_API_CREATED'
        | 'GUARDED_API_VERSION_APPLIED'
        | 'GUARDED_API_VERSION_ACTIVATED'
        | 'GUARDED_API_MODE_CHANGED'
        | 'GUARDED_API_DELETED'
        | 'GATE_CREATED'
        | 'GATE_CHANGED'
        | 'GATE_DELETED')[];
      readonly includeRaw?: boolean;
      /** RFC 3339, or a date without a time (its first moment); UTC if there is no time zone */
      readonly maxDate?: string;
      /** RFC 3339, or a date without a time (its first moment); UTC if there is no time zone */
      readonly minDate?: string;
      /** Only what this one did: a user name, public key or client ID */
      readonly actor?: string;
      /** Only what was done from this IPv4 or IPv6 address */
      readonly address?: string;
      /** Only what is about this: a public key, client ID, user name, ID of a team, or name of a guarded API */
      readonly target?: string;
      /** Only events with this in the words or the name of their type, in who did it, in what it is about, or in a value before or after. It is looked for in the newest 10,000 that all else lets through */
      readonly text?: string;
    };
    readonly answer: PaginatedAuditEventView;
  };
  /** List the API keys and service accounts with roles in a project together, newest first unless another order is asked for. */
  readonly listGroupCredentials: {
    readonly input: {
      readonly groupId: string;
      readonly includeCount?: boolean;
      readonly itemsPerPage?: number;
      readonly pageNum?: number;
      /** Only those with which no request was ever made */
      readonly neverUsed?: boolean;
      /** Only those that were neither made nor used within so many days */
      readonly unusedForDays?: number;
      /** Only those of which the key, or a client secret, expires within so many days. With 0: those that have expired already, or have no client secret that has not */
      readonly expiresWithinDays?: number;
      readonly kind?: 'API_KEY' | 'SERVICE_ACCOUNT';
      /** Only those that were created by this user name, public key or client ID */
      readonly madeBy?: string;
      /** Only those of which this kind is noted */
      readonly noteKind?: string;
      /** Only those of which this owner is noted */
      readonly owner?: string;
      /** Only those with this role */
      readonly role?: string;
      /** What the public key, client ID, name or description contains, in upper or lower case */
      readonly search?: string;
      /** What the list is sorted by; with a minus, the other way round */
      readonly sort?: 
        | 'name'
        | '-name'
        | 'description'
        | '-description'
        | 'roles'
        | '-roles'
        | 'accessListEntries'
        | '-accessListEntries'
        | 'noteKind'
        | '-noteKind'
        | 'label'
        | '-label'
        | 'owner'
        | '-owner'
        | 'madeBy'
        | '-madeBy'
        | 'lastUsedAt'
        | '-lastUsedAt'
        | 'createdAt'
        | '-createdAt'
        | 'expiresAt'
        | '-expiresAt';
      /** Only those with this tag */
      readonly tag?: string;
      /** Only those with an empty access list, which an organization that requires one shuts out */
      readonly withoutAccessList?: boolean;
      /** Those as well that a role in the organization lets into all of its projects */
      readonly includeOrgRoles?: boolean;
    };
    readonly answer: PaginatedCredentialOverview;
  };
  /** List the roles that can be granted in a project, those of guarded APIs too. */
  readonly listGroupGrantableRoles: {
    readonly input: {
      readonly groupId: string;
    };
    readonly answer: GrantableRoles;
  };
  /** Show the newest refusal of each of some credentials of a project that was refused lately. */
  readonly listGroupLastRefusals: {
    readonly input: {
      readonly groupId: string;
      /** Those of a page of a list */
      readonly credentialId: readonly string[];
    };
    readonly answer: LastRefusals;
  };
  /** List who can use a project, and by what: roles of their own, of their teams, or in the organization; searched, narrowed and sorted as asked for. */
  readonly listGroupPeople: {
    readonly input: {
      readonly groupId: string;
      readonly includeCount?: boolean;
      readonly itemsPerPage?: number;
      readonly pageNum?: number;
      readonly neverSignedIn?: boolean;
      /** Only members that neither came nor signed in within so many days */
      readonly notSignedInForDays?: number;
      /** By default members, and those whose invitation stands */
      readonly orgMembershipStatuses?: readonly ('PENDING' | 'ACTIVE' | 'INVITATION_EXPIRED' | 'INVITATION_REJECTED')[];
      /** What the user name or the name contains, in upper or lower case */
      readonly search?: string;
      /** What the list is sorted by; with a minus, the other way round */
      readonly sort?: 
        | 'username'
        | '-username'
        | 'name'
        | '-name'
        | 'roles'
        | '-roles'
        | 'projects'
        | '-projects'
        | 'status'
        | '-status'
        | 'lastSignedIn'
        | '-lastSignedIn';
      /** Only those who hold this role of their own */
      readonly role?: string;
    };
    readonly answer: PaginatedGroupPerson;
  };
  /** List what was refused in a project lately, newest first; of one of its credentials also what belongs to no project. */
  readonly listGroupRefusals: {
    readonly input: {
      readonly groupId: string;
      readonly includeCount?: boolean;
      readonly itemsPerPage?: number;
      readonly pageNum?: number;
      /** Only those from this address */
      readonly address?: string;
      /** Only those of this guarded API; of Sallyport's own paths where it is empty */
      readonly api?: string;
      /** Only those with one of these codes */
      readonly code?: readonly string[];
      /** ID of an API key or a person, or client ID of a service account */
      readonly credentialId?: string;
      /** Only those of this operation, or of this route of a guarded API */
      readonly operation?: string;
      /** Only those that were refused at this time or later; RFC 3339, or a date alone, which is its first moment */
      readonly since?: string;
      /** Only those that were last refused at this time or before; RFC 3339, or a date alone, which is its first moment */
      readonly until?: string;
    };
    readonly answer: PaginatedRefusalView;
  };
  /** List the teams with roles in a project, with how many people they have, searched, narrowed and sorted as asked for. */
  readonly listGroupTeamOverviews: {
    readonly input: {
      readonly groupId: string;
      readonly includeCount?: boolean;
      readonly itemsPerPage?: number;
      readonly pageNum?: number;
      /** What the name contains, in upper or lower case */
      readonly search?: string;
      /** What the list is sorted by; with a minus, the other way round */
      readonly sort?: 'name' | '-name' | 'members' | '-members' | 'projects' | '-projects' | 'roles' | '-roles';
      readonly withoutMembers?: boolean;
      /** Only those with this role in the project */
      readonly role?: string;
    };
    readonly answer: PaginatedTeamOverview;
  };
  /** List how often the routes of a guarded API were called in the last seven days by credentials of its organization, the most frequent first. */
  readonly listGuardedApiRouteCalls: {
    readonly input: {
      readonly orgId: string;
      readonly apiName: string;
      readonly includeCount?: boolean;
      readonly itemsPerPage?: number;
      readonly pageNum?: number;
    };
    readonly answer: PaginatedRouteCalls;
  };
  /** List the versions of a guarded API, the newest first. */
  readonly listGuardedApiVersions: {
    readonly input: {
      readonly orgId: string;
      readonly apiName: string;
      readonly includeCount?: boolean;
      readonly itemsPerPage?: number;
      readonly pageNum?: number;
    };
    readonly answer: PaginatedGuardedApiVersions;
  };
  /** List the guarded APIs of an organization, by name, with how they were called in the last week. */
  readonly listGuardedApis: {
    readonly input: {
      readonly orgId: string;
      readonly includeCount?: boolean;
      readonly itemsPerPage?: number;
      readonly pageNum?: number;
    };
    readonly answer: PaginatedGuardedApis;
  };
  /** List all of the audit trail of an organization and of its projects, newest first. */
  readonly listOrgAuditEvents: {
    readonly input: {
      readonly orgId: string;
      readonly includeCount?: boolean;
      readonly itemsPerPage?: number;
      readonly pageNum?: number;
      readonly eventType?: readonly (
        | 'API_KEY_CREATED'
        | 'API_KEY_DELETED'
        | 'API_KEY_DESCRIPTION_CHANGED'
        | 'API_KEY_ROLES_CHANGED'
        | 'API_KEY_ADDED_TO_GROUP'
        | 'API_KEY_REMOVED_FROM_GROUP'
        | 'API_KEY_ACCESS_LIST_ENTRY_ADDED'
        | 'API_KEY_ACCESS_LIST_ENTRY_DELETED'
        | 'API_KEY_UI_IP_ACCESS_LIST_INHERITANCE_ENABLED'
        | 'API_KEY_UI_IP_ACCESS_LIST_INHERITANCE_DISABLED'
        | 'API_KEY_EXPIRY_CHANGED'
        | 'API_KEY_NOTES_CHANGED'
        | 'API_KEY_EXPIRING'
        | 'API_KEY_EXPIRED'
        | 'SERVICE_ACCOUNT_CREATED'
        | 'SERVICE_ACCOUNT_DELETED'
        | 'SERVICE_ACCOUNT_DETAILS_CHANGED'
        | 'SERVICE_ACCOUNT_NOTES_CHANGED'
        | 'SERVICE_ACCOUNT_ROLES_CHANGED'
        | 'SERVICE_ACCOUNT_ADDED_TO_GROUP'
        | 'SERVICE_ACCOUNT_REMOVED_FROM_GROUP'
        | 'SERVICE_ACCOUNT_ACCESS_LIST_ENTRY_ADDED'
        | 'SERVICE_ACCOUNT_ACCESS_LIST_ENTRY_DELETED'
        | 'SERVICE_ACCOUNT_SECRET_ADDED'
        | 'SERVICE_ACCOUNT_SECRET_DELETED'
        | 'SERVICE_ACCOUNT_UI_IP_ACCESS_LIST_INHERITANCE_ENABLED'
        | 'SERVICE_ACCOUNT_UI_IP_ACCESS_LIST_INHERITANCE_DISABLED'
        | 'ORG_CREATED'
        | 'ORG_RENAMED'
        | 'ORG_SETTINGS_CONFIGURED'
        | 'ORG_SETTINGS_UPDATED'
        | 'ORG_SETTINGS_DELETED'
        | 'ORG_PUBLIC_API_ACCESS_LIST_REQUIRED'
        | 'ORG_PUBLIC_API_ACCESS_LIST_NOT_REQUIRED'
        | 'ORG_SERVICE_ACCOUNT_MAX_SECRET_VALIDITY_EDITED'
        | 'ORG_SERVICE_ACCOUNT_SECRETS_EXPIRING'
        | 'ORG_SERVICE_ACCOUNT_SECRETS_NO_LONGER_EXPIRING'
        | 'ORG_SERVICE_ACCOUNT_SECRETS_EXPIRED'
        | 'ORG_SERVICE_ACCOUNT_SECRETS_NO_LONGER_EXPIRED'
        | 'ORG_TWO_FACTOR_AUTH_REQUIRED'
        | 'ORG_TWO_FACTOR_AUTH_OPTIONAL'
        | 'ORG_UI_IP_ACCESS_LIST_ENABLED'
        | 'ORG_UI_IP_ACCESS_LIST_DISABLED'
        | 'ORG_EDITED_UI_IP_ACCESS_LIST_ENTRIES'
        | 'ORG_EMPLOYEE_ACCESS_RESTRICTED'
        | 'ORG_EMPLOYEE_ACCESS_UNRESTRICTED'
        | 'ORG_LIMIT_UPDATED'
        | 'ORG_DELEGATION_SETTINGS_UPDATED'
        | 'OLD_EVENTS_REMOVED'
        | 'CUSTOM_SESSION_TIMEOUT_MODIFIED'
        | 'SECURITY_CONTACT_MODIFIED'
        | 'OPERATIONS_CONTACT_MODIFIED'
        | 'GROUP_MOVED_FROM_ORG'
        | 'GROUP_CREATED'
        | 'GROUP_DELETED'
        | 'NETWORK_PERMISSION_ENTRY_ADDED'
        | 'NETWORK_PERMISSION_ENTRY_REMOVED'
        | 'NETWORK_PERMISSION_ENTRY_UPDATED'
        | 'GROUP_MOVED'
        | 'GROUP_NAME_CHANGED'
        | 'GROUP_DEFAULT_ALERTS_SETTINGS_CHANGED'
        | 'GROUP_ACTIVATED'
        | 'GROUP_TEMPORARILY_ACTIVATED'
        | 'GROUP_SUSPENDED'
        | 'GROUP_LOCKED'
        | 'GROUP_FLUSHED'
        | 'DATA_EXPLORER_ENABLED'
        | 'DATA_EXPLORER_DISABLED'
        | 'PROJECT_LIMIT_UPDATED'
        | 'GROUP_SERVICE_ACCOUNT_SECRETS_EXPIRING'
        | 'GROUP_SERVICE_ACCOUNT_SECRETS_NO_LONGER_EXPIRING'
        | 'GROUP_SERVICE_ACCOUNT_SECRETS_EXPIRED'
        | 'GROUP_SERVICE_ACCOUNT_SECRETS_NO_LONGER_EXPIRED'
        | 'GROUP_TAGS_MODIFIED'
        | 'TAGS_MODIFIED'
        | 'TEAM_CREATED'
        | 'TEAM_DELETED'
        | 'TEAM_UPDATED'
        | 'TEAM_NAME_CHANGED'
        | 'TEAM_ADDED_TO_GROUP'
        | 'TEAM_REMOVED_FROM_GROUP'
        | 'TEAM_ROLES_MODIFIED'
        | 'JOINED_ORG'
        | 'REMOVED_FROM_ORG'
        | 'ORG_INVITATION_CHANGED'
        | 'INVITED_TO_ORG'
        | 'ORG_INVITATION_DELETED'
        | 'JOINED_TEAM'
        | 'REMOVED_FROM_TEAM'
        | 'INVITED_TO_TEAM'
        | 'USER_ROLES_CHANGED_AUDIT'
        | 'JOINED_GROUP'
        | 'REMOVED_FROM_GROUP'
        | 'INVITED_TO_GROUP'
        | 'GROUP_INVITATION_DELETED'
        | 'REQUESTED_TO_JOIN_GROUP'
        | 'JOIN_GROUP_REQUEST_APPROVED_AUDIT'
        | 'JOIN_GROUP_REQUEST_DENIED_AUDIT'
        | 'GUARDED_API_CREATED'
        | 'GUARDED_API_VERSION_APPLIED'
        | 'GUARDED_API_VERSION_ACTIVATED'
        | 'GUARDED_API_MODE_CHANGED'
        | 'GUARDED_API_DELETED'
        | 'GATE_CREATED'
        | 'GATE_CHANGED'
        | 'GATE_DELETED')[];
      readonly includeRaw?: boolean;
      /** RFC 3339, or a date without a time (its first moment); UTC if there is no time zone */
      readonly maxDate?: string;
      /** RFC 3339, or a date without a time (its first moment); UTC if there is no time zone */
      readonly minDate?: string;
      /** Only what this one did: a user name, public key or client ID */
      readonly actor?: string;
      /** Only what was done from this IPv4 or IPv6 address */
      readonly address?: string;
      /** Only what is about this: a public key, client ID, user name, ID of a team, or name of a guarded API */
      readonly target?: string;
      /** Only events with this in the words or the name of their type, in who did it, in what it is about, or in a value before or after. It is looked for in the newest 10,000 that all else lets through */
      readonly text?: string;
    };
    readonly answer: PaginatedAuditEventView;
  };
  /** List the API keys and service accounts of an organization together, newest first unless another order is asked for; service accounts only for callers who may read them. */
  readonly listOrgCredentials: {
    readonly input: {
      readonly orgId: string;
      readonly includeCount?: boolean;
      readonly itemsPerPage?: number;
      readonly pageNum?: number;
      /** Only those with which no request was ever made */
      readonly neverUsed?: boolean;
      /** Only those that were neither made nor used within so many days */
      readonly unusedForDays?: number;
      /** Only those of which the key, or a client secret, expires within so many days. With 0: those that have expired already, or have no client secret that has not */
      readonly expiresWithinDays?: number;
      readonly kind?: 'API_KEY' | 'SERVICE_ACCOUNT';
      /** Only those that were created by this user name, public key or client ID */
      readonly madeBy?: string;
      /** Only those of which this kind is noted */
      readonly noteKind?: string;
      /** Only those of which this owner is noted */
      readonly owner?: string;
      /** Only those with this role */
      readonly role?: string;
      /** What the public key, client ID, name or description contains, in upper or lower case */
      readonly search?: string;
      /** What the list is sorted by; with a minus, the other way round */
      readonly sort?: 
        | 'name'
        | '-name'
        | 'description'
        | '-description'
        | 'roles'
        | '-roles'
        | 'accessListEntries'
        | '-accessListEntries'
        | 'noteKind'
        | '-noteKind'
        | 'label'
        | '-label'
        | 'owner'
        | '-owner'
        | 'madeBy'
        | '-madeBy'
        | 'lastUsedAt'
        | '-lastUsedAt'
        | 'createdAt'
        | '-createdAt'
        | 'expiresAt'
        | '-expiresAt';
      /** Only those with this tag */
      readonly tag?: string;
      /** Only those with an empty access list, which an organization that requires one shuts out */
      readonly withoutAccessList?: boolean;
      /** Only those with a role in this project */
      readonly groupId?: string;
      /** Only those without a role of their own in this project */
      readonly withoutGroupId?: string;
    };
    readonly answer: PaginatedCredentialOverview;
  };
  /** List the roles that can be granted in an organization or in its projects, those of guarded APIs too. */
  readonly listOrgGrantableRoles: {
    readonly input: {
      readonly orgId: string;
      /** Whether they are granted in the organization, or in its projects */
      readonly scope?: 'organization' | 'project';
    };
    readonly answer: GrantableRoles;
  };
  /** Show the newest refusal of each of some credentials of an organization that was refused lately. */
  readonly listOrgLastRefusals: {
    readonly input: {
      readonly orgId: string;
      /** Those of a page of a list */
      readonly credentialId: readonly string[];
    };
    readonly answer: LastRefusals;
  };
  /** List the organizations of the caller with the roles held there, searched and sorted as asked for. */
  readonly listOrgOverviews: {
    readonly input: {
      readonly includeCount?: boolean;
      readonly itemsPerPage?: number;
      readonly pageNum?: number;
      /** What the name or ID contains, in upper or lower case */
      readonly search?: string;
      /** What the list is sorted by; with a minus, the other way round */
      readonly sort?: 'name' | '-name' | 'created' | '-created';
    };
    readonly answer: PaginatedOrganizationOverview;
  };
  /** List the members and pending users of an organization, searched, narrowed and sorted as asked for. */
  readonly listOrgPeople: {
    readonly input: {
      readonly orgId: string;
      readonly includeCount?: boolean;
      readonly itemsPerPage?: number;
      readonly pageNum?: number;
      readonly neverSignedIn?: boolean;
      /** Only members that neither came nor signed in within so many days */
      readonly notSignedInForDays?: number;
      /** By default members, and those whose invitation stands */
      readonly orgMembershipStatuses?: readonly ('PENDING' | 'ACTIVE' | 'INVITATION_EXPIRED' | 'INVITATION_REJECTED')[];
      /** What the user name or the name contains, in upper or lower case */
      readonly search?: string;
      /** What the list is sorted by; with a minus, the other way round */
      readonly sort?: 
        | 'username'
        | '-username'
        | 'name'
        | '-name'
        | 'roles'
        | '-roles'
        | 'projects'
        | '-projects'
        | 'status'
        | '-status'
        | 'lastSignedIn'
        | '-lastSignedIn';
      /** Only those with a role in this project, of their own or through a team */
      readonly groupId?: string;
      /** Only those who hold this role */
      readonly role?: string;
      /** Only those in this team */
      readonly teamId?: string;
      /** Only those without a role of their own in this project */
      readonly withoutGroupId?: string;
      /** Only those who are not in this team */
      readonly withoutTeamId?: string;
    };
    readonly answer: PaginatedOrgUserView;
  };
  /** List the projects of an organization that the caller may see, with how many people, teams and credentials have roles there, searched and sorted as asked for. */
  readonly listOrgProjectOverviews: {
    readonly input: {
      readonly orgId: string;
      readonly includeCount?: boolean;
      readonly itemsPerPage?: number;
      readonly pageNum?: number;
      /** What the name or ID contains, in upper or lower case */
      readonly search?: string;
      /** What the list is sorted by; with a minus, the other way round */
      readonly sort?: 
        | 'name'
        | '-name'
        | 'created'
        | '-created'
        | 'credentials'
        | '-credentials'
        | 'teams'
        | '-teams'
        | 'users'
        | '-users';
      /** Only those in which this user or pending user has a role of their own, or will */
      readonly userId?: string;
    };
    readonly answer: PaginatedProjectOverview;
  };
  /** List what was refused to the credentials and people of an organization lately, newest first. */
  readonly listOrgRefusals: {
    readonly input: {
      readonly orgId: string;
      readonly includeCount?: boolean;
      readonly itemsPerPage?: number;
      readonly pageNum?: number;
      /** Only those from this address */
      readonly address?: string;
      /** Only those of this guarded API; of Sallyport's own paths where it is empty */
      readonly api?: string;
      /** Only those with one of these codes */
      readonly code?: readonly string[];
      /** ID of an API key or a person, or client ID of a service account */
      readonly credentialId?: string;
      /** Only those of this operation, or of this route of a guarded API */
      readonly operation?: string;
      /** Only those that were refused at this time or later; RFC 3339, or a date alone, which is its first moment */
      readonly since?: string;
      /** Only those that were last refused at this time or before; RFC 3339, or a date alone, which is its first moment */
      readonly until?: string;
      readonly groupId?: string;
    };
    readonly answer: PaginatedRefusalView;
  };
  /** List the teams of an organization with how many people and projects they have, searched, narrowed and sorted as asked for. */
  readonly listOrgTeamOverviews: {
    readonly input: {
      readonly orgId: string;
      readonly includeCount?: boolean;
      readonly itemsPerPage?: number;
      readonly pageNum?: number;
      /** What the name contains, in upper or lower case */
      readonly search?: string;
      /** What the list is sorted by; with a minus, the other way round */
      readonly sort?: 'name' | '-name' | 'members' | '-members' | 'projects' | '-projects' | 'roles' | '-roles';
      readonly withoutMembers?: boolean;
      /** Only those in which this user or pending user is, or will be */
      readonly userId?: string;
      /** Only those without a role in this project */
      readonly withoutGroupId?: string;
      /** Only those without a role in any project */
      readonly withoutProjects?: boolean;
    };
    readonly answer: PaginatedTeamOverview;
  };
  /** List the projects in which a team has roles, by name, as far as the caller may see them. */
  readonly listOrgTeamProjects: {
    readonly input: {
      readonly orgId: string;
      readonly teamId: string;
      readonly includeCount?: boolean;
      readonly itemsPerPage?: number;
      readonly pageNum?: number;
    };
    readonly answer: PaginatedTeamProject;
  };
  /** List the sessions of the signed-in user, newest first. */
  readonly listSessions: {
    readonly input: Readonly<Record<string, never>>;
    readonly answer: readonly OwnSession[];
  };
  /** Say what a definition would change, and who would gain and lose by it, without applying it. */
  readonly previewGuardDefinition: {
    readonly input: {
      readonly orgId: string;
      readonly body: GuardDefinitionRequest;
    };
    readonly answer: GuardDefinitionPreview;
  };
  /** Reject an invitation, with the token of its link; users with an account sign in first. */
  readonly rejectInvitation: {
    readonly input: {
      readonly body: {
        readonly token: string;
      };
    };
    readonly answer: undefined;
  };
  /** Mail a link to reset a password; the answer is the same whether there is such an account. */
  readonly requestPasswordReset: {
    readonly input: {
      readonly body: {
        readonly username: string;
      };
    };
    readonly answer: undefined;
  };
  /** Set a new password with the token of a mailed link; ends all sessions of the account. */
  readonly resetPassword: {
    readonly input: {
      readonly body: {
        readonly newPassword: string;
        readonly token: string;
      };
    };
    readonly answer: undefined;
  };
  /** Revoke the calling credential, from any IP address: the API key, or the client secret that was sent or that the access token was created with. */
  readonly revokeOwnCredential: {
    readonly input: {
      /** Sallyport only: do it even if nobody can manage the organization afterwards, as Atlas does */
      readonly force?: boolean;
    };
    readonly answer: undefined;
  };
  /** Find organizations, projects, people, teams, credentials, guarded APIs and gates that the caller may see, by name, ID, public key, client ID, user name or address. */
  readonly search: {
    readonly input: {
      /** The organization in which people, teams, credentials, guarded APIs and gates are found by a part of their names, and access lists by an address; elsewhere only by what names them in full */
      readonly orgId?: string;
      /** Without one nothing is found */
      readonly text?: string;
    };
    readonly answer: {
      readonly results: readonly SearchHit[];
    };
  };
  /** Set what is noted of an API key or service account with a role in a project: kind, label, owner and tags. What is left out is removed. Notes give no rights. */
  readonly setGroupCredentialNotes: {
    readonly input: {
      readonly groupId: string;
      readonly credentialId: string;
      readonly body: CredentialNotesRequest;
    };
    readonly answer: CredentialOverview;
  };
  /** Say whether a guarded API refuses, or only reports what it would refuse. */
  readonly setGuardedApiMode: {
    readonly input: {
      readonly orgId: string;
      readonly apiName: string;
      readonly body: GuardedApiMode;
    };
    readonly answer: GuardedApi;
  };
  /** Make a version of a guarded API the active one, such as the one before. */
  readonly setGuardedApiVersion: {
    readonly input: {
      readonly orgId: string;
      readonly apiName: string;
      readonly body: ActiveGuardedApiVersion;
    };
    readonly answer: GuardedApi;
  };
  /** Say when an API key expires, or that it does not. */
  readonly setOrgApiKeyExpiry: {
    readonly input: {
      readonly orgId: string;
      readonly apiUserId: string;
      readonly body: ApiKeyExpiryBody;
    };
    readonly answer: ApiKeyExpiry;
  };
  /** Set what is noted of an API key or service account of an organization: kind, label, owner and tags. What is left out is removed. Notes give no rights. */
  readonly setOrgCredentialNotes: {
    readonly input: {
      readonly orgId: string;
      readonly credentialId: string;
      readonly body: CredentialNotesRequest;
    };
    readonly answer: CredentialOverview;
  };
  /** Sign in with user name, password and, if the account has one, second factor. */
  readonly signIn: {
    readonly input: {
      readonly body: {
        readonly code?: string;
        readonly password: string;
        readonly username: string;
      };
    };
    readonly answer: Session;
  };
  /** Sign out: end the calling session. */
  readonly signOut: {
    readonly input: Readonly<Record<string, never>>;
    readonly answer: undefined;
  };
  /** Change a gate, or give it another secret, which is shown once. */
  readonly updateGate: {
    readonly input: {
      readonly orgId: string;
      readonly gateName: string;
      readonly body: UpdateGateRequest;
    };
    readonly answer: GateWithSecret;
  };
  /** Change name, country or telephone number of the signed-in user; missing values are not changed. */
  readonly updateProfile: {
    readonly input: {
      readonly body: {
        readonly country?: string | null;
        readonly firstName?: string;
        readonly lastName?: string;
        readonly mobileNumber?: string | null;
      };
    };
    readonly answer: Profile;
  };
}

/** Method and path template of each operation. */
export const privateRoutes: Readonly<Record<keyof PrivateOperations, string>> = {
  acceptInvitation: 'POST /api/private/invitations/accept',
  applyGuardDefinition: 'POST /api/private/orgs/{orgId}/guardedApis',
  beginSecondFactor: 'POST /api/private/secondFactor',
  changePassword: 'POST /api/private/password',
  confirmSecondFactor: 'POST /api/private/secondFactor/confirm',
  createGate: 'POST /api/private/orgs/{orgId}/gates',
  createInvitationLink: 'POST /api/private/orgs/{orgId}/invitations/{invitationId}/link',
  deleteGate: 'DELETE /api/private/orgs/{orgId}/gates/{gateName}',
  deleteGuardedApi: 'DELETE /api/private/orgs/{orgId}/guardedApis/{apiName}',
  disableSecondFactor: 'POST /api/private/secondFactor/disable',
  endOtherSessions: 'DELETE /api/private/sessions',
  endSession: 'DELETE /api/private/sessions/{sessionId}',
  explainRequest: 'POST /api/private/explain',
  getDefaultMongoDbMajorVersion: 'GET /api/private/unauth/nds/defaultMongoDBMajorVersion',
  getErrorExplanation: 'GET /api/private/errors/{errorCode}',
  getGate: 'GET /api/private/orgs/{orgId}/gates/{gateName}',
  getGateSnippet: 'GET /api/private/orgs/{orgId}/gates/{gateName}/snippet',
  getGroupAddressHistory: 'GET /api/private/groups/{groupId}/credentials/{credentialId}/addressHistory',
  getGroupAuditEvent: 'GET /api/private/groups/{groupId}/events/{eventId}',
  getGroupCredential: 'GET /api/private/groups/{groupId}/credentials/{credentialId}',
  getGroupPermissions: 'GET /api/private/groups/{groupId}/permissions',
  getGroupUse: 'GET /api/private/groups/{groupId}/use',
  getGuardedApi: 'GET /api/private/orgs/{orgId}/guardedApis/{apiName}',
  getGuardedApiVersion: 'GET /api/private/orgs/{orgId}/guardedApis/{apiName}/versions/{version}',
  getInvitation: 'POST /api/private/invitations/preview',
  getIpInfo: 'GET /api/private/ipinfo',
  getOrgAddressHistory: 'GET /api/private/orgs/{orgId}/credentials/{credentialId}/addressHistory',
  getOrgAuditEvent: 'GET /api/private/orgs/{orgId}/events/{eventId}',
  getOrgCredential: 'GET /api/private/orgs/{orgId}/credentials/{credentialId}',
  getOrgPermissions: 'GET /api/private/orgs/{orgId}/permissions',
  getOrgUse: 'GET /api/private/orgs/{orgId}/use',
  getProfile: 'GET /api/private/profile',
  getSession: 'GET /api/private/session',
  importCredentials: 'POST /api/private/orgs/{orgId}/credentialImports',
  leaveOrganization: 'DELETE /api/private/orgs/{orgId}/membership',
  listGates: 'GET /api/private/orgs/{orgId}/gates',
  listGroupAccess: 'GET /api/private/groups/{groupId}/access',
  listGroupAuditEvents: 'GET /api/private/groups/{groupId}/events',
  listGroupCredentials: 'GET /api/private/groups/{groupId}/credentials',
  listGroupGrantableRoles: 'GET /api/private/groups/{groupId}/roles',
  listGroupLastRefusals: 'GET /api/private/groups/{groupId}/lastRefusals',
  listGroupPeople: 'GET /api/private/groups/{groupId}/people',
  listGroupRefusals: 'GET /api/private/groups/{groupId}/refusals',
  listGroupTeamOverviews: 'GET /api/private/groups/{groupId}/teams',
  listGuardedApiRouteCalls: 'GET /api/private/orgs/{orgId}/guardedApis/{apiName}/routeCalls',
  listGuardedApiVersions: 'GET /api/private/orgs/{orgId}/guardedApis/{apiName}/versions',
  listGuardedApis: 'GET /api/private/orgs/{orgId}/guardedApis',
  listOrgAuditEvents: 'GET /api/private/orgs/{orgId}/events',
  listOrgCredentials: 'GET /api/private/orgs/{orgId}/credentials',
  listOrgGrantableRoles: 'GET /api/private/orgs/{orgId}/roles',
  listOrgLastRefusals: 'GET /api/private/orgs/{orgId}/lastRefusals',
  listOrgOverviews: 'GET /api/private/orgs',
  listOrgPeople: 'GET /api/private/orgs/{orgId}/people',
  listOrgProjectOverviews: 'GET /api/private/orgs/{orgId}/projects',
  listOrgRefusals: 'GET /api/private/orgs/{orgId}/refusals',
  listOrgTeamOverviews: 'GET /api/private/orgs/{orgId}/teams',
  listOrgTeamProjects: 'GET /api/private/orgs/{orgId}/teams/{teamId}/projects',
  listSessions: 'GET /api/private/sessions',
  previewGuardDefinition: 'POST /api/private/orgs/{orgId}/guardedApis/preview',
  rejectInvitation: 'POST /api/private/invitations/reject',
  requestPasswordReset: 'POST /api/private/passwordResets',
  resetPassword: 'POST /api/private/passwordResets/complete',
  revokeOwnCredential: 'DELETE /api/private/credential',
  search: 'GET /api/private/search',
  setGroupCredentialNotes: 'PUT /api/private/groups/{groupId}/credentials/{credentialId}/notes',
  setGuardedApiMode: 'PUT /api/private/orgs/{orgId}/guardedApis/{apiName}/mode',
  setGuardedApiVersion: 'PUT /api/private/orgs/{orgId}/guardedApis/{apiName}/activeVersion',
  setOrgApiKeyExpiry: 'PUT /api/private/orgs/{orgId}/apiKeys/{apiUserId}/expiry',
  setOrgCredentialNotes: 'PUT /api/private/orgs/{orgId}/credentials/{credentialId}/notes',
  signIn: 'POST /api/private/session',
  signOut: 'DELETE /api/private/session',
  updateGate: 'PATCH /api/private/orgs/{orgId}/gates/{gateName}',
  updateProfile: 'PATCH /api/private/profile',
};

export interface AcceptInvitation {
  readonly firstName?: string;
  readonly lastName?: string;
  readonly password?: string;
  readonly token: string;
}

export interface ActiveGuardedApiVersion {
  readonly retire?: boolean;
  readonly version: number;
}

export interface AddressHistoryView {
  readonly address: string;
  readonly entry: string | null;
  readonly lastUsedFrom: string | null;
  /** How many other callers of the organization proved from it who they are, lately; in a project, how many other credentials with a role there */
  readonly otherCredentials: number;
  readonly refused: RefusedFrom | null;
  readonly wrongSecrets: RefusedFrom | null;
}

export interface ApiKeyExpiry {
  readonly expiresAt: string | null;
}

export interface ApiKeyExpiryBody {
  readonly expiresAt: string | null;
}

export interface AppliedGuardDefinition {
  readonly api: GuardedApi;
  /** Whether it was not the active version already */
  readonly isNewVersion: boolean;
}

export interface AuditEventView {
  /** The service account that acted. In events about a service account, clientId is the one they are about */
  readonly actorClientId?: string;
  /** Kind that was noted of the credential that acted */
  readonly actorKind?: string;
  /** Label that was noted of it */
  readonly actorLabel?: string;
  readonly alertConfigId?: string;
  readonly alertId?: string;
  readonly apiKeyId?: string;
  /** Guarded API that the event is about */
  readonly apiName?: string;
  /** Values that are others after it; absent where it tells none */
  readonly changes?: readonly EventChange[];
  readonly clientId?: string;
  readonly created: string;
  readonly dbUserUsername?: string;
  readonly delegatePrincipal?: Principal;
  readonly eventTypeName: string;
  /** Gate that the event is about */
  readonly gateName?: string;
  readonly groupId?: string;
  readonly id: string;
  readonly invoiceId?: string;
  readonly isGlobalAdmin?: boolean;
  readonly links?: readonly Link[];
  /** Mode that the guarded API has since */
  readonly mode?: string;
  readonly orgId?: string;
  readonly paymentId?: string;
  readonly publicKey?: string;
  readonly raw?: raw;
  readonly remoteAddress?: string;
  /** How many events were removed because of their age */
  readonly removedCount?: string;
  /** When the first of them was recorded */
  readonly removedFrom?: string;
  /** When the last of them was recorded */
  readonly removedUntil?: string;
  readonly resourceId?: string;
  readonly resourcePolicyId?: string;
  readonly resourceType?: string;
  /** What is different in the version of the guarded API */
  readonly summary?: string;
  readonly targetPublicKey?: string | null;
  readonly targetUsername?: string | null;
  readonly teamId?: string;
  /** Name of the team that the event is about, or that somebody joined or left; absent where it is gone */
  readonly teamName?: string;
  readonly userId?: string;
  readonly username?: string;
  /** Version of the guarded API */
  readonly version?: string;
  readonly whitelistEntry?: string | null;
}

export interface CallerNotes {
  readonly kind: string | null;
  readonly label: string | null;
}

export interface CreateGateRequest {
  /** Name of the guarded API */
  readonly api: string;
  /** How long the proxy may keep a decision about a bearer token. It delays a revocation by as much. */
  readonly cacheSeconds?: number;
  readonly dialect: 'nginx' | 'haproxy' | 'caddy' | 'traefik' | 'apisix' | 'envoy' | 'plain';
  /** Without a secret it is served by the listener of the guard alone */
  readonly hasSecret?: boolean;
  readonly name: string;
  readonly peers?: readonly string[];
}

export interface CredentialImportRequest {
  readonly credentials: readonly CredentialToImport[];
}

export interface CredentialNotes {
  readonly kind: string | null;
  readonly label: string | null;
  readonly owner: string | null;
  /** In order */
  readonly tags: readonly string[];
}

export interface CredentialNotesRequest {
  readonly kind?: string | null;
  readonly label?: string | null;
  readonly owner?: string | null;
  /** Letters, digits and `. _ : / = -` */
  readonly tags?: readonly string[];
}

export interface CredentialOverview {
  readonly accessListEntryCount: number;
  readonly createdAt: string;
  readonly description: string;
  readonly expiresAt: string | null;
  /** By name of the project; in a project, only that project */
  readonly groupRoles: readonly {
    readonly groupId: string;
    readonly groupName: string | null;
    readonly roles: readonly string[];
  }[];
  /** ID of the API key, or client ID of the service account */
  readonly id: string;
  /** Whether the caller may change the access list of an API key; name, description, roles here, client secrets and access list of a service account. In a project that takes more where the credential reaches further than the project */
  readonly isManageable: boolean;
  readonly kind: 'API_KEY' | 'SERVICE_ACCOUNT';
  readonly lastUsedAddress: string | null;
  readonly lastUsedAt: string | null;
  readonly madeBy: string | null;
  readonly maskedPrivateKey: string | null;
  readonly name: string | null;
  readonly notes: CredentialNotes;
  readonly orgRoles: readonly string[];
  readonly publicKey: string | null;
  /** Client secrets, expired ones included */
  readonly secretCount: number;
  readonly secretExpiresAt: string | null;
}

export interface CredentialToImport {
  /** Addresses and CIDR blocks from which it may call. Without one: from anywhere */
  readonly accessList?: readonly string[];
  readonly description?: string;
  /** When the key or the secret ends, as RFC 3339 writes it. Without it a key does not end, and a secret ends as late as the organization allows */
  readonly expiresAt?: string;
  /** Of an API key: one of the two, or both */
  readonly ha1?: {
    /** MD5 of `publicKey:MMS Public API:privateKey`, in lower-case hexadecimal digits */
    readonly md5?: string;
    /** SHA-256 of the same, in lower-case hexadecimal digits */
    readonly sha256?: string;
  };
  readonly name?: string;
  readonly notes?: {
    /** What uses it, in one word, such as `agent` or `ci` */
    readonly kind?: string;
    /** A few words that lists and headers show */
    readonly label?: string;
    /** Who answers for it: a user name, or a team */
    readonly owner?: string;
    /** Letters, digits and `. _ : / = -` */
    readonly tags?: readonly string[];
  };
  readonly projects?: readonly {
    readonly projectId: string;
    /** Roles of guarded APIs; ORG_MEMBER is given to whoever has roles in projects alone */
    readonly roles: readonly string[];
  }[];
  /** Of an API key: the user name of its Digest */
  readonly publicKey?: string;
  /** Roles of guarded APIs; ORG_MEMBER is given to whoever has roles in projects alone */
  readonly roles?: readonly string[];
  /** Of a service account: SHA-256 of the secret as its caller sends it, in lower-case hexadecimal digits */
  readonly secretSha256?: string;
}

export interface ErrorExplanation {
  readonly errorCode: string;
  /** What to do about it; code is in backticks */
  readonly fix: string;
  /** When it happens */
  readonly meaning: string;
  /** What `parameters` of the answer hold, in order */
  readonly parameters: readonly string[];
  /** Whether the code belongs to the public API */
  readonly published: boolean;
  readonly status: number;
}

/** A value before and after an event. None is a secret */
export interface EventChange {
  /** The value after the event; empty where there is none. Times are RFC 3339 */
  readonly after: readonly string[];
  /** The value before the event; empty where there is none. Times are RFC 3339 */
  readonly before: readonly string[];
  /** Which value it is, such as roles, description or expiresAt */
  readonly value: string;
}

export interface ExplainRequest {
  /** `Accept` header of the request; one that the operation serves when absent */
  readonly accept?: string;
  /** Name of the guarded API that the request would be made to; Sallyport itself when absent */
  readonly api?: string;
  /** Public key or client ID of the credential */
  readonly as: string;
  /** Address to call from; yours when absent */
  readonly from?: string;
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path of the request, from the first slash on, with its query */
  readonly path: string;
}

export interface Explanation {
  /** In the order a request meets them, up to the first that fails */
  readonly checks: readonly {
    readonly check: 
      | 'freshness'
      | 'clientAddress'
      | 'credential'
      | 'expiry'
      | 'session'
      | 'address'
      | 'requirement'
      | 'use'
      | 'operation'
      | 'version'
      | 'client'
      | 'scope'
      | 'secondFactor'
      | 'permission'
      | 'rateLimit'
      | 'reach'
      | 'path'
      | 'route'
      | 'apiScope'
      | 'apiPermission'
      | 'apiLimit';
    readonly detail: string;
    /** What would make the check pass */
    readonly fix?: string;
    readonly passed: boolean;
  }[];
  /** Code of the refusal; absent when the request passes or needs credentials */
  readonly errorCode?: string;
  readonly passes: boolean;
}

export interface Gate {
  /** Name of the guarded API */
  readonly api: string;
  readonly cacheSeconds: number;
  readonly createdAt: string;
  readonly dialect: 'nginx' | 'haproxy' | 'caddy' | 'traefik' | 'apisix' | 'envoy' | 'plain';
  readonly hasSecret: boolean;
  readonly lastSeenAt: string | null;
  readonly name: string;
  /** CIDR blocks of who may ask */
  readonly peers: readonly string[];
}

export interface GateSnippet {
  /** The file that the proxy is started with comes first */
  readonly files: readonly {
    /** What the other files call it */
    readonly name: string;
    readonly text: string;
  }[];
  readonly secretPlaceholder: string | null;
}

export interface GateWithSecret {
  /** Name of the guarded API */
  readonly api: string;
  readonly cacheSeconds: number;
  readonly createdAt: string;
  readonly dialect: 'nginx' | 'haproxy' | 'caddy' | 'traefik' | 'apisix' | 'envoy' | 'plain';
  readonly hasSecret: boolean;
  readonly lastSeenAt: string | null;
  readonly name: string;
  /** CIDR blocks of who may ask */
  readonly peers: readonly string[];
  /** Only in the reply that makes it */
  readonly secret?: string;
}

export interface GrantableRoles {
  readonly groups: readonly {
    readonly api: string | null;
    readonly roles: readonly {
      readonly role: string;
      readonly title: string;
    }[];
    readonly title: string | null;
  }[];
}

export interface GroupAccess {
  /** Name of a person, or description of a credential */
  readonly detail: string;
  readonly expiresAt: string | null;
  /** ID, or client ID of a service account */
  readonly id: string;
  readonly kind: 'USER' | 'TEAM' | 'API_KEY' | 'SERVICE_ACCOUNT';
  /** What the roles together let them do in the project */
  readonly levels: readonly ('READ' | 'WRITE' | 'MANAGE_KEYS' | 'MANAGE_PEOPLE' | 'OWN')[];
  /** User name, name of a team or service account, or public key */
  readonly name: string;
  /** By what they have access: roles in the organization, in the project, or of a team */
  readonly through: readonly {
    readonly kind: 'ORGANIZATION' | 'PROJECT' | 'TEAM';
    readonly roles: readonly string[];
    readonly teamId: string | null;
    readonly teamName: string | null;
  }[];
}

export interface GroupActiveUserResponse {
  readonly country?: string;
  readonly createdAt: string;
  readonly firstName: string;
  readonly id: string;
  readonly lastAuth?: string;
  readonly lastName: string;
  readonly mobileNumber?: string | null;
  readonly orgMembershipStatus: 'PENDING' | 'ACTIVE' | 'INVITATION_EXPIRED' | 'INVITATION_REJECTED';
  readonly roles: readonly string[];
  readonly username: string;
}

export interface GroupPendingUserResponse {
  readonly id: string;
  readonly invitationCreatedAt: string;
  readonly invitationExpiresAt?: string | null;
  readonly inviterUsername: string;
  readonly orgMembershipStatus: 'PENDING' | 'ACTIVE' | 'INVITATION_EXPIRED' | 'INVITATION_REJECTED';
  readonly roles: readonly string[];
  readonly username: string;
}

export interface GroupPerson {
  /** Roles of the person’s own in the project */
  readonly groupRoles: readonly string[];
  /** Organization roles that let into every project */
  readonly orgRoles: readonly string[];
  /** Teams of the person with roles in the project */
  readonly teams: readonly {
    readonly id: string;
    readonly name: string;
    readonly roleNames: readonly string[];
  }[];
  readonly user: GroupUserResponse;
}

export interface GroupRoleAssignment {
  readonly groupId: string;
  readonly groupRoles: readonly string[];
}

export type GroupUserResponse = GroupPendingUserResponse | GroupActiveUserResponse;

export interface GuardDefinitionPreview {
  readonly isNewApi: boolean;
  readonly isNewVersion: boolean;
  /** Calls of the last seven days that the definition would refuse, by routes and roles */
  readonly lastWeek: {
    readonly callers: number;
    readonly refused: readonly {
      readonly calls: number;
      readonly missingPermission: string | null;
      readonly name: string | null;
      readonly route: string;
    }[];
    readonly refusedCallers: number;
  };
  readonly permissions: {
    readonly added: readonly string[];
    readonly removed: readonly string[];
  };
  /** Roles that permit more or less */
  readonly roles: readonly {
    readonly gains: readonly string[];
    readonly holderCount?: number;
    /** The first who hold it, those of the organization by name */
    readonly holders?: string;
    readonly isGone: boolean;
    readonly isNew: boolean;
    readonly loses: readonly string[];
    readonly role: string;
  }[];
  readonly routes: {
    readonly added: readonly string[];
    readonly changed: readonly {
      readonly after: string;
      readonly before: string;
      readonly route: string;
    }[];
    readonly removed: readonly string[];
  };
  /** Other properties that change */
  readonly settings: readonly string[];
}

export interface GuardDefinitionRequest {
  /** The definition, as JSON or, up to 65536 bytes, as YAML */
  readonly definition: string;
  /** Whether a role that is gone may be granted still. It then permits nothing. */
  readonly retire?: boolean;
}

export interface GuardedApi {
  readonly activeVersion: number;
  readonly createdAt: string;
  readonly mode: 'report' | 'enforce';
  readonly name: string;
  readonly openTo: 'organization' | 'installation';
  readonly title: string;
}

export interface GuardedApiMode {
  readonly mode: 'report' | 'enforce';
}

export interface GuardedApiOverview {
  readonly activeVersion: number;
  readonly createdAt: string;
  readonly gateCount: number;
  /** Calls of credentials of the organization in the last seven days, the present one included */
  readonly lastWeek: {
    readonly allowed: number;
    readonly refused: number;
  };
  readonly mode: 'report' | 'enforce';
  readonly name: string;
  readonly openTo: 'organization' | 'installation';
  readonly routeCount: number;
  readonly title: string;
}

export interface GuardedApiVersion {
  readonly createdAt: string;
  readonly createdBy: string | null;
  readonly isActive: boolean;
  /** Of the definition with its names in order */
  readonly sha256: string;
  readonly version: number;
}

export interface GuardedApiVersionWithDefinition {
  readonly createdAt: string;
  readonly createdBy: string | null;
  /** The definition as JSON text, as it was written, without its gates */
  readonly definition: string;
  readonly isActive: boolean;
  readonly sha256: string;
  readonly version: number;
}

export interface GuardedApiWithDefinition {
  readonly activeVersion: number;
  readonly createdAt: string;
  /** The definition as JSON text, as it was written, without its gates */
  readonly definition: string;
  readonly mode: 'report' | 'enforce';
  readonly name: string;
  readonly openTo: 'organization' | 'installation';
  readonly title: string;
}

export interface HeldPermissions {
  /** In alphabetical order */
  readonly permissions: readonly string[];
  /** In alphabetical order; in a project, those of its organization as well */
  readonly roles: readonly string[];
}

export interface ImportedCredentials {
  /** In the order of the request */
  readonly credentials: readonly {
    readonly description: string;
    /** ID of the API key, or client ID of the service account */
    readonly id: string;
    readonly name: string | null;
    readonly publicKey: string | null;
  }[];
}

export interface InvitationLink {
  readonly expiresAt: string;
  /** For the invited user. Anybody who has the link can accept */
  readonly link: string;
  /** What the link holds, for POST /api/private/invitations/preview */
  readonly token: string;
  readonly username: string;
}

export interface InvitationPreview {
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly groupRoleAssignments: readonly {
    readonly groupId: string;
    readonly groupName: string;
    readonly groupRoles: readonly string[];
  }[];
  /** Whether the person has an account to sign in with; absent where the link was not mailed, so that whoever invites does not learn it */
  readonly hasAccount?: boolean;
  readonly inviterUsername: string;
  /** Whether accepting with names and a password can make an account. Where there is one, it gives way with all it has */
  readonly mayMakeAccount: boolean;
  readonly orgId: string;
  readonly orgName: string;
  readonly roles: readonly string[];
  readonly teams: readonly {
    readonly id: string;
    readonly name: string;
  }[];
  readonly username: string;
}

export interface LastRefusals {
  /** At most one for each credential */
  readonly results: readonly RefusalView[];
}

export interface Link {
  readonly href?: string;
  readonly rel?: string;
}

export interface OrgActiveUserResponse {
  readonly country?: string;
  readonly createdAt: string;
  readonly firstName: string;
  readonly id: string;
  readonly lastAuth?: string;
  readonly lastName: string;
  readonly mobileNumber?: string | null;
  readonly orgMembershipStatus: 'PENDING' | 'ACTIVE' | 'INVITATION_EXPIRED' | 'INVITATION_REJECTED';
  readonly roles: OrgUserRolesResponse;
  readonly teamIds: readonly string[];
  readonly username: string;
}

export interface OrgPendingUserResponse {
  readonly id: string;
  readonly invitationCreatedAt: string;
  readonly invitationExpiresAt?: string | null;
  readonly inviterUsername: string;
  readonly orgMembershipStatus: 'PENDING' | 'ACTIVE' | 'INVITATION_EXPIRED' | 'INVITATION_REJECTED';
  readonly roles: OrgUserRolesResponse;
  readonly teamIds: readonly string[];
  readonly username: string;
}

export type OrgUserResponse = OrgPendingUserResponse | OrgActiveUserResponse;

export interface OrgUserRolesResponse {
  readonly groupRoleAssignments: readonly GroupRoleAssignment[];
  readonly orgRoles: readonly string[];
}

export interface OrganizationOverview {
  readonly created: string;
  readonly id: string;
  readonly name: string;
  /** Roles of the caller there */
  readonly roleNames: readonly string[];
}

export interface OwnSession {
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly id: string;
  readonly isCurrent: boolean;
  readonly isSecondFactorGiven: boolean;
  readonly lastSeenAt: string;
  readonly remoteAddress: string | null;
  readonly userAgent: string | null;
}

export interface PaginatedAuditEventView {
  readonly links: readonly Link[];
  readonly results: readonly AuditEventView[];
  readonly totalCount: number;
}

export interface PaginatedCredentialOverview {
  readonly links: readonly Link[];
  readonly results: readonly CredentialOverview[];
  readonly totalCount: number;
}

export interface PaginatedGates {
  readonly links: readonly Link[];
  readonly results: readonly Gate[];
  readonly totalCount: number;
}

export interface PaginatedGroupAccess {
  readonly links: readonly Link[];
  readonly results: readonly GroupAccess[];
  readonly totalCount: number;
}

export interface PaginatedGroupPerson {
  readonly links: readonly Link[];
  readonly results: readonly GroupPerson[];
  readonly totalCount: number;
}

export interface PaginatedGuardedApiVersions {
  readonly links: readonly Link[];
  readonly results: readonly GuardedApiVersion[];
  readonly totalCount: number;
}

export interface PaginatedGuardedApis {
  readonly links: readonly Link[];
  readonly results: readonly GuardedApiOverview[];
  readonly totalCount: number;
}

export interface PaginatedOrgUserView {
  readonly links: readonly Link[];
  readonly results: readonly OrgUserResponse[];
  readonly totalCount: number;
}

export interface PaginatedOrganizationOverview {
  readonly links: readonly Link[];
  readonly results: readonly OrganizationOverview[];
  readonly totalCount: number;
}

export interface PaginatedProjectOverview {
  readonly links: readonly Link[];
  readonly results: readonly ProjectOverview[];
  readonly totalCount: number;
}

export interface PaginatedRefusalView {
  readonly links: readonly Link[];
  readonly results: readonly RefusalView[];
  readonly totalCount: number;
}

export interface PaginatedRouteCalls {
  readonly links: readonly Link[];
  readonly results: readonly RouteCalls[];
  readonly totalCount: number;
}

export interface PaginatedTeamOverview {
  readonly links: readonly Link[];
  readonly results: readonly TeamOverview[];
  readonly totalCount: number;
}

export interface PaginatedTeamProject {
  readonly links: readonly Link[];
  readonly results: readonly TeamProject[];
  readonly totalCount: number;
}

export interface Principal {
  readonly id?: string;
  readonly name?: string;
  readonly onBehalfOf?: {
    readonly id?: string;
    readonly name?: string;
  };
}

export interface Profile {
  readonly country: string | null;
  readonly createdAt: string;
  readonly firstName: string;
  readonly id: string;
  readonly lastAuth: string | null;
  readonly lastName: string;
  readonly mobileNumber: string | null;
  readonly username: string;
}

export interface ProjectOverview {
  readonly created: string;
  /** API keys and service accounts with a role in it */
  readonly credentialCount: number;
  readonly id: string;
  readonly name: string;
  readonly orgId: string;
  /** Teams with a role in it */
  readonly teamCount: number;
  /** People with a role of their own in it */
  readonly userCount: number;
}

export interface RefusalView {
  readonly address: string | null;
  readonly api: string | null;
  /** Whether the secret was right and the access list, or the requirement of one, refused: adding the address would help. Never after a wrong secret, because public keys are no secret */
  readonly canAddAddress: boolean;
  /** Code of the error; or CREDENTIALS_UNKNOWN, DIGEST_URI_MISMATCH, TOKEN_INVALID or WRONG_SECRET, where the answer asked for credentials and has no code */
  readonly code: string;
  /** How many were refused alike within the minute */
  readonly count: number;
  readonly credentialId: string | null;
  readonly credentialKind: 'API_KEY' | 'SERVICE_ACCOUNT' | 'USER' | null;
  readonly credentialName: string | null;
  readonly credentialNotes: CallerNotes | null;
  /** Why, for the operator. Nothing in it was chosen by the caller */
  readonly detail: string;
  readonly groupId: string | null;
  readonly groupName: string | null;
  readonly lastRefusedAt: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | null;
  readonly operation: string | null;
  readonly path: string | null;
  readonly permission: string | null;
  readonly roleThatPermits: string | null;
  /** Whether the secret was right; otherwise the credential is only the one that was named */
  readonly secretVerified: boolean;
  readonly step: 
    | 'freshness'
    | 'clientAddress'
    | 'credential'
    | 'expiry'
    | 'session'
    | 'address'
    | 'requirement'
    | 'use'
    | 'operation'
    | 'version'
    | 'client'
    | 'scope'
    | 'secondFactor'
    | 'permission'
    | 'rateLimit'
    | 'reach'
    | 'path'
    | 'route'
    | 'apiScope'
    | 'apiPermission'
    | 'apiLimit'
    | null;
}

export interface RefusedFrom {
  readonly count: number;
  /** To the minute */
  readonly firstRefusedAt: string;
  readonly lastRefusedAt: string;
}

export interface RouteCalls {
  readonly allowed: number;
  readonly refused: number;
  readonly route: string | null;
}

export interface SearchHit {
  readonly cidrBlock: string | null;
  /** Description of a credential, name of a person or a guarded API, or API of a gate */
  readonly detail: string;
  /** ID, client ID of a service account, or name of a guarded API or gate */
  readonly id: string;
  readonly kind: 
    | 'ORGANIZATION'
    | 'PROJECT'
    | 'USER'
    | 'TEAM'
    | 'API_KEY'
    | 'SERVICE_ACCOUNT'
    | 'GUARDED_API'
    | 'GATE';
  /** Name, title, user name or public key */
  readonly name: string;
  readonly orgId: string;
  readonly orgName: string;
}

export interface Session {
  /** Goes into the header X-CSRF-Token of requests that change something */
  readonly csrfToken: string;
  /** When the session ends at the latest */
  readonly expiresAt: string;
  /** Whether the person has a second factor; it may have been set up after this sign-in */
  readonly hasSecondFactor: boolean;
  readonly id: string;
  readonly idleTimeoutSeconds: number | null;
  /** Whether the session was signed in with it */
  readonly isSecondFactorGiven: boolean;
  readonly organizations: readonly {
    readonly id: string;
    /** Whether its operations refuse sessions without a second factor */
    readonly multiFactorAuthRequired: boolean;
    readonly name: string;
    readonly roles: readonly string[];
  }[];
  /** Whether links of invitations and lost passwords go out by mail */
  readonly serverSendsMail: boolean;
  readonly user: Profile;
}

export interface TeamOverview {
  readonly id: string;
  /** With those whose invitation into the team stands */
  readonly memberCount: number;
  readonly name: string;
  readonly projectCount: number;
  /** In the project of the list, in alphabetical order; none in a list of the organization */
  readonly roleNames: readonly string[];
}

export interface TeamProject {
  readonly groupId: string;
  readonly groupName: string;
  /** In alphabetical order */
  readonly roleNames: readonly string[];
}

export interface UpdateGateRequest {
  /** How long the proxy may keep a decision about a bearer token. It delays a revocation by as much. */
  readonly cacheSeconds?: number;
  readonly dialect?: 'nginx' | 'haproxy' | 'caddy' | 'traefik' | 'apisix' | 'envoy' | 'plain';
  readonly peers?: readonly string[];
  /** Whether it keeps its secret, gets another or has none */
  readonly secret?: 'keep' | 'new' | 'none';
}

export interface UsePeriod {
  /** Passed the decision */
  readonly allowed: number;
  /** Of what was answered with a code, by its name */
  readonly codes: readonly {
    /** Passed the decision */
    readonly allowed: number;
    /** Code of the answer; `*` where there were too many different calls to tell */
    readonly code: string;
    readonly refused: number;
  }[];
  readonly refused: number;
  readonly startsAt: string;
}

export interface UseView {
  /** Days (UTC), the oldest first, the present one last */
  readonly days: readonly UsePeriod[];
  /** The last 48 hours, the oldest first, the present one last */
  readonly hours: readonly UsePeriod[];
  /** The beginning of the first day */
  readonly since: string;
}

export interface raw {
  readonly _t?: string;
  readonly alertConfigId?: string;
  readonly cid?: string;
  readonly cre?: string;
  readonly description?: string | null;
  readonly gn?: string;
  readonly id?: string;
  readonly orgId?: string;
  readonly orgName?: string;
  readonly severity?: 'INFO' | 'WARNING' | 'ERROR' | 'CRITICAL';
}
