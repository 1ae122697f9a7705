import type { Command } from 'commander';
import { loadMasterKey } from '../config/master-key.js';
import { readSettings } from '../config/read-settings.js';
import { systemClock } from '../domain/clock.js';
import { createSealing } from '../domain/sealing.js';
import { recognizeMasterKey } from '../services/installation/recognize-master-key.js';
import { rotateSigningKey } from '../services/oauth/signing-keys.js';
import { databaseFile } from '../store/sqlite-engine.js';
import { openStore } from '../store/store.js';
import type { Environment, Print } from './io.js';
import { addSettingFlags, settingFlags } from './setting-flags.js';

export function addKeysCommand(program: Command, environment: Environment, print: Print): void {
  const keys = program.command('keys').description('The keys that sign access tokens.');
  const rotate = keys
    .command('rotate')
    .description(
      'Make a new signing key, also while servers run. Tokens of the old key stay valid until they end, an hour at most.',
    );
  addSettingFlags(rotate, ['dataDir', 'databaseUrl', 'masterKey', 'logLevel']).action(async () => {
    const settings = readSettings(settingFlags(rotate), environment);
    const { databaseUrl, dataDir } = settings;
    const sealing = createSealing(
      loadMasterKey(settings, databaseFile(dataDir), (message) => print(`warning: ${message}`)),
    );
    const store = await openStore({
      ...(databaseUrl === undefined ? { dataDir } : { databaseUrl }),
      now: systemClock,
    });
    try {
      await recognizeMasterKey(store, sealing);
      const { id, stillVerifying } = await rotateSigningKey({ store, sealing, now: systemClock });
      print(
        `Access tokens are signed with key ${id} from now on; ${stillVerifying} older keys still verify theirs.`,
      );
    } finally {
      await store.close();
    }
  });
}
