// Generated from the operations by `npm run docs`.

/** What each operation takes and answers, in its newest version and in the others. */
export interface CloudManagerOperations {
  /** Give teams of the organization roles in a project; answers with every team of the project. */
  readonly addGroupTeams: {
    readonly input: {
      readonly groupId: string;
      readonly body: readonly ProjectTeamRequest[];
    };
    readonly answer: PaginatedTeamRoleView;
  };
  /** Add users with an account to a project; users outside the organization are invited. Returns the users of the project. */
  readonly addGroupUsers: {
    readonly input: {
      readonly groupId: string;
      readonly body: readonly ProjectUserRequest[];
    };
    readonly answer: PaginatedUsers;
  };
  /** Put members of the organization into a team; answers the members of the team. */
  readonly addOrgTeamUsers: {
    readonly input: {
      readonly orgId: string;
      readonly teamId: string;
      readonly body: readonly AddUserToTeam[];
    };
    readonly answer: PaginatedUsers;
  };
  /** Create a project in an organization. */
  readonly createGroup: {
    readonly input: {
      readonly body: ProjectRequest;
    };
    readonly answer: Project;
  };
  /** Create an API key in the organization of a project and assign it to the project. */
  readonly createGroupApiKey: {
    readonly input: {
      readonly groupId: string;
      readonly body: ProjectApiKeyRequest;
    };
    readonly answer: ApiKeyUserDetails;
  };
  /** Invite a user to a project; members of the organization get access at once. */
  readonly createGroupInvite: {
    readonly input: {
      readonly groupId: string;
      readonly body: GroupInvitationRequest;
    };
    readonly answer: GroupInvitation;
  };
  /** Create a service account in the organization of a project and assign it to the project. */
  readonly createGroupServiceAccount: {
    readonly input: {
      readonly groupId: string;
      readonly body: GroupServiceAccountRequest;
    };
    readonly answer: GroupServiceAccount;
  };
  /** Add entries to the access list of a service account assigned to a project. */
  readonly createGroupServiceAccountAccessList: {
    readonly input: {
      readonly groupId: string;
      readonly clientId: string;
      readonly itemsPerPage?: number;
      readonly pageNum?: number;
      readonly body: readonly ServiceAccountIPAccessListEntryBody[];
    };
    readonly answer: PaginatedServiceAccountIPAccessEntryView;
  };
  /** Create another secret of a service account assigned to a project. */
  readonly createGroupServiceAccountSecret: {
    readonly input: {
      readonly groupId: string;
      readonly clientId: string;
      readonly body: ServiceAccountSecretRequest;
    };
    readonly answer: ServiceAccountSecret;
  };
  /** Create an API key in an organization; the only answer that shows its private key. */
  readonly createOrgApiKey: {
    readonly input: {
      readonly orgId: string;
      readonly body: CreateAtlasOrganizationApiKey;
    };
    readonly answer: ApiKeyUserDetails;
  };
  /** Add entries to the access list of an API key; answers the whole list. */
  readonly createOrgApiKeyAccessListEntries: {
    readonly input: {
      readonly orgId: string;
      readonly apiKeyId: string;
      readonly itemsPerPage?: number;
      readonly pageNum?: number;
      readonly body: readonly UserAccessListRequest[];
    };
    readonly answer: PaginatedApiUserAccessListResponseView;
  };
  /** Add entries to the access list of an API key; answers the whole list; the old name of createOrgApiKeyAccessListEntries. @deprecated */
  readonly createOrgApiKeyWhitelistEntries: {
    readonly input: {
      readonly orgId: string;
      readonly apiKeyId: string;
      readonly itemsPerPage?: number;
      readonly pageNum?: number;
      readonly body: readonly UserAccessListRequest[];
    };
    readonly answer: PaginatedApiUserAccessListResponseView;
  };
  /** Invite a user to an organization. */
  readonly createOrgInvite: {
    readonly input: {
      readonly orgId: string;
      readonly body: OrganizationInvitationRequest;
    };
    readonly answer: OrganizationInvitation;
  };
  /** Create a service account in an organization; the only answer that shows its secret. */
  readonly createOrgServiceAccount: {
    readonly input: {
      readonly orgId: string;
      readonly body: OrgServiceAccountRequest;
    };
    readonly answer: OrgServiceAccount;
  };
  /** Add entries to the access list of a service account; answers the whole list. */
  readonly createOrgServiceAccountAccessList: {
    readonly input: {
      readonly orgId: string;
      readonly clientId: string;
      readonly itemsPerPage?: number;
      readonly pageNum?: number;
      readonly body: readonly ServiceAccountIPAccessListEntryBody[];
    };
    readonly answer: PaginatedServiceAccountIPAccessEntryView;
  };
  /** Create another secret of a service account; the older one then expires within a week. */
  readonly createOrgServiceAccountSecret: {
    readonly input: {
      readonly orgId: string;
      readonly clientId: string;
      readonly body: ServiceAccountSecretRequest;
    };
    readonly answer: ServiceAccountSecret;
  };
  /** Make a team of members of the organization. */
  readonly createOrgTeam: {
    readonly input: {
      readonly orgId: string;
      readonly body: TeamRequest;
    };
    readonly answer: Team;
  };
  /** Make an account, and invite it to the organizations and projects that its roles name. */
  readonly createUser: {
    readonly input: {
      readonly body: UserRequest;
    };
    readonly answer: User;
  };
  /** Add entries to the personal access list of the calling user; returns the whole list. */
  readonly createUserAccessListEntries: {
    readonly input: {
      readonly userId: string;
      readonly itemsPerPage?: number;
      readonly pageNum?: number;
      readonly body: readonly UserAccessListEntryRequest[];
    };
    readonly answer: PaginatedUserAccessList;
  };
  /** Delete a project with the roles in it. */
  readonly deleteGroup: {
    readonly input: {
      readonly groupId: string;
    };
    readonly answer: undefined;
  };
  /** Withdraw an invitation to a project; the one to its organization stays. */
  readonly deleteGroupInvite: {
    readonly input: {
      readonly groupId: string;
      readonly invitationId: string;
    };
    readonly answer: undefined;
  };
  /** Take a service account out of a project; it stays in the organization with its secrets. */
  readonly deleteGroupServiceAccount: {
    readonly input: {
      readonly groupId: string;
      readonly clientId: string;
    };
    readonly answer: undefined;
  };
  /** Remove an entry from the access list of a service account assigned to a project. */
  readonly deleteGroupServiceAccountAccessListEntry: {
    readonly input: {
      readonly groupId: string;
      readonly clientId: string;
      readonly ipAddress: string;
    };
    readonly answer: undefined;
  };
  /** Delete a secret of a service account assigned to a project; its tokens stop working at once. */
  readonly deleteGroupServiceAccountSecret: {
    readonly input: {
      readonly groupId: string;
      readonly clientId: string;
      readonly secretId: string;
      /** Sallyport only: do it even if nobody can manage the organization afterwards, as Atlas does */
      readonly force?: boolean;
    };
    readonly answer: undefined;
  };
  /** Delete an organization without projects, and its credentials with it. */
  readonly deleteOrg: {
    readonly input: {
      readonly orgId: string;
    };
    readonly answer: undefined;
  };
  /** Delete an API key from the organization and from all of its projects. */
  readonly deleteOrgApiKey: {
    readonly input: {
      readonly orgId: string;
      readonly apiKeyId: string;
      /** Sallyport only: do it even if nobody can manage the organization afterwards, as Atlas does */
      readonly force?: boolean;
    };
    readonly answer: undefined;
  };
  /** Remove an entry from the access list of an API key. */
  readonly deleteOrgApiKeyAccessListEntry: {
    readonly input: {
      readonly orgId: string;
      readonly apiKeyId: string;
      readonly ipAddress: string;
    };
    readonly answer: undefined;
  };
  /** Remove an entry from the access list of an API key; the old name of deleteOrgApiKeyAccessListEntry. @deprecated */
  readonly deleteOrgApiKeyWhitelistEntry: {
    readonly input: {
      readonly orgId: string;
      readonly apiKeyId: string;
      readonly ipAddress: string;
    };
    readonly answer: undefined;
  };
  /** Withdraw an invitation to an organization. */
  readonly deleteOrgInvite: {
    readonly input: {
      readonly orgId: string;
      readonly invitationId: string;
    };
    readonly answer: undefined;
  };
  /** Delete a service account from the organization and from all of its projects. */
  readonly deleteOrgServiceAccount: {
    readonly input: {
      readonly orgId: string;
      readonly clientId: string;
      /** Sallyport only: do it even if nobody can manage the organization afterwards, as Atlas does */
      readonly force?: boolean;
    };
    readonly answer: undefined;
  };
  /** Remove an entry from the access list of a service account. */
  readonly deleteOrgServiceAccountAccessListEntry: {
    readonly input: {
      readonly orgId: string;
      readonly clientId: string;
      readonly ipAddress: string;
    };
    readonly answer: undefined;
  };
  /** Delete a secret of a service account; its tokens stop working at once. */
  readonly deleteOrgServiceAccountSecret: {
    readonly input: {
      readonly orgId: string;
      readonly clientId: string;
      readonly secretId: string;
      /** Sallyport only: do it even if nobody can manage the organization afterwards, as Atlas does */
      readonly force?: boolean;
    };
    readonly answer: undefined;
  };
  /** Delete a team that is assigned to no project. */
  readonly deleteOrgTeam: {
    readonly input: {
      readonly orgId: string;
      readonly teamId: string;
    };
    readonly answer: undefined;
  };
  /** Remove an entry from the personal access list of the calling user. */
  readonly deleteUserAccessListEntry: {
    readonly input: {
      readonly userId: string;
      readonly ipAddress: string;
    };
    readonly answer: undefined;
  };
  /** Show a project. */
  readonly getGroup: {
    readonly input: {
      readonly groupId: string;
    };
    readonly answer: Project;
  };
  /** Show the project of an agent API key among those that the caller can see. */
  readonly getGroupByAgentApiKey: {
    readonly input: {
      readonly agentApiKey: string;
    };
    readonly answer: Project;
  };
  /** Show the project of a name among those that the caller can see. */
  readonly getGroupByName: {
    readonly input: {
      readonly groupName: string;
    };
    readonly answer: Project;
  };
  /** Show an event of a project. */
  readonly getGroupEvent: {
    readonly input: {
      readonly groupId: string;
      readonly eventId: string;
      readonly includeRaw?: boolean;
    };
    readonly answer: EventViewForNdsGroup;
  };
  /** Show an invitation to a project that can still be accepted. */
  readonly getGroupInvite: {
    readonly input: {
      readonly groupId: string;
      readonly invitationId: string;
    };
    readonly answer: GroupInvitation;
  };
  /** Show a service account assigned to a project, with its roles there. */
  readonly getGroupServiceAccount: {
    readonly input: {
      readonly groupId: string;
      readonly clientId: string;
    };
    readonly answer: GroupServiceAccount;
  };
  /** Show an organization. */
  readonly getOrg: {
    readonly input: {
      readonly orgId: string;
    };
    readonly answer: Organization;
  };
  /** Show an API key of an organization, its private key masked. */
  readonly getOrgApiKey: {
    readonly input: {
      readonly orgId: string;
      readonly apiKeyId: string;
    };
    readonly answer: ApiKeyUserDetails;
  };
  /** Show one entry of the access list of an API key. */
  readonly getOrgApiKeyAccessListEntry: {
    readonly input: {
      readonly orgId: string;
      readonly apiKeyId: string;
      readonly ipAddress: string;
    };
    readonly answer: UserAccessListResponse;
  };
  /** Show one entry of the access list of an API key; the old name of getOrgApiKeyAccessListEntry. @deprecated */
  readonly getOrgApiKeyWhitelistEntry: {
    readonly input: {
      readonly orgId: string;
      readonly apiKeyId: string;
      readonly ipAddress: string;
    };
    readonly answer: UserAccessListResponse;
  };
  /** Show an event of an organization. */
  readonly getOrgEvent: {
    readonly input: {
      readonly orgId: string;
      readonly eventId: string;
      readonly includeRaw?: boolean;
    };
    readonly answer: EventViewForOrg;
  };
  /** List the projects of an organization that the caller may see, by name. */
  readonly getOrgGroups: {
    readonly input: {
      readonly orgId: string;
      readonly itemsPerPage?: number;
      readonly pageNum?: number;
      /** The whole name, in any case */
      readonly name?: string;
    };
    readonly answer: PaginatedProjects;
  };
  /** Show an invitation to an organization that can still be accepted. */
  readonly getOrgInvite: {
    readonly input: {
      readonly orgId: string;
      readonly invitationId: string;
    };
    readonly answer: OrganizationInvitation;
  };
  /** Show a service account of an organization, its secrets masked. */
  readonly getOrgServiceAccount: {
    readonly input: {
      readonly orgId: string;
      readonly clientId: string;
    };
    readonly answer: OrgServiceAccount;
  };
  /** List the projects that a service account is assigned to. */
  readonly getOrgServiceAccountGroups: {
    readonly input: {
      readonly orgId: string;
      readonly clientId: string;
      readonly itemsPerPage?: number;
      readonly pageNum?: number;
    };
    readonly answer: PaginatedServiceAccountProjects;
  };
  /** Read a team. */
  readonly getOrgTeam: {
    readonly input: {
      readonly orgId: string;
      readonly teamId: string;
    };
    readonly answer: TeamResponse;
  };
  /** Read a team by its name. */
  readonly getOrgTeamByName: {
    readonly input: {
      readonly orgId: string;
      readonly teamName: string;
    };
    readonly answer: TeamResponse;
  };
  /** Show the state of the server. */
  readonly getSystemStatus: {
    readonly input: Readonly<Record<string, never>>;
    readonly answer: SystemStatus;
  };
  /** Read a user who shares an organization with the caller, as far as the organizations are shared. */
  readonly getUser: {
    readonly input: {
      readonly userId: string;
    };
    readonly answer: User;
  };
  /** Show one entry of the personal access list of the calling user. */
  readonly getUserAccessListEntry: {
    readonly input: {
      readonly userId: string;
      readonly ipAddress: string;
    };
    readonly answer: UserAccessListEntry;
  };
  /** Read a user who shares an organization with the caller, by user name. */
  readonly getUserByName: {
    readonly input: {
      readonly userName: string;
    };
    readonly answer: User;
  };
  /** Assign a service account of the organization to a project. */
  readonly inviteGroupServiceAccount: {
    readonly input: {
      readonly groupId: string;
      readonly clientId: string;
      readonly body: GroupServiceAccountRoleAssignment;
    };
    readonly answer: GroupServiceAccount;
  };
  /** List the API keys assigned to a project, by public key. */
  readonly listGroupApiKeys: {
    readonly input: {
      readonly groupId: string;
      readonly itemsPerPage?: number;
      readonly pageNum?: number;
    };
    readonly answer: PaginatedApiApiUserView;
  };
  /** List the events of a project, newest first. */
  readonly listGroupEvents: {
    readonly input: {
      readonly groupId: string;
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
        | 'TEAM_ADDED_TO_GROUP'
        | 'TEAM_REMOVED_FROM_GROUP'
        | 'TEAM_ROLES_MODIFIED'
        | 'USER_ROLES_CHANGED_AUDIT'
        | 'JOINED_GROUP'
        | 'REMOVED_FROM_GROUP'
        | 'INVITED_TO_GROUP'
        | 'GROUP_INVITATION_DELETED'
        | 'REQUESTED_TO_JOIN_GROUP'
        | 'JOIN_GROUP_REQUEST_APPROVED_AUDIT'
        | 'JOIN_GROUP_REQUEST_DENIED_AUDIT')[];
      readonly includeRaw?: boolean;
      /** RFC 3339, or a date without a time (its first moment); UTC if there is no time zone */
      readonly maxDate?: string;
      /** RFC 3339, or a date without a time (its first moment); UTC if there is no time zone */
      readonly minDate?: string;
    };
    readonly answer: GroupPaginatedEventView;
  };
  /** List the invitations to a project that can still be accepted, oldest first, as a bare array. */
  readonly listGroupInvites: {
    readonly input: {
      readonly groupId: string;
      readonly username?: string;
    };
    readonly answer: readonly GroupInvitation[];
  };
  /** List the access list of a service account assigned to a project. */
  readonly listGroupServiceAccountAccessList: {
    readonly input: {
      readonly groupId: string;
      readonly clientId: string;
      readonly itemsPerPage?: number;
      readonly pageNum?: number;
    };
    readonly answer: PaginatedServiceAccountIPAccessEntryView;
  };
  /** List the service accounts assigned to a project, oldest first. */
  readonly listGroupServiceAccounts: {
    readonly input: {
      readonly groupId: string;
      readonly itemsPerPage?: number;
      readonly pageNum?: number;
    };
    readonly answer: PaginatedGroupServiceAccounts;
  };
  /** List the teams of a project with their roles there, by name of the team. */
  readonly listGroupTeams: {
    readonly input: {
      readonly groupId: string;
      readonly itemsPerPage?: number;
      readonly pageNum?: number;
    };
    readonly answer: PaginatedTeamRoleView;
  };
  /** List the users of a project, by user name. */
  readonly listGroupUsers: {
    readonly input: {
      readonly groupId: string;
      readonly flattenTeams?: boolean;
      readonly includeOrgUsers?: boolean;
      readonly itemsPerPage?: number;
      readonly pageNum?: number;
    };
    readonly answer: PaginatedUsers;
  };
  /** List the projects that the caller can see, by name. */
  readonly listGroups: {
    readonly input: {
      readonly itemsPerPage?: number;
      readonly pageNum?: number;
    };
    readonly answer: PaginatedProjects;
  };
  /** List the access list of an API key, with the use of each entry. */
  readonly listOrgApiKeyAccessListEntries: {
    readonly input: {
      readonly orgId: string;
      readonly apiKeyId: string;
      readonly itemsPerPage?: number;
      readonly pageNum?: number;
    };
    readonly answer: PaginatedApiUserAccessListResponseView;
  };
  /** List the access list of an API key, with the use of each entry; the old name of listOrgApiKeyAccessListEntries. @deprecated */
  readonly listOrgApiKeyWhitelistEntries: {
    readonly input: {
      readonly orgId: string;
      readonly apiKeyId: string;
      readonly itemsPerPage?: number;
      readonly pageNum?: number;
    };
    readonly answer: PaginatedApiUserAccessListResponseView;
  };
  /** List the API keys of an organization, by public key. */
  readonly listOrgApiKeys: {
    readonly input: {
      readonly orgId: string;
      readonly itemsPerPage?: number;
      readonly pageNum?: number;
    };
    readonly answer: PaginatedApiApiUserView;
  };
  /** List the events of an organization, newest first. */
  readonly listOrgEvents: {
    readonly input: {
      readonly orgId: string;
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
        | 'CUSTOM_SESSION_TIMEOUT_MODIFIED'
        | 'SECURITY_CONTACT_MODIFIED'
        | 'OPERATIONS_CONTACT_MODIFIED'
        | 'GROUP_MOVED_FROM_ORG'
        | 'GROUP_CREATED'
        | 'GROUP_DELETED'
        | 'GROUP_MOVED'
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
        | 'INVITED_TO_ORG'
        | 'ORG_INVITATION_DELETED'
        | 'JOINED_TEAM'
        | 'REMOVED_FROM_TEAM'
        | 'INVITED_TO_TEAM'
        | 'USER_ROLES_CHANGED_AUDIT')[];
      readonly includeRaw?: boolean;
      /** RFC 3339, or a date without a time (its first moment); UTC if there is no time zone */
      readonly maxDate?: string;
      /** RFC 3339, or a date without a time (its first moment); UTC if there is no time zone */
      readonly minDate?: string;
    };
    readonly answer: OrgPaginatedEventView;
  };
  /** List the invitations to an organization that can still be accepted, oldest first, as a bare array. */
  readonly listOrgInvites: {
    readonly input: {
      readonly orgId: string;
      readonly username?: string;
    };
    readonly answer: readonly OrganizationInvitation[];
  };
  /** List the access list of a service account, with the use of each entry. */
  readonly listOrgServiceAccountAccessList: {
    readonly input: {
      readonly orgId: string;
      readonly clientId: string;
      readonly itemsPerPage?: number;
      readonly pageNum?: number;
    };
    readonly answer: PaginatedServiceAccountIPAccessEntryView;
  };
  /** List the service accounts of an organization, oldest first. */
  readonly listOrgServiceAccounts: {
    readonly input: {
      readonly orgId: string;
      readonly itemsPerPage?: number;
      readonly pageNum?: number;
    };
    readonly answer: PaginatedOrgServiceAccounts;
  };
  /** List the members of a team, by user name. */
  readonly listOrgTeamUsers: {
    readonly input: {
      readonly orgId: string;
      readonly teamId: string;
      readonly itemsPerPage?: number;
      readonly pageNum?: number;
    };
    readonly answer: PaginatedUsers;
  };
  /** List the teams of an organization, by name. */
  readonly listOrgTeams: {
    readonly input: {
      readonly orgId: string;
      readonly itemsPerPage?: number;
      readonly pageNum?: number;
    };
    readonly answer: PaginatedTeamView;
  };
  /** List the members of an organization, by user name. */
  readonly listOrgUsers: {
    readonly input: {
      readonly orgId: string;
      readonly itemsPerPage?: number;
      readonly pageNum?: number;
    };
    readonly answer: PaginatedUsers;
  };
  /** List the organizations of the caller, by name; a credential has exactly one. */
  readonly listOrgs: {
    readonly input: {
      readonly itemsPerPage?: number;
      readonly pageNum?: number;
    };
    readonly answer: PaginatedOrganizations;
  };
  /** List the personal access list of the calling user. */
  readonly listUserAccessListEntries: {
    readonly input: {
      readonly userId: string;
      readonly itemsPerPage?: number;
      readonly pageNum?: number;
    };
    readonly answer: PaginatedUserAccessList;
  };
  /** Take an API key out of a project; it stays in the organization. */
  readonly removeGroupApiKey: {
    readonly input: {
      readonly groupId: string;
      readonly apiKeyId: string;
    };
    readonly answer: undefined;
  };
  /** Take a team out of a project. */
  readonly removeGroupTeam: {
    readonly input: {
      readonly groupId: string;
      readonly teamId: string;
    };
    readonly answer: undefined;
  };
  /** Remove a user from a project; the user stays in the organization. */
  readonly removeGroupUser: {
    readonly input: {
      readonly groupId: string;
      readonly userId: string;
    };
    readonly answer: undefined;
  };
  /** Take a member out of a team that has others. */
  readonly removeOrgTeamUserFromTeam: {
    readonly input: {
      readonly orgId: string;
      readonly teamId: string;
      readonly userId: string;
    };
    readonly answer: undefined;
  };
  /** Remove a member from an organization with all roles and teams there. */
  readonly removeOrgUser: {
    readonly input: {
      readonly orgId: string;
      readonly userId: string;
    };
    readonly answer: undefined;
  };
  /** Give a team another name. */
  readonly renameOrgTeam: {
    readonly input: {
      readonly orgId: string;
      readonly teamId: string;
      readonly body: TeamRename;
    };
    readonly answer: TeamResponse;
  };
  /** Rename a project. */
  readonly updateGroup: {
    readonly input: {
      readonly groupId: string;
      readonly body: ProjectRename;
    };
    readonly answer: Project;
  };
  /** Assign an API key of the organization to a project, or replace its roles there. */
  readonly updateGroupApiKeyRoles: {
    readonly input: {
      readonly groupId: string;
      readonly apiKeyId: string;
      readonly body: ProjectApiKeyRoles;
    };
    readonly answer: ApiKeyUserDetails;
  };
  /** Change the roles that an invitation to a project promises. */
  readonly updateGroupInviteById: {
    readonly input: {
      readonly groupId: string;
      readonly invitationId: string;
      readonly body: GroupInvitationUpdateRequest;
    };
    readonly answer: GroupInvitation;
  };
  /** Change the roles that an invitation to a project promises, found by the user name. */
  readonly updateGroupInvites: {
    readonly input: {
      readonly groupId: string;
      readonly body: GroupInvitationRequest;
    };
    readonly answer: GroupInvitation;
  };
  /** Replace the project roles of a service account assigned to a project; change its name or description. */
  readonly updateGroupServiceAccount: {
    readonly input: {
      readonly groupId: string;
      readonly clientId: string;
      readonly body: ProjectServiceAccountUpdate;
    };
    readonly answer: GroupServiceAccount;
  };
  /** Replace the roles of a team in a project; returns a list with this team only. */
  readonly updateGroupTeam: {
    readonly input: {
      readonly groupId: string;
      readonly teamId: string;
      readonly body: TeamRolesRequest;
    };
    readonly answer: PaginatedTeamRoleView;
  };
  /** Replace the roles of a user in a project. */
  readonly updateGroupUserRoles: {
    readonly input: {
      readonly groupId: string;
      readonly userId: string;
      readonly body: UpdateGroupRolesForUserBody;
    };
    readonly answer: UpdateGroupRolesForUser;
  };
  /** Rename an organization. */
  readonly updateOrg: {
    readonly input: {
      readonly orgId: string;
      readonly body: OrganizationRequest;
    };
    readonly answer: Organization;
  };
  /** Change the description of an API key or replace its organization roles. */
  readonly updateOrgApiKey: {
    readonly input: {
      readonly orgId: string;
      readonly apiKeyId: string;
      /** Sallyport only: do it even if nobody can manage the organization afterwards, as Atlas does */
      readonly force?: boolean;
      readonly body: OrganizationApiKeyUpdate;
    };
    readonly answer: ApiKeyUserDetails;
  };
  /** Change what an invitation to an organization promises. */
  readonly updateOrgInviteById: {
    readonly input: {
      readonly orgId: string;
      readonly invitationId: string;
      readonly body: OrganizationInvitationUpdate;
    };
    readonly answer: OrganizationInvitation;
  };
  /** Change what an invitation to an organization promises, found by the user name. */
  readonly updateOrgInvites: {
    readonly input: {
      readonly orgId: string;
      readonly body: OrganizationInvitationRequest;
    };
    readonly answer: OrganizationInvitation;
  };
  /** Change name, description or organization roles of a service account. */
  readonly updateOrgServiceAccount: {
    readonly input: {
      readonly orgId: string;
      readonly clientId: string;
      /** Sallyport only: do it even if nobody can manage the organization afterwards, as Atlas does */
      readonly force?: boolean;
      readonly body: OrganizationServiceAccountUpdate;
    };
    readonly answer: OrgServiceAccount;
  };
  /** Replace the organization roles of a member. */
  readonly updateOrgUserRoles: {
    readonly input: {
      readonly orgId: string;
      readonly userId: string;
      readonly body: UpdateOrgRolesForUserBody;
    };
    readonly answer: UpdateOrgRolesForUser;
  };
}

/** Method and path template of each operation. */
export const cloudManagerRoutes: Readonly<Record<keyof CloudManagerOperations, string>> = {
  addGroupTeams: 'POST /api/public/v1.0/groups/{groupId}/teams',
  addGroupUsers: 'POST /api/public/v1.0/groups/{groupId}/users',
  addOrgTeamUsers: 'POST /api/public/v1.0/orgs/{orgId}/teams/{teamId}/users',
  createGroup: 'POST /api/public/v1.0/groups',
  createGroupApiKey: 'POST /api/public/v1.0/groups/{groupId}/apiKeys',
  createGroupInvite: 'POST /api/public/v1.0/groups/{groupId}/invites',
  createGroupServiceAccount: 'POST /api/public/v1.0/groups/{groupId}/serviceAccounts',
  createGroupServiceAccountAccessList: 'POST /api/public/v1.0/groups/{groupId}/serviceAccounts/{clientId}/accessList',
  createGroupServiceAccountSecret: 'POST /api/public/v1.0/groups/{groupId}/serviceAccounts/{clientId}/secrets',
  createOrgApiKey: 'POST /api/public/v1.0/orgs/{orgId}/apiKeys',
  createOrgApiKeyAccessListEntries: 'POST /api/public/v1.0/orgs/{orgId}/apiKeys/{apiKeyId}/accessList',
  createOrgApiKeyWhitelistEntries: 'POST /api/public/v1.0/orgs/{orgId}/apiKeys/{apiKeyId}/whitelist',
  createOrgInvite: 'POST /api/public/v1.0/orgs/{orgId}/invites',
  createOrgServiceAccount: 'POST /api/public/v1.0/orgs/{orgId}/serviceAccounts',
  createOrgServiceAccountAccessList: 'POST /api/public/v1.0/orgs/{orgId}/serviceAccounts/{clientId}/accessList',
  createOrgServiceAccountSecret: 'POST /api/public/v1.0/orgs/{orgId}/serviceAccounts/{clientId}/secrets',
  createOrgTeam: 'POST /api/public/v1.0/orgs/{orgId}/teams',
  createUser: 'POST /api/public/v1.0/users',
  createUserAccessListEntries: 'POST /api/public/v1.0/users/{userId}/accessList',
  deleteGroup: 'DELETE /api/public/v1.0/groups/{groupId}',
  deleteGroupInvite: 'DELETE /api/public/v1.0/groups/{groupId}/invites/{invitationId}',
  deleteGroupServiceAccount: 'DELETE /api/public/v1.0/groups/{groupId}/serviceAccounts/{clientId}',
  deleteGroupServiceAccountAccessListEntry: 'DELETE /api/public/v1.0/groups/{groupId}/serviceAccounts/{clientId}/accessList/{ipAddress}',
  deleteGroupServiceAccountSecret: 'DELETE /api/public/v1.0/groups/{groupId}/serviceAccounts/{clientId}/secrets/{secretId}',
  deleteOrg: 'DELETE /api/public/v1.0/orgs/{orgId}',
  deleteOrgApiKey: 'DELETE /api/public/v1.0/orgs/{orgId}/apiKeys/{apiKeyId}',
  deleteOrgApiKeyAccessListEntry: 'DELETE /api/public/v1.0/orgs/{orgId}/apiKeys/{apiKeyId}/accessList/{ipAddress}',
  deleteOrgApiKeyWhitelistEntry: 'DELETE /api/public/v1.0/orgs/{orgId}/apiKeys/{apiKeyId}/whitelist/{ipAddress}',
  deleteOrgInvite: 'DELETE /api/public/v1.0/orgs/{orgId}/invites/{invitationId}',
  deleteOrgServiceAccount: 'DELETE /api/public/v1.0/orgs/{orgId}/serviceAccounts/{clientId}',
  deleteOrgServiceAccountAccessListEntry: 'DELETE /api/public/v1.0/orgs/{orgId}/serviceAccounts/{clientId}/accessList/{ipAddress}',
  deleteOrgServiceAccountSecret: 'DELETE /api/public/v1.0/orgs/{orgId}/serviceAccounts/{clientId}/secrets/{secretId}',
  deleteOrgTeam: 'DELETE /api/public/v1.0/orgs/{orgId}/teams/{teamId}',
  deleteUserAccessListEntry: 'DELETE /api/public/v1.0/users/{userId}/accessList/{ipAddress}',
  getGroup: 'GET /api/public/v1.0/groups/{groupId}',
  getGroupByAgentApiKey: 'GET /api/public/v1.0/groups/byAgentApiKey/{agentApiKey}',
  getGroupByName: 'GET /api/public/v1.0/groups/byName/{groupName}',
  getGroupEvent: 'GET /api/public/v1.0/groups/{groupId}/events/{eventId}',
  getGroupInvite: 'GET /api/public/v1.0/groups/{groupId}/invites/{invitationId}',
  getGroupServiceAccount: 'GET /api/public/v1.0/groups/{groupId}/serviceAccounts/{clientId}',
  getOrg: 'GET /api/public/v1.0/orgs/{orgId}',
  getOrgApiKey: 'GET /api/public/v1.0/orgs/{orgId}/apiKeys/{apiKeyId}',
  getOrgApiKeyAccessListEntry: 'GET /api/public/v1.0/orgs/{orgId}/apiKeys/{apiKeyId}/accessList/{ipAddress}',
  getOrgApiKeyWhitelistEntry: 'GET /api/public/v1.0/orgs/{orgId}/apiKeys/{apiKeyId}/whitelist/{ipAddress}',
  getOrgEvent: 'GET /api/public/v1.0/orgs/{orgId}/events/{eventId}',
  getOrgGroups: 'GET /api/public/v1.0/orgs/{orgId}/groups',
  getOrgInvite: 'GET /api/public/v1.0/orgs/{orgId}/invites/{invitationId}',
  getOrgServiceAccount: 'GET /api/public/v1.0/orgs/{orgId}/serviceAccounts/{clientId}',
  getOrgServiceAccountGroups: 'GET /api/public/v1.0/orgs/{orgId}/serviceAccounts/{clientId}/groups',
  getOrgTeam: 'GET /api/public/v1.0/orgs/{orgId}/teams/{teamId}',
  getOrgTeamByName: 'GET /api/public/v1.0/orgs/{orgId}/teams/byName/{teamName}',
  getSystemStatus: 'GET /api/public/v1.0',
  getUser: 'GET /api/public/v1.0/users/{userId}',
  getUserAccessListEntry: 'GET /api/public/v1.0/users/{userId}/accessList/{ipAddress}',
  getUserByName: 'GET /api/public/v1.0/users/byName/{userName}',
  inviteGroupServiceAccount: 'POST /api/public/v1.0/groups/{groupId}/serviceAccounts/{clientId}:invite',
  listGroupApiKeys: 'GET /api/public/v1.0/groups/{groupId}/apiKeys',
  listGroupEvents: 'GET /api/public/v1.0/groups/{groupId}/events',
  listGroupInvites: 'GET /api/public/v1.0/groups/{groupId}/invites',
  listGroupServiceAccountAccessList: 'GET /api/public/v1.0/groups/{groupId}/serviceAccounts/{clientId}/accessList',
  listGroupServiceAccounts: 'GET /api/public/v1.0/groups/{groupId}/serviceAccounts',
  listGroupTeams: 'GET /api/public/v1.0/groups/{groupId}/teams',
  listGroupUsers: 'GET /api/public/v1.0/groups/{groupId}/users',
  listGroups: 'GET /api/public/v1.0/groups',
  listOrgApiKeyAccessListEntries: 'GET /api/public/v1.0/orgs/{orgId}/apiKeys/{apiKeyId}/accessList',
  listOrgApiKeyWhitelistEntries: 'GET /api/public/v1.0/orgs/{orgId}/apiKeys/{apiKeyId}/whitelist',
  listOrgApiKeys: 'GET /api/public/v1.0/orgs/{orgId}/apiKeys',
  listOrgEvents: 'GET /api/public/v1.0/orgs/{orgId}/events',
  listOrgInvites: 'GET /api/public/v1.0/orgs/{orgId}/invites',
  listOrgServiceAccountAccessList: 'GET /api/public/v1.0/orgs/{orgId}/serviceAccounts/{clientId}/accessList',
  listOrgServiceAccounts: 'GET /api/public/v1.0/orgs/{orgId}/serviceAccounts',
  listOrgTeamUsers: 'GET /api/public/v1.0/orgs/{orgId}/teams/{teamId}/users',
  listOrgTeams: 'GET /api/public/v1.0/orgs/{orgId}/teams',
  listOrgUsers: 'GET /api/public/v1.0/orgs/{orgId}/users',
  listOrgs: 'GET /api/public/v1.0/orgs',
  listUserAccessListEntries: 'GET /api/public/v1.0/users/{userId}/accessList',
  removeGroupApiKey: 'DELETE /api/public/v1.0/groups/{groupId}/apiKeys/{apiKeyId}',
  removeGroupTeam: 'DELETE /api/public/v1.0/groups/{groupId}/teams/{teamId}',
  removeGroupUser: 'DELETE /api/public/v1.0/groups/{groupId}/users/{userId}',
  removeOrgTeamUserFromTeam: 'DELETE /api/public/v1.0/orgs/{orgId}/teams/{teamId}/users/{userId}',
  removeOrgUser: 'DELETE /api/public/v1.0/orgs/{orgId}/users/{userId}',
  renameOrgTeam: 'PATCH /api/public/v1.0/orgs/{orgId}/teams/{teamId}',
  updateGroup: 'PATCH /api/public/v1.0/groups/{groupId}',
  updateGroupApiKeyRoles: 'PATCH /api/public/v1.0/groups/{groupId}/apiKeys/{apiKeyId}',
  updateGroupInviteById: 'PATCH /api/public/v1.0/groups/{groupId}/invites/{invitationId}',
  updateGroupInvites: 'PATCH /api/public/v1.0/groups/{groupId}/invites',
  updateGroupServiceAccount: 'PATCH /api/public/v1.0/groups/{groupId}/serviceAccounts/{clientId}',
  updateGroupTeam: 'PATCH /api/public/v1.0/groups/{groupId}/teams/{teamId}',
  updateGroupUserRoles: 'PUT /api/public/v1.0/groups/{groupId}/users/{userId}/roles',
  updateOrg: 'PATCH /api/public/v1.0/orgs/{orgId}',
  updateOrgApiKey: 'PATCH /api/public/v1.0/orgs/{orgId}/apiKeys/{apiKeyId}',
  updateOrgInviteById: 'PATCH /api/public/v1.0/orgs/{orgId}/invites/{invitationId}',
  updateOrgInvites: 'PATCH /api/public/v1.0/orgs/{orgId}/invites',
  updateOrgServiceAccount: 'PATCH /api/public/v1.0/orgs/{orgId}/serviceAccounts/{clientId}',
  updateOrgUserRoles: 'PUT /api/public/v1.0/orgs/{orgId}/users/{userId}/roles',
};

export interface AddUserToTeam {
  readonly id: string;
}

export interface ApiKeyUserDetails {
  readonly desc: string;
  readonly id: string;
  readonly links?: readonly Link[];
  /** Readable in the reply that creates the key, masked later */
  readonly privateKey: string;
  readonly publicKey: string;
  readonly roles: readonly CloudAccessRoleAssignment[];
}

export interface CloudAccessRoleAssignment {
  readonly groupId?: string;
  readonly orgId?: string;
  readonly roleName: string;
}

export interface CloudAccessRoleAssignmentRequest {
  readonly groupId?: string;
  readonly orgId?: string;
  readonly roleName: string;
}

export interface CreateAtlasOrganizationApiKey {
  readonly desc: string;
  readonly roles: readonly string[];
}

export interface EventViewForNdsGroup {
  readonly alertConfigId?: string;
  readonly alertId?: string;
  readonly apiKeyId?: string;
  readonly clientId?: string;
  readonly clusterName?: string;
  readonly collection?: string;
  readonly created: string;
  readonly currentValue?: HostMetricValue;
  readonly database?: string;
  readonly dbUserUsername?: string;
  readonly delegatePrincipal?: Principal;
  readonly deskLocation?: string;
  readonly employeeIdentifier?: string;
  readonly endpointId?: string;
  readonly eventTypeName: string;
  readonly fromTier?: string;
  readonly groupId?: string;
  readonly hostname?: string | null;
  readonly id: string;
  readonly instanceName?: string;
  readonly invoiceId?: string;
  readonly isGlobalAdmin?: boolean;
  readonly links?: readonly Link[];
  readonly metricName?: string;
  readonly modifiedBy?: string;
  readonly opType?: string;
  readonly orgId?: string;
  readonly paymentId?: string;
  readonly port?: number;
  readonly processorErrorMsg?: string;
  readonly processorName?: string;
  readonly processorState?: string;
  readonly providerEndpointId?: string;
  readonly publicKey?: string;
  readonly raw?: raw;
  readonly reason?: string;
  readonly region?: string;
  readonly remoteAddress?: string;
  readonly replicaSetName?: string | null;
  readonly resourceId?: string;
  readonly resourcePolicyId?: string;
  readonly resourceType?: string;
  readonly sessionId?: string;
  readonly shardName?: string;
  readonly targetPublicKey?: string | null;
  readonly targetUsername?: string | null;
  readonly teamId?: string;
  readonly toTier?: string;
  readonly userId?: string;
  readonly username?: string;
  readonly violatedPolicies?: readonly string[];
  readonly violationAction?: string;
  readonly whitelistEntry?: string | null;
}

export interface EventViewForOrg {
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

export interface GroupInvitation {
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly groupId: string;
  readonly groupName: string;
  readonly id: string;
  readonly inviterUsername: string;
  readonly links?: readonly Link[];
  readonly roles: readonly string[];
  readonly username: string;
}

export interface GroupInvitationRequest {
  readonly roles: readonly string[];
  readonly username: string;
}

export interface GroupInvitationUpdateRequest {
  readonly roles: readonly string[];
}

export interface GroupPaginatedEventView {
  readonly links: readonly Link[];
  readonly results: readonly EventViewForNdsGroup[];
  readonly totalCount: number;
}

export interface GroupServiceAccount {
  readonly clientId: string;
  readonly createdAt: string;
  readonly description: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly secrets: readonly ServiceAccountSecret[];
}

export interface GroupServiceAccountRequest {
  readonly description: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly secretExpiresAfterHours: number | string;
}

export interface GroupServiceAccountRoleAssignment {
  readonly roles: readonly string[];
}

export interface HostCounts {
  readonly arbiter: number;
  readonly config: number;
  readonly mongos: number;
  readonly primary: number;
  readonly secondary: number;
}

export interface HostMetricValue {
  readonly number?: number;
  readonly units?: 
    | 'bits'
    | 'Kbits'
    | 'Mbits'
    | 'Gbits'
    | 'bytes'
    | 'KB'
    | 'MB'
    | 'GB'
    | 'TB'
    | 'PB'
    | 'nsec'
    | 'msec'
    | 'sec'
    | 'min'
    | 'hours'
    | 'million minutes'
    | 'days'
    | 'requests'
    | '1000 requests'
    | 'tokens'
    | 'million tokens'
    | 'pixels'
    | 'billion pixels'
    | 'GB seconds'
    | 'GB hours'
    | 'GB days'
    | 'RPU'
    | 'thousand RPU'
    | 'million RPU'
    | 'WPU'
    | 'thousand WPU'
    | 'million WPU'
    | 'count'
    | 'thousand'
    | 'million'
    | 'billion';
}

export interface Link {
  readonly href?: string;
  readonly rel?: string;
}

export interface OrgPaginatedEventView {
  readonly links: readonly Link[];
  readonly results: readonly EventViewForOrg[];
  readonly totalCount: number;
}

export interface OrgServiceAccount {
  readonly clientId: string;
  readonly createdAt: string;
  readonly description: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly secrets: readonly ServiceAccountSecret[];
}

export interface OrgServiceAccountRequest {
  readonly description: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly secretExpiresAfterHours: number | string;
}

export interface Organization {
  readonly id: string;
  readonly isDeleted: boolean;
  readonly links: readonly Link[];
  readonly name: string;
}

export interface OrganizationApiKeyUpdate {
  readonly desc?: string;
  readonly roles?: readonly string[];
}

export interface OrganizationInvitation {
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly id: string;
  readonly inviterUsername: string;
  readonly orgId: string;
  readonly orgName: string;
  readonly roles: readonly string[];
  readonly teamIds: readonly string[];
  readonly username: string;
}

export interface OrganizationInvitationRequest {
  readonly roles: readonly string[];
  readonly teamIds?: readonly string[];
  readonly username: string;
}

export interface OrganizationInvitationUpdate {
  readonly roles: readonly string[];
  readonly teamIds?: readonly string[];
}

export interface OrganizationRequest {
  readonly name: string;
}

export interface OrganizationServiceAccountUpdate {
  readonly description?: string;
  readonly name?: string;
  readonly roles?: readonly string[];
}

export interface PaginatedApiApiUserView {
  readonly links: readonly Link[];
  readonly results: readonly ApiKeyUserDetails[];
  readonly totalCount: number;
}

export interface PaginatedApiUserAccessListResponseView {
  readonly links: readonly Link[];
  readonly results: readonly UserAccessListResponse[];
  readonly totalCount: number;
}

export interface PaginatedGroupServiceAccounts {
  readonly links: readonly Link[];
  readonly results: readonly GroupServiceAccount[];
  readonly totalCount: number;
}

export interface PaginatedOrgServiceAccounts {
  readonly links: readonly Link[];
  readonly results: readonly OrgServiceAccount[];
  readonly totalCount: number;
}

export interface PaginatedOrganizations {
  readonly links: readonly Link[];
  readonly results: readonly Organization[];
  readonly totalCount: number;
}

export interface PaginatedProjects {
  readonly links: readonly Link[];
  readonly results: readonly Project[];
  readonly totalCount: number;
}

export interface PaginatedServiceAccountIPAccessEntryView {
  readonly links: readonly Link[];
  readonly results: readonly ServiceAccountIPAccessListEntry[];
  readonly totalCount: number;
}

export interface PaginatedServiceAccountProjects {
  readonly links: readonly Link[];
  readonly results: readonly ServiceAccountProject[];
  readonly totalCount: number;
}

export interface PaginatedTeamRoleView {
  readonly links: readonly Link[];
  readonly results: readonly TeamRole[];
  readonly totalCount: number;
}

export interface PaginatedTeamView {
  readonly links: readonly Link[];
  readonly results: readonly TeamResponse[];
  readonly totalCount: number;
}

export interface PaginatedUserAccessList {
  readonly links: readonly Link[];
  readonly results: readonly UserAccessListEntry[];
  readonly totalCount: number;
}

export interface PaginatedUsers {
  readonly links: readonly Link[];
  readonly results: readonly User[];
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

export interface Project {
  readonly activeAgentCount: number;
  /** Names the project; no agent can use it here */
  readonly agentApiKey?: string;
  readonly hostCounts: HostCounts;
  readonly id: string;
  readonly links: readonly Link[];
  readonly name: string;
  readonly orgId: string;
  readonly publicApiEnabled: boolean;
  readonly replicaSetCount: number;
  readonly shardCount: number;
}

export interface ProjectApiKeyRequest {
  readonly desc?: string;
  readonly roles?: readonly string[];
}

export interface ProjectApiKeyRoles {
  readonly roles: readonly string[];
}

export interface ProjectRename {
  readonly name: string;
}

export interface ProjectRequest {
  readonly name: string;
  readonly orgId: string;
}

export interface ProjectServiceAccountUpdate {
  readonly description?: string;
  readonly name?: string;
  readonly roles: readonly string[];
}

export interface ProjectTeamRequest {
  readonly roleNames?: readonly string[];
  readonly roles?: readonly {
    readonly roleName: string;
  }[];
  readonly teamId: string;
}

export interface ProjectUserRequest {
  readonly id: string;
  readonly roles: readonly {
    /** The project of the path, if anything */
    readonly groupId?: string;
    readonly roleName: string;
  }[];
}

export interface ServiceAccountIPAccessListEntry {
  readonly cidrBlock: string;
  readonly createdAt: string;
  readonly ipAddress?: string | null;
  readonly lastUsedAddress?: string | null;
  readonly lastUsedAt?: string | null;
  readonly requestCount: number;
}

export interface ServiceAccountIPAccessListEntryBody {
  readonly cidrBlock?: string | null;
  readonly ipAddress?: string | null;
}

export interface ServiceAccountProject {
  readonly groupId: string;
}

export interface ServiceAccountSecret {
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly id: string;
  readonly lastUsedAt?: string | null;
  readonly maskedSecretValue?: string;
  /** Only in the reply that creates the secret */
  readonly secret?: string;
}

export interface ServiceAccountSecretRequest {
  readonly secretExpiresAfterHours: number | string;
}

export interface SystemStatus {
  readonly appName: 'MongoDB Cloud';
  readonly build: string;
  readonly links: readonly Link[];
  readonly throttling: boolean;
}

export interface Team {
  readonly id: string;
  readonly links?: readonly Link[];
  readonly name: string;
  readonly usernames: readonly string[];
}

export interface TeamRename {
  readonly name: string;
}

export interface TeamRequest {
  readonly name: string;
  readonly usernames: readonly string[];
}

export interface TeamResponse {
  readonly id: string;
  readonly links?: readonly Link[];
  readonly name: string;
}

export interface TeamRole {
  readonly links?: readonly Link[];
  readonly roleNames: readonly string[];
  readonly teamId: string;
}

export interface TeamRolesRequest {
  readonly roleNames?: readonly string[];
  readonly roles?: readonly {
    readonly roleName: string;
  }[];
}

export interface UpdateGroupRolesForUser {
  readonly groupRoles?: readonly string[];
  readonly links?: readonly Link[];
}

export interface UpdateGroupRolesForUserBody {
  readonly groupRoles?: readonly string[];
}

export interface UpdateOrgRolesForUser {
  readonly links?: readonly Link[];
  readonly orgRoles?: readonly string[];
}

export interface UpdateOrgRolesForUserBody {
  readonly orgRoles?: readonly string[];
}

export interface User {
  /** Two letters, as of ISO 3166 */
  readonly country?: string;
  readonly emailAddress: string;
  readonly firstName: string;
  readonly id: string;
  readonly lastName: string;
  readonly links: readonly Link[];
  readonly mobileNumber?: string;
  readonly roles: readonly CloudAccessRoleAssignment[];
  readonly teamIds?: readonly string[];
  readonly username: string;
}

export interface UserAccessListEntry {
  readonly cidrBlock: string;
  readonly comment?: string;
  readonly count: number;
  readonly created: string;
  readonly ipAddress?: string;
  readonly links: readonly Link[];
}

export interface UserAccessListEntryRequest {
  readonly cidrBlock?: string;
  readonly comment?: string;
  /** An address or a block */
  readonly ipAddress?: string;
}

export interface UserAccessListRequest {
  readonly cidrBlock?: string;
  readonly ipAddress?: string;
}

export interface UserAccessListResponse {
  readonly cidrBlock: string;
  /** Requests let in by this entry */
  readonly count: number;
  readonly created: string;
  readonly ipAddress?: string;
  readonly lastUsed?: string;
  readonly lastUsedAddress?: string;
  readonly links?: readonly Link[];
}

export interface UserRequest {
  readonly country?: string;
  readonly emailAddress?: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly mobileNumber?: string;
  readonly password: string;
  readonly roles: readonly CloudAccessRoleAssignmentRequest[];
  readonly username: string;
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
