import { CommandError } from '../command-error.js';
import type { Terminal } from '../io.js';

/**
 * Asks whether to go on; yes where `isForced`. Throws CommandError where nobody is there to answer: a script must not
 * take silence for consent.
 */
export async function confirm(
  { terminal, isForced }: { terminal: Terminal; isForced: boolean },
  question: string,
): Promise<boolean> {
  if (isForced) return true;
  if (!terminal.isInteractive)
    throw new CommandError(
      `${question} There is no terminal to answer on: pass --force to go on without being asked`,
    );
  const answer = await terminal.ask(`${question} (y/N) `);
  return /^y(es)?$/i.test(answer);
}
