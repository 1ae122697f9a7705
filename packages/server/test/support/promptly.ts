import { setTimeout as sleep } from 'node:timers/promises';

const ROUND_MS = 50;
const ROUNDS = 1000 / ROUND_MS;

/**
 * Asks again and again until there is an answer; throws when a second has passed without one.
 *
 * The second is counted in rounds, not read from the clock: where processors are short, rounds take longer, and so does
 * what is waited for.
 */
export async function withinASecond<T>(
  what: string,
  ask: () => T | undefined | Promise<T | undefined>,
): Promise<T> {
  for (let round = 0; ; round++) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (round >= ROUNDS) throw new Error(`waited for ${what} for more than a second`);
    await sleep(ROUND_MS);
  }
}
