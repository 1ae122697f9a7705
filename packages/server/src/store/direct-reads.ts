import {
  type CompiledQuery,
  DefaultConnectionProvider,
  DefaultQueryExecutor,
  Kysely,
  type QueryResult,
} from 'kysely';
import type { Database } from './schema.js';
import { sqliteDialect } from './sqlite-dialect.js';
import type { SqliteHandle } from './sqlite-drivers.js';

/**
 * Queries that run as soon as they are asked. Kysely has each wait in a line for the only connection, which takes a dozen
 * promises although SQLite answers at once. The line is there for transactions, and while one is open queries wait in it.
 */
export async function directReads(handle: SqliteHandle): Promise<Kysely<Database>> {
  const dialect = sqliteDialect(handle);
  const driver = dialect.createDriver();
  await driver.init();
  const executor = new DirectExecutor(
    dialect.createQueryCompiler(),
    dialect.createAdapter(),
    new DefaultConnectionProvider(driver),
  );
  executor.handle = handle;
  return new Kysely<Database>({ config: { dialect }, dialect, driver, executor });
}

/** A class, because Kysely takes executors with all that its own can do. */
class DirectExecutor extends DefaultQueryExecutor {
  handle: SqliteHandle | undefined;

  override async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (this.handle === undefined || this.handle.isInTransaction()) return super.executeQuery(query);
    const statement = this.handle.prepare(query.sql);
    if (!statement.reader) return super.executeQuery(query);
    return { rows: statement.all(query.parameters) as R[] };
  }
}
