import { CommandError } from '../command-error.js';
import { type Command, defineCommand } from '../kit/command.js';
import { baseUrlOf } from '../profiles/server-address.js';

/** The same command under another name, as the Atlas CLI has it. */
export function renamed(command: Command, words: { readonly from: string; readonly to: string }): Command {
  return {
    ...command,
    name: words.to.split(' ').at(-1) ?? '',
    isHidden: true,
    examples: command.examples.map(({ text, line }) => ({ text, line: line.replace(words.from, words.to) })),
  };
}

/** Accounts are made by invitation, so nobody registers; whoever asks is told how to get one. */
export const register = defineCommand({
  name: 'register',
  summary: 'Show how to get an account. There is no registration; an owner invites you.',
  examples: [{ text: 'Show how to get an account', line: 'auth register' }],
  run({ profile }) {
    throw new CommandError(
      'accounts are made by invitation: ask an Organization Owner to run "sallyport users invite". ' +
        `A server that nobody has set up yet gives its first account at ${baseUrlOf(profile)}/\nWith an account, run "sallyport auth login".`,
    );
  },
});
