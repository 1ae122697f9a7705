import type { Command } from 'commander';
import { readSettings } from '../config/read-settings.js';
import type { SettingName } from '../config/settings.js';
import { smallSeed } from '../seed/demo-seed.js';
import { readGuardFile } from '../seed/guard-file.js';
import { builtInSeed, readSeedFile } from '../seed/seed-file.js';
import { CommandError } from './command-error.js';
import { exitStatus, statusOfSignal } from './exit-status.js';
import { explainFailure } from './failure.js';
import type { Environment } from './io.js';
import { PLACE, type PrivateServer, startPrivateServer } from './private-server.js';
import { runEnvironment } from './run-environment.js';
import { addSettingFlags, settingFlags } from './setting-flags.js';
import { spawnCommand } from './spawn-command.js';

/** What a private server can be told; where it listens and what it stores in is its own affair, whatever the environment says. */
const LIMITS = ['rateLimits', 'rateLimitScale'] as const satisfies readonly SettingName[];
const GUARD = ['guardFile', 'guardDialect'] as const satisfies readonly SettingName[];
const SETTINGS = [
  'seedFile',
  ...GUARD,
  'tls',
  ...LIMITS,
  'logLevel',
] as const satisfies readonly SettingName[];
const LIMIT_VARIABLES = ['SALLYPORT_RATE_LIMITS', 'SALLYPORT_RATE_LIMIT_SCALE'];
const VARIABLES = [
  ...['SALLYPORT_SEED_FILE', 'SALLYPORT_GUARD_FILE', 'SALLYPORT_GUARD_DIALECT', 'SALLYPORT_TLS'],
  ...LIMIT_VARIABLES,
  'SALLYPORT_LOG_LEVEL',
];

export function addRunCommand(program: Command, environment: Environment): void {
  const command = program
    .command('run')
    .usage('[options] -- <command> [arguments...]')
    .description(
      'Run a command against a private server: start it in memory on a free port, set environment variables with its URL and ' +
        'credentials, and stop it when the command ends. The exit status is that of the command. Without --seed, the server has ' +
        'an organization with a project, an API key and a service account.',
    )
    .argument('<command...>', 'what to run, with its arguments')
    .passThroughOptions();
  addSettingFlags(command, SETTINGS)
    .addHelpText(
      'after',
      `
In place of the defaults above, the rate limits are off, and only errors of the server are logged. The command can set faults
and move the clock: "sallyport test" in it speaks to this server.

Examples:
  # Run tests against a server with what a seed file says
  sallyport run --seed seed.yaml -- npm test

  # Test an HTTP API of your own behind a gate, which is asked at SALLYPORT_GUARD_URL
  sallyport run --guard shop.guard.yaml -- npm test

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
  const server = await startFor({ environment, flags }).catch((error: unknown): never => {
    throw new CommandError(
      `the server could not be started: ${explainFailure(error)}`,
      exitStatus.notStarted,
    );
  });
  try {
    return await runCommandLine(words, runEnvironment(environment, server.facts, server.guardUrl), signals);
  } finally {
    await server.stop();
    signals.stop();
  }
}

async function startFor({ environment, flags }: Given): Promise<PrivateServer> {
  const known = Object.fromEntries(VARIABLES.map((name) => [name, environment[name] || undefined]));
  const given = Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined));
  const areLimitsAsked =
    LIMITS.some((name) => flags[name] !== undefined) || LIMIT_VARIABLES.some((name) => given[name]);
  const asked = readSettings(
    { ...flags, ...PLACE },
    { SALLYPORT_LOG_LEVEL: 'error', ...(!areLimitsAsked && { SALLYPORT_RATE_LIMITS: 'off' }), ...given },
  );
  const { guardFile, guardDialect } = asked;
  const guard = guardFile === undefined ? undefined : await readGuardFile(guardFile, guardDialect);
  const seedFile =
    asked.seedFile === undefined
      ? builtInSeed(smallSeed(guard?.organizationName))
      : await readSeedFile(asked.seedFile);
  return startPrivateServer(asked, { seedFile, guard });
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
