import { Argument, type Command } from 'commander';
import { bashCompletion } from './completion/bash.js';
import { fishCompletion } from './completion/fish.js';
import { powershellCompletion } from './completion/powershell.js';
import { wordsOf } from './completion/words.js';
import { zshCompletion } from './completion/zsh.js';
import type { Terminal } from './io.js';

/** Each shell's script. */
const SCRIPTS = {
  bash: bashCompletion,
  zsh: zshCompletion,
  fish: fishCompletion,
  powershell: powershellCompletion,
};

const SHELLS = Object.keys(SCRIPTS) as (keyof typeof SCRIPTS)[];

/** Adds the command that writes a script for a shell, made from all other commands. */
export function addCompletionCommand(program: Command, terminal: Terminal): void {
  program
    .command('completion')
    .description('Print a shell completion script.')
    .addHelpText('before', 'Examples:\n  # Complete in this bash\n  source <(sallyport completion bash)\n')
    .addArgument(new Argument('<shell>', 'the shell').choices(SHELLS))
    .action((shell: keyof typeof SCRIPTS) => terminal.write(SCRIPTS[shell](wordsOf(program))));
}
