import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateMasterKey, parseMasterKey } from '../domain/sealing.js';
import { others, othersMay } from './others-may.js';
import { publishFile, replaceWhole } from './publish-file.js';
import { SettingError } from './setting-error.js';
import type { Settings } from './settings.js';

type KeySettings = Pick<Settings, 'masterKey' | 'previousMasterKey' | 'databaseUrl' | 'dataDir'>;

/** The master key, and the one before it while it is replaced. */
export interface MasterKeys {
  readonly current: Buffer;
  readonly previous: Buffer | undefined;
}

/**
 * The master keys: from the settings, or from `master.key` in the data directory, which is made on the first start, and
 * `master.key.previous` beside it. They never live in the database. Throws SettingError when a PostgreSQL store has no key set,
 * a file holds no key, or it is missing beside a store.
 */
export function loadMasterKeys(
  settings: KeySettings,
  storeFile: string,
  warn: (message: string) => void,
): MasterKeys {
  const { masterKey, previousMasterKey, databaseUrl, dataDir } = settings;
  if (masterKey !== undefined) return { current: masterKey, previous: previousMasterKey };
  if (databaseUrl !== undefined)
    throw new SettingError(
      'SALLYPORT_MASTER_KEY: is required with SALLYPORT_DATABASE_URL, because every node needs the same key; make one with: openssl rand -hex 32',
    );
  const file = join(dataDir, KEY_FILE);
  if (!existsSync(file)) {
    // A new key could open nothing of a store that is there already; it would only hide that the old one is missing.
    if (existsSync(storeFile))
      throw new SettingError(
        `${file} is missing, and the store beside it was made with a master key: restore the file, or set SALLYPORT_MASTER_KEY`,
      );
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    writeNewKey(file, publishFile);
  }
  const previousFile = join(dataDir, PREVIOUS_KEY_FILE);
  return {
    current: readKey(file, warn),
    previous: previousMasterKey ?? (existsSync(previousFile) ? readKey(previousFile, warn) : undefined),
  };
}

/**
 * Begins to replace the key in `master.key`: keeps it in `master.key.previous` and makes a new one, unless that was done before and
 * not ended. At each moment both files hold keys that open the store.
 */
export function beginKeyReplacement(dataDir: string): void {
  const previousFile = join(dataDir, PREVIOUS_KEY_FILE);
  const file = join(dataDir, KEY_FILE);
  const isBegun = existsSync(previousFile);
  if (!isBegun) {
    // One name for all runs, so that none that was killed leaves a copy of the key behind.
    const partial = partialOf(previousFile);
    rmSync(partial, { force: true });
    writeFileSync(partial, readFileSync(file), { mode: 0o600, flush: true });
    publishFile(partial, previousFile);
  }
  // The new key is there already, unless the process ended in between.
  if (readFileSync(file, 'utf8').trim() === readFileSync(previousFile, 'utf8').trim())
    writeNewKey(file, replaceWhole);
}

/** Forgets the key before, when nothing is sealed with it any more. */
export function endKeyReplacement(dataDir: string): void {
  const previousFile = join(dataDir, PREVIOUS_KEY_FILE);
  for (const file of [partialOf(previousFile), previousFile]) rmSync(file, { force: true });
}

const partialOf = (file: string): string => `${file}.partial`;

const KEY_FILE = 'master.key';
const PREVIOUS_KEY_FILE = `${KEY_FILE}.previous`;

function readKey(file: string, warn: (message: string) => void): Buffer {
  if (othersMay(others.all, statSync(file))) {
    chmodSync(file, 0o600);
    warn(`${file} could be read by others; its mode is 0600 again`);
  }
  const key = parseMasterKey(readFileSync(file, 'utf8').trim());
  if (key === undefined)
    throw new SettingError(`${file} does not hold a master key; restore it from your backup`);
  return key;
}

/** On disk, whole, before anything is sealed with it: a store that outlived its key in a power failure would be lost. */
function writeNewKey(file: string, place: (partial: string, file: string) => void): void {
  const partial = `${file}.${process.pid}.partial`;
  writeFileSync(partial, `${generateMasterKey()}\n`, { mode: 0o600, flush: true });
  try {
    place(partial, file);
  } catch (error) {
    rmSync(partial, { force: true });
    // Another process that starts at the same time was first: its key counts.
    if (!existsSync(file)) throw error;
  }
}
