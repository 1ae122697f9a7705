import type { StoredColumns } from './column-classes.js';
import type { GuardTables } from './schema/guard.js';

/** The columns of the tables of guarded APIs. */
export const guardColumns: StoredColumns<GuardTables> = {
  guarded_apis: {
    id: 'plain',
    organization_id: 'plain',
    name: 'plain',
    title: ['free text', 'Title of a guarded API'],
    open_to: 'plain',
    mode: 'plain',
    active_version: 'plain',
    audience: 'plain',
    created_at: 'plain',
  },
  guarded_api_versions: {
    api_id: 'plain',
    version: 'plain',
    document: [
      'free text',
      'Definition of a guarded API: its routes, permissions and roles, with their titles',
    ],
    sha256: 'plain',
    created_at: 'plain',
    created_by: ['personal', 'Who applied it: an e-mail address, a public key or a client ID'],
  },
  custom_roles: {
    role: 'plain',
    api_id: 'plain',
    scope: 'plain',
    title: ['free text', 'Title of a custom role'],
    retired_at: 'plain',
  },
  gates: {
    id: 'plain',
    api_id: 'plain',
    name: 'plain',
    dialect: 'plain',
    peers: 'plain',
    secret_hash: ['hashed', 'Secret of a gate: SHA-256 of 256 random bits'],
    cache_seconds: 'plain',
    created_at: 'plain',
    last_seen_at: 'plain',
  },
};
