import type { Command } from 'commander';
import { VERSION } from '../build.js';
import { readSettings } from '../config/settings.js';
import type { CallTarget } from '../http/setup/first-calls.js';
import { type Bootstrap, bootstrap } from '../services/installation/bootstrap.js';
import { isInUse } from '../services/installation/is-in-use.js';
import { issueSetupLink } from '../services/installation/setup-links.js';
import type { Services } from '../services/services.js';
import { createLog, startServer } from '../start-server.js';
import { howToSetUp, whatWasMade, whereItListens } from './announcement.js';
import { openBootstrapFile } from './bootstrap-file.js';
import type { Environment, Print } from './io.js';
import { ALL_SETTINGS, addSettingFlags, settingFlags } from './setting-flags.js';
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
    .action(async (options: { bootstrap: boolean }) => {
      await start({ command, environment, print, hasBootstrap: options.bootstrap });
    });
}

async function start(options: {
  command: Command;
  environment: Environment;
  print: Print;
  hasBootstrap: boolean;
}): Promise<void> {
  const { print } = options;
  const flags = settingFlags(options.command);
  const settings = readSettings(flags, options.environment);
  const log = createLog(settings.logLevel);
  for (const warning of startWarnings(settings, flags)) log.warn(warning);
  process.on('uncaughtException', (error, origin) => {
    log.fatal({ err: error, origin }, 'an error that nothing caught: the process ends');
    process.exit(1);
  });
  const signalled = stopSignal();

  const server = await startServer({
    settings,
    log,
    prepare: (services, place) =>
      options.hasBootstrap
        ? bootstrapOnce(services, settings.bootstrapFile, place, print)
        : offerSetup(services, place.publicUrl, print),
  });
  const { url, publicUrl, caFile, services } = server;
  print(whereItListens({ url, publicUrl, caFile }));
  const { description, migrationsApplied } = services.store;
  log.info({ version: VERSION, store: description, migrationsApplied, url, publicUrl }, 'started');

  const signal = await signalled;
  log.info({ signal }, 'stopping: requests under way are finished');
  await server.stop();
  log.info('stopped');
}

/** Bootstraps a store that is not in use, and prints what was made before anything else can fail. */
async function bootstrapOnce(
  services: Services,
  bootstrapFile: string | undefined,
  place: CallTarget,
  print: Print,
): Promise<void> {
  if (await isInUse(services.store.reader)) return;
  const file = bootstrapFile === undefined ? undefined : openBootstrapFile(bootstrapFile);
  let made: Bootstrap | undefined;
  try {
    made = await bootstrap(services);
  } finally {
    if (made === undefined) file?.discard();
  }
  if (made === undefined) return;
  print(whatWasMade(place, made));
  file?.write(place.publicUrl, made);
}

async function offerSetup({ store }: Services, publicUrl: string, print: Print): Promise<void> {
  const link = await issueSetupLink(store);
  if (link !== undefined) print(howToSetUp(publicUrl, link));
}
