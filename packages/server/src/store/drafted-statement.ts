import type { SqliteHandle } from './sqlite-drivers.js';

/** A statement as it was run in a draft (sqlite-group.ts), and how many rows it changed or answered there. */
export interface DraftedStatement {
  readonly sql: string;
  readonly parameters: readonly unknown[];
  readonly affected: number;
}

export interface Outcome {
  readonly rows: readonly unknown[];
  /** Of statements that answer no rows. */
  readonly changes: number | undefined;
  readonly affected: number;
}

export function runStatement(handle: SqliteHandle, sql: string, parameters: readonly unknown[]): Outcome {
  const statement = handle.prepare(sql);
  if (statement.reader) {
    const rows = statement.all(parameters);
    return { rows, changes: undefined, affected: rows.length };
  }
  const changes = Number(statement.run(parameters).changes);
  return { rows: [], changes, affected: changes };
}

/** What every write raises, as the open transaction sees it (write-order.ts). */
export function readOrder(handle: SqliteHandle): number | undefined {
  const [row] = handle.prepare('select sum(value) as value from write_order').all([]);
  return (row as { value: number | null }).value ?? undefined;
}
