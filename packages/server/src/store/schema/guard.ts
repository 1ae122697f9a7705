import type { Generated } from 'kysely';
import type { GuardDialect, GuardMode } from '../../domain/guard/definition.js';

export interface GuardTables {
  guarded_apis: GuardedApisTable;
  guarded_api_versions: GuardedApiVersionsTable;
  custom_roles: CustomRolesTable;
  gates: GatesTable;
}

interface GuardedApisTable {
  id: string;
  organization_id: string;
  name: string;
  /** Of the active version, as are the custom roles. */
  title: string;
  open_to: 'organization' | 'installation';
  /** Of access tokens for it: its URL in one spelling, or its name as a URN. */
  audience: Generated<string>;
  mode: GuardMode;
  active_version: number;
  created_at: number;
}

/** A row never changes. */
interface GuardedApiVersionsTable {
  api_id: string;
  version: number;
  /** The definition as it was written, as JSON. */
  document: string;
  /** Of the same with its names in order. */
  sha256: string;
  created_at: number;
  /** Name of who applied it; null for the server itself. */
  created_by: string | null;
}

interface CustomRolesTable {
  role: string;
  api_id: string;
  scope: 'organization' | 'project';
  title: string;
  /** From then on it permits nothing and cannot be granted. */
  retired_at: number | null;
}

interface GatesTable {
  id: string;
  api_id: string;
  name: string;
  dialect: GuardDialect;
  /** CIDR blocks, as a list in JSON. */
  peers: string;
  /** SHA-256; null: only the guard's own listener serves it. */
  secret_hash: string | null;
  cache_seconds: Generated<number>;
  created_at: number;
  last_seen_at: number | null;
}
