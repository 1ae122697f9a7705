export interface UserTables {
  users: UsersTable;
  user_organization_roles: UserOrganizationRolesTable;
  user_project_roles: UserProjectRolesTable;
  user_access_list_entries: UserAccessListEntriesTable;
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
  /** When it was shown that whoever has the account receives mail at its address, or the operator vouched for it. */
  address_proved_at: number | null;
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

/** A person's own access list. Kept for clients of the Cloud Manager wire; no call is made with a personal key here. */
interface UserAccessListEntriesTable {
  user_id: string;
  cidr_block: string;
  /** The address when the entry is a single one. */
  ip_address: string | null;
  comment: string | null;
  created_at: number;
}
