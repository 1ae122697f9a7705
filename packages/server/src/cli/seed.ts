import type { Command } from 'commander';
import { readSettings } from '../config/read-settings.js';
import { openServices } from '../open-services.js';
import { readSeedFile } from '../seed/seed-file.js';
import { createLog } from '../start-server.js';
import type { Environment, Print } from './io.js';
import { applySeedFile } from './prepare-store.js';
import { hasMadeSecrets, seedReport } from './seed-report.js';
import { seedWarnings } from './seed-warnings.js';
import { addSettingFlags, settingFlags } from './setting-flags.js';
import { seedFacts } from './start-facts.js';

export function addSeedCommand(
  program: Command,
  environment: Environment,
  out: { print: Print; printSecret: Print },
): void {
  const command = program
    .command('seed')
    .description(
      'Apply a seed file: organizations, projects, users, teams, API keys and service accounts. Works on the store directly, ' +
        'also while servers run; they follow within a second. A second run changes nothing. Only entries of lists in the file ' +
        'are replaced; nothing else is deleted.',
    )
    .argument('<file>', 'the seed, YAML or JSON');
  addSettingFlags(command, ['dataDir', 'databaseUrl', 'masterKey', 'logLevel'])
    .option('--json', 'Print what was made, with its secrets, as JSON.')
    .action(async (file: string, options: { json?: boolean }) => {
      const settings = readSettings(settingFlags(command), environment);
      const seedFile = await readSeedFile(file);
      const log = createLog(settings.logLevel);
      for (const warning of seedWarnings(seedFile, settings)) log.warn(warning);
      const open = await openServices({ settings, log });
      try {
        const outcome = await applySeedFile(open.services, seedFile);
        const print = hasMadeSecrets(outcome) ? out.printSecret : out.print;
        if (options.json) {
          for (const warning of outcome.warnings) log.warn(warning);
          print(JSON.stringify({ changes: outcome.changes, ...seedFacts(outcome) }, null, 2));
        } else print(seedReport(file, outcome));
      } finally {
        await open.close();
      }
    });
}
