import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { beginKeyReplacement, endKeyReplacement, loadMasterKeys } from '../config/master-key.js';
import { readSettings } from '../config/read-settings.js';
import { SettingError } from '../config/setting-error.js';
import type { Settings } from '../config/settings.js';
import { resealTlsKey } from '../config/tls.js';
import { systemClock } from '../domain/clock.js';
import { createSealing, type Sealing } from '../domain/sealing.js';
import { recognizeMasterKey } from '../services/installation/recognize-master-key.js';
import { replaceMasterKey } from '../services/installation/replace-master-key.js';
import { rotateSigningKey } from '../services/oauth/signing-keys.js';
import { requireNobodyElse } from '../store/copy/nobody-else.js';
import { databaseFile } from '../store/sqlite-engine.js';
import { openStore, type Store } from '../store/store.js';
import type { Environment, Print } from './io.js';
import { addSettingFlags, settingFlags } from './setting-flags.js';

export function addKeysCommand(program: Command, environment: Environment, print: Print): void {
  const keys = program
    .command('keys')
    .description('Rotate the signing key of access tokens, or the master key.');
  const rotate = keys
    .command('rotate')
    .description(
      'Create a new signing key, also while servers run. Tokens signed with the old key stay valid until they expire, at most an hour.',
    );
  addSettingFlags(rotate, ['dataDir', 'databaseUrl', 'masterKey', 'logLevel']).action(async () => {
    await onStore(readSettings(settingFlags(rotate), environment), print, async (store, sealing) => {
      await recognizeMasterKey(store, sealing);
      const { id, stillVerifying } = await rotateSigningKey({ store, sealing, now: systemClock });
      print(
        `Access tokens are signed with key ${id} from now on; ${stillVerifying} older keys still verify tokens that they signed.`,
      );
    });
  });
  const rotateMaster = keys
    .command('rotate-master')
    .description(
      'Replace the master key. If it is a file in the data directory, stop the server first. Otherwise servers can run if they ' +
        'know both keys: the new one in SALLYPORT_MASTER_KEY, the old one in SALLYPORT_PREVIOUS_MASTER_KEY. If the command is ' +
        'interrupted, run it again. Everybody has to sign in again.',
    );
  addSettingFlags(rotateMaster, [
    'dataDir',
    'databaseUrl',
    'masterKey',
    'previousMasterKey',
    'logLevel',
  ]).action(() => rotateMasterKey(readSettings(settingFlags(rotateMaster), environment), print));
}

async function rotateMasterKey(settings: Settings, print: Print): Promise<void> {
  const { databaseUrl, dataDir, masterKey, previousMasterKey } = settings;
  if (databaseUrl === undefined && !existsSync(databaseFile(dataDir)))
    throw new SettingError(`there is no store in ${dataDir}: name its directory with --data-dir`);
  const isInFile = masterKey === undefined && databaseUrl === undefined;
  if (!isInFile && previousMasterKey === undefined)
    throw new SettingError(
      'SALLYPORT_PREVIOUS_MASTER_KEY: is required: the key that SALLYPORT_MASTER_KEY takes the place of',
    );
  if (isInFile) {
    // One that runs would go on sealing with the key that is in its memory.
    requireNobodyElse(dataDir);
    beginKeyReplacement(dataDir);
    // One that started in between has the old key alone.
    requireNobodyElse(dataDir);
  }
  await onStore(settings, print, async (store, sealing) => {
    await replaceMasterKey({ store, sealing }, ({ column, values, resealed }) =>
      print(`${column}: ${values} values, ${resealed} sealed anew`),
    );
    await resealTlsKey(dataDir, sealing);
  });
  if (isInFile) endKeyReplacement(dataDir);
  print(
    isInFile
      ? 'The master key was replaced; the new one is in master.key. Keep a copy of it apart from backups. Backups from before need the old one.'
      : 'Nothing is sealed with the old master key any more: start every node without SALLYPORT_PREVIOUS_MASTER_KEY. Backups from before need the old one.',
  );
}

async function onStore(
  settings: Settings,
  print: Print,
  work: (store: Store, sealing: Sealing) => Promise<void>,
): Promise<void> {
  const { databaseUrl, dataDir } = settings;
  const keys = loadMasterKeys(settings, databaseFile(dataDir), (message) => print(`warning: ${message}`));
  const store = await openStore({
    ...(databaseUrl === undefined ? { dataDir } : { databaseUrl }),
    now: systemClock,
  });
  try {
    await work(store, createSealing(keys.current, keys.previous));
  } finally {
    await store.close();
  }
}
