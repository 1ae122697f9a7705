import { Argument, type Command } from 'commander';
import { bashCompletion } from './completion/bash.js';
import { fishCompletion } from './completion/fish.js';
import { wordsOf } from './completion/words.js';
import type { Terminal } from './io.js';

/** Each shell's script; zsh runs that of bash. */
const SCRIPTS = {
  bash: bashCompletion,
  zsh: (words: ReturnType<typeof wordsOf>) =>
    `#compdef sallyport\nautoload -U +X bashcompinit && bashcompinit\n${bashCompletion(words)}`,
  fish: fishCompletion,
};

const SHELLS = Object.keys(SCRIPTS) as (keyof typeof SCRIPTS)[];

/** Adds the command that writes a script for a shell, made from all other commands. */
export function addCompletionCommand(program: Command, terminal: Terminal): void {
  program
    .command('completion')
    .description(
      'Write a script that completes commands and flags in a shell: source <(sallyport completion bash).',
    )
    .addArgument(new Argument('<shell>', 'the shell').choices(SHELLS))
    .action((shell: keyof typeof SCRIPTS) => terminal.write(SCRIPTS[shell](wordsOf(program))));
}
