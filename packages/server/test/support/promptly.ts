import { setTimeout as sleep } from 'node:timers/promises';

const ROUND_MS = 50;
const ROUNDS_IN_A_SECOND = 1000 / ROUND_MS;

/**
 * Asks again and again until there is an answer; throws when so many seconds have passed without one.
 *
 * Seconds are counted in rounds, not read from the clock: where processors are short, rounds take longer, and so does
 * what is waited for.
 */
export async function withinSeconds<T>(
  seconds: number,
  what: string,
  ask: () => T | undefined | Promise<T | undefined>,
): Promise<T> {
  for (let round = 0; ; round++) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (round >= seconds * ROUNDS_IN_A_SECOND)
      throw new Error(`waited for ${what} for more than ${seconds} s`);
    await sleep(ROUND_MS);
  }
}

export function withinASecond<T>(
  what: string,
  ask: () => T | undefined | Promise<T | undefined>,
): Promise<T> {
  return withinSeconds(1, what, ask);
}
