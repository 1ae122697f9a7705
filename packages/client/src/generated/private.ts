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
  /** Show an API key or service account with roles in a project, by its ID or client ID, as the list does. */
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
        | 'API_KEY_EXPIRING'
        | 'API_KEY_EXPIRED'
        | 'SERVICE_ACCOUNT_CREATED'
        | 'SERVICE_ACCOUNT_DELETED'
        | 'SERVICE_ACCOUNT_DETAILS_CHANGED'
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
    };
    readonly answer: PaginatedAuditEventView;
  };
  /** List the API keys and service accounts with roles in a project together, newest first. */
  readonly listGroupCredentials: {
    readonly input: {
      readonly groupId: string;
      readonly includeCount?: boolean;
      readonly itemsPerPage?: number;
      readonly pageNum?: number;
      readonly kind?: 'API_KEY' | 'SERVICE_ACCOUNT';
      /** What the public key, client ID, name or description contains, in upper or lower case */
      readonly search?: string;
      /** Only those with an empty access list, which an organization that requires one shuts out */
      readonly withoutAccessList?: boolean;
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
      /** Only those that were refused at this time or later; RFC 3339, or a date alone, which is its first moment */
      readonly since?: string;
      /** Only those that were last refused at this time or before; RFC 3339, or a date alone, which is its first moment */
      readonly until?: string;
    };
    readonly answer: PaginatedRefusalView;
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
  /** List the guarded APIs of an organization, by name. */
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
        | 'API_KEY_EXPIRING'
        | 'API_KEY_EXPIRED'
        | 'SERVICE_ACCOUNT_CREATED'
        | 'SERVICE_ACCOUNT_DELETED'
        | 'SERVICE_ACCOUNT_DETAILS_CHANGED'
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
    };
    readonly answer: PaginatedAuditEventView;
  };
  /** List the API keys and service accounts of an organization together, newest first; service accounts only for callers who may read them. */
  readonly listOrgCredentials: {
    readonly input: {
      readonly orgId: string;
      readonly includeCount?: boolean;
      readonly itemsPerPage?: number;
      readonly pageNum?: number;
      readonly kind?: 'API_KEY' | 'SERVICE_ACCOUNT';
      /** What the public key, client ID, name or description contains, in upper or lower case */
      readonly search?: string;
      /** Only those with an empty access list, which an organization that requires one shuts out */
      readonly withoutAccessList?: boolean;
    };
    readonly answer: PaginatedCredentialOverview;
  };
  /** List the roles that can be granted in an organization, those of guarded APIs too. */
  readonly listOrgGrantableRoles: {
    readonly input: {
      readonly orgId: string;
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
      /** Only those that were refused at this time or later; RFC 3339, or a date alone, which is its first moment */
      readonly since?: string;
      /** Only those that were last refused at this time or before; RFC 3339, or a date alone, which is its first moment */
      readonly until?: string;
      readonly groupId?: string;
    };
    readonly answer: PaginatedRefusalView;
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
  leaveOrganization: 'DELETE /api/private/orgs/{orgId}/membership',
  listGates: 'GET /api/private/orgs/{orgId}/gates',
  listGroupAuditEvents: 'GET /api/private/groups/{groupId}/events',
  listGroupCredentials: 'GET /api/private/groups/{groupId}/credentials',
  listGroupGrantableRoles: 'GET /api/private/groups/{groupId}/roles',
  listGroupLastRefusals: 'GET /api/private/groups/{groupId}/lastRefusals',
  listGroupRefusals: 'GET /api/private/groups/{groupId}/refusals',
  listGuardedApiVersions: 'GET /api/private/orgs/{orgId}/guardedApis/{apiName}/versions',
  listGuardedApis: 'GET /api/private/orgs/{orgId}/guardedApis',
  listOrgAuditEvents: 'GET /api/private/orgs/{orgId}/events',
  listOrgCredentials: 'GET /api/private/orgs/{orgId}/credentials',
  listOrgGrantableRoles: 'GET /api/private/orgs/{orgId}/roles',
  listOrgLastRefusals: 'GET /api/private/orgs/{orgId}/lastRefusals',
  listOrgRefusals: 'GET /api/private/orgs/{orgId}/refusals',
  listOrgTeamProjects: 'GET /api/private/orgs/{orgId}/teams/{teamId}/projects',
  listSessions: 'GET /api/private/sessions',
  previewGuardDefinition: 'POST /api/private/orgs/{orgId}/guardedApis/preview',
  rejectInvitation: 'POST /api/private/invitations/reject',
  requestPasswordReset: 'POST /api/private/passwordResets',
  resetPassword: 'POST /api/private/passwordResets/complete',
  revokeOwnCredential: 'DELETE /api/private/credential',
  setGuardedApiMode: 'PUT /api/private/orgs/{orgId}/guardedApis/{apiName}/mode',
  setGuardedApiVersion: 'PUT /api/private/orgs/{orgId}/guardedApis/{apiName}/activeVersion',
  setOrgApiKeyExpiry: 'PUT /api/private/orgs/{orgId}/apiKeys/{apiUserId}/expiry',
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
  /** How many other callers of the organization proved from it who they are, lately */
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
  readonly alertConfigId?: string;
  readonly alertId?: string;
  readonly apiKeyId?: string;
  readonly clientId?: string;
  readonly created: string;
  readonly dbUserUsername?: string;
  readonly delegatePrincipal?: Principal;
  readonly eventTypeName: string;
  readonly groupId?: string;
  readonly id: string;
  readonly invoiceId?: string;
  readonly isGlobalAdmin?: boolean;
  readonly links?: readonly Link[];
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
  readonly targetPublicKey?: string | null;
  readonly targetUsername?: string | null;
  readonly teamId?: string;
  readonly userId?: string;
  readonly username?: string;
  readonly whitelistEntry?: string | null;
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
  readonly maskedPrivateKey: string | null;
  readonly name: string | null;
  readonly orgRoles: readonly string[];
  readonly publicKey: string | null;
  /** Client secrets, expired ones included */
  readonly secretCount: number;
  readonly secretExpiresAt: string | null;
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

export interface ExplainRequest {
  /** `Accept` header of the request; one that the operation serves when absent */
  readonly accept?: string;
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
      | 'reach';
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

export interface GuardDefinitionPreview {
  readonly isNewApi: boolean;
  readonly isNewVersion: boolean;
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

export interface PaginatedGuardedApiVersions {
  readonly links: readonly Link[];
  readonly results: readonly GuardedApiVersion[];
  readonly totalCount: number;
}

export interface PaginatedGuardedApis {
  readonly links: readonly Link[];
  readonly results: readonly GuardedApi[];
  readonly totalCount: number;
}

export interface PaginatedRefusalView {
  readonly links: readonly Link[];
  readonly results: readonly RefusalView[];
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

export interface RefusalView {
  readonly address: string | null;
  readonly api: string | null;
  /** Whether the secret was right and the access list, or the requirement of one, refused: adding the address would help. Never after a wrong secret, because public keys are no secret */
  readonly canAddAddress: boolean;
  /** Code of the error; or CREDENTIALS_UNKNOWN, TOKEN_INVALID or WRONG_SECRET, where the answer asked for credentials and has no code */
  readonly code: string;
  /** How many were refused alike within the minute */
  readonly count: number;
  readonly credentialId: string | null;
  readonly credentialKind: 'API_KEY' | 'SERVICE_ACCOUNT' | 'USER' | null;
  readonly credentialName: string | null;
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
    | null;
}

export interface RefusedFrom {
  readonly count: number;
  /** To the minute */
  readonly firstRefusedAt: string;
  readonly lastRefusedAt: string;
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
  readonly user: Profile;
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
