import { Command, CommanderError } from 'commander';
import { VERSION } from '../build.js';
import { addBackupCommand } from './backup.js';
import { explainFailure } from './failure.js';
import type { Environment, Print } from './io.js';
import { addKeysCommand } from './keys.js';
import { addStartCommand } from './start.js';

const USAGE_ERROR = 2;
const FAILURE = 1;

/** Runs one command line and returns the exit status: 0, 1 when it failed (one line says why), 2 when it was wrong. */
export async function runProgram(arguments_: readonly string[], environment: Environment): Promise<number> {
  const print: Print = (text) => process.stdout.write(`${text}\n`);
  let logLevel = environment.SALLYPORT_LOG_LEVEL;
  const program = new Command('sallyport')
    .description('Self-hosted programmatic access that speaks the MongoDB Atlas Administration API v2')
    .version(VERSION)
    .helpCommand(false)
    .showHelpAfterError('(see --help)')
    .exitOverride()
    .hook('preAction', (_program, command) => {
      logLevel = command.opts<{ logLevel?: string }>().logLevel ?? logLevel;
    });
  addStartCommand(program, environment, print);
  addBackupCommand(program, environment, print);
  addKeysCommand(program, environment, print);
  try {
    await program.parseAsync(arguments_, { from: 'user' });
    return 0;
  } catch (error) {
    // Commander has printed its own; help and version end with 0.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : USAGE_ERROR;
    process.stderr.write(`sallyport: ${explainFailure(error)}\n`);
    if ((logLevel === 'debug' || logLevel === 'trace') && error instanceof Error)
      process.stderr.write(`${error.stack}\n`);
    return FAILURE;
  }
}
