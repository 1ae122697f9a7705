import { Command, CommanderError } from 'commander';
import { VERSION } from '../build.js';
import { clientCommands } from './client-commands.js';
import { CommandError } from './command-error.js';
import { addCompletionCommand } from './completion.js';
import { exitStatus, StatusError } from './exit-status.js';
import type { Environment, Print, Terminal } from './io.js';
import { spellings } from './kit/aliases.js';
import { buildCommand } from './kit/build-command.js';
import { type CommandNode, isGroup } from './kit/command.js';
import { normalizeArguments } from './kit/normalize-arguments.js';
import { runCommand } from './kit/run-command.js';

/**
 * Runs one command line and returns the exit status: 0, 1 when it failed (the last line of standard error says why),
 * 2 when a command of the server was written wrongly. Commands that speak to a server end with 1 then, as those of the
 * Atlas CLI do.
 */
export async function runProgram(
  arguments_: readonly string[],
  environment: Environment,
  terminal: Terminal,
): Promise<number> {
  let logLevel = environment.SALLYPORT_LOG_LEVEL;
  const program = createProgram(terminal).hook('preAction', (_program, command) => {
    logLevel = command.opts<{ logLevel?: string }>().logLevel ?? logLevel;
  });
  const client = await clientCommandNamed(firstWord(arguments_));
  const run = { environment, terminal };
  try {
    if (client !== undefined)
      await buildCommand(program, client, (invocation) => runCommand(invocation, run));
    else await addCommands(program, run, { isWhole: firstWord(arguments_) === 'completion' });
    const given = client === undefined ? arguments_ : normalizeArguments(arguments_, client);
    await program.parseAsync(given, { from: 'user' });
    return exitStatus.success;
  } catch (error) {
    // Commander has printed its own; help and version end with 0.
    if (error instanceof CommanderError)
      return error.exitCode === 0 ? exitStatus.success : statusOfUsageError(arguments_, client);
    if (error instanceof StatusError && error.message === '') return error.status;
    // What explains other failures knows errors of the store, which commands that speak to a server do without.
    const message =
      error instanceof CommandError ? error.message : (await import('./failure.js')).explainFailure(error);
    terminal.writeError(`${client === undefined ? 'sallyport' : 'Error'}: ${message}\n`);
    if ((logLevel === 'debug' || logLevel === 'trace') && error instanceof Error)
      terminal.writeError(`${error.stack}\n`);
    return error instanceof StatusError ? error.status : exitStatus.failure;
  }
}

/** Commands that speak to a server end as those of the Atlas CLI do, and `run` never as the command that it runs might. */
function statusOfUsageError(arguments_: readonly string[], client: CommandNode | undefined): number {
  if (client !== undefined) return exitStatus.failure;
  return firstWord(arguments_) === 'run' ? exitStatus.notStarted : exitStatus.usage;
}

/** Every command there is, for the reference page. */
export async function wholeProgram(): Promise<Command> {
  const terminal: Terminal = {
    write: () => {},
    writeError: () => {},
    isInteractive: false,
    isOutputShown: false,
    ask: async () => '',
    askSecret: async () => '',
    readInput: async () => '',
  };
  const program = createProgram(terminal);
  await addCommands(program, { environment: {}, terminal }, { isWhole: true });
  return program;
}

function createProgram(terminal: Terminal): Command {
  return new Command('sallyport')
    .description('Self-hosted programmatic access that speaks the MongoDB Atlas Administration API v2')
    .version(VERSION)
    .helpCommand(false)
    .showHelpAfterError('(see --help)')
    .enablePositionalOptions()
    .option('-P, --profile <name>', 'The profile to use; see "sallyport config list".')
    .configureOutput({ writeOut: terminal.write, writeErr: terminal.writeError })
    .exitOverride();
}

/** The server's own commands load the server, so they are loaded when they are wanted. */
async function addCommands(
  program: Command,
  run: { environment: Environment; terminal: Terminal },
  { isWhole }: { isWhole: boolean },
): Promise<void> {
  const print: Print = (text) => run.terminal.write(`${text}\n`);
  const { addServerCommands } = await import('./server-commands.js');
  addServerCommands(program, run.environment, print, run.terminal.isOutputShown);
  addCompletionCommand(program, run.terminal);
  for (const node of clientCommands) {
    // The list of commands needs names alone.
    const shown = isWhole || !isGroup(node) ? node : { ...node, commands: [] };
    await buildCommand(program, shown, (invocation) => runCommand(invocation, run));
  }
}

async function clientCommandNamed(word: string | undefined): Promise<CommandNode | undefined> {
  const found = clientCommands.find(
    ({ name, aliases = [] }) => word !== undefined && [name, ...aliases, ...spellings(name)].includes(word),
  );
  if (found === undefined || !isGroup(found) || typeof found.commands !== 'function') return found;
  return { ...found, commands: await found.commands() };
}

/** The first argument that is neither a flag nor the name of a profile. */
function firstWord(given: readonly string[]): string | undefined {
  const isValue = (index: number) => /^(-P|--profile)$/.test(given[index - 1] ?? '');
  return given.find((argument, index) => !argument.startsWith('-') && !isValue(index));
}
