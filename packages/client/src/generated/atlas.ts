// Generated from the operations by `npm run docs`.

/** What each operation takes and answers, in its newest version and in the others. */
export interface AtlasOperations {
  /** Add a member of the organization to a project, or invite a user to both. */
  readonly addGroupAccessUser: {
    readonly input: {
      readonly groupId: string;
      readonly body: GroupInvitationRequest;
    };
    readonly answer: OrganizationInvitation | undefined;
  };
  /** Assign an API key of the organization to a project. */
  readonly addGroupApiKey: {
    readonly input: {
      readonly groupId: string;
      readonly apiUserId: string;
      readonly body: readonly UserAccessRoleAssignment[];
    };
    readonly answer: undefined;
  };
  /** Give teams of the organization roles in a project; answers with every team of the project. */
  readonly addGroupTeams: {
    readonly input: {
      readonly groupId: string;
      readonly body: readonly TeamRoleBody[];
    };
    readonly answer: PaginatedTeamRoleView;
  };
  /** Give a member or pending user of a project another role there. */
  readonly addGroupUserRole: {
    readonly input: {
      readonly groupId: string;
      readonly userId: string;
      readonly body: AddOrRemoveGroupRole;
    };
    readonly answer: GroupUserResponse;
  };
  /** Add a user to a project; a user outside the organization is invited. */
  readonly addGroupUsers: {
    readonly input: {
      readonly groupId: string;
      readonly body: GroupUserRequest;
    };
    readonly answer: GroupUserResponse;
  };
  /** Put a member or pending user of the organization into a team. */
  readonly addOrgTeamUser: {
    readonly input: {
      readonly orgId: string;
      readonly teamId: string;
      readonly body: AddOrRemoveUserFromTeam;
    };
    readonly answer: OrgUserResponse;
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
  /** Give a member or pending user of an organization another organization role. */
  readonly addOrgUserRole: {
    readonly input: {
      readonly orgId: string;
      readonly userId: string;
      readonly body: AddOrRemoveOrgRole;
    };
    readonly answer: OrgUserResponse;
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
      readonly includeCount?: boolean;
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
      readonly includeCount?: boolean;
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
      readonly body: TeamBody;
    };
    readonly answer: Team;
  };
  /** Invite a user, with or without an account, to an organization. */
  readonly createOrgUser: {
    readonly input: {
      readonly orgId: string;
      readonly body: OrgUserRequest;
    };
    readonly answer: OrgUserResponse;
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
  /** Put a limit of a project back to its default. */
  readonly deleteGroupLimit: {
    readonly input: {
      readonly groupId: string;
      readonly limitName: string;
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
  /** Keep the threshold of slow operations of a project as it is, unmanaged. */
  readonly disableGroupManagedSlowMs: {
    readonly input: {
      readonly groupId: string;
    };
    readonly answer: undefined;
  };
  /** Have the threshold of slow operations managed for a project. */
  readonly enableGroupManagedSlowMs: {
    readonly input: {
      readonly groupId: string;
    };
    readonly answer: undefined;
  };
  /** Show default and maximum of a limit that projects have. */
  readonly getDefaultGroupLimit: {
    readonly input: {
      readonly limitName: string;
    };
    readonly answer: DefaultGroupLimitResponse;
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
  /** Show whether an entry is in force; here every entry is, at once. */
  readonly getGroupAccessListStatus: {
    readonly input: {
      readonly groupId: string;
      readonly entryValue: string;
    };
    readonly answer: NetworkPermissionEntryStatus;
  };
  /** Link to the activity page of a project, filtered as asked. */
  readonly getGroupActivityFeed: {
    readonly input: {
      readonly groupId: string;
      readonly clusterName?: readonly string[];
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
      /** RFC 3339, or a date without a time (its first moment); UTC if there is no time zone */
      readonly maxDate?: string;
      /** RFC 3339, or a date without a time (its first moment); UTC if there is no time zone */
      readonly minDate?: string;
    };
    readonly answer: ActivityFeedLinkResponse;
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
  /** Show the addresses of the clusters of a project; projects of this server have none. */
  readonly getGroupIpAddresses: {
    readonly input: {
      readonly groupId: string;
    };
    readonly answer: GroupIPAddresses;
  };
  /** Show a limit of a project. */
  readonly getGroupLimit: {
    readonly input: {
      readonly groupId: string;
      readonly limitName: string;
    };
    readonly answer: DataFederationLimit;
  };
  /** Show whether the threshold of slow operations is managed for a project. */
  readonly getGroupManagedSlowMs: {
    readonly input: {
      readonly groupId: string;
    };
    readonly answer: boolean;
  };
  /** List the MongoDB versions with long-term support, by cloud provider and instance size. */
  readonly getGroupMongoDbVersions: {
    readonly input: {
      readonly groupId: string;
      readonly cloudProvider?: 'AWS' | 'AZURE' | 'GCP' | 'TENANT';
      readonly defaultStatus?: 'DEFAULT';
      readonly instanceSize?: string;
      readonly itemsPerPage?: number;
      readonly pageNum?: number;
    };
    readonly answer: PaginatedAvailableVersionView;
  };
  /** Show a service account assigned to a project, with its roles there. */
  readonly getGroupServiceAccount: {
    readonly input: {
      readonly groupId: string;
      readonly clientId: string;
    };
    readonly answer: GroupServiceAccount;
  };
  /** Show the settings of a project. */
  readonly getGroupSettings: {
    readonly input: {
      readonly groupId: string;
    };
    readonly answer: GroupSettings;
  };
  /** Read the roles of a team in a project. */
  readonly getGroupTeam: {
    readonly input: {
      readonly groupId: string;
      readonly teamId: string;
    };
    readonly answer: TeamRole;
  };
  /** Read a member or pending user of a project. */
  readonly getGroupUser: {
    readonly input: {
      readonly groupId: string;
      readonly userId: string;
      readonly orgMembershipStatuses?: readonly ('PENDING' | 'ACTIVE' | 'INVITATION_EXPIRED' | 'INVITATION_REJECTED')[];
    };
    readonly answer: GroupUserResponse;
  };
  /** Show an organization. */
  readonly getOrg: {
    readonly input: {
      readonly orgId: string;
    };
    readonly answer: AtlasOrganization;
  };
  /** Link to the activity page of an organization, filtered as asked. */
  readonly getOrgActivityFeed: {
    readonly input: {
      readonly orgId: string;
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
      /** RFC 3339, or a date without a time (its first moment); UTC if there is no time zone */
      readonly maxDate?: string;
      /** RFC 3339, or a date without a time (its first moment); UTC if there is no time zone */
      readonly minDate?: string;
    };
    readonly answer: ActivityFeedLinkResponse;
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
  /** Show the delegation settings: what third parties can do on behalf of users of an organization. */
  readonly getOrgDelegationSettings: {
    readonly input: {
      readonly orgId: string;
    };
    readonly answer: OrgDelegationSettingsResponse;
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
  /** Show how maintenance waves are assigned in an organization. */
  readonly getOrgMaintenanceSettings: {
    readonly input: {
      readonly orgId: string;
    };
    readonly answer: OrganizationMaintenanceSettingsResponse;
    readonly otherVersions: {
      readonly preview: {
        readonly input: {
          readonly orgId: string;
        };
        readonly answer: OrganizationMaintenanceSettingsResponse;
      };
    };
  };
  /** Show a service account of an organization, its secrets masked. */
  readonly getOrgServiceAccount: {
    readonly input: {
      readonly orgId: string;
      readonly clientId: string;
    };
    readonly answer: OrgServiceAccount;
  };
  /** List the projects that a service account is assigned to, with its roles there. */
  readonly getOrgServiceAccountGroups: {
    readonly input: {
      readonly orgId: string;
      readonly clientId: string;
      readonly itemsPerPage?: number;
      readonly pageNum?: number;
    };
    readonly answer: PaginatedServiceAccountGroup;
  };
  /** Show the settings of an organization. */
  readonly getOrgSettings: {
    readonly input: {
      readonly orgId: string;
    };
    readonly answer: OrganizationSettings;
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
  /** Read a member or pending user of an organization. */
  readonly getOrgUser: {
    readonly input: {
      readonly orgId: string;
      readonly userId: string;
      readonly orgMembershipStatuses?: readonly ('PENDING' | 'ACTIVE' | 'INVITATION_EXPIRED' | 'INVITATION_REJECTED')[];
    };
    readonly answer: OrgUserResponse;
  };
  /** Show the rate limit of one endpoint set. */
  readonly getRateLimit: {
    readonly input: {
      readonly endpointSetId: string;
      readonly groupId?: string;
      readonly orgId?: string;
      readonly userId?: string;
      readonly ipAddress?: string;
    };
    readonly answer: RateLimitEndpointSetResponse;
    readonly otherVersions: {
      readonly preview: {
        readonly input: {
          readonly endpointSetId: string;
          readonly groupId?: string;
          readonly orgId?: string;
          readonly userId?: string;
          readonly ipAddress?: string;
        };
        readonly answer: RateLimitEndpointSetResponse;
      };
    };
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
  /** Assign a service account of the organization to a project. */
  readonly inviteGroupServiceAccount: {
    readonly input: {
      readonly groupId: string;
      readonly clientId: string;
      readonly body: GroupServiceAccountRoleAssignment;
    };
    readonly answer: GroupServiceAccount;
  };
  /** List the addresses of the control plane; a self-hosted server has none. */
  readonly listControlPlaneIpAddresses: {
    readonly input: Readonly<Record<string, never>>;
    readonly answer: ControlPlaneIPAddresses;
  };
  /** List the limits that projects have, with their defaults and maxima. */
  readonly listDefaultGroupLimits: {
    readonly input: {
      readonly itemsPerPage?: number;
      readonly pageNum?: number;
    };
    readonly answer: PaginatedDefaultGroupLimitResponse;
  };
  /** List the types that events can have. */
  readonly listEventTypes: {
    readonly input: {
      readonly includeCount?: boolean;
      readonly itemsPerPage?: number;
      readonly pageNum?: number;
    };
    readonly answer: PaginatedEventTypeDetailsResponse;
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
  /** List the clusters of a project; projects of this server have none. */
  readonly listGroupClusters: {
    readonly input: {
      readonly groupId: string;
      readonly includeCount?: boolean;
      readonly includeDeletedWithRetainedBackups?: boolean;
      readonly itemsPerPage?: number;
      readonly pageNum?: number;
    };
    readonly answer: PaginatedClusterDescription20240805;
    readonly otherVersions: {
      readonly '2023-01-01': {
        readonly input: {
          readonly groupId: string;
          readonly includeCount?: boolean;
          readonly includeDeletedWithRetainedBackups?: boolean;
          readonly itemsPerPage?: number;
          readonly pageNum?: number;
        };
        readonly answer: PaginatedClusterDescription20240805;
      };
    };
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
  /** List the limits that hold in a project. */
  readonly listGroupLimits: {
    readonly input: {
      readonly groupId: string;
    };
    readonly answer: readonly DataFederationLimit[];
  };
  /** List the access list of a service account assigned to a project. */
  readonly listGroupServiceAccountAccessList: {
    readonly input: {
      readonly groupId: string;
      readonly clientId: string;
      readonly includeCount?: boolean;
      readonly itemsPerPage?: number;
      readonly pageNum?: number;
    };
    readonly answer: PaginatedServiceAccountIPAccessEntryView;
  };
  /** List the service accounts assigned to a project, oldest first. */
  readonly listGroupServiceAccounts: {
    readonly input: {
      readonly groupId: string;
      readonly includeSystemManaged?: boolean;
      readonly itemsPerPage?: number;
      readonly pageNum?: number;
    };
    readonly answer: PaginatedGroupServiceAccounts;
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
    readonly answer: PaginatedGroupUserView;
    readonly otherVersions: {
      readonly '2023-01-01': {
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
    };
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
  /** List the access list of a service account, with the use of each entry. */
  readonly listOrgServiceAccountAccessList: {
    readonly input: {
      readonly orgId: string;
      readonly clientId: string;
      readonly includeCount?: boolean;
      readonly itemsPerPage?: number;
      readonly pageNum?: number;
    };
    readonly answer: PaginatedServiceAccountIPAccessEntryView;
  };
  /** List the service accounts of an organization, oldest first. */
  readonly listOrgServiceAccounts: {
    readonly input: {
      readonly orgId: string;
      readonly includeSystemManaged?: boolean;
      readonly itemsPerPage?: number;
      readonly pageNum?: number;
    };
    readonly answer: PaginatedOrgServiceAccounts;
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
    readonly answer: PaginatedOrgUserView;
    readonly otherVersions: {
      readonly '2023-01-01': {
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
    };
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
    readonly answer: PaginatedOrgUserView;
    readonly otherVersions: {
      readonly '2023-01-01': {
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
    };
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
  /** List the rate limits of every endpoint set. */
  readonly listRateLimits: {
    readonly input: {
      readonly itemsPerPage?: number;
      readonly pageNum?: number;
      readonly groupId?: string;
      readonly orgId?: string;
      readonly userId?: string;
      readonly ipAddress?: string;
      readonly name?: readonly string[];
      readonly endpointPath?: readonly string[];
    };
    readonly answer: PaginatedRateLimitEndpointSets;
    readonly otherVersions: {
      readonly preview: {
        readonly input: {
          readonly itemsPerPage?: number;
          readonly pageNum?: number;
          readonly groupId?: string;
          readonly orgId?: string;
          readonly userId?: string;
          readonly ipAddress?: string;
          readonly name?: readonly string[];
          readonly endpointPath?: readonly string[];
        };
        readonly answer: PaginatedRateLimitEndpointSets;
      };
    };
  };
  /** Move a project to another organization. */
  readonly migrateGroup: {
    readonly input: {
      readonly groupId: string;
      readonly body: GroupMigrationRequest;
    };
    readonly answer: Group;
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
    readonly otherVersions: {
      readonly '2023-01-01': {
        readonly input: {
          readonly groupId: string;
          readonly userId: string;
        };
        readonly answer: undefined;
      };
    };
  };
  /** Take a role in a project from a member or pending user of it. */
  readonly removeGroupUserRole: {
    readonly input: {
      readonly groupId: string;
      readonly userId: string;
      readonly body: AddOrRemoveGroupRole;
    };
    readonly answer: GroupUserResponse;
  };
  /** Take a member or pending user out of a team. */
  readonly removeOrgTeamUser: {
    readonly input: {
      readonly orgId: string;
      readonly teamId: string;
      readonly body: AddOrRemoveUserFromTeam;
    };
    readonly answer: OrgUserResponse;
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
  /** Remove a member from an organization with all roles and teams there, or cancel an invitation. */
  readonly removeOrgUser: {
    readonly input: {
      readonly orgId: string;
      readonly userId: string;
    };
    readonly answer: undefined;
    readonly otherVersions: {
      readonly '2023-01-01': {
        readonly input: {
          readonly orgId: string;
          readonly userId: string;
        };
        readonly answer: undefined;
      };
    };
  };
  /** Take an organization role from a member or pending user of an organization. */
  readonly removeOrgUserRole: {
    readonly input: {
      readonly orgId: string;
      readonly userId: string;
      readonly body: AddOrRemoveOrgRole;
    };
    readonly answer: OrgUserResponse;
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
  /** Take the maintenance settings of an organization back to their defaults. */
  readonly resetOrgMaintenanceSettings: {
    readonly input: {
      readonly orgId: string;
    };
    readonly answer: OrganizationMaintenanceSettingsResponse;
    readonly otherVersions: {
      readonly preview: {
        readonly input: {
          readonly orgId: string;
        };
        readonly answer: OrganizationMaintenanceSettingsResponse;
      };
    };
  };
  /** Set a limit of a project. */
  readonly setGroupLimit: {
    readonly input: {
      readonly groupId: string;
      readonly limitName: string;
      readonly body: DataFederationLimitBody;
    };
    readonly answer: DataFederationLimit;
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
  /** Change name, description or project roles of a service account assigned to a project. */
  readonly updateGroupServiceAccount: {
    readonly input: {
      readonly groupId: string;
      readonly clientId: string;
      readonly body: GroupServiceAccountUpdateRequest;
    };
    readonly answer: GroupServiceAccount;
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
  /** Replace the roles of a user in a project. */
  readonly updateGroupUserRoles: {
    readonly input: {
      readonly groupId: string;
      readonly userId: string;
      readonly body: UpdateGroupRolesForUserBody;
    };
    readonly answer: UpdateGroupRolesForUser;
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
  /** Change the delegation settings: what third parties can do on behalf of users of an organization. */
  readonly updateOrgDelegationSettings: {
    readonly input: {
      readonly orgId: string;
      readonly body: OrgDelegationSettingsUpdateRequest;
    };
    readonly answer: OrgDelegationSettingsResponse;
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
  /** Change how maintenance waves are assigned in an organization. */
  readonly updateOrgMaintenanceSettings: {
    readonly input: {
      readonly orgId: string;
      readonly body: OrganizationMaintenanceSettingsUpdateRequest;
    };
    readonly answer: OrganizationMaintenanceSettingsResponse;
    readonly otherVersions: {
      readonly preview: {
        readonly input: {
          readonly orgId: string;
          readonly body: OrganizationMaintenanceSettingsUpdateRequest;
        };
        readonly answer: OrganizationMaintenanceSettingsResponse;
      };
    };
  };
  /** Change name, description or organization roles of a service account. */
  readonly updateOrgServiceAccount: {
    readonly input: {
      readonly orgId: string;
      readonly clientId: string;
      /** Sallyport only: do it even if nobody can manage the organization afterwards, as Atlas does */
      readonly force?: boolean;
      readonly body: OrgServiceAccountUpdateRequest;
    };
    readonly answer: OrgServiceAccount;
  };
  /** Change settings of an organization; answers all of them. */
  readonly updateOrgSettings: {
    readonly input: {
      readonly orgId: string;
      /** Sallyport only: require access lists even if that locks out the calling credential, as the live service does */
      readonly force?: boolean;
      readonly body: OrganizationSettingsBody;
    };
    readonly answer: OrganizationSettings;
  };
  /** Replace roles and teams of a member or pending user of an organization. */
  readonly updateOrgUser: {
    readonly input: {
      readonly orgId: string;
      readonly userId: string;
      readonly body: OrgUserUpdateRequest;
    };
    readonly answer: OrgUserResponse;
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
export const atlasRoutes: Readonly<Record<keyof AtlasOperations, string>> = {
  addGroupAccessUser: 'POST /api/atlas/v2/groups/{groupId}/access',
  addGroupApiKey: 'POST /api/atlas/v2/groups/{groupId}/apiKeys/{apiUserId}',
  addGroupTeams: 'POST /api/atlas/v2/groups/{groupId}/teams',
  addGroupUserRole: 'POST /api/atlas/v2/groups/{groupId}/users/{userId}:addRole',
  addGroupUsers: 'POST /api/atlas/v2/groups/{groupId}/users',
  addOrgTeamUser: 'POST /api/atlas/v2/orgs/{orgId}/teams/{teamId}:addUser',
  addOrgTeamUsers: 'POST /api/atlas/v2/orgs/{orgId}/teams/{teamId}/users',
  addOrgUserRole: 'POST /api/atlas/v2/orgs/{orgId}/users/{userId}:addRole',
  createGroup: 'POST /api/atlas/v2/groups',
  createGroupAccessListEntry: 'POST /api/atlas/v2/groups/{groupId}/accessList',
  createGroupApiKey: 'POST /api/atlas/v2/groups/{groupId}/apiKeys',
  createGroupInvite: 'POST /api/atlas/v2/groups/{groupId}/invites',
  createGroupServiceAccount: 'POST /api/atlas/v2/groups/{groupId}/serviceAccounts',
  createGroupServiceAccountAccessList: 'POST /api/atlas/v2/groups/{groupId}/serviceAccounts/{clientId}/accessList',
  createGroupServiceAccountSecret: 'POST /api/atlas/v2/groups/{groupId}/serviceAccounts/{clientId}/secrets',
  createOrg: 'POST /api/atlas/v2/orgs',
  createOrgApiKey: 'POST /api/atlas/v2/orgs/{orgId}/apiKeys',
  createOrgApiKeyAccessListEntry: 'POST /api/atlas/v2/orgs/{orgId}/apiKeys/{apiUserId}/accessList',
  createOrgInvite: 'POST /api/atlas/v2/orgs/{orgId}/invites',
  createOrgServiceAccount: 'POST /api/atlas/v2/orgs/{orgId}/serviceAccounts',
  createOrgServiceAccountAccessList: 'POST /api/atlas/v2/orgs/{orgId}/serviceAccounts/{clientId}/accessList',
  createOrgServiceAccountSecret: 'POST /api/atlas/v2/orgs/{orgId}/serviceAccounts/{clientId}/secrets',
  createOrgTeam: 'POST /api/atlas/v2/orgs/{orgId}/teams',
  createOrgUser: 'POST /api/atlas/v2/orgs/{orgId}/users',
  createUser: 'POST /api/atlas/v2/users',
  deleteGroup: 'DELETE /api/atlas/v2/groups/{groupId}',
  deleteGroupAccessListEntry: 'DELETE /api/atlas/v2/groups/{groupId}/accessList/{entryValue}',
  deleteGroupInvite: 'DELETE /api/atlas/v2/groups/{groupId}/invites/{invitationId}',
  deleteGroupLimit: 'DELETE /api/atlas/v2/groups/{groupId}/limits/{limitName}',
  deleteGroupServiceAccount: 'DELETE /api/atlas/v2/groups/{groupId}/serviceAccounts/{clientId}',
  deleteGroupServiceAccountAccessListEntry: 'DELETE /api/atlas/v2/groups/{groupId}/serviceAccounts/{clientId}/accessList/{ipAddress}',
  deleteGroupServiceAccountSecret: 'DELETE /api/atlas/v2/groups/{groupId}/serviceAccounts/{clientId}/secrets/{secretId}',
  deleteOrg: 'DELETE /api/atlas/v2/orgs/{orgId}',
  deleteOrgApiKey: 'DELETE /api/atlas/v2/orgs/{orgId}/apiKeys/{apiUserId}',
  deleteOrgApiKeyAccessListEntry: 'DELETE /api/atlas/v2/orgs/{orgId}/apiKeys/{apiUserId}/accessList/{ipAddress}',
  deleteOrgInvite: 'DELETE /api/atlas/v2/orgs/{orgId}/invites/{invitationId}',
  deleteOrgServiceAccount: 'DELETE /api/atlas/v2/orgs/{orgId}/serviceAccounts/{clientId}',
  deleteOrgServiceAccountAccessListEntry: 'DELETE /api/atlas/v2/orgs/{orgId}/serviceAccounts/{clientId}/accessList/{ipAddress}',
  deleteOrgServiceAccountSecret: 'DELETE /api/atlas/v2/orgs/{orgId}/serviceAccounts/{clientId}/secrets/{secretId}',
  deleteOrgTeam: 'DELETE /api/atlas/v2/orgs/{orgId}/teams/{teamId}',
  disableGroupManagedSlowMs: 'DELETE /api/atlas/v2/groups/{groupId}/managedSlowMs/disable',
  enableGroupManagedSlowMs: 'POST /api/atlas/v2/groups/{groupId}/managedSlowMs/enable',
  getDefaultGroupLimit: 'GET /api/atlas/v2/defaultGroupLimits/{limitName}',
  getGroup: 'GET /api/atlas/v2/groups/{groupId}',
  getGroupAccessListEntry: 'GET /api/atlas/v2/groups/{groupId}/accessList/{entryValue}',
  getGroupAccessListStatus: 'GET /api/atlas/v2/groups/{groupId}/accessList/{entryValue}/status',
  getGroupActivityFeed: 'GET /api/atlas/v2/groups/{groupId}/activityFeed',
  getGroupByName: 'GET /api/atlas/v2/groups/byName/{groupName}',
  getGroupEvent: 'GET /api/atlas/v2/groups/{groupId}/events/{eventId}',
  getGroupInvite: 'GET /api/atlas/v2/groups/{groupId}/invites/{invitationId}',
  getGroupIpAddresses: 'GET /api/atlas/v2/groups/{groupId}/ipAddresses',
  getGroupLimit: 'GET /api/atlas/v2/groups/{groupId}/limits/{limitName}',
  getGroupManagedSlowMs: 'GET /api/atlas/v2/groups/{groupId}/managedSlowMs',
  getGroupMongoDbVersions: 'GET /api/atlas/v2/groups/{groupId}/mongoDBVersions',
  getGroupServiceAccount: 'GET /api/atlas/v2/groups/{groupId}/serviceAccounts/{clientId}',
  getGroupSettings: 'GET /api/atlas/v2/groups/{groupId}/settings',
  getGroupTeam: 'GET /api/atlas/v2/groups/{groupId}/teams/{teamId}',
  getGroupUser: 'GET /api/atlas/v2/groups/{groupId}/users/{userId}',
  getOrg: 'GET /api/atlas/v2/orgs/{orgId}',
  getOrgActivityFeed: 'GET /api/atlas/v2/orgs/{orgId}/activityFeed',
  getOrgApiKey: 'GET /api/atlas/v2/orgs/{orgId}/apiKeys/{apiUserId}',
  getOrgApiKeyAccessListEntry: 'GET /api/atlas/v2/orgs/{orgId}/apiKeys/{apiUserId}/accessList/{ipAddress}',
  getOrgDelegationSettings: 'GET /api/atlas/v2/orgs/{orgId}/delegationSettings',
  getOrgEvent: 'GET /api/atlas/v2/orgs/{orgId}/events/{eventId}',
  getOrgGroups: 'GET /api/atlas/v2/orgs/{orgId}/groups',
  getOrgInvite: 'GET /api/atlas/v2/orgs/{orgId}/invites/{invitationId}',
  getOrgMaintenanceSettings: 'GET /api/atlas/v2/orgs/{orgId}/maintenanceSettings',
  getOrgServiceAccount: 'GET /api/atlas/v2/orgs/{orgId}/serviceAccounts/{clientId}',
  getOrgServiceAccountGroups: 'GET /api/atlas/v2/orgs/{orgId}/serviceAccounts/{clientId}/groups',
  getOrgSettings: 'GET /api/atlas/v2/orgs/{orgId}/settings',
  getOrgTeam: 'GET /api/atlas/v2/orgs/{orgId}/teams/{teamId}',
  getOrgTeamByName: 'GET /api/atlas/v2/orgs/{orgId}/teams/byName/{teamName}',
  getOrgUser: 'GET /api/atlas/v2/orgs/{orgId}/users/{userId}',
  getRateLimit: 'GET /api/atlas/v2/rateLimits/{endpointSetId}',
  getSystemStatus: 'GET /api/atlas/v2',
  getUser: 'GET /api/atlas/v2/users/{userId}',
  getUserByName: 'GET /api/atlas/v2/users/byName/{userName}',
  inviteGroupServiceAccount: 'POST /api/atlas/v2/groups/{groupId}/serviceAccounts/{clientId}:invite',
  listControlPlaneIpAddresses: 'GET /api/atlas/v2/unauth/controlPlaneIPAddresses',
  listDefaultGroupLimits: 'GET /api/atlas/v2/defaultGroupLimits',
  listEventTypes: 'GET /api/atlas/v2/eventTypes',
  listGroupAccessListEntries: 'GET /api/atlas/v2/groups/{groupId}/accessList',
  listGroupApiKeys: 'GET /api/atlas/v2/groups/{groupId}/apiKeys',
  listGroupClusters: 'GET /api/atlas/v2/groups/{groupId}/clusters',
  listGroupEvents: 'GET /api/atlas/v2/groups/{groupId}/events',
  listGroupInvites: 'GET /api/atlas/v2/groups/{groupId}/invites',
  listGroupLimits: 'GET /api/atlas/v2/groups/{groupId}/limits',
  listGroupServiceAccountAccessList: 'GET /api/atlas/v2/groups/{groupId}/serviceAccounts/{clientId}/accessList',
  listGroupServiceAccounts: 'GET /api/atlas/v2/groups/{groupId}/serviceAccounts',
  listGroupTeams: 'GET /api/atlas/v2/groups/{groupId}/teams',
  listGroupUsers: 'GET /api/atlas/v2/groups/{groupId}/users',
  listGroups: 'GET /api/atlas/v2/groups',
  listOrgApiKeyAccessListEntries: 'GET /api/atlas/v2/orgs/{orgId}/apiKeys/{apiUserId}/accessList',
  listOrgApiKeys: 'GET /api/atlas/v2/orgs/{orgId}/apiKeys',
  listOrgEvents: 'GET /api/atlas/v2/orgs/{orgId}/events',
  listOrgInvites: 'GET /api/atlas/v2/orgs/{orgId}/invites',
  listOrgServiceAccountAccessList: 'GET /api/atlas/v2/orgs/{orgId}/serviceAccounts/{clientId}/accessList',
  listOrgServiceAccounts: 'GET /api/atlas/v2/orgs/{orgId}/serviceAccounts',
  listOrgTeamUsers: 'GET /api/atlas/v2/orgs/{orgId}/teams/{teamId}/users',
  listOrgTeams: 'GET /api/atlas/v2/orgs/{orgId}/teams',
  listOrgUsers: 'GET /api/atlas/v2/orgs/{orgId}/users',
  listOrgs: 'GET /api/atlas/v2/orgs',
  listRateLimits: 'GET /api/atlas/v2/rateLimits',
  migrateGroup: 'POST /api/atlas/v2/groups/{groupId}:migrate',
  removeGroupApiKey: 'DELETE /api/atlas/v2/groups/{groupId}/apiKeys/{apiUserId}',
  removeGroupTeam: 'DELETE /api/atlas/v2/groups/{groupId}/teams/{teamId}',
  removeGroupUser: 'DELETE /api/atlas/v2/groups/{groupId}/users/{userId}',
  removeGroupUserRole: 'POST /api/atlas/v2/groups/{groupId}/users/{userId}:removeRole',
  removeOrgTeamUser: 'POST /api/atlas/v2/orgs/{orgId}/teams/{teamId}:removeUser',
  removeOrgTeamUserFromTeam: 'DELETE /api/atlas/v2/orgs/{orgId}/teams/{teamId}/users/{userId}',
  removeOrgUser: 'DELETE /api/atlas/v2/orgs/{orgId}/users/{userId}',
  removeOrgUserRole: 'POST /api/atlas/v2/orgs/{orgId}/users/{userId}:removeRole',
  renameOrgTeam: 'PATCH /api/atlas/v2/orgs/{orgId}/teams/{teamId}',
  resetOrgMaintenanceSettings: 'POST /api/atlas/v2/orgs/{orgId}/maintenanceSettings:reset',
  setGroupLimit: 'PATCH /api/atlas/v2/groups/{groupId}/limits/{limitName}',
  updateGroup: 'PATCH /api/atlas/v2/groups/{groupId}',
  updateGroupApiKeyRoles: 'PATCH /api/atlas/v2/groups/{groupId}/apiKeys/{apiUserId}',
  updateGroupInviteById: 'PATCH /api/atlas/v2/groups/{groupId}/invites/{invitationId}',
  updateGroupInvites: 'PATCH /api/atlas/v2/groups/{groupId}/invites',
  updateGroupServiceAccount: 'PATCH /api/atlas/v2/groups/{groupId}/serviceAccounts/{clientId}',
  updateGroupSettings: 'PATCH /api/atlas/v2/groups/{groupId}/settings',
  updateGroupTeam: 'PATCH /api/atlas/v2/groups/{groupId}/teams/{teamId}',
  updateGroupUserRoles: 'PUT /api/atlas/v2/groups/{groupId}/users/{userId}/roles',
  updateOrg: 'PATCH /api/atlas/v2/orgs/{orgId}',
  updateOrgApiKey: 'PATCH /api/atlas/v2/orgs/{orgId}/apiKeys/{apiUserId}',
  updateOrgDelegationSettings: 'PATCH /api/atlas/v2/orgs/{orgId}/delegationSettings',
  updateOrgInviteById: 'PATCH /api/atlas/v2/orgs/{orgId}/invites/{invitationId}',
  updateOrgInvites: 'PATCH /api/atlas/v2/orgs/{orgId}/invites',
  updateOrgMaintenanceSettings: 'PATCH /api/atlas/v2/orgs/{orgId}/maintenanceSettings',
  updateOrgServiceAccount: 'PATCH /api/atlas/v2/orgs/{orgId}/serviceAccounts/{clientId}',
  updateOrgSettings: 'PATCH /api/atlas/v2/orgs/{orgId}/settings',
  updateOrgUser: 'PATCH /api/atlas/v2/orgs/{orgId}/users/{userId}',
  updateOrgUserRoles: 'PUT /api/atlas/v2/orgs/{orgId}/users/{userId}/roles',
};

export interface AccessListItemView {
  readonly cidrBlock?: string | null;
  readonly ipAddress: string | null;
}

export interface ActivityFeedLinkResponse {
  readonly link: string;
  readonly links?: readonly Link[];
}

export interface AddOrRemoveGroupRole {
  readonly groupRole: string;
}

export interface AddOrRemoveOrgRole {
  readonly orgRole: string;
}

export interface AddOrRemoveUserFromTeam {
  readonly id: string;
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

export type BaseCloudProviderInstanceSize = 
  | 'M10'
  | 'M20'
  | 'M30'
  | 'M40'
  | 'M50'
  | 'M60'
  | 'M80'
  | 'M100'
  | 'M140'
  | 'M200'
  | 'M300'
  | 'R40'
  | 'R50'
  | 'R60'
  | 'R80'
  | 'R200'
  | 'R300'
  | 'R400'
  | 'R700'
  | 'M40_NVME'
  | 'M50_NVME'
  | 'M60_NVME'
  | 'M80_NVME'
  | 'M200_NVME'
  | 'M400_NVME'
  | 'M30_GEN_2'
  | 'M40_GEN_2'
  | 'M50_GEN_2'
  | 'M60_GEN_2'
  | 'M80_GEN_2'
  | 'M140_GEN_2'
  | 'M200_GEN_2'
  | 'M300_GEN_2'
  | 'R40_GEN_2'
  | 'R50_GEN_2'
  | 'R60_GEN_2'
  | 'R80_GEN_2'
  | 'R200_GEN_2'
  | 'R300_GEN_2'
  | 'R400_GEN_2'
  | 'R700_GEN_2'
  | 'M40_NVME_GEN_2'
  | 'M50_NVME_GEN_2'
  | 'M60_NVME_GEN_2'
  | 'M80_NVME_GEN_2'
  | 'M200_NVME_GEN_2'
  | 'M400_NVME_GEN_2'
  | 'M90'
  | 'M300_NVME'
  | 'M600_NVME'
  | 'M250'
  | 'M400'
  | 'R600';

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

export interface ClusterIPAddresses {
  readonly clusterName?: string;
  readonly futureInbound?: readonly string[];
  readonly futureOutbound?: readonly string[];
  readonly inbound?: readonly string[];
  readonly outbound?: readonly string[];
}

export interface ControlPlaneIPAddresses {
  readonly gateways?: readonly Gateway[];
  readonly inbound?: InboundControlPlaneCloudProviderIPAddresses;
  readonly outbound?: OutboundControlPlaneCloudProviderIPAddresses;
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

export interface CustomSessionTimeouts {
  readonly absoluteSessionTimeoutInSeconds?: number;
  readonly idleSessionTimeoutInSeconds?: number;
}

export interface DataFederationLimit {
  readonly currentUsage?: number;
  readonly defaultLimit?: number;
  readonly maximumLimit?: number;
  readonly name: string;
  readonly value: number;
}

export interface DataFederationLimitBody {
  readonly value: number;
}

export interface DefaultGroupLimitResponse {
  readonly defaultLimit?: number | null;
  readonly description?: string;
  readonly maximumLimit?: number | null;
  readonly name?: string;
}

export interface EventTypeDetails {
  readonly alertable?: boolean;
  readonly description?: string;
  readonly eventType?: string;
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

export interface Gateway {
  readonly ips?: GatewayIpAddresses;
  readonly name?: string;
}

export interface GatewayIpAddresses {
  readonly inbound?: InboundControlPlaneCloudProviderIPAddresses;
  readonly outbound?: OutboundControlPlaneCloudProviderIPAddresses;
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

export interface GroupIPAddresses {
  readonly groupId?: string;
  readonly services?: GroupService;
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

export interface GroupMigrationRequest {
  readonly destinationOrgId: string;
  readonly destinationOrgPrivateApiKey?: string;
  readonly destinationOrgPublicApiKey?: string;
}

export interface GroupPaginatedEventView {
  readonly links: readonly Link[];
  readonly results: readonly EventViewForNdsGroup[];
  readonly totalCount: number;
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

export interface GroupRole {
  readonly groupId: string;
  readonly groupRole: string;
}

export interface GroupRoleAssignment {
  readonly groupId: string;
  readonly groupRoles: readonly string[];
}

export interface GroupRoleAssignmentBody {
  readonly groupId: string;
  readonly groupRoles: readonly string[];
}

export interface GroupService {
  readonly clusters?: readonly ClusterIPAddresses[];
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

export interface GroupServiceAccountUpdateRequest {
  readonly description?: string | null;
  readonly name?: string | null;
  readonly roles?: readonly string[] | null;
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

export interface GroupUserRequest {
  readonly roles: readonly string[];
  readonly username: string;
}

export type GroupUserResponse = GroupPendingUserResponse | GroupActiveUserResponse;

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

export interface InboundControlPlaneCloudProviderIPAddresses {
  readonly aws?: Readonly<Record<string, readonly string[]>>;
  readonly azure?: Readonly<Record<string, readonly string[]>>;
  readonly gcp?: Readonly<Record<string, readonly string[]>>;
}

export interface Link {
  readonly href?: string;
  readonly rel?: string;
}

export interface MdbAvailableVersion {
  readonly cloudProvider?: 'AWS' | 'AZURE' | 'GCP' | 'TENANT';
  readonly defaultStatus?: 'DEFAULT' | 'NOT_DEFAULT';
  readonly instanceSize?: BaseCloudProviderInstanceSize;
  readonly links?: readonly Link[];
  readonly version?: string;
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

export interface NetworkPermissionEntryStatus {
  readonly STATUS: 'PENDING' | 'FAILED' | 'ACTIVE';
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

export interface OrgDelegationSettingsResponse {
  readonly delegatedMcpAccess?: 'DISALLOWED' | 'READ_ONLY' | 'READ_WRITE' | null;
  readonly delegatedPartnerAccess?: 'DISALLOWED' | 'READ_WRITE' | null;
  readonly idleRefreshTokenLifetime?: number | null;
  readonly maximumRefreshTokenLifetime?: number | null;
}

export interface OrgDelegationSettingsUpdateRequest {
  readonly delegatedMcpAccess?: 'DISALLOWED' | 'READ_ONLY' | 'READ_WRITE' | null;
  readonly delegatedPartnerAccess?: 'DISALLOWED' | 'READ_WRITE' | null;
  readonly idleRefreshTokenLifetime?: number | null;
  readonly maximumRefreshTokenLifetime?: number | null;
}

export interface OrgPaginatedEventView {
  readonly links: readonly Link[];
  readonly results: readonly EventViewForOrg[];
  readonly totalCount: number;
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

export interface OrgServiceAccountUpdateRequest {
  readonly description?: string | null;
  readonly name?: string | null;
  readonly roles?: readonly string[] | null;
}

export interface OrgUserRequest {
  readonly roles: OrgUserRolesRequest;
  readonly teamIds?: readonly string[];
  readonly username: string;
}

export type OrgUserResponse = OrgPendingUserResponse | OrgActiveUserResponse;

export interface OrgUserRolesRequest {
  readonly groupRoleAssignments?: readonly GroupRoleAssignmentBody[];
  readonly orgRoles: readonly string[];
}

export interface OrgUserRolesResponse {
  readonly groupRoleAssignments: readonly GroupRoleAssignment[];
  readonly orgRoles: readonly string[];
}

export interface OrgUserUpdateRequest {
  readonly roles?: OrgUserRolesRequest;
  readonly teamIds?: readonly string[];
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

export interface OrganizationMaintenanceSettingsResponse {
  readonly effectiveWaveAssignmentMode?: 'MANUAL' | 'ENV_TAG_MAPPING';
  readonly waveAssignmentMode?: 'MANUAL' | 'ENV_TAG_MAPPING' | null;
}

export interface OrganizationMaintenanceSettingsUpdateRequest {
  readonly waveAssignmentMode?: 'MANUAL' | 'ENV_TAG_MAPPING' | null;
}

export interface OrganizationSettings {
  /** Refuse credentials whose access list is empty */
  readonly apiAccessListRequired: boolean;
  readonly customSessionTimeouts?: CustomSessionTimeouts;
  readonly genAIFeaturesEnabled: boolean;
  readonly maxServiceAccountSecretValidityInHours: number;
  readonly multiFactorAuthRequired: boolean;
  readonly operationsContact?: string | null;
  readonly restrictEmployeeAccess: boolean;
  readonly securityContact?: string;
  readonly streamsCrossGroupEnabled: boolean;
}

export interface OrganizationSettingsBody {
  /** Refuse credentials whose access list is empty */
  readonly apiAccessListRequired?: boolean;
  readonly customSessionTimeouts?: {
    readonly absoluteSessionTimeoutInSeconds?: number | null;
    readonly idleSessionTimeoutInSeconds?: number | null;
  } | null;
  readonly genAIFeaturesEnabled?: boolean;
  readonly maxServiceAccountSecretValidityInHours?: number;
  readonly multiFactorAuthRequired?: boolean;
  readonly operationsContact?: string | null;
  readonly restrictEmployeeAccess?: boolean;
  readonly securityContact?: string;
  readonly streamsCrossGroupEnabled?: boolean;
}

export interface OutboundControlPlaneCloudProviderIPAddresses {
  readonly aws?: Readonly<Record<string, readonly string[]>>;
  readonly azure?: Readonly<Record<string, readonly string[]>>;
  readonly gcp?: Readonly<Record<string, readonly string[]>>;
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

export interface PaginatedAvailableVersionView {
  readonly links: readonly Link[];
  readonly results: readonly MdbAvailableVersion[];
  readonly totalCount: number;
}

export interface PaginatedClusterDescription20240805 {
  readonly links: readonly Link[];
  readonly results: readonly Readonly<Record<string, unknown>>[];
  readonly totalCount: number;
}

export interface PaginatedDefaultGroupLimitResponse {
  readonly links: readonly Link[];
  readonly results: readonly DefaultGroupLimitResponse[];
  readonly totalCount: number;
}

export interface PaginatedEventTypeDetailsResponse {
  readonly links: readonly Link[];
  readonly results: readonly EventTypeDetails[];
  readonly totalCount: number;
}

export interface PaginatedGroupServiceAccounts {
  readonly links: readonly Link[];
  readonly results: readonly GroupServiceAccount[];
  readonly totalCount: number;
}

export interface PaginatedGroupUserView {
  readonly links: readonly Link[];
  readonly results: readonly GroupUserResponse[];
  readonly totalCount: number;
}

export interface PaginatedNetworkAccessView {
  readonly links: readonly Link[];
  readonly results: readonly NetworkPermissionEntry[];
  readonly totalCount: number;
}

export interface PaginatedOrgServiceAccounts {
  readonly links: readonly Link[];
  readonly results: readonly OrgServiceAccount[];
  readonly totalCount: number;
}

export interface PaginatedOrgUserView {
  readonly links: readonly Link[];
  readonly results: readonly OrgUserResponse[];
  readonly totalCount: number;
}

export interface PaginatedOrganizationView {
  readonly links: readonly Link[];
  readonly results: readonly AtlasOrganization[];
  readonly totalCount: number;
}

export interface PaginatedRateLimitEndpointSets {
  readonly links: readonly Link[];
  readonly results: readonly RateLimitEndpointSetResponse[];
  readonly totalCount: number;
}

export interface PaginatedServiceAccountGroup {
  readonly links: readonly Link[];
  readonly results: readonly ServiceAccountGroup[];
  readonly totalCount: number;
}

export interface PaginatedServiceAccountIPAccessEntryView {
  readonly links: readonly Link[];
  readonly results: readonly ServiceAccountIPAccessListEntry[];
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

export interface RateLimitEndpointSetCapacity {
  readonly defaultValue?: number | null;
  readonly value?: number;
}

export interface RateLimitEndpointSetEndpoint {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH';
  readonly path?: string;
}

export interface RateLimitEndpointSetRefillDurationSeconds {
  readonly defaultValue?: number | null;
  readonly value?: number;
}

export interface RateLimitEndpointSetRefillRate {
  readonly defaultValue?: number | null;
  readonly value?: number;
}

export interface RateLimitEndpointSetResponse {
  readonly capacity?: RateLimitEndpointSetCapacity;
  readonly endpointSetId?: string;
  readonly endpointSetName?: string;
  readonly endpoints?: readonly RateLimitEndpointSetEndpoint[];
  readonly refillDurationSeconds?: RateLimitEndpointSetRefillDurationSeconds;
  readonly refillRate?: RateLimitEndpointSetRefillRate;
  readonly scope?: 'IP' | 'GROUP' | 'ORGANIZATION' | 'USER';
}

export interface ResourceTag {
  readonly key: string;
  readonly value: string;
}

export interface ResourceTagRequest {
  readonly key: string;
  readonly value: string;
}

export interface ServiceAccountGroup {
  readonly groupId: string;
  readonly roles: readonly string[];
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

export interface UserAccessRoleAssignment {
  readonly roles?: readonly string[];
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
