import type { Command } from 'commander';
import { addBackupCommand } from './backup.js';
import { addCopyToPostgresCommand } from './copy-to-postgres.js';
import { addExportCommand } from './export.js';
import type { Environment, Print } from './io.js';
import { addKeysCommand } from './keys.js';
import { addMailCommand } from './mail.js';
import { addRecoverCommand } from './recover.js';
import { addRunCommand } from './run.js';
import { addSeedCommand } from './seed.js';
import { addStartCommand } from './start.js';

/** The commands that run a server or work on its store; the others speak to one. */
export function addServerCommands(
  program: Command,
  environment: Environment,
  out: { readonly print: Print; readonly printSecret: Print; readonly isTerminal: boolean },
): void {
  const { print, isTerminal } = out;
  addStartCommand(program, environment, print, isTerminal);
  addRunCommand(program, environment);
  addSeedCommand(program, environment, out);
  addExportCommand(program, environment, print);
  addBackupCommand(program, environment, print);
  addCopyToPostgresCommand(program, environment, print);
  addKeysCommand(program, environment, print);
  addMailCommand(program, environment, print);
  addRecoverCommand(program, environment, out);
}
