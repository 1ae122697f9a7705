import type { CredentialKind } from '../domain/credential-kinds.js';

/**
 * The tables, as both engines hold them. Times are UTC milliseconds; flags are 0 or 1; `*_sealed` columns hold
 * AES-256-GCM ciphertext (domain/sealing.ts); `details`, `tags` and `settings` hold JSON text that no query looks into.
 */
export interface Database {
  installation: InstallationTable;
  change_counter: ChangeCounterTable;
  changes: ChangesTable;
  setup_links: SetupLinksTable;
  organizations: OrganizationsTable;
  projects: ProjectsTable;
  project_limits: ProjectLimitsTable;
  network_entries: NetworkEntriesTable;
  users: UsersTable;
  user_organization_roles: UserOrganizationRolesTable;
  user_project_roles: UserProjectRolesTable;
  credentials: CredentialsTable;
  api_keys: ApiKeysTable;
  credential_organization_roles: CredentialOrganizationRolesTable;
  credential_project_roles: CredentialProjectRolesTable;
  access_list_entries: AccessListEntriesTable;
  teams: TeamsTable;
  team_users: TeamUsersTable;
  team_project_roles: TeamProjectRolesTable;
  organization_invitations: OrganizationInvitationsTable;
  invitation_organization_roles: InvitationOrganizationRolesTable;
  invitation_teams: InvitationTeamsTable;
  project_invitations: ProjectInvitationsTable;
  project_invitation_roles: ProjectInvitationRolesTable;
  sessions: SessionsTable;
  user_access_list_entries: UserAccessListEntriesTable;
  password_resets: PasswordResetsTable;
  recovery_codes: RecoveryCodesTable;
  service_accounts: ServiceAccountsTable;
  client_secrets: ClientSecretsTable;
  access_tokens: AccessTokensTable;
  signing_keys: SigningKeysTable;
  events: EventsTable;
}

/** Facts about this installation by name, for example the check value that recognizes its master key. */
interface InstallationTable {
  name: string;
  value: string;
}

/** One row. Every write transaction raises it first, which serializes writers on both engines and orders the change feed. */
interface ChangeCounterTable {
  id: number;
  value: number;
}

/** The change feed: what each node must forget. Rows of one transaction share its sequence number. */
export interface ChangesTable {
  sequence: number;
  kind: 'credential' | 'organization' | 'project' | 'access_token' | 'signing_key' | 'user' | 'session';
  subject: string;
  created_at: number;
}

/** One-time links that let the first owner in when the server was started without a bootstrap. */
interface SetupLinksTable {
  token_hash: string;
  created_at: number;
  expires_at: number;
  used_at: number | null;
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

interface UsersTable {
  id: string;
  username: string;
  first_name: string;
  last_name: string;
  country: string | null;
  mobile_number: string | null;
  password_hash: string | null;
  created_at: number;
  last_auth_at: number | null;
  /** The shared secret of the second factor; in force once `totp_confirmed_at` is set. */
  totp_secret_sealed: string | null;
  totp_confirmed_at: number | null;
  /** The last time step whose code was accepted: a code works once. */
  totp_last_step: number | null;
}

interface UserOrganizationRolesTable {
  user_id: string;
  organization_id: string;
  role: string;
}

interface UserProjectRolesTable {
  user_id: string;
  project_id: string;
  role: string;
}

interface TeamsTable {
  id: string;
  organization_id: string;
  name: string;
  created_at: number;
}

interface TeamUsersTable {
  team_id: string;
  user_id: string;
}

interface TeamProjectRolesTable {
  team_id: string;
  project_id: string;
  role: string;
}

/**
 * Someone who was asked to join an organization: an invitation in the old model, a PENDING user with an id of its own in
 * the new one. One per organization and user name; what it grants is in the tables below, and is granted on acceptance.
 */
interface OrganizationInvitationsTable {
  id: string;
  pending_user_id: string;
  organization_id: string;
  username: string;
  inviter_username: string;
  token_hash: string;
  created_at: number;
  expires_at: number;
  rejected_at: number | null;
}

interface InvitationOrganizationRolesTable {
  invitation_id: string;
  role: string;
}

interface InvitationTeamsTable {
  invitation_id: string;
  team_id: string;
}

/** The part of an invitation that is about one project; the old model shows it as an invitation of its own. */
interface ProjectInvitationsTable {
  id: string;
  invitation_id: string;
  project_id: string;
  inviter_username: string;
  created_at: number;
  expires_at: number;
}

interface ProjectInvitationRolesTable {
  project_invitation_id: string;
  role: string;
}

/** Signed-in people. The token in the cookie is random; its SHA-256 is stored, and so is that of the CSRF token. */
interface SessionsTable {
  id: string;
  user_id: string;
  token_hash: string;
  csrf_hash: string;
  created_at: number;
  last_seen_at: number;
  remote_address: string | null;
  user_agent: string | null;
  /** 1 when the second factor was given. */
  has_second_factor: number;
}

/** A person's own access list. Kept for clients of the Cloud Manager wire; no call is made with a personal key here. */
interface UserAccessListEntriesTable {
  user_id: string;
  cidr_block: string;
  /** The address when the entry is a single one. */
  ip_address: string | null;
  comment: string | null;
  created_at: number;
}

interface PasswordResetsTable {
  token_hash: string;
  user_id: string;
  created_at: number;
  expires_at: number;
  used_at: number | null;
}

interface RecoveryCodesTable {
  user_id: string;
  code_hash: string;
  used_at: number | null;
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
  details: string;
  /** Whether the published list of the organization shows it. */
  in_organization_list: number;
}
