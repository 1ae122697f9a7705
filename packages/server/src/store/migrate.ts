import { type Kysely, MIGRATION_LOCK_ID, Migrator, sql } from 'kysely';
import { migrations } from './migrations/index.js';
import { errorCode, retrying } from './retry.js';
import type { Database } from './schema.js';
import { StoreError } from './store-error.js';

const TABLE = 'schema_migrations';
const LOCK_TABLE = 'schema_migration_lock';

/**
 * Brings the schema up to date and returns the names of the migrations it applied. Of several starters one migrates
 * and the others wait; a migration that fails leaves nothing behind.
 *
 * @throws SCHEMA_TOO_NEW when a newer version has migrated the database
 */
export async function migrate(database: Kysely<Database>): Promise<readonly string[]> {
  await retrying(() => inTransaction(database, createLock)).catch((error: unknown) => {
    // `if not exists` does not help starters that find the table missing at the same moment: PostgreSQL answers all but
    // one with unique_violation, duplicate_object or duplicate_table, by how far they got. The table is there then.
    if (!['23505', '42710', '42P07'].includes(errorCode(error) ?? '')) throw error;
  });
  return retrying(() =>
    inTransaction(database, async (connection) => {
      // The row stays locked until the end of the transaction, or of the process that holds it.
      await sql`update ${sql.table(LOCK_TABLE)} set is_locked = is_locked`.execute(connection);
      return runMigrator(connection);
    }),
  );
}

/**
 * Makes the whole schema within a transaction of the caller's (inTransaction). False when there was some of it already: it
 * is somebody else's then.
 */
export async function createSchema(connection: Kysely<Database>): Promise<boolean> {
  await createLock(connection);
  return (await runMigrator(connection)).length === Object.keys(migrations).length;
}

/** Whether a table is the migrator's own, and not one of the schema. */
export function isMigratorTable(name: string): boolean {
  return name === TABLE || name === LOCK_TABLE;
}

/** Kysely's migrator does not run within Kysely's transactions, so this one is begun by hand. */
export function inTransaction<T>(
  database: Kysely<Database>,
  work: (connection: Kysely<Database>) => Promise<T>,
): Promise<T> {
  return database.connection().execute(async (connection) => {
    await sql`begin`.execute(connection);
    try {
      const result = await work(connection);
      await sql`commit`.execute(connection);
      return result;
    } catch (error) {
      // SQLite has done it already after some errors, a full disk among them.
      await sql`rollback`.execute(connection).catch(() => {});
      throw error;
    }
  });
}

/** Whether every migration of this version has been applied, as it must be before requests are served. */
export async function migrationsApplied(database: Kysely<Database>): Promise<boolean> {
  const applied = await appliedMigrations(database);
  return Object.keys(migrations).every((name) => applied.includes(name));
}

/** @throws SCHEMA_TOO_NEW or SCHEMA_TOO_OLD unless the schema is that of this version */
export async function requireThisSchema(database: Kysely<Database>): Promise<void> {
  await refuseNewerSchema(database);
  if (!(await migrationsApplied(database)))
    throw new StoreError(
      'SCHEMA_TOO_OLD',
      'the store was made by an older version of Sallyport: start this version on it once, which brings it up to date, and stop it again',
    );
}

async function runMigrator(connection: Kysely<Database>): Promise<readonly string[]> {
  const migrator = new Migrator({
    db: connection,
    provider: { getMigrations: async () => ({ ...migrations }) },
    migrationTableName: TABLE,
    migrationLockTableName: LOCK_TABLE,
    disableTransactions: true,
  });
  const { error, results } = await migrator.migrateToLatest();
  if (error !== undefined) {
    // The migrator checks for unknown migrations first, and its own errors have no code. After an SQL error the
    // transaction may answer no query.
    if (errorCode(error) === undefined) await refuseNewerSchema(connection);
    throw error;
  }
  return results?.map((result) => result.migrationName) ?? [];
}

async function refuseNewerSchema(connection: Kysely<Database>): Promise<void> {
  const unknown = (await appliedMigrations(connection)).filter((name) => !Object.hasOwn(migrations, name));
  if (unknown.length === 0) return;
  throw new StoreError(
    'SCHEMA_TOO_NEW',
    `the database was migrated by a newer version of Sallyport (${unknown.join(', ')}); start that version, ` +
      'or restore a backup that this version made',
  );
}

async function appliedMigrations(database: Kysely<Database>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from ${sql.table(TABLE)} order by name`.execute(
    database,
  );
  return rows.map((row) => row.name);
}

/** The table and row that are locked while migrating; shaped as Kysely's migrator expects its lock table to be. */
async function createLock(connection: Kysely<Database>): Promise<void> {
  await connection.schema
    .createTable(LOCK_TABLE)
    .ifNotExists()
    .addColumn('id', 'varchar(255)', (column) => column.notNull().primaryKey())
    .addColumn('is_locked', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
  await sql`
    insert into ${sql.table(LOCK_TABLE)} (id, is_locked) values (${MIGRATION_LOCK_ID}, 0) on conflict (id) do nothing
  `.execute(connection);
}
