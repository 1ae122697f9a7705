/** Facts about the installation itself, and what nodes tell each other. */
export interface InstallationTables {
  installation: InstallationTable;
  setup_links: SetupLinksTable;
  change_counter: ChangeCounterTable;
  changes: ChangesTable;
}

/** Facts about this installation by name, for example the check value that recognizes its master key. */
interface InstallationTable {
  name: string;
  value: string;
}

/** One-time links that let the first owner in when the server was started without a bootstrap. */
interface SetupLinksTable {
  token_hash: string;
  created_at: number;
  expires_at: number;
  used_at: number | null;
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
