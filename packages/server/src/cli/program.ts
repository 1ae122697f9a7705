import { Command, CommanderError, Option } from 'commander';
import { VERSION } from '../build.js';
import { holdYoungGeneration, releaseYoungGeneration } from '../config/young-generation.js';
import { clientCommands } from './client-commands.js';
import { CommandError } from './command-error.js';
import { addCompletionCommand } from './completion.js';
import { exitStatus } from './exit-status.js';
import { addHelpCommand, explainUsageErrors, showHelpOf } from './help.js';
import type { Environment, Print, Terminal } from './io.js';
import { spellings } from './kit/aliases.js';
import { buildCommand } from './kit/build-command.js';
import { type CommandNode, isGroup } from './kit/command.js';
import { normalizeArguments } from './kit/normalize-arguments.js';
import { runCommand } from './kit/run-command.js';

interface Run {
  readonly environment: Environment;
  readonly terminal: Terminal;
}

/**
 * Runs one command line and returns the exit status (`exitStatus`); where it is not 0, the last lines of standard error say
 * why. Commands that speak to a server end with 1 when they were written wrongly, as those of the Atlas CLI do.
 */
export async function runProgram(
  arguments_: readonly string[],
  environment: Environment,
  terminal: Terminal,
): Promise<number> {
  const words = withoutFlags(arguments_);
  const isHelp = words[0] === 'help';
  const client = await clientCommandNamed(words[isHelp ? 1 : 0]);
  let logLevel = environment.SALLYPORT_LOG_LEVEL;
  let isStart = false;
  const program = createProgram(terminal).hook('preAction', (_program, command) => {
    logLevel = command.opts<{ logLevel?: string }>().logLevel ?? logLevel;
    isStart = command.name() === 'start';
    // A server does it itself, when it has started.
    if (!isStart && command.name() !== 'run') releaseYoungGeneration();
  });
  const run = { environment, terminal };
  try {
    if (client !== undefined) await addClientCommand(program, client, run);
    else await addCommands(program, run, { isWhole: words[0] === 'completion' });
    explainUsageErrors(program);
    if (isHelp) showHelpOf(program, words.slice(1));
    else
      await program.parseAsync(client === undefined ? arguments_ : normalizeArguments(arguments_, client), {
        from: 'user',
      });
    // A server goes on when whoever read its output leaves.
    await terminal.flush().catch((error: unknown) => {
      if (!isStart) throw error;
    });
    return exitStatus.success;
  } catch (error) {
    // Commander has printed its own; help and version end with 0.
    if (error instanceof CommanderError)
      return error.exitCode === 0 ? exitStatus.success : statusOfUsageError(words[0], client);
    // What explains other failures knows errors of the store, which commands that speak to a server do without.
    const message =
      error instanceof CommandError ? error.message : (await import('./failure.js')).explainFailure(error);
    if (message !== '') terminal.writeError(`Error: ${message}\n`);
    if ((logLevel === 'debug' || logLevel === 'trace') && error instanceof Error)
      terminal.writeError(`${error.stack}\n`);
    return error instanceof CommandError ? error.status : exitStatus.failure;
  }
}

/** `run` never ends as the command that it runs might. */
function statusOfUsageError(word: string | undefined, client: CommandNode | undefined): number {
  if (client !== undefined) return exitStatus.failure;
  return word === 'run' ? exitStatus.notStarted : exitStatus.usage;
}

/** Every command there is, for the reference page. */
export async function wholeProgram(): Promise<Command> {
  const terminal: Terminal = {
    write: () => {},
    writeSecret: () => {},
    writeError: () => {},
    isInteractive: false,
    isOutputShown: false,
    ask: async () => '',
    askSecret: async () => '',
    readInput: async () => '',
    columns: undefined,
    flush: async () => {},
  };
  const program = createProgram(terminal);
  await addCommands(program, { environment: {}, terminal }, { isWhole: true });
  return program;
}

function createProgram(terminal: Terminal): Command {
  return new Command('sallyport')
    .description(
      'A local stand-in for MongoDB Atlas access management: API keys, service accounts, roles, IP access lists, users and audit events behind the same HTTP API.',
    )
    .version(VERSION, '-v, --version', 'Show the version.')
    .helpOption('-h, --help', 'Show help.')
    .helpCommand(false)
    .enablePositionalOptions()
    .option('-P, --profile <name>', 'The profile to use; see "sallyport config list".')
    .addOption(new Option('-D, --debug', 'Tell of each call to the server.').hideHelp())
    .configureOutput({
      writeOut: terminal.write,
      writeErr: terminal.writeError,
      getOutHelpWidth: () => terminal.columns ?? 80,
      outputError: (text, write) => write(text.replace(/^error: /, 'Error: ')),
    })
    .configureHelp({ minWidthToWrap: 20 })
    .exitOverride();
}

/** The server's own commands load the server, so they are loaded when they are wanted. */
async function addCommands(program: Command, run: Run, { isWhole }: { isWhole: boolean }): Promise<void> {
  const { terminal } = run;
  const print: Print = (text) => terminal.write(`${text}\n`);
  const printSecret: Print = (text) => terminal.writeSecret(`${text}\n`);
  holdYoungGeneration();
  const { addServerCommands } = await import('./server-commands.js');
  addServerCommands(program, run.environment, { print, printSecret, isTerminal: terminal.isOutputShown });
  addCompletionCommand(program, terminal);
  addHelpCommand(program);
  for (const node of clientCommands) {
    // The list of commands needs names alone.
    const shown = isWhole || !isGroup(node) ? node : { ...node, commands: [] };
    await addClientCommand(program, shown, run);
  }
}

function addClientCommand(program: Command, node: CommandNode, run: Run): Promise<void> {
  return buildCommand(program, node, (invocation) => runCommand(invocation, run));
}

async function clientCommandNamed(word: string | undefined): Promise<CommandNode | undefined> {
  const found = clientCommands.find(
    ({ name, aliases = [] }) => word !== undefined && [name, ...aliases, ...spellings(name)].includes(word),
  );
  if (found === undefined || !isGroup(found) || typeof found.commands !== 'function') return found;
  return { ...found, commands: await found.commands() };
}

/** The arguments that are neither flags nor the name of a profile. */
function withoutFlags(given: readonly string[]): readonly string[] {
  const isValue = (index: number) => /^(-P|--profile)$/.test(given[index - 1] ?? '');
  return given.filter((argument, index) => !argument.startsWith('-') && !isValue(index));
}
