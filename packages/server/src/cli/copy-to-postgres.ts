import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { loadMasterKeys } from '../config/master-key.js';
import { readSettings } from '../config/read-settings.js';
import { SettingError } from '../config/setting-error.js';
import { createSealing } from '../domain/sealing.js';
import { copyToPostgres } from '../services/installation/copy-to-postgres.js';
import { databaseFile } from '../store/sqlite-engine.js';
import type { Environment, Print } from './io.js';
import { addSettingFlags, settingFlags } from './setting-flags.js';

const CHECKSUM_DIGITS = 16;

export function addCopyToPostgresCommand(program: Command, environment: Environment, print: Print): void {
  const command = program
    .command('copy-to-postgres')
    .description(
      'Copy the embedded store to an empty PostgreSQL database, for several nodes. Stop the server first. ' +
        'Everything is copied or nothing; the copy is read back and compared. The embedded store is not changed.',
    );
  addSettingFlags(command, ['dataDir', 'databaseUrl', 'masterKey', 'logLevel']).action(async () => {
    const settings = readSettings(settingFlags(command), environment);
    const { dataDir, databaseUrl } = settings;
    if (databaseUrl === undefined)
      throw new SettingError('SALLYPORT_DATABASE_URL: set it to the PostgreSQL database to copy to');
    const file = databaseFile(dataDir);
    // Before the key: without a store a new one would be made.
    if (!existsSync(file))
      throw new SettingError(`there is no store in ${dataDir}: name its directory with --data-dir`);
    const keys = loadMasterKeys({ ...settings, databaseUrl: undefined }, file, (message) =>
      print(`warning: ${message}`),
    );
    const sealing = createSealing(keys.current, keys.previous);
    const copies = await copyToPostgres({
      dataDir,
      databaseUrl,
      sealing,
      onProgress: ({ table, rows, step }) => print(`${table}: ${rows} rows ${step} …`),
    });
    for (const { table, rows, checksum } of copies)
      print(`${table}: ${rows} rows, the same in both (checksum ${checksum.slice(0, CHECKSUM_DIGITS)})`);
    const key =
      settings.masterKey === undefined
        ? `SALLYPORT_MASTER_KEY set to what is in ${join(dataDir, 'master.key')}`
        : 'the same SALLYPORT_MASTER_KEY';
    print(`All ${copies.length} tables were copied.
Next: start every node with SALLYPORT_DATABASE_URL set to this database, and with ${key}.
Start no server on ${dataDir} again: what is revoked from now on would be valid there. It was not changed; delete it, but for
the master key, when the nodes work.`);
  });
}
