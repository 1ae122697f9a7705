import { type Kysely, sql, type Transaction } from 'kysely';
import { isMigratorTable } from './migrate.js';
import type { Database } from './schema.js';
import { ABOUT_ALL } from './subjects.js';
import type { Write } from './write.js';

/** States of a store in memory, by name. */
export interface Snapshots {
  /** Keeps the present state under a name, in place of one that had it. */
  save(name: string): Promise<void>;
  /** Brings that state back, as one write: caches forget everything, and writes that waited are decided again. False: there is none. */
  restore(name: string): Promise<boolean>;
  /** False: there is none. */
  delete(name: string): Promise<boolean>;
  names(): readonly string[];
}

/**
 * What goes on whatever the state: the order of writes and what was read of it, and which Digest requests have been made,
 * so that none can be made again.
 */
const NEVER_RESTORED = ['write_order', 'changes', 'used_nonces'];

export function createSnapshots(options: {
  database: Kysely<Database>;
  write: Write;
  everythingChanged: () => void;
}): Snapshots {
  const { database, write, everythingChanged } = options;
  /** The prefix of a snapshot's tables. */
  const prefixes = new Map<string, string>();
  let made = 0;
  let attached: Promise<unknown> | undefined;

  async function drop(transaction: Transaction<Database>, prefix: string): Promise<void> {
    for (const table of await tablesOf(transaction))
      await sql`drop table if exists saved.${sql.table(prefix + table)}`.execute(transaction);
  }

  return {
    async save(name) {
      attached ??= database.connection().execute((each) => sql`attach ':memory:' as saved`.execute(each));
      await attached;
      made += 1;
      const prefix = `s${made}_`;
      await database.transaction().execute(async (transaction) => {
        for (const table of await tablesOf(transaction))
          await sql`create table saved.${sql.table(prefix + table)} as select * from main.${sql.table(table)}`.execute(
            transaction,
          );
        const before = prefixes.get(name);
        if (before !== undefined) await drop(transaction, before);
        prefixes.set(name, prefix);
      });
    },
    restore: (name) =>
      write(ABOUT_ALL, async (transaction) => {
        transaction.withoutEvent('a saved state has the events of its own time');
        const prefix = prefixes.get(name);
        if (prefix === undefined) return false;
        await copyBack(transaction.database, prefix);
        // Before this write counts as known; what is loaded again waits for the one connection.
        everythingChanged();
        return true;
      }),
    async delete(name) {
      const prefix = prefixes.get(name);
      if (prefix === undefined) return false;
      prefixes.delete(name);
      await database.transaction().execute((transaction) => drop(transaction, prefix));
      return true;
    },
    names: () => [...prefixes.keys()],
  };
}

async function copyBack(transaction: Transaction<Database>, prefix: string): Promise<void> {
  const tables = await tablesOf(transaction);
  // Until the commit: tables refer to each other.
  await sql`pragma defer_foreign_keys = on`.execute(transaction);
  for (const table of tables) await sql`delete from main.${sql.table(table)}`.execute(transaction);
  for (const table of tables)
    await sql`insert into main.${sql.table(table)} select * from saved.${sql.table(prefix + table)}`.execute(
      transaction,
    );
}

async function tablesOf(transaction: Transaction<Database>): Promise<string[]> {
  const { rows } = await sql<{
    name: string;
  }>`select name from main.sqlite_master where type = 'table' and name not like 'sqlite~_%' escape '~'`.execute(
    transaction,
  );
  return rows
    .map(({ name }) => name)
    .filter((name) => !isMigratorTable(name) && !NEVER_RESTORED.includes(name));
}
