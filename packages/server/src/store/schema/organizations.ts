export interface OrganizationTables {
  organizations: OrganizationsTable;
}

interface OrganizationsTable {
  id: string;
  name: string;
  created_at: number;
  skip_default_alerts_settings: number;
  api_access_list_required: number;
  gen_ai_features_enabled: number;
  max_service_account_secret_validity_hours: number | null;
  multi_factor_auth_required: number;
  restrict_employee_access: number;
  streams_cross_group_enabled: number;
  security_contact: string | null;
  operations_contact: string | null;
  absolute_session_timeout_seconds: number | null;
  idle_session_timeout_seconds: number | null;
  /** JSON; what third parties may do on behalf of people. Kept for clients, decides nothing here. */
  delegation_settings: string | null;
  /** Kept for clients, decides nothing here. */
  wave_assignment_mode: string | null;
}
