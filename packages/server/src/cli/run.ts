import type { Command } from 'commander';
import { readSettings } from '../config/read-settings.js';
import type { SettingName } from '../config/settings.js';
import { systemClock } from '../domain/clock.js';
import { smallSeed } from '../seed/demo-seed.js';
import { builtInSeed, readSeedFile } from '../seed/seed-file.js';
import { createLog, type RunningServer, startServer } from '../start-server.js';
import { openStore } from '../store/store.js';
import { CommandError } from './command-error.js';
import { ephemeral } from './ephemeral.js';
import { exitStatus, statusOfSignal } from './exit-status.js';
import { explainFailure } from './failure.js';
import type { Environment } from './io.js';
import { applySeedFile } from './prepare-store.js';
import { runEnvironment } from './run-environment.js';
import { addSettingFlags, settingFlags } from './setting-flags.js';
import { spawnCommand } from './spawn-command.js';
import { type StartFacts, startFacts } from './start-facts.js';

/** What a private server can be told; where it listens and what it stores in is its own affair, whatever the environment says. */
const SETTINGS = ['seedFile', 'tls', 'rateLimitScale', 'logLevel'] as const satisfies readonly SettingName[];
const VARIABLES = [
  'SALLYPORT_SEED_FILE',
  'SALLYPORT_TLS',
  'SALLYPORT_RATE_LIMIT_SCALE',
  'SALLYPORT_LOG_LEVEL',
];

/** Tests call more often than people do, and their output is not the place for a log. */
const DEFAULTS = { SALLYPORT_RATE_LIMIT_SCALE: 'off', SALLYPORT_LOG_LEVEL: 'error' };

export function addRunCommand(program: Command, environment: Environment): void {
  const command = program
    .command('run')
    .usage('[options] -- <command> [arguments...]')
    .description(
      'Run a command against a private server: start one on a free port of this machine, put its address and credentials ' +
        'into the environment of the command, and stop it when the command ends. The exit status is that of the command. ' +
        'Everything is kept in memory. Without --seed there is an organization with a project, an API key and a service account.',
    )
    .argument('<command...>', 'what to run, with its arguments')
    .passThroughOptions();
  addSettingFlags(command, SETTINGS)
    .addHelpText(
      'after',
      `
In place of the defaults above, the rate limits are off, and only errors of the server are logged.

Examples:
  # Run tests against a server with what a seed file says
  sallyport run --seed seed.yaml -- npm test

  # Plan with Terraform
  sallyport run -- terraform plan

  # Serve HTTPS, which the MongoDB MCP server needs
  sallyport run --tls self-signed -- npx mongodb-mcp-server`,
    )
    .action(async (words: readonly string[]) => {
      const status = await run(words, { environment, flags: settingFlags(command) });
      if (status !== exitStatus.success) throw new CommandError('', status);
    });
}

interface Given {
  readonly environment: Environment;
  readonly flags: ReturnType<typeof settingFlags>;
}

/** Returns the status to end with. Throws CommandError where nothing could be run. */
async function run(words: readonly string[], { environment, flags }: Given): Promise<number> {
  const signals = watchSignals();
  const { server, facts, cleanUp } = await startPrivateServer({ environment, flags }).catch(
    (error: unknown): never => {
      throw new CommandError(
        `the server could not be started: ${explainFailure(error)}`,
        exitStatus.notStarted,
      );
    },
  );
  try {
    return await runCommandLine(words, runEnvironment(environment, facts), signals);
  } finally {
    await server.stop();
    cleanUp();
    signals.stop();
  }
}

async function startPrivateServer({ environment, flags }: Given): Promise<{
  readonly server: RunningServer;
  readonly facts: StartFacts;
  cleanUp(): void;
}> {
  const known = Object.fromEntries(VARIABLES.map((name) => [name, environment[name] || undefined]));
  const given = Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined));
  const asked = readSettings({ ...flags, host: '127.0.0.1', port: '0' }, { ...DEFAULTS, ...given });
  const seedFile = asked.seedFile === undefined ? builtInSeed(smallSeed) : await readSeedFile(asked.seedFile);
  const { settings, cleanUp } = ephemeral(asked, flags);
  let facts: StartFacts | undefined;
  try {
    const store = await openStore({ inMemory: true, now: systemClock });
    const log = createLog(settings.logLevel);
    const server = await startServer({
      settings,
      log,
      store,
      async prepare(services, place) {
        facts = startFacts(place, { made: undefined, seeded: await applySeedFile(services, seedFile) });
      },
    });
    if (facts === undefined) throw new Error('the server did not prepare its store');
    return { server, facts, cleanUp };
  } catch (error) {
    cleanUp();
    throw error;
  }
}

async function runCommandLine(
  words: readonly string[],
  env: Environment,
  signals: ReturnType<typeof watchSignals>,
): Promise<number> {
  const early = signals.first();
  if (early !== undefined) return statusOfSignal(early);
  const child = spawnCommand(words, env);
  signals.passTo((signal) => void child.kill(signal));
  return new Promise((resolve, reject) => {
    child.once('error', (error: NodeJS.ErrnoException) => reject(explainSpawn(words[0] ?? '', error)));
    child.once('exit', (code, signal) =>
      resolve(signal === null ? (code ?? exitStatus.failure) : statusOfSignal(signal)),
    );
  });
}

function explainSpawn(name: string, error: NodeJS.ErrnoException): CommandError {
  if (error.code === 'ENOENT')
    return new CommandError(
      `there is no command ${JSON.stringify(name)}: see that it is installed and on the PATH`,
      exitStatus.notFound,
    );
  return new CommandError(
    `${JSON.stringify(name)} cannot be run: ${error.message}`,
    exitStatus.notExecutable,
  );
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const;
/** What a terminal sends to every process of its foreground, the command among them. */
const FROM_TERMINAL: readonly NodeJS.Signals[] = ['SIGINT', 'SIGQUIT'];

/** Keeps signals from ending this process before the command has: it decides what they mean. */
function watchSignals() {
  let pass: ((signal: NodeJS.Signals) => void) | undefined;
  let first: NodeJS.Signals | undefined;
  const isOnTerminal = process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY;
  const listeners = SIGNALS.map((signal) => {
    const listener = () => {
      first ??= signal;
      // Twice would be taken for a demand to end at once, by Terraform for one.
      if (isOnTerminal && FROM_TERMINAL.includes(signal)) return;
      pass?.(signal);
    };
    process.on(signal, listener);
    return [signal, listener] as const;
  });
  return {
    first: () => first,
    passTo(to: (signal: NodeJS.Signals) => void) {
      pass = to;
    },
    stop() {
      for (const [signal, listener] of listeners) process.off(signal, listener);
    },
  };
}
