export interface UseTables {
  use_counts: UseCountsTable;
  recent_refusals: RecentRefusalsTable;
}

/** How often something was asked for in an hour or a day (UTC). Texts are empty where they do not apply. */
interface UseCountsTable {
  organization_id: string;
  /** 1 or 24. */
  hours: number;
  starts_at: number;
  project_id: string;
  credential_id: string;
  api: string;
  operation: string;
  code: string;
  allowed: number;
  refused: number;
}

/** What was refused alike within a minute. Texts are empty where they do not apply. */
interface RecentRefusalsTable {
  organization_id: string;
  minute: number;
  project_id: string;
  credential_id: string;
  api: string;
  operation: string;
  code: string;
  address: string;
  step: string;
  is_proved: number;
  permission: string;
  detail: string;
  last_at: number;
  count: number;
}
