/** How people sign in, and that they are. */
export interface SignInTables {
  sessions: SessionsTable;
  password_resets: PasswordResetsTable;
  recovery_codes: RecoveryCodesTable;
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
