import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { readSettings } from '../config/read-settings.js';
import { backupDirectory } from '../store/backup.js';
import { StoreError } from '../store/store-error.js';
import type { Environment, Print } from './io.js';
import { addSettingFlags, settingFlags } from './setting-flags.js';

export function addBackupCommand(program: Command, environment: Environment, print: Print): void {
  const command = program
    .command('backup')
    .description(
      'Back up the embedded store to a new file, also while the server runs. The copy is consistent. It does not contain ' +
        'the master key.',
    )
    .argument('<file>', 'where to write the copy; it must not exist');
  addSettingFlags(command, ['dataDir', 'databaseUrl', 'logLevel']).action(async (file: string) => {
    const { databaseUrl, dataDir, masterKey } = readSettings(settingFlags(command), environment);
    if (databaseUrl !== undefined)
      throw new StoreError(
        'BACKUP_NOT_SUPPORTED',
        'this installation keeps its data in PostgreSQL: use pg_dump to back it up, and keep SALLYPORT_MASTER_KEY apart from it',
      );
    await backupDirectory(dataDir, file);
    const key = masterKey === undefined ? join(dataDir, 'master.key') : 'SALLYPORT_MASTER_KEY';
    print(`The store was copied to ${file} (${statSync(file).size} bytes).
The master key is not in it. Keep a copy of ${key} in another place: without it no API key in this backup can be verified.
To restore, put the copy into an empty data directory as sallyport.db, with the same master key, and start.`);
  });
}
