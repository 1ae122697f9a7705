import { existsSync } from 'node:fs';
import { databaseFile, openSqliteDirectory } from './sqlite-engine.js';
import { StoreError } from './store-error.js';

/**
 * Copies the embedded database of a data directory to a new file, also while a server works with it. Unlike opening the
 * store it applies no migrations: a newer version can copy what an older one is serving.
 *
 * @throws STORE_MISSING, BACKUP_TARGET_EXISTS, STORE_BUSY
 */
export async function backupDirectory(dataDir: string, target: string): Promise<void> {
  if (!existsSync(databaseFile(dataDir)))
    throw new StoreError(
      'STORE_MISSING',
      `there is no store in ${dataDir}: ${databaseFile(dataDir)} does not exist`,
    );
  const engine = await openSqliteDirectory({ dataDir, driver: undefined });
  try {
    await engine.backup(target);
  } finally {
    await engine.close();
  }
}
