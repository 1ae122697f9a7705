import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { readSettings } from '../config/read-settings.js';
import { SettingError } from '../config/setting-error.js';
import { systemClock } from '../domain/clock.js';
import { exportSeed } from '../seed/export-seed.js';
import { databaseFile } from '../store/sqlite-engine.js';
import { openStore } from '../store/store.js';
import type { Environment, Print } from './io.js';
import { addSettingFlags, settingFlags } from './setting-flags.js';

const HEAD = `# A seed of Sallyport: "sallyport seed <this file>" makes the same in another store.
# It holds no secrets: what is new there gets random ones, which are printed once.`;

export function addExportCommand(program: Command, environment: Environment, print: Print): void {
  const command = program
    .command('export')
    .description('Print the organizations as a seed file, also while servers run. It contains no secrets.')
    .option('--organization <name>', 'only the organization of this name');
  addSettingFlags(command, ['dataDir', 'databaseUrl', 'logLevel']).action(
    async (options: { organization?: string }) => {
      const { databaseUrl, dataDir } = readSettings(settingFlags(command), environment);
      if (databaseUrl === undefined && !existsSync(databaseFile(dataDir)))
        throw new SettingError(`there is no store in ${dataDir}: name its directory with --data-dir`);
      const store = await openStore({
        ...(databaseUrl === undefined ? { dataDir } : { databaseUrl }),
        now: systemClock,
      });
      try {
        const name = options.organization;
        const seed = await exportSeed(store, { name, now: systemClock() });
        if (name !== undefined && seed.organizations?.length === 0)
          throw new Error(`there is no organization ${name}`);
        const { stringify } = await import('yaml');
        print(`${HEAD}\n${stringify(seed, { aliasDuplicateObjects: false, lineWidth: 0 }).trimEnd()}`);
      } finally {
        await store.close();
      }
    },
  );
}
