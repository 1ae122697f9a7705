/** Facts about the installation itself, and what nodes tell each other. */
export interface InstallationTables {
  installation: InstallationTable;
  setup_links: SetupLinksTable;
  write_order: WriteOrderTable;
  changes: ChangesTable;
  used_nonces: UsedNoncesTable;
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

/** Sixteen rows. Every write raises those of its subjects first, which orders writes and the change feed (decision 12). */
interface WriteOrderTable {
  slot: number;
  value: number;
  /** Up to this value the changes are no longer kept. */
  pruned_through: number;
  /** UTC milliseconds that no later event of the slot is before. */
  events_at: number;
}

/** The change feed: what each node must forget. Rows of one transaction share slot and value, those of its lowest slot. */
export interface ChangesTable {
  slot: number;
  value: number;
  kind:
    | 'credential'
    | 'organization'
    | 'project'
    | 'access_token'
    | 'signing_key'
    | 'user'
    | 'session'
    | 'guarded_api'
    | 'gate';
  subject: string;
  created_at: number;
  /** An id that no other write has; empty for changes from before there was one. */
  write_id: string;
}

/** Nonce and count of each Digest request that wrote something, until no node takes the nonce any more. */
interface UsedNoncesTable {
  nonce: string;
  count: number;
  expires_at: number;
  /** The lowest place of the write. */
  slot: number;
  value: number;
}
