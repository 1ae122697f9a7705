/** What only a service account has, with the tokens that it is given. */
export interface ServiceAccountTables {
  service_accounts: ServiceAccountsTable;
  client_secrets: ClientSecretsTable;
  access_tokens: AccessTokensTable;
  signing_keys: SigningKeysTable;
}

interface ServiceAccountsTable {
  id: string;
  client_id: string;
  name: string;
  /** The smallest threshold in days for which an expiry warning was raised; null when none stands. */
  expiry_warned_days: number | null;
  /** 1 while an event that a secret has expired stands. */
  expiry_reported: number;
}

/** Client secrets are random, so their SHA-256 is stored; the last four characters stay readable for the masked form. */
interface ClientSecretsTable {
  id: string;
  service_account_id: string;
  secret_hash: string;
  secret_suffix: string;
  created_at: number;
  expires_at: number;
  last_used_at: number | null;
}

/** Access tokens that still live: a token without its row was revoked, or its secret or account was deleted. */
interface AccessTokensTable {
  id: string;
  secret_id: string;
  service_account_id: string;
  created_at: number;
  expires_at: number;
}

/** Keys that sign access tokens. The newest signs; retired ones verify until the last token they signed has ended. */
interface SigningKeysTable {
  id: string;
  algorithm: string;
  public_jwk: string;
  private_jwk_sealed: string;
  created_at: number;
  retired_at: number | null;
}
