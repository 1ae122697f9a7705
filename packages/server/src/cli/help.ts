import { type Command, CommanderError } from 'commander';
import { CommandError } from './command-error.js';
import { exitStatus } from './exit-status.js';

/** What the help of the program begins with: the first steps. */
const FIRST_STEPS = `Examples:
  # Start a server with keys for trying things out
  sallyport start --ephemeral --demo

  # Log in to a server, then list the projects
  sallyport auth login
  sallyport projects list

  # Run tests against a private server
  sallyport run --seed seed.yaml -- npm test
`;

/** Lists the command that shows help; `showHelpOf` does its work. */
export function addHelpCommand(program: Command): void {
  program.addHelpText('before', FIRST_STEPS);
  program.command('help').description('Show help for a command.').argument('[command...]', 'the command');
}

/** Shows the help of the command that the words lead to, as `<command> --help` does. Throws CommandError for words that lead nowhere. */
export function showHelpOf(program: Command, words: readonly string[]): void {
  let found = program;
  for (const word of words) {
    const next = found.commands.find((child) => [child.name(), ...child.aliases()].includes(word));
    if (next === undefined)
      throw new CommandError(
        `there is no command ${JSON.stringify(words.join(' '))}\n${seeHelp(found)}`,
        exitStatus.usage,
      );
    found = next;
  }
  found.outputHelp();
}

/** Has every wrong use of a command name the help of that command; a group alone shows its help, as with the Atlas CLI. */
export function explainUsageErrors(command: Command): void {
  command.showHelpAfterError(seeHelp(command));
  if (command.commands.length > 0)
    command.help = () => {
      command.outputHelp();
      throw new CommanderError(exitStatus.success, 'commander.help', '');
    };
  for (const child of command.commands) explainUsageErrors(child);
}

/** The sentence that ends the error of a wrong use. */
export function seeHelp(command: Command): string {
  return `Run "${[...pathOf(command), '--help'].join(' ')}" to see how it is used.`;
}

function pathOf(command: Command): readonly string[] {
  return [...(command.parent ? pathOf(command.parent) : []), command.name()];
}
