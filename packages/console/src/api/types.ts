/** Forms of the answers that the console reads; the OpenAPI document has them whole. Times are ISO 8601 in UTC. */

export interface Page<T> {
  readonly results: readonly T[];
  readonly totalCount: number;
}

export interface Organization {
  readonly id: string;
  readonly name: string;
  readonly isDeleted?: boolean;
}

export interface OrganizationSettings {
  readonly apiAccessListRequired: boolean;
  readonly multiFactorAuthRequired: boolean;
  readonly maxServiceAccountSecretValidityInHours: number;
  /** Contacts and timeouts are absent while they are not set. */
  readonly securityContact?: string;
  readonly operationsContact?: string;
  readonly customSessionTimeouts?: {
    readonly absoluteSessionTimeoutInSeconds?: number;
    readonly idleSessionTimeoutInSeconds?: number;
  };
  readonly genAIFeaturesEnabled: boolean;
  readonly restrictEmployeeAccess: boolean;
  readonly streamsCrossGroupEnabled: boolean;
}

export interface Project {
  readonly id: string;
  readonly name: string;
  readonly orgId: string;
  readonly created: string;
  readonly tags?: readonly ProjectTag[];
}

export interface ProjectTag {
  readonly key: string;
  readonly value: string;
}

/** A key as creating it answers: `privateKey` is readable only there. */
export interface ApiKey {
  readonly id: string;
  readonly desc: string;
  readonly publicKey: string;
  readonly privateKey: string;
  readonly roles: readonly {
    readonly orgId?: string;
    readonly groupId?: string;
    readonly roleName: string;
  }[];
}

export interface ClientSecret {
  readonly id: string;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly lastUsedAt?: string | null;
  readonly maskedSecretValue?: string;
  /** Readable only in the answer that makes the secret. */
  readonly secret?: string;
}

export interface ServiceAccount {
  readonly clientId: string;
  readonly name: string;
  readonly description: string;
  readonly createdAt: string;
  readonly roles: readonly string[];
  readonly secrets: readonly ClientSecret[];
}

/** An entry of a credential's access list. */
export interface AccessListEntry {
  readonly cidrBlock: string;
  readonly ipAddress?: string;
  readonly created?: string;
  readonly createdAt?: string;
  readonly count?: number;
  readonly requestCount?: number;
  readonly lastUsed?: string | null;
  readonly lastUsedAt?: string | null;
  readonly lastUsedAddress?: string | null;
}

/** An API key or a service account in the overview of an organization or project. */
export interface Credential {
  readonly kind: 'API_KEY' | 'SERVICE_ACCOUNT';
  /** The key's ID, or the client ID. */
  readonly id: string;
  readonly publicKey: string | null;
  readonly maskedPrivateKey: string | null;
  readonly name: string | null;
  readonly description: string;
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
  readonly lastUsedAddress: string | null;
  readonly accessListEntryCount: number;
  readonly secretCount: number;
  readonly secretExpiresAt: string | null;
  /**
   * Whether the signed-in person may change the access list of the key, or everything about the account. In a project
   * that takes more where the credential reaches further than the project.
   */
  readonly isManageable: boolean;
  readonly orgRoles: readonly string[];
  readonly groupRoles: readonly {
    readonly groupId: string;
    /** `null` where the signed-in person may not see the project. */
    readonly groupName: string | null;
    readonly roles: readonly string[];
  }[];
}

export interface Permissions {
  readonly permissions: readonly string[];
  readonly roles: readonly string[];
}

export interface Profile {
  readonly id: string;
  readonly username: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly country: string | null;
  readonly mobileNumber: string | null;
  readonly createdAt: string;
  readonly lastAuth: string | null;
}

export interface Session {
  readonly id: string;
  readonly csrfToken: string;
  readonly expiresAt: string;
  readonly hasSecondFactor: boolean;
  readonly isSecondFactorGiven: boolean;
  readonly idleTimeoutSeconds: number | null;
  readonly organizations: readonly {
    readonly id: string;
    readonly name: string;
    readonly roles: readonly string[];
    readonly multiFactorAuthRequired: boolean;
  }[];
  readonly user: Profile;
}
