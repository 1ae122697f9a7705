import type { Command } from 'commander';
import { VERSION } from '../build.js';
import { readSettings } from '../config/read-settings.js';
import { unknownSettings } from '../config/unknown-settings.js';
import { systemClock } from '../domain/clock.js';
import { demoSeed } from '../seed/demo-seed.js';
import { readGuardFile } from '../seed/guard-file.js';
import { builtInSeed, readSeedFile } from '../seed/seed-file.js';
import { createLog, type StartOptions, startServer } from '../start-server.js';
import { howToSetUp, type Place, setupUrl, whatWasMade, whereItListens } from './announcement.js';
import { demoAnnouncement, requireDemoIsPrivate } from './demo.js';
import { ephemeral, openForTests } from './ephemeral.js';
import type { Environment, Print } from './io.js';
import { type Prepared, prepareStore } from './prepare-store.js';
import { secretsPlace } from './secrets-place.js';
import { seedReport } from './seed-report.js';
import { seedWarnings } from './seed-warnings.js';
import { ALL_SETTINGS, addSettingFlags, settingFlags } from './setting-flags.js';
import { startFacts } from './start-facts.js';
import { startWarnings } from './start-warnings.js';
import { stopSignal } from './stop-signal.js';

/** `isTerminal`: whether somebody sees what is printed, and nothing keeps it. */
export function addStartCommand(
  program: Command,
  environment: Environment,
  print: Print,
  isTerminal: boolean,
): void {
  const command = program
    .command('start')
    .description(
      'Start the server. The first start creates an organization, a project, an owner and an API key. Their secrets are shown ' +
        'once on a terminal; without a terminal, they are written to a file in the data directory. Every setting is a flag or an ' +
        'environment variable; the flag wins.',
    );
  addSettingFlags(command, ALL_SETTINGS)
    .option('--no-bootstrap', 'Start empty, and give a one-time setup link for a browser.')
    .option(
      '--ephemeral',
      'For tests and CI: keep everything in memory. When the server is ready, it prints one line of JSON with its URL and ' +
        'credentials. Programs on this machine can inject faults and move the clock: see "sallyport test".',
    )
    .option('--test', 'The same as --ephemeral.')
    .option(
      '--demo',
      'With --ephemeral, on this machine only: an organization, a project and keys that are always the same, so that examples ' +
        'can be pasted.',
    )
    .action(async (options: { bootstrap: boolean; ephemeral?: boolean; test?: boolean; demo?: boolean }) => {
      await start({
        command,
        environment,
        print,
        isTerminal,
        hasBootstrap: options.bootstrap,
        isEphemeral: options.ephemeral === true || options.test === true,
        isDemo: options.demo === true,
      });
    });
}

async function start(options: {
  command: Command;
  environment: Environment;
  print: Print;
  isTerminal: boolean;
  hasBootstrap: boolean;
  isEphemeral: boolean;
  isDemo: boolean;
}): Promise<void> {
  const { print, isTerminal, hasBootstrap, isEphemeral, isDemo } = options;
  const flags = settingFlags(options.command);
  const asked = readSettings(flags, options.environment);
  if (isDemo) requireDemoIsPrivate(asked, { isEphemeral, hasBootstrap });
  const log = createLog(asked.logLevel);
  const { settings, cleanUp } = isEphemeral
    ? ephemeral(asked, flags)
    : { settings: asked, cleanUp: () => {} };
  const seedFile = isDemo
    ? builtInSeed(demoSeed)
    : settings.seedFile === undefined
      ? undefined
      : await readSeedFile(settings.seedFile);
  const { guardFile, guardDialect } = settings;
  const guard = guardFile === undefined ? undefined : await readGuardFile(guardFile, guardDialect);
  for (const warning of startWarnings(settings, flags)) log.warn(warning);
  if (seedFile && !isEphemeral) for (const warning of seedWarnings(seedFile, settings)) log.warn(warning);
  process.on('uncaughtException', (error, origin) => {
    log.fatal({ err: error, origin }, 'uncaught error: the process exits');
    process.exit(1);
  });
  const unknown = unknownSettings(options.environment);
  if (unknown !== undefined) log.warn(unknown);
  const signalled = stopSignal();
  // From here on a terminal that is closed ends nothing.
  let wasHungUp = false;
  let reload = async (): Promise<void> => {
    wasHungUp = true;
  };
  process.on('SIGHUP', () => void reload());

  let prepared: Prepared | undefined;
  const secrets = secretsPlace(settings, { isTerminal, isEphemeral, now: systemClock() });
  const prepare: StartOptions['prepare'] = async (services, place) => {
    prepared = await prepareStore(services, { seedFile, guard, hasBootstrap, secrets, place });
    if (isEphemeral) return;
    const { made, seeded, guarded, setupLink, file } = prepared;
    if (seeded) print(seedReport(settings.seedFile ?? '', seeded, file));
    if (made) print(whatWasMade(place, made, file));
    if (guarded) print(seedReport(guardFile ?? '', guarded));
    if (setupLink) print(howToSetUp(place.publicUrl, setupLink, secrets.linkFile));
  };
  try {
    const forTests = isEphemeral ? await openForTests() : {};
    const server = await startServer({ settings, log, prepare, ...forTests });
    reload = server.reload;
    if (wasHungUp) void reload();
    const { url, publicUrl, metricsUrl, guardUrl, caFile, services } = server;
    if (isDemo && isTerminal) {
      print(whereItListens({ url, publicUrl, caFile, guardUrl }));
      print(demoAnnouncement({ publicUrl, caFile }));
    } else if (isEphemeral) print(readyLine({ publicUrl, caFile, guardUrl }, prepared));
    else print(whereItListens({ url, publicUrl, caFile, guardUrl }));
    const { description, migrationsApplied } = services.store;
    log.info(
      { version: VERSION, store: description, migrationsApplied, url, publicUrl, metricsUrl, guardUrl },
      'started',
    );

    const signal = await signalled;
    log.info({ signal }, 'stopping: finishing running requests');
    await server.stop();
    log.info('stopped');
  } finally {
    cleanUp();
  }
}

/** One line, for programs that wait for it. */
function readyLine(place: Omit<Place, 'url'>, prepared?: Prepared): string {
  const { made, seeded, setupLink } = prepared ?? {};
  return JSON.stringify({
    ready: true,
    ...startFacts(place, { made, seeded }),
    guardUrl: place.guardUrl,
    setupUrl: setupLink && setupUrl(place.publicUrl, setupLink),
  });
}
