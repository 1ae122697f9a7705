import type { CredentialKind } from '../../domain/credential-kinds.js';

export interface EventTables {
  events: EventsTable;
}

interface EventsTable {
  id: string;
  created_at: number;
  type: string;
  organization_id: string | null;
  project_id: string | null;
  actor_kind: CredentialKind | 'user' | 'system';
  actor_id: string | null;
  actor_name: string | null;
  remote_address: string | null;
  /** What was noted of the credential that did it, at that time. */
  actor_notes_kind: string | null;
  actor_notes_label: string | null;
  details: string;
  /** What it is about: a public key, client ID, user name, team ID or guarded API; null where it is the organization or a project. */
  target: string | null;
  /** Values before and after, as JSON; null where it tells none. */
  changes: string | null;
  /** Whether the published list of the organization shows it. */
  in_organization_list: number;
}
