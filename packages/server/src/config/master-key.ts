import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateMasterKey, parseMasterKey } from '../domain/sealing.js';
import { publishFile } from './publish-file.js';
import { SettingError } from './setting-error.js';
import type { Settings } from './settings.js';

/**
 * The master key: from the setting, or from `master.key` in the data directory, which is made on the first start. It
 * never lives in the database. Throws SettingError when a PostgreSQL store has no key set, the file is no key, or it is
 * missing beside a store. `storeFile` is where the embedded store would be.
 */
export function loadMasterKey(
  settings: Pick<Settings, 'masterKey' | 'databaseUrl' | 'dataDir'>,
  storeFile: string,
  warn: (message: string) => void,
): Buffer {
  if (settings.masterKey !== undefined) return settings.masterKey;
  if (settings.databaseUrl !== undefined)
    throw new SettingError(
      'SALLYPORT_MASTER_KEY: is required with SALLYPORT_DATABASE_URL, because every node needs the same key; make one with: openssl rand -hex 32',
    );
  const file = join(settings.dataDir, 'master.key');
  if (!existsSync(file)) {
    // A new key could open nothing of a store that is there already; it would only hide that the old one is missing.
    if (existsSync(storeFile))
      throw new SettingError(
        `${file} is missing, and the store beside it was made with a master key: restore the file, or set SALLYPORT_MASTER_KEY`,
      );
    makeMasterKey(settings.dataDir, file);
  }
  if ((statSync(file).mode & 0o077) !== 0) {
    chmodSync(file, 0o600);
    warn(`${file} could be read by others; its mode is 0600 again`);
  }
  const key = parseMasterKey(readFileSync(file, 'utf8').trim());
  if (key === undefined)
    throw new SettingError(`${file} does not hold a master key; restore it from your backup`);
  return key;
}

/** On disk, whole, before anything is sealed with it: a store that outlived its key in a power failure would be lost. */
function makeMasterKey(dataDir: string, file: string): void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const partial = `${file}.${process.pid}.partial`;
  writeFileSync(partial, `${generateMasterKey()}\n`, { mode: 0o600, flush: true });
  try {
    publishFile(partial, file);
  } catch (error) {
    rmSync(partial, { force: true });
    // Another process that starts at the same time was first: its key counts.
    if (!existsSync(file)) throw error;
  }
}
