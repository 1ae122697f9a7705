import { existsSync } from 'node:fs';
import { type Command, Option } from 'commander';
import { createPasswordHasher } from '../access/password-hasher.js';
import { readSettings } from '../config/read-settings.js';
import { SettingError } from '../config/setting-error.js';
import { systemClock } from '../domain/clock.js';
import { createOwner } from '../services/recovery/create-owner.js';
import { disableAccessListRequirement } from '../services/recovery/disable-access-list-requirement.js';
import { endAllSessions, endSessionsOf } from '../services/recovery/end-sessions.js';
import { replacePassword } from '../services/recovery/replace-password.js';
import { databaseFile } from '../store/sqlite-engine.js';
import { openStore, type Store } from '../store/store.js';
import type { Environment, Print } from './io.js';
import { addSettingFlags, settingFlags } from './setting-flags.js';

/** Commands for when nobody gets in any more. They work on the store itself, so whoever can run them owns the installation. */
export function addRecoverCommand(
  program: Command,
  environment: Environment,
  { print, printSecret }: { print: Print; printSecret: Print },
): void {
  const recover = program
    .command('recover')
    .description(
      'Recover access when everybody is locked out. Works on the store directly, also while servers run; they follow within a second.',
    );
  const passwords = createPasswordHasher();

  /** A command on the store that the settings name; it is made by no command of these. */
  function onStore<O>(command: Command, work: (store: Store, options: O) => Promise<void>): void {
    addSettingFlags(command, ['dataDir', 'databaseUrl', 'logLevel']).action(async (options: O) => {
      const { databaseUrl, dataDir } = readSettings(settingFlags(command), environment);
      if (databaseUrl === undefined && !existsSync(databaseFile(dataDir)))
        throw new SettingError(`there is no store in ${dataDir}: name its directory with --data-dir`);
      const store = await openStore({
        ...(databaseUrl === undefined ? { dataDir } : { databaseUrl }),
        now: systemClock,
      });
      try {
        await work(store, options);
      } finally {
        await store.close();
      }
    });
  }

  onStore<{ org: string; username: string }>(
    recover
      .command('create-owner')
      .description(
        'Make a user Organization Owner. A new account gets a password, which is printed once; an existing account keeps its own.',
      )
      .requiredOption('--org <id>', 'ID of the organization')
      .requiredOption('--username <email>', 'e-mail address of the owner'),
    async (store, { org, username }) => {
      const made = await createOwner({ store, passwords }, { organizationId: org, username });
      print(`${made.username} is Organization Owner of ${made.organizationName}.`);
      if (made.password === undefined)
        print(
          'The account existed already, and its password is unchanged; "sallyport recover reset-password" makes a new one.',
        );
      else printSecret(`The password is shown only once: ${made.password}`);
    },
  );

  onStore<{ username: string; removeSecondFactor?: boolean }>(
    recover
      .command('reset-password')
      .description('Give an account a new password, which is printed once, and end all its sessions.')
      .requiredOption('--username <email>', 'user name of the account')
      .option('--remove-second-factor', 'also remove the second factor, for a lost device'),
    async (store, { username, removeSecondFactor = false }) => {
      const made = await replacePassword(
        { store, passwords },
        { username, removesSecondFactor: removeSecondFactor },
      );
      print(`${made.username} has a new password, and all sessions of the account have ended.`);
      printSecret(`The password is shown only once: ${made.password}`);
    },
  );

  onStore<{ username?: string; everybody?: boolean }>(
    recover
      .command('end-sessions')
      .description(
        'Sign somebody out everywhere, or everybody. Passwords and second factors stay as they are.',
      )
      .addOption(new Option('--username <email>', 'user name of the account').conflicts('everybody'))
      .option('--everybody', 'all accounts'),
    async (store, { username, everybody = false }) => {
      if (username === undefined && !everybody)
        throw new SettingError('name a user with --username, or use --everybody');
      const count =
        username === undefined ? await endAllSessions(store) : await endSessionsOf(store, username);
      print(`${count} sessions of ${username ?? 'everybody'} have ended.`);
    },
  );

  onStore<{ org: string }>(
    recover
      .command('disable-access-list-requirement')
      .description(
        'Stop requiring IP access lists in an organization. Credentials that have an access list are still restricted to it.',
      )
      .requiredOption('--org <id>', 'ID of the organization'),
    async (store, { org }) => {
      print(
        (await disableAccessListRequirement({ store }, org))
          ? `Organization ${org} no longer requires access lists.`
          : `Organization ${org} did not require access lists; nothing was changed.`,
      );
    },
  );
}
