import { StoreError } from '../store-error.js';
import { createTableSum, type TableSum, type Values } from './checksum.js';
import { fillEmptyPostgres, type PostgresTarget } from './postgres-target.js';
import type { CopiedTable, SqliteSource } from './sqlite-source.js';

/** What was copied of one table. */
export interface TableCopy extends TableSum {
  readonly table: string;
}

export type CopyProgress = (progress: {
  readonly table: string;
  readonly rows: number;
  readonly step: 'sent' | 'compared';
}) => void;

/** A statement of PostgreSQL has 65,535 parameters at most, and a page in memory is kept small. */
const PAGE_VALUES = 5_000;
const PROGRESS_ROWS = 100_000;

/**
 * Copies every table of the source to an empty PostgreSQL database, reads all of it back and compares, and only then commits.
 *
 * @param options.inspect looks at each row that was read back; what it throws undoes the copy
 * @throws COPY_TARGET_IN_USE, COPY_DIFFERS, STORE_UNAVAILABLE
 */
export async function copyTables(
  source: SqliteSource,
  options: {
    databaseUrl: string;
    inspect: (table: CopiedTable, values: Values) => void;
    onProgress: CopyProgress;
  },
): Promise<readonly TableCopy[]> {
  const { databaseUrl, inspect, onProgress } = options;
  return fillEmptyPostgres({ databaseUrl, tables: source.tables }, async (target) => {
    const sent: { table: CopiedTable; sum: TableSum }[] = [];
    for (const table of source.tables)
      sent.push({ table, sum: await send(source, target, table, onProgress) });
    const copies: TableCopy[] = [];
    for (const { table, sum } of sent) {
      const stored = await readBack(target, table, { inspect, onProgress });
      if (stored.rows !== sum.rows || stored.checksum !== sum.checksum)
        throw new StoreError(
          'COPY_DIFFERS',
          `table ${table.name} is not the same in PostgreSQL: ${stored.rows} rows instead of ${sum.rows}, or other values; nothing was kept there`,
        );
      copies.push({ table: table.name, ...stored });
    }
    return copies;
  });
}

async function send(
  source: SqliteSource,
  target: PostgresTarget,
  table: CopiedTable,
  onProgress: CopyProgress,
): Promise<TableSum> {
  const sum = createTableSum();
  const pageRows = Math.max(1, Math.floor(PAGE_VALUES / table.columns.length));
  let page: Values[] = [];
  let rows = 0;
  const flush = async () => {
    if (page.length > 0) await target.insert(table, page);
    page = [];
  };
  for (const values of source.rows(table)) {
    sum.add(values);
    page.push(values);
    rows += 1;
    if (page.length === pageRows) await flush();
    if (rows % PROGRESS_ROWS === 0) onProgress({ table: table.name, rows, step: 'sent' });
  }
  await flush();
  return sum.result();
}

async function readBack(
  target: PostgresTarget,
  table: CopiedTable,
  {
    inspect,
    onProgress,
  }: { inspect: (table: CopiedTable, values: Values) => void; onProgress: CopyProgress },
): Promise<TableSum> {
  const sum = createTableSum();
  let rows = 0;
  for await (const values of target.rows(table)) {
    sum.add(values);
    inspect(table, values);
    rows += 1;
    if (rows % PROGRESS_ROWS === 0) onProgress({ table: table.name, rows, step: 'compared' });
  }
  return sum.result();
}
