// Generated from the operations by `npm run docs`.

/** What each operation takes and answers, in its newest version and in the others. */
export interface AtlasV1Operations {
  /** Give teams of the organization roles in a project; answers with every team of the project. */
  readonly addGroupTeams: {
    readonly input: {
      readonly groupId: string;
      readonly body: readonly TeamRoleBody[];
    };
    readonly answer: PaginatedTeamRoleView;
  };
  /** Put members of the organization into a team; answers with everybody in it. */
  readonly addOrgTeamUsers: {
    readonly input: {
      readonly orgId: string;
      readonly teamId: string;
      readonly body: readonly AddUserToTeam[];
    };
    readonly answer: PaginatedApiAppUserView;
  };
  /** Create a project in an organization. */
  readonly createGroup: {
    readonly input: {
      readonly projectOwnerId?: string;
      readonly body: GroupBody;
    };
    readonly answer: Group;
  };
  /** Add addresses that may reach the databases of a project; answers the whole list. */
  readonly createGroupAccessListEntry: {
    readonly input: {
      readonly groupId: string;
      readonly includeCount?: boolean;
      readonly itemsPerPage?: number;
      readonly pageNum?: number;
      readonly body: readonly NetworkPermissionEntryBody[];
    };
    readonly answer: PaginatedNetworkAccessView;
  };
  /** Create an API key in the organization of a project and assign it to the project. */
  readonly createGroupApiKey: {
    readonly input: {
      readonly groupId: string;
      readonly body: CreateAtlasProjectApiKey;
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
  /** Add addresses that may reach the databases of a project; answers the whole list; the old name of createGroupAccessListEntry. @deprecated */
  readonly createGroupWhitelistEntry: {
    readonly input: {
      readonly groupId: string;
      readonly includeCount?: boolean;
      readonly itemsPerPage?: number;
      readonly pageNum?: number;
      readonly body: readonly NetworkPermissionEntryBody[];
    };
    readonly answer: PaginatedNetworkAccessView;
  };
  /** Create an organization with its first credential; the only answer that shows its secret. */
  readonly createOrg: {
    readonly input: {
      readonly body: CreateOrganizationRequest;
    };
    readonly answer: CreateOrganizationResponse;
  };
  /** Create an API key in an organization; the only answer that shows its private key. */
  readonly createOrgApiKey: {
    readonly input: {
      readonly orgId: string;
      readonly body: {
        readonly desc: string;
        readonly roles: readonly string[];
      };
    };
    readonly answer: ApiKeyUserDetails;
  };
  /** Add entries to the access list of an API key; answers the whole list. */
  readonly createOrgApiKeyAccessListEntry: {
    readonly input: {
      readonly orgId: string;
      readonly apiUserId: string;
      readonly includeCount?: boolean;
      readonly itemsPerPage?: number;
      readonly pageNum?: number;
      readonly body: readonly UserAccessListRequest[];
    };
    readonly answer: PaginatedApiUserAccessListResponseView;
  };
  /** Add entries to the access list of an API key; answers the whole list; the old name of createOrgApiKeyAccessListEntry. @deprecated */
  readonly createOrgApiKeyWhitelistEntry: {
    readonly input: {
      readonly orgId: string;
      readonly apiUserId: string;
      readonly includeCount?: boolean;
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
  /** Make a team of members of the organization. */
  readonly createOrgTeam: {
    readonly input: {
      readonly orgId: string;
      readonly body: TeamBody;
    };
    readonly answer: Team;
  };
  /** Make an account, and invite it to the organizations and projects that its roles name. */
  readonly createUser: {
    readonly input: {
      readonly body: CloudAppUserRequest;
    };
    readonly answer: CloudAppUser;
  };
  /** Delete a project with the roles, limits and settings in it. */
  readonly deleteGroup: {
    readonly input: {
      readonly groupId: string;
    };
    readonly answer: Readonly<Record<string, unknown>>;
  };
  /** Remove an entry from the IP access list of a project. */
  readonly deleteGroupAccessListEntry: {
    readonly input: {
      readonly groupId: string;
      readonly entryValue: string;
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
  /** Remove an entry from the IP access list of a project; the old name of deleteGroupAccessListEntry. @deprecated */
  readonly deleteGroupWhitelistEntry: {
    readonly input: {
      readonly groupId: string;
      readonly entryValue: string;
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
      readonly apiUserId: string;
      /** Sallyport only: do it even if nobody can manage the organization afterwards, as Atlas does */
      readonly force?: boolean;
    };
    readonly answer: undefined;
  };
  /** Remove an entry from the access list of an API key. */
  readonly deleteOrgApiKeyAccessListEntry: {
    readonly input: {
      readonly orgId: string;
      readonly apiUserId: string;
      readonly ipAddress: string;
    };
    readonly answer: undefined;
  };
  /** Remove an entry from the access list of an API key; the old name of deleteOrgApiKeyAccessListEntry. @deprecated */
  readonly deleteOrgApiKeyWhitelistEntry: {
    readonly input: {
      readonly orgId: string;
      readonly apiUserId: string;
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
  /** Delete a team that is assigned to no project. */
  readonly deleteOrgTeam: {
    readonly input: {
      readonly orgId: string;
      readonly teamId: string;
    };
    readonly answer: undefined;
  };
  /** Show a project. */
  readonly getGroup: {
    readonly input: {
      readonly groupId: string;
    };
    readonly answer: Group;
  };
  /** Show one entry of the IP access list of a project. */
  readonly getGroupAccessListEntry: {
    readonly input: {
      readonly groupId: string;
      readonly entryValue: string;
    };
    readonly answer: NetworkPermissionEntry;
  };
  /** Show the project of a name among those that the caller can see. */
  readonly getGroupByName: {
    readonly input: {
      readonly groupName: string;
    };
    readonly answer: Group;
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
  /** Show the settings of a project. */
  readonly getGroupSettings: {
    readonly input: {
      readonly groupId: string;
    };
    readonly answer: GroupSettings;
  };
  /** Show one entry of the IP access list of a project; the old name of getGroupAccessListEntry. @deprecated */
  readonly getGroupWhitelistEntry: {
    readonly input: {
      readonly groupId: string;
      readonly entryValue: string;
    };
    readonly answer: NetworkPermissionEntry;
  };
  /** Show an organization. */
  readonly getOrg: {
    readonly input: {
      readonly orgId: string;
    };
    readonly answer: AtlasOrganization;
  };
  /** Show an API key of an organization, its private key masked. */
  readonly getOrgApiKey: {
    readonly input: {
      readonly orgId: string;
      readonly apiUserId: string;
    };
    readonly answer: ApiKeyUserDetails;
  };
  /** Show one entry of the access list of an API key. */
  readonly getOrgApiKeyAccessListEntry: {
    readonly input: {
      readonly orgId: string;
      readonly apiUserId: string;
      readonly ipAddress: string;
    };
    readonly answer: UserAccessListResponse;
  };
  /** Show one entry of the access list of an API key; the old name of getOrgApiKeyAccessListEntry. @deprecated */
  readonly getOrgApiKeyWhitelistEntry: {
    readonly input: {
      readonly orgId: string;
      readonly apiUserId: string;
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
      readonly includeCount?: boolean;
      readonly itemsPerPage?: number;
      readonly pageNum?: number;
      /** Beginning of the name, in any case */
      readonly name?: string;
    };
    readonly answer: PaginatedAtlasGroupView;
  };
  /** Show an invitation to an organization that can still be accepted. */
  readonly getOrgInvite: {
    readonly input: {
      readonly orgId: string;
      readonly invitationId: string;
    };
    readonly answer: OrganizationInvitation;
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
  /** Show the state of the server and the calling API key. */
  readonly getSystemStatus: {
    readonly input: Readonly<Record<string, never>>;
    readonly answer: SystemStatus;
  };
  /** Read a user who shares an organization with the caller, as far as the organizations are shared. */
  readonly getUser: {
    readonly input: {
      readonly userId: string;
    };
    readonly answer: CloudAppUser;
  };
  /** Read a user who shares an organization with the caller, by user name. */
  readonly getUserByName: {
    readonly input: {
      readonly userName: string;
    };
    readonly answer: CloudAppUser;
  };
  /** List the addresses that may reach the databases of a project; they restrict no API call. */
  readonly listGroupAccessListEntries: {
    readonly input: {
      readonly groupId: string;
      readonly includeCount?: boolean;
      readonly itemsPerPage?: number;
      readonly pageNum?: number;
    };
    readonly answer: PaginatedNetworkAccessView;
  };
  /** List the API keys assigned to a project, by public key. */
  readonly listGroupApiKeys: {
    readonly input: {
      readonly groupId: string;
      readonly includeCount?: boolean;
      readonly itemsPerPage?: number;
      readonly pageNum?: number;
    };
    readonly answer: PaginatedApiApiUserView;
  };
  /** List the events of a project, newest first. */
  readonly listGroupEvents: {
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
      readonly clusterNames?: readonly string[];
      readonly excludedEventType?: readonly (
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
  /** List the teams of a project with their roles there, by name of the team. */
  readonly listGroupTeams: {
    readonly input: {
      readonly groupId: string;
      readonly includeCount?: boolean;
      readonly itemsPerPage?: number;
      readonly pageNum?: number;
    };
    readonly answer: PaginatedTeamRoleView;
  };
  /** List the members and pending users of a project, by user name. */
  readonly listGroupUsers: {
    readonly input: {
      readonly groupId: string;
      readonly flattenTeams?: boolean;
      readonly includeCount?: boolean;
      readonly includeOrgUsers?: boolean;
      readonly orgMembershipStatus?: 'PENDING' | 'ACTIVE' | 'INVITATION_EXPIRED' | 'INVITATION_REJECTED';
      readonly orgMembershipStatuses?: readonly ('PENDING' | 'ACTIVE' | 'INVITATION_EXPIRED' | 'INVITATION_REJECTED')[];
      readonly username?: string;
      readonly itemsPerPage?: number;
      readonly pageNum?: number;
    };
    readonly answer: PaginatedAppUserView;
  };
  /** List the addresses that may reach the databases of a project; they restrict no API call; the old name of listGroupAccessListEntries. @deprecated */
  readonly listGroupWhitelistEntries: {
    readonly input: {
      readonly groupId: string;
      readonly includeCount?: boolean;
      readonly itemsPerPage?: number;
      readonly pageNum?: number;
    };
    readonly answer: PaginatedNetworkAccessView;
  };
  /** List the projects that the caller can see, by name. */
  readonly listGroups: {
    readonly input: {
      readonly includeCount?: boolean;
      readonly itemsPerPage?: number;
      readonly pageNum?: number;
    };
    readonly answer: PaginatedAtlasGroupView;
  };
  /** List the access list of an API key, with the use of each entry. */
  readonly listOrgApiKeyAccessListEntries: {
    readonly input: {
      readonly orgId: string;
      readonly apiUserId: string;
      readonly includeCount?: boolean;
      readonly itemsPerPage?: number;
      readonly pageNum?: number;
    };
    readonly answer: PaginatedApiUserAccessListResponseView;
  };
  /** List the access list of an API key, with the use of each entry; the old name of listOrgApiKeyAccessListEntries. @deprecated */
  readonly listOrgApiKeyWhitelistEntries: {
    readonly input: {
      readonly orgId: string;
      readonly apiUserId: string;
      readonly includeCount?: boolean;
      readonly itemsPerPage?: number;
      readonly pageNum?: number;
    };
    readonly answer: PaginatedApiUserAccessListResponseView;
  };
  /** List the API keys of an organization, by public key. */
  readonly listOrgApiKeys: {
    readonly input: {
      readonly orgId: string;
      readonly includeCount?: boolean;
      readonly itemsPerPage?: number;
      readonly pageNum?: number;
    };
    readonly answer: PaginatedApiApiUserView;
  };
  /** List the events of an organization, newest first. */
  readonly listOrgEvents: {
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
  /** List the members and pending users of a team, by user name. */
  readonly listOrgTeamUsers: {
    readonly input: {
      readonly orgId: string;
      readonly teamId: string;
      readonly orgMembershipStatus?: 'PENDING' | 'ACTIVE' | 'INVITATION_EXPIRED' | 'INVITATION_REJECTED';
      readonly orgMembershipStatuses?: readonly ('PENDING' | 'ACTIVE' | 'INVITATION_EXPIRED' | 'INVITATION_REJECTED')[];
      readonly username?: string;
      readonly itemsPerPage?: number;
      readonly pageNum?: number;
      readonly userId?: string;
    };
    readonly answer: PaginatedAppUserView;
  };
  /** List the teams of an organization, by name. */
  readonly listOrgTeams: {
    readonly input: {
      readonly orgId: string;
      readonly includeCount?: boolean;
      readonly itemsPerPage?: number;
      readonly pageNum?: number;
    };
    readonly answer: PaginatedTeamView;
  };
  /** List the members and pending users of an organization, by user name. */
  readonly listOrgUsers: {
    readonly input: {
      readonly orgId: string;
      readonly includeCount?: boolean;
      readonly orgMembershipStatus?: 'PENDING' | 'ACTIVE' | 'INVITATION_EXPIRED' | 'INVITATION_REJECTED';
      readonly orgMembershipStatuses?: readonly ('PENDING' | 'ACTIVE' | 'INVITATION_EXPIRED' | 'INVITATION_REJECTED')[];
      readonly username?: string;
      readonly itemsPerPage?: number;
      readonly pageNum?: number;
    };
    readonly answer: PaginatedAppUserView;
  };
  /** List the organizations of the caller, by name; a credential has exactly one. */
  readonly listOrgs: {
    readonly input: {
      readonly includeCount?: boolean;
      readonly itemsPerPage?: number;
      readonly pageNum?: number;
      /** Beginning of the name, in any case */
      readonly name?: string;
    };
    readonly answer: PaginatedOrganizationView;
  };
  /** Take an API key out of a project; it stays in the organization. */
  readonly removeGroupApiKey: {
    readonly input: {
      readonly groupId: string;
      readonly apiUserId: string;
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
  /** Give a team another name. */
  readonly renameOrgTeam: {
    readonly input: {
      readonly orgId: string;
      readonly teamId: string;
      readonly body: TeamUpdate;
    };
    readonly answer: TeamResponse;
  };
  /** Change name, tags or default alert settings of a project. */
  readonly updateGroup: {
    readonly input: {
      readonly groupId: string;
      readonly body: GroupUpdate;
    };
    readonly answer: Group;
  };
  /** Assign an API key of the organization to a project, or replace its roles there. */
  readonly updateGroupApiKeyRoles: {
    readonly input: {
      readonly groupId: string;
      readonly apiUserId: string;
      readonly includeCount?: boolean;
      readonly itemsPerPage?: number;
      readonly pageNum?: number;
      readonly body: UpdateAtlasProjectApiKey;
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
  /** Change some settings of a project; answers all of them. */
  readonly updateGroupSettings: {
    readonly input: {
      readonly groupId: string;
      readonly body: GroupSettingsBody;
    };
    readonly answer: GroupSettings;
  };
  /** Replace the roles of a team in a project; returns a list with this team only. */
  readonly updateGroupTeam: {
    readonly input: {
      readonly groupId: string;
      readonly teamId: string;
      readonly body: {
        readonly roleNames: readonly string[];
        readonly teamId?: string;
      };
    };
    readonly answer: PaginatedTeamRoleView;
  };
  /** Rename an organization, or set whether its projects go without default alerts. */
  readonly updateOrg: {
    readonly input: {
      readonly orgId: string;
      readonly body: AtlasOrganizationBody;
    };
    readonly answer: AtlasOrganization;
  };
  /** Change the description of an API key or replace its organization roles. */
  readonly updateOrgApiKey: {
    readonly input: {
      readonly orgId: string;
      readonly apiUserId: string;
      /** Sallyport only: do it even if nobody can manage the organization afterwards, as Atlas does */
      readonly force?: boolean;
      readonly body: UpdateAtlasOrganizationApiKey;
    };
    readonly answer: ApiKeyUserDetails;
  };
  /** Change what an invitation to an organization promises. */
  readonly updateOrgInviteById: {
    readonly input: {
      readonly orgId: string;
      readonly invitationId: string;
      readonly body: OrganizationInvitationUpdateRequest;
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
}

/** Method and path template of each operation. */
export const atlasV1Routes: Readonly<Record<keyof AtlasV1Operations, string>> = {
  addGroupTeams: 'POST /api/atlas/v1.0/groups/{groupId}/teams',
  addOrgTeamUsers: 'POST /api/atlas/v1.0/orgs/{orgId}/teams/{teamId}/users',
  createGroup: 'POST /api/atlas/v1.0/groups',
  createGroupAccessListEntry: 'POST /api/atlas/v1.0/groups/{groupId}/accessList',
  createGroupApiKey: 'POST /api/atlas/v1.0/groups/{groupId}/apiKeys',
  createGroupInvite: 'POST /api/atlas/v1.0/groups/{groupId}/invites',
  createGroupWhitelistEntry: 'POST /api/atlas/v1.0/groups/{groupId}/whitelist',
  createOrg: 'POST /api/atlas/v1.0/orgs',
  createOrgApiKey: 'POST /api/atlas/v1.0/orgs/{orgId}/apiKeys',
  createOrgApiKeyAccessListEntry: 'POST /api/atlas/v1.0/orgs/{orgId}/apiKeys/{apiUserId}/accessList',
  createOrgApiKeyWhitelistEntry: 'POST /api/atlas/v1.0/orgs/{orgId}/apiKeys/{apiUserId}/whitelist',
  createOrgInvite: 'POST /api/atlas/v1.0/orgs/{orgId}/invites',
  createOrgTeam: 'POST /api/atlas/v1.0/orgs/{orgId}/teams',
  createUser: 'POST /api/atlas/v1.0/users',
  deleteGroup: 'DELETE /api/atlas/v1.0/groups/{groupId}',
  deleteGroupAccessListEntry: 'DELETE /api/atlas/v1.0/groups/{groupId}/accessList/{entryValue}',
  deleteGroupInvite: 'DELETE /api/atlas/v1.0/groups/{groupId}/invites/{invitationId}',
  deleteGroupWhitelistEntry: 'DELETE /api/atlas/v1.0/groups/{groupId}/whitelist/{entryValue}',
  deleteOrg: 'DELETE /api/atlas/v1.0/orgs/{orgId}',
  deleteOrgApiKey: 'DELETE /api/atlas/v1.0/orgs/{orgId}/apiKeys/{apiUserId}',
  deleteOrgApiKeyAccessListEntry: 'DELETE /api/atlas/v1.0/orgs/{orgId}/apiKeys/{apiUserId}/accessList/{ipAddress}',
  deleteOrgApiKeyWhitelistEntry: 'DELETE /api/atlas/v1.0/orgs/{orgId}/apiKeys/{apiUserId}/whitelist/{ipAddress}',
  deleteOrgInvite: 'DELETE /api/atlas/v1.0/orgs/{orgId}/invites/{invitationId}',
  deleteOrgTeam: 'DELETE /api/atlas/v1.0/orgs/{orgId}/teams/{teamId}',
  getGroup: 'GET /api/atlas/v1.0/groups/{groupId}',
  getGroupAccessListEntry: 'GET /api/atlas/v1.0/groups/{groupId}/accessList/{entryValue}',
  getGroupByName: 'GET /api/atlas/v1.0/groups/byName/{groupName}',
  getGroupEvent: 'GET /api/atlas/v1.0/groups/{groupId}/events/{eventId}',
  getGroupInvite: 'GET /api/atlas/v1.0/groups/{groupId}/invites/{invitationId}',
  getGroupSettings: 'GET /api/atlas/v1.0/groups/{groupId}/settings',
  getGroupWhitelistEntry: 'GET /api/atlas/v1.0/groups/{groupId}/whitelist/{entryValue}',
  getOrg: 'GET /api/atlas/v1.0/orgs/{orgId}',
  getOrgApiKey: 'GET /api/atlas/v1.0/orgs/{orgId}/apiKeys/{apiUserId}',
  getOrgApiKeyAccessListEntry: 'GET /api/atlas/v1.0/orgs/{orgId}/apiKeys/{apiUserId}/accessList/{ipAddress}',
  getOrgApiKeyWhitelistEntry: 'GET /api/atlas/v1.0/orgs/{orgId}/apiKeys/{apiUserId}/whitelist/{ipAddress}',
  getOrgEvent: 'GET /api/atlas/v1.0/orgs/{orgId}/events/{eventId}',
  getOrgGroups: 'GET /api/atlas/v1.0/orgs/{orgId}/groups',
  getOrgInvite: 'GET /api/atlas/v1.0/orgs/{orgId}/invites/{invitationId}',
  getOrgTeam: 'GET /api/atlas/v1.0/orgs/{orgId}/teams/{teamId}',
  getOrgTeamByName: 'GET /api/atlas/v1.0/orgs/{orgId}/teams/byName/{teamName}',
  getSystemStatus: 'GET /api/atlas/v1.0',
  getUser: 'GET /api/atlas/v1.0/users/{userId}',
  getUserByName: 'GET /api/atlas/v1.0/users/byName/{userName}',
  listGroupAccessListEntries: 'GET /api/atlas/v1.0/groups/{groupId}/accessList',
  listGroupApiKeys: 'GET /api/atlas/v1.0/groups/{groupId}/apiKeys',
  listGroupEvents: 'GET /api/atlas/v1.0/groups/{groupId}/events',
  listGroupInvites: 'GET /api/atlas/v1.0/groups/{groupId}/invites',
  listGroupTeams: 'GET /api/atlas/v1.0/groups/{groupId}/teams',
  listGroupUsers: 'GET /api/atlas/v1.0/groups/{groupId}/users',
  listGroupWhitelistEntries: 'GET /api/atlas/v1.0/groups/{groupId}/whitelist',
  listGroups: 'GET /api/atlas/v1.0/groups',
  listOrgApiKeyAccessListEntries: 'GET /api/atlas/v1.0/orgs/{orgId}/apiKeys/{apiUserId}/accessList',
  listOrgApiKeyWhitelistEntries: 'GET /api/atlas/v1.0/orgs/{orgId}/apiKeys/{apiUserId}/whitelist',
  listOrgApiKeys: 'GET /api/atlas/v1.0/orgs/{orgId}/apiKeys',
  listOrgEvents: 'GET /api/atlas/v1.0/orgs/{orgId}/events',
  listOrgInvites: 'GET /api/atlas/v1.0/orgs/{orgId}/invites',
  listOrgTeamUsers: 'GET /api/atlas/v1.0/orgs/{orgId}/teams/{teamId}/users',
  listOrgTeams: 'GET /api/atlas/v1.0/orgs/{orgId}/teams',
  listOrgUsers: 'GET /api/atlas/v1.0/orgs/{orgId}/users',
  listOrgs: 'GET /api/atlas/v1.0/orgs',
  removeGroupApiKey: 'DELETE /api/atlas/v1.0/groups/{groupId}/apiKeys/{apiUserId}',
  removeGroupTeam: 'DELETE /api/atlas/v1.0/groups/{groupId}/teams/{teamId}',
  removeGroupUser: 'DELETE /api/atlas/v1.0/groups/{groupId}/users/{userId}',
  removeOrgTeamUserFromTeam: 'DELETE /api/atlas/v1.0/orgs/{orgId}/teams/{teamId}/users/{userId}',
  renameOrgTeam: 'PATCH /api/atlas/v1.0/orgs/{orgId}/teams/{teamId}',
  updateGroup: 'PATCH /api/atlas/v1.0/groups/{groupId}',
  updateGroupApiKeyRoles: 'PATCH /api/atlas/v1.0/groups/{groupId}/apiKeys/{apiUserId}',
  updateGroupInviteById: 'PATCH /api/atlas/v1.0/groups/{groupId}/invites/{invitationId}',
  updateGroupInvites: 'PATCH /api/atlas/v1.0/groups/{groupId}/invites',
  updateGroupSettings: 'PATCH /api/atlas/v1.0/groups/{groupId}/settings',
  updateGroupTeam: 'PATCH /api/atlas/v1.0/groups/{groupId}/teams/{teamId}',
  updateOrg: 'PATCH /api/atlas/v1.0/orgs/{orgId}',
  updateOrgApiKey: 'PATCH /api/atlas/v1.0/orgs/{orgId}/apiKeys/{apiUserId}',
  updateOrgInviteById: 'PATCH /api/atlas/v1.0/orgs/{orgId}/invites/{invitationId}',
  updateOrgInvites: 'PATCH /api/atlas/v1.0/orgs/{orgId}/invites',
};

export interface AccessListItemView {
  readonly cidrBlock?: string | null;
  readonly ipAddress: string | null;
}

export interface AddUserToTeam {
  readonly id: string;
}

export interface ApiKey {
  readonly accessList: readonly AccessListItemView[];
  readonly id: string;
  readonly publicKey: string;
  readonly roles: readonly CloudAccessRoleAssignment[];
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

export interface AtlasOrganization {
  readonly id: string;
  readonly isDeleted?: boolean;
  readonly links?: readonly Link[];
  readonly name: string;
  readonly skipDefaultAlertsSettings?: boolean;
}

export interface AtlasOrganizationBody {
  readonly name: string;
  readonly skipDefaultAlertsSettings?: boolean;
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

export interface CloudAppUser {
  readonly country?: string;
  readonly createdAt?: string;
  readonly emailAddress?: string;
  readonly firstName: string;
  readonly id: string;
  readonly lastAuth?: string;
  readonly lastName: string;
  readonly links?: readonly Link[];
  readonly mobileNumber?: string;
  readonly roles: readonly CloudAccessRoleAssignment[];
  readonly teamIds?: readonly string[];
  readonly username: string;
}

export interface CloudAppUserRequest {
  readonly country?: string;
  readonly createdAt?: string;
  readonly emailAddress?: string;
  readonly firstName: string;
  readonly id?: string;
  readonly lastAuth?: string;
  readonly lastName: string;
  readonly mobileNumber?: string;
  readonly password?: string;
  readonly roles: readonly CloudAccessRoleAssignmentRequest[];
  readonly teamIds?: readonly string[];
  readonly username: string;
}

export interface CreateAtlasOrganizationApiKey {
  readonly desc: string;
  readonly roles: readonly (
    | 'ORG_OWNER'
    | 'ORG_GROUP_CREATOR'
    | 'ORG_BILLING_ADMIN'
    | 'ORG_BILLING_READ_ONLY'
    | 'ORG_STREAM_PROCESSING_ADMIN'
    | 'ORG_READ_ONLY'
    | 'ORG_MEMBER')[];
}

export interface CreateAtlasProjectApiKey {
  readonly desc: string;
  readonly roles: readonly string[];
}

export interface CreateOrganizationRequest {
  readonly apiKey?: CreateAtlasOrganizationApiKey;
  readonly federationSettingsId?: string;
  readonly name: string;
  readonly orgOwnerId?: string;
  readonly serviceAccount?: OrgServiceAccountRequest | null;
  readonly skipDefaultAlertsSettings?: boolean;
}

export interface CreateOrganizationResponse {
  readonly apiKey?: ApiKeyUserDetails;
  readonly federationSettingsId?: string;
  readonly orgOwnerId?: string;
  readonly organization: AtlasOrganization;
  readonly serviceAccount?: OrgServiceAccount;
  readonly skipDefaultAlertsSettings?: boolean;
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

export interface Group {
  readonly clusterCount: number;
  readonly created: string;
  readonly id: string;
  readonly links?: readonly Link[];
  readonly name: string;
  readonly orgId: string;
  readonly regionUsageRestrictions?: 'COMMERCIAL_FEDRAMP_REGIONS_ONLY' | 'GOV_REGIONS_ONLY';
  readonly tags?: readonly ResourceTag[];
  readonly withDefaultAlertsSettings?: boolean;
}

export interface GroupBody {
  readonly clusterCount?: unknown;
  readonly created?: unknown;
  readonly id?: unknown;
  readonly links?: unknown;
  readonly name: string;
  readonly orgId: string;
  readonly regionUsageRestrictions?: 'COMMERCIAL_FEDRAMP_REGIONS_ONLY' | 'GOV_REGIONS_ONLY';
  readonly tags?: readonly ResourceTagRequest[];
  readonly withDefaultAlertsSettings?: boolean;
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

export interface GroupRole {
  readonly groupId: string;
  readonly groupRole: string;
}

export interface GroupSettings {
  readonly isAtlasHomePageAiAssistantEnabled?: boolean;
  readonly isClusterAiAssistantEnabled?: boolean;
  readonly isCollectDatabaseSpecificsStatisticsEnabled?: boolean;
  readonly isDataExplorerEnabled?: boolean;
  readonly isDataExplorerGenAIFeaturesEnabled?: boolean;
  readonly isDataExplorerGenAISampleDocumentPassingEnabled?: boolean;
  readonly isDataValidationEnabled?: boolean;
  readonly isExtendedStorageSizesEnabled?: boolean;
  readonly isNativeRerankingEnabled?: boolean;
  readonly isPerformanceAdvisorEnabled?: boolean;
  readonly isRealtimePerformancePanelEnabled?: boolean;
  readonly isSchemaAdvisorEnabled?: boolean;
}

export interface GroupSettingsBody {
  readonly isAtlasHomePageAiAssistantEnabled?: boolean;
  readonly isClusterAiAssistantEnabled?: boolean;
  readonly isCollectDatabaseSpecificsStatisticsEnabled?: boolean;
  readonly isDataExplorerEnabled?: boolean;
  readonly isDataExplorerGenAIFeaturesEnabled?: boolean;
  readonly isDataExplorerGenAISampleDocumentPassingEnabled?: boolean;
  readonly isDataValidationEnabled?: boolean;
  readonly isExtendedStorageSizesEnabled?: boolean;
  readonly isNativeRerankingEnabled?: boolean;
  readonly isPerformanceAdvisorEnabled?: boolean;
  readonly isRealtimePerformancePanelEnabled?: boolean;
  readonly isSchemaAdvisorEnabled?: boolean;
}

export interface GroupUpdate {
  readonly name?: string;
  readonly tags?: readonly ResourceTagRequest[];
  readonly withDefaultAlertsSettings?: boolean;
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

export interface NetworkPermissionEntry {
  readonly awsSecurityGroup?: string;
  readonly cidrBlock?: string;
  readonly comment?: string;
  readonly deleteAfterDate?: string;
  readonly groupId?: string;
  readonly ipAddress?: string;
  readonly links?: readonly Link[];
}

export interface NetworkPermissionEntryBody {
  readonly awsSecurityGroup?: string | null;
  readonly cidrBlock?: string | null;
  readonly comment?: string | null;
  readonly deleteAfterDate?: string | null;
  readonly groupId?: unknown;
  readonly ipAddress?: string | null;
  readonly links?: unknown;
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

export interface OrganizationInvitation {
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly groupRoleAssignments: readonly GroupRole[];
  readonly id: string;
  readonly inviterUsername: string;
  readonly links?: readonly Link[];
  readonly orgId: string;
  readonly orgName: string;
  readonly roles: readonly string[];
  readonly teamIds: readonly string[];
  readonly username: string;
}

export interface OrganizationInvitationGroupRoleAssignmentsRequest {
  readonly groupId: string;
  readonly roles: readonly string[];
}

export interface OrganizationInvitationRequest {
  readonly groupRoleAssignments?: readonly OrganizationInvitationGroupRoleAssignmentsRequest[];
  readonly roles?: readonly string[];
  readonly teamIds?: readonly string[];
  readonly username: string;
}

export interface OrganizationInvitationUpdateRequest {
  readonly groupRoleAssignments?: readonly OrganizationInvitationGroupRoleAssignmentsRequest[];
  readonly roles?: readonly string[];
  readonly teamIds?: readonly string[];
}

export interface PaginatedApiApiUserView {
  readonly links: readonly Link[];
  readonly results: readonly ApiKeyUserDetails[];
  readonly totalCount: number;
}

export interface PaginatedApiAppUserView {
  readonly links: readonly Link[];
  readonly results: readonly CloudAppUser[];
  readonly totalCount: number;
}

export interface PaginatedApiUserAccessListResponseView {
  readonly links: readonly Link[];
  readonly results: readonly UserAccessListResponse[];
  readonly totalCount: number;
}

export interface PaginatedAppUserView {
  readonly links: readonly Link[];
  readonly results: readonly CloudAppUser[];
  readonly totalCount: number;
}

export interface PaginatedAtlasGroupView {
  readonly links: readonly Link[];
  readonly results: readonly Group[];
  readonly totalCount: number;
}

export interface PaginatedNetworkAccessView {
  readonly links: readonly Link[];
  readonly results: readonly NetworkPermissionEntry[];
  readonly totalCount: number;
}

export interface PaginatedOrganizationView {
  readonly links: readonly Link[];
  readonly results: readonly AtlasOrganization[];
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

export interface Principal {
  readonly id?: string;
  readonly name?: string;
  readonly onBehalfOf?: {
    readonly id?: string;
    readonly name?: string;
  };
}

export interface ResourceTag {
  readonly key: string;
  readonly value: string;
}

export interface ResourceTagRequest {
  readonly key: string;
  readonly value: string;
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

export interface SystemStatus {
  readonly apiKey: ApiKey | null;
  readonly appName: 'MongoDB Atlas';
  readonly build: string;
  readonly links?: readonly Link[];
  readonly throttling: boolean;
}

export interface Team {
  readonly id: string;
  readonly links?: readonly Link[];
  readonly name: string;
  readonly usernames: readonly string[];
}

export interface TeamBody {
  readonly id?: string;
  readonly name: string;
  readonly usernames?: readonly string[] | null;
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

export interface TeamRoleBody {
  readonly roleNames: readonly string[];
  readonly teamId: string;
}

export interface TeamUpdate {
  readonly name: string;
}

export interface UpdateAtlasOrganizationApiKey {
  readonly desc?: string;
  readonly roles?: readonly string[];
}

export interface UpdateAtlasProjectApiKey {
  readonly desc?: string;
  readonly roles?: readonly string[];
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
