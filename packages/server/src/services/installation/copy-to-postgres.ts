import type { Sealing } from '../../domain/sealing.js';
import { sealedColumns } from '../../domain/sealing-contexts.js';
import type { Values } from '../../store/copy/checksum.js';
import { type CopyProgress, copyTables, type TableCopy } from '../../store/copy/copy-tables.js';
import { type CopiedTable, openSqliteSource } from '../../store/copy/sqlite-source.js';
import { requireMasterKey } from './recognize-master-key.js';

/**
 * Copies the embedded store of a data directory to an empty PostgreSQL database, all or nothing. Every sealed value is opened
 * with the master key before anything is sent, and again from what PostgreSQL answers.
 *
 * @throws WrongMasterKeyError, SealingError, StoreError (STORE_MISSING, STORE_BUSY, SCHEMA_TOO_OLD, SCHEMA_TOO_NEW,
 *   COPY_TARGET_IN_USE, COPY_DIFFERS, STORE_UNAVAILABLE)
 */
export async function copyToPostgres(options: {
  dataDir: string;
  databaseUrl: string;
  sealing: Sealing;
  onProgress: CopyProgress;
}): Promise<readonly TableCopy[]> {
  const { dataDir, databaseUrl, sealing, onProgress } = options;
  const source = await openSqliteSource(dataDir);
  try {
    await requireMasterKey(source.reader, sealing);
    const inspect = (table: CopiedTable, values: Values) => openSealed(sealing, table, values);
    for (const table of source.tables.filter(({ columns }) => columns.some(isSealed)))
      for (const values of source.rows(table)) inspect(table, values);
    return await copyTables(source, { databaseUrl, inspect, onProgress });
  } finally {
    source.close();
  }
}

const isSealed = (column: string) => column.endsWith('_sealed');

function openSealed(sealing: Sealing, { name, columns }: CopiedTable, values: Values): void {
  for (const [index, column] of columns.entries()) {
    const value = values[index];
    if (!isSealed(column) || value === null) continue;
    const context = sealedColumns[`${name}.${column}`];
    if (context === undefined) throw new Error(`no sealing context is known for ${name}.${column}`);
    sealing.open(String(value), context(String(values[columns.indexOf('id')])));
  }
}
