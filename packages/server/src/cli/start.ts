import type { Command } from 'commander';
import { VERSION } from '../build.js';
import { readSettings } from '../config/settings.js';
import { systemClock } from '../domain/clock.js';
import { readSeedFile } from '../seed/seed-file.js';
import { createLog, type StartOptions, startServer } from '../start-server.js';
import { openStore } from '../store/store.js';
import { howToSetUp, whatWasMade, whereItListens } from './announcement.js';
import { ephemeral } from './ephemeral.js';
import type { Environment, Print } from './io.js';
import { type Prepared, prepareStore } from './prepare-store.js';
import { seedReport } from './seed-report.js';
import { seedWarnings } from './seed-warnings.js';
import { ALL_SETTINGS, addSettingFlags, settingFlags } from './setting-flags.js';
import { startFacts } from './start-facts.js';
import { startWarnings } from './start-warnings.js';
import { stopSignal } from './stop-signal.js';

export function addStartCommand(program: Command, environment: Environment, print: Print): void {
  const command = program
    .command('start')
    .description(
      'Start the server. The first start makes an organization, a project, an owner and an API key, and prints them once. ' +
        'Every setting can be given by flag or by environment variable; the flag wins.',
    );
  addSettingFlags(command, ALL_SETTINGS)
    .option('--no-bootstrap', 'Start empty, and print a one-time link for setting up in a browser instead.')
    .option(
      '--ephemeral',
      'For tests and CI: keep everything in memory, until the process ends. When the server is ready, standard output ' +
        'gets one line of JSON with its address and what was made.',
    )
    .action(async (options: { bootstrap: boolean; ephemeral?: boolean }) => {
      await start({
        command,
        environment,
        print,
        hasBootstrap: options.bootstrap,
        isEphemeral: options.ephemeral === true,
      });
    });
}

async function start(options: {
  command: Command;
  environment: Environment;
  print: Print;
  hasBootstrap: boolean;
  isEphemeral: boolean;
}): Promise<void> {
  const { print, hasBootstrap, isEphemeral } = options;
  const flags = settingFlags(options.command);
  const asked = readSettings(flags, options.environment);
  const log = createLog(asked.logLevel);
  const { settings, cleanUp } = isEphemeral
    ? ephemeral(asked, flags)
    : { settings: asked, cleanUp: () => {} };
  const seedFile = settings.seedFile === undefined ? undefined : await readSeedFile(settings.seedFile);
  for (const warning of startWarnings(settings, flags)) log.warn(warning);
  if (seedFile && !isEphemeral) for (const warning of seedWarnings(seedFile, settings)) log.warn(warning);
  process.on('uncaughtException', (error, origin) => {
    log.fatal({ err: error, origin }, 'an error that nothing caught: the process ends');
    process.exit(1);
  });
  const signalled = stopSignal();

  let prepared: Prepared | undefined;
  const prepare: StartOptions['prepare'] = (services, place) =>
    prepareStore(services, {
      seedFile,
      hasBootstrap,
      bootstrapFile: settings.bootstrapFile,
      place,
      announce(made) {
        prepared = made;
        if (isEphemeral) return;
        if (made.seeded) print(seedReport(settings.seedFile ?? '', made.seeded));
        if (made.made) print(whatWasMade(place, made.made));
        if (made.setupLink) print(howToSetUp(place.publicUrl, made.setupLink));
      },
    });
  try {
    const store = isEphemeral ? { store: await openStore({ inMemory: true, now: systemClock }) } : {};
    const server = await startServer({ settings, log, prepare, ...store });
    const { url, publicUrl, caFile, services } = server;
    if (isEphemeral) print(readyLine({ publicUrl, caFile }, prepared));
    else print(whereItListens({ url, publicUrl, caFile }));
    const { description, migrationsApplied } = services.store;
    log.info({ version: VERSION, store: description, migrationsApplied, url, publicUrl }, 'started');

    const signal = await signalled;
    log.info({ signal }, 'stopping: requests under way are finished');
    await server.stop();
    log.info('stopped');
  } finally {
    cleanUp();
  }
}

/** One line, for programs that wait for it. */
function readyLine(place: { publicUrl: string; caFile: string | undefined }, prepared?: Prepared): string {
  const { made, seeded, setupLink } = prepared ?? {};
  return JSON.stringify({
    ready: true,
    ...startFacts(place, { made, seeded }),
    setupUrl: setupLink && `${place.publicUrl}/setup?token=${setupLink.token}`,
  });
}
