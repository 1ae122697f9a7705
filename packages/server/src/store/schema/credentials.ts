import type { CredentialKind } from '../../domain/credential-kinds.js';

/** Both kinds of credentials, and what only an API key has. */
export interface CredentialTables {
  credentials: CredentialsTable;
  credential_organization_roles: CredentialOrganizationRolesTable;
  credential_project_roles: CredentialProjectRolesTable;
  access_list_entries: AccessListEntriesTable;
  api_keys: ApiKeysTable;
}

/** What an API key and a service account have in common. */
interface CredentialsTable {
  id: string;
  organization_id: string;
  kind: CredentialKind;
  description: string;
  created_at: number;
  last_used_at: number | null;
  last_used_address: string | null;
}

interface CredentialOrganizationRolesTable {
  credential_id: string;
  role: string;
}

interface CredentialProjectRolesTable {
  credential_id: string;
  project_id: string;
  role: string;
}

interface AccessListEntriesTable {
  credential_id: string;
  cidr_block: string;
  ip_address: string | null;
  created_at: number;
  request_count: number;
  last_used_at: number | null;
  last_used_address: string | null;
}

interface ApiKeysTable {
  id: string;
  public_key: string;
  private_key_suffix: string;
  ha1_md5_sealed: string;
  ha1_sha256_sealed: string;
  /** Null for a key that does not expire. */
  expires_at: number | null;
  /** The smallest threshold in days for which a warning was raised, 0 once the end was reported; null when nothing was. */
  expiry_warned_days: number | null;
}
