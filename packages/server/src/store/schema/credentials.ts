import type { CredentialKind } from '../../domain/credential-kinds.js';
import type { ApiKeyFactColumns } from '../api-key-facts.js';

/** Both kinds of credentials, and what only an API key has. */
export interface CredentialTables {
  credentials: CredentialsTable;
  credential_organization_roles: CredentialOrganizationRolesTable;
  credential_project_roles: CredentialProjectRolesTable;
  access_list_entries: AccessListEntriesTable;
  credential_notes: CredentialNotesTable;
  credential_tags: CredentialTagsTable;
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
  /** A user name, a public key or a client ID; null for the server itself, and where nobody knows. */
  made_by: string | null;
}

/** What people say of a credential. One of which nothing is said but its tags has no row. */
interface CredentialNotesTable {
  credential_id: string;
  kind: string | null;
  label: string | null;
  owner: string | null;
}

interface CredentialTagsTable {
  credential_id: string;
  tag: string;
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

interface ApiKeysTable extends ApiKeyFactColumns {
  id: string;
  private_key_suffix: string;
  ha1_md5_sealed: string;
  ha1_sha256_sealed: string;
}
