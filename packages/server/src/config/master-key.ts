import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateMasterKey, parseMasterKey } from '../domain/sealing.js';
import { SettingError, type Settings } from './settings.js';

/**
 * The master key: from the setting, or from `master.key` in the data directory, which is made on the first start. It
 * never lives in the database. Throws SettingError when a PostgreSQL store has no key set, or the file is no key.
 */
export function loadMasterKey(
  settings: Pick<Settings, 'masterKey' | 'databaseUrl' | 'dataDir'>,
  warn: (message: string) => void,
): Buffer {
  if (settings.masterKey !== undefined) return settings.masterKey;
  if (settings.databaseUrl !== undefined)
    throw new SettingError(
      'SALLYPORT_MASTER_KEY: is required with SALLYPORT_DATABASE_URL, because every node needs the same key; make one with: openssl rand -hex 32',
    );
  const file = join(settings.dataDir, 'master.key');
  if (!existsSync(file)) {
    mkdirSync(settings.dataDir, { recursive: true, mode: 0o700 });
    writeFileSync(file, `${generateMasterKey()}\n`, { mode: 0o600, flag: 'wx' });
  }
  if ((statSync(file).mode & 0o077) !== 0) {
    chmodSync(file, 0o600);
    warn(`${file} could be read by others; its mode is 0600 again`);
  }
  const key = parseMasterKey(readFileSync(file, 'utf8').trim());
  if (key === undefined) throw new SettingError(`${file} does not hold a master key; restore it from your backup`);
  return key;
}
