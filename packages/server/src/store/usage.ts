import { setImmediate as turn } from 'node:timers/promises';
import { type RawBuilder, sql, type Transaction } from 'kysely';
import { chunksOf } from './chunks.js';
import type { Engine } from './engine.js';
import { retrying } from './retry.js';
import type { Database } from './schema.js';

/** What one credential did since the last flush. Times in UTC milliseconds. */
export interface CredentialUsage {
  readonly credentialId: string;
  readonly lastUsedAt: number;
  readonly lastUsedAddress: string;
  readonly entries: readonly {
    readonly cidrBlock: string;
    readonly requestCount: number;
    readonly lastUsedAt: number;
    readonly lastUsedAddress: string;
  }[];
}

/** Rows per statement. SQLite allows 32,766 parameters and holds up the event loop for a statement; requests go between. */
const ROWS_PER_STATEMENT = 500;

interface LastUse {
  lastUsedAt: number;
  lastUsedAddress: string;
}

/**
 * Adds the counts and raises the last uses, all or nothing. Credentials and entries that no longer exist are passed
 * over. Takes no place in the order of writes: usage is neither an event nor anything that caches must forget.
 */
export async function writeUsage(engine: UsageEngine, usage: readonly CredentialUsage[]): Promise<void> {
  const { credentials, entries } = merge(usage);
  if (credentials.length === 0) return;
  await inTransaction(engine, async (transaction) => {
    for (const rows of chunks(credentials)) {
      await updateCredentials(rows).execute(transaction);
      await turn();
    }
    for (const rows of chunks(entries)) {
      await updateEntries(rows).execute(transaction);
      await turn();
    }
  });
}

export type UsageEngine = Pick<Engine, 'writer' | 'requireRoom'>;

/** While the disk is full, usage waits in memory: what room there is belongs to revocations. */
export function inTransaction(
  engine: UsageEngine,
  work: (transaction: Transaction<Database>) => Promise<void>,
): Promise<void> {
  return retrying(async () => {
    engine.requireRoom();
    await engine.writer.transaction().execute(work);
  });
}

// Both engines name the columns of VALUES column1, column2, … and neither knows the type of a bare parameter there.

function updateCredentials(rows: readonly (LastUse & { credentialId: string })[]): RawBuilder<unknown> {
  const values = rows.map(
    (row) => sql`(${text(row.credentialId)}, ${integer(row.lastUsedAt)}, ${text(row.lastUsedAddress)})`,
  );
  return sql`
    update credentials set last_used_at = used.column2, last_used_address = used.column3
    from (values ${sql.join(values)}) as used
    where credentials.id = ${usedText('column1')}
      and (credentials.last_used_at is null or credentials.last_used_at <= used.column2)`;
}

function updateEntries(rows: readonly EntryUse[]): RawBuilder<unknown> {
  const values = rows.map(
    (row) =>
      sql`(${text(row.credentialId)}, ${text(row.cidrBlock)}, ${integer(row.requestCount)},
        ${integer(row.lastUsedAt)}, ${text(row.lastUsedAddress)})`,
  );
  const isLater = sql`access_list_entries.last_used_at is null or access_list_entries.last_used_at <= used.column4`;
  return sql`
    update access_list_entries set
      request_count = access_list_entries.request_count + used.column3,
      last_used_at = case when ${isLater} then used.column4 else access_list_entries.last_used_at end,
      last_used_address = case when ${isLater} then used.column5 else access_list_entries.last_used_address end
    from (values ${sql.join(values)}) as used
    where access_list_entries.credential_id = ${usedText('column1')}
      and access_list_entries.cidr_block = ${usedText('column2')}`;
}

const text = (value: string) => sql`cast(${value} as text)`;
const integer = (value: number) => sql`cast(${value} as bigint)`;

/**
 * A column of the VALUES to look a row up by. As an expression it cannot be indexed on the fly: with a bare column
 * SQLite makes such an index from some dozen rows on, and reads the whole table past it.
 */
const usedText = (column: string) => sql`used.${sql.ref(column)} || ''`;

interface EntryUse extends LastUse {
  credentialId: string;
  cidrBlock: string;
  requestCount: number;
}

/**
 * One row per credential and per entry, since an UPDATE … FROM applies only one of several matches; in a fixed order,
 * so that two nodes that flush at once rarely lock each other's rows.
 */
function merge(usage: readonly CredentialUsage[]) {
  const credentials = new Map<string, LastUse & { credentialId: string }>();
  const entries = new Map<string, EntryUse>();
  for (const { credentialId, lastUsedAt, lastUsedAddress, entries: uses } of usage) {
    const credential = credentials.get(credentialId);
    if (credential === undefined) {
      credentials.set(credentialId, { credentialId, lastUsedAt, lastUsedAddress });
    } else raise(credential, { lastUsedAt, lastUsedAddress });
    for (const use of uses) {
      const id = `${credentialId} ${use.cidrBlock}`;
      const entry = entries.get(id);
      if (entry === undefined) {
        entries.set(id, { credentialId, ...use });
        continue;
      }
      entry.requestCount += use.requestCount;
      raise(entry, use);
    }
  }
  return { credentials: inOrder(credentials), entries: inOrder(entries) };
}

function raise(known: LastUse, use: LastUse): void {
  if (use.lastUsedAt < known.lastUsedAt) return;
  known.lastUsedAt = use.lastUsedAt;
  known.lastUsedAddress = use.lastUsedAddress;
}

function inOrder<T>(rows: ReadonlyMap<string, T>): T[] {
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

const chunks = <T>(rows: readonly T[]) => chunksOf(rows, ROWS_PER_STATEMENT);

/** When something was last used, in UTC milliseconds. */
export interface LastUseOf {
  readonly id: string;
  readonly usedAt: number;
}

/** Where dates of last use are kept beside those of credentials. */
const LAST_USE_COLUMNS = {
  client_secrets: 'last_used_at',
  sessions: 'last_seen_at',
  gates: 'last_seen_at',
} as const;

/** Raises dates of last use; rows that no longer exist are passed over. */
export async function writeLastUse(
  engine: UsageEngine,
  table: keyof typeof LAST_USE_COLUMNS,
  uses: readonly LastUseOf[],
): Promise<void> {
  const ordered = [...uses].sort((a, b) => (a.id < b.id ? -1 : 1));
  if (ordered.length === 0) return;
  const column = LAST_USE_COLUMNS[table];
  const known = sql.ref(`${table}.${column}`);
  await inTransaction(engine, async (transaction) => {
    for (const rows of chunks(ordered)) {
      const values = rows.map((row) => sql`(${text(row.id)}, ${integer(row.usedAt)})`);
      await sql`
          update ${sql.table(table)} set ${sql.ref(column)} = used.column2
          from (values ${sql.join(values)}) as used
          where ${sql.ref(`${table}.id`)} = ${usedText('column1')}
            and (${known} is null or ${known} <= used.column2)`.execute(transaction);
    }
  });
}
