export interface ProjectTables {
  projects: ProjectsTable;
  project_limits: ProjectLimitsTable;
  network_entries: NetworkEntriesTable;
}

interface ProjectsTable {
  id: string;
  organization_id: string;
  name: string;
  created_at: number;
  with_default_alerts_settings: number;
  region_usage_restrictions: string | null;
  slow_operation_thresholding: number;
  tags: string;
  settings: string;
}

interface ProjectLimitsTable {
  project_id: string;
  name: string;
  value: number;
}

/** The addresses that may reach the databases of a project. Kept for clients; it restricts no call to this server. */
interface NetworkEntriesTable {
  project_id: string;
  /** A canonical CIDR block or an AWS security group: what the entry goes by. */
  value: string;
  ip_address: string | null;
  aws_security_group: string | null;
  comment: string | null;
  /** A temporary entry is gone from this time on. */
  delete_after: number | null;
  created_at: number;
}
