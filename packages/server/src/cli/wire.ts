/** The parts of the API's answers that commands show by themselves. */

export interface PageOf<T> {
  readonly results: readonly T[];
  readonly totalCount?: number;
}

export interface Named {
  readonly id: string;
  readonly name: string;
}

export interface ApiKey {
  readonly id: string;
  readonly desc: string;
  readonly publicKey: string;
  readonly privateKey: string;
}

export interface AccessListEntry {
  readonly ipAddress?: string;
  readonly cidrBlock?: string;
  readonly created?: string;
  readonly createdAt?: string;
}

export interface Person {
  readonly id: string;
  readonly username: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly emailAddress?: string;
}

export interface Invitation {
  readonly id: string;
  readonly username: string;
  readonly createdAt: string;
  readonly expiresAt: string;
}

export interface ServiceAccount {
  readonly clientId: string;
  readonly name: string;
  readonly description: string;
  readonly roles: readonly string[];
  readonly secrets?: readonly ClientSecret[];
}

export interface ClientSecret {
  readonly id: string;
  readonly expiresAt: string;
  readonly lastUsedAt?: string | null;
  readonly maskedSecretValue?: string;
  readonly secret?: string;
}
