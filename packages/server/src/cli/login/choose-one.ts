import { CommandError } from '../command-error.js';
import type { Terminal } from '../io.js';

/** A value and what a person reads for it. */
export type Choice<T> = readonly [value: T, text: string];

/** Asks for one of several by its number, until the answer is one. Throws CommandError after three that are not. */
export async function chooseOne<T>(
  terminal: Terminal,
  question: string,
  choices: readonly Choice<T>[],
): Promise<T> {
  terminal.writeError(
    `${question}\n${choices.map(([, text], index) => `  ${index + 1}) ${text}\n`).join('')}`,
  );
  for (let attempt = 0; attempt < 3; attempt += 1) {
    // Enter takes the first.
    const answer = (await terminal.ask(`1-${choices.length} [1]: `)) || '1';
    const chosen = /^\d+$/.test(answer) ? choices[Number(answer) - 1] : undefined;
    if (chosen !== undefined) return chosen[0];
    terminal.writeError(`${JSON.stringify(answer)} is not a number from 1 to ${choices.length}.\n`);
  }
  throw new CommandError('none of them was chosen; nothing was done');
}
