import { readFileSync } from 'node:fs';

/** Of other work, in cores: above it a part, or a row, says that it was disturbed. */
export const DISTURBED_CORES = 0.2;

/** Ticks of the clock in a second, as /proc counts (USER_HZ, the same on every Linux). */
const TICKS = 100;
const SAMPLE_MS = 500;

/**
 * How many cores do something else than this program and what it has started and waited for, from one call of this to the next:
 * `undefined` where that cannot be told, which is everywhere but on Linux. Interrupts belong to nobody.
 */
export function watchOtherWork() {
  let last = read();
  return () => {
    const before = last;
    last = read();
    if (before === undefined || last === undefined) return undefined;
    const seconds = (last.at - before.at) / 1000;
    const ticks = last.busy - before.busy - (last.own - before.own);
    return Math.max(0, ticks / TICKS / seconds);
  };
}

/** The same for a moment in which this program does nothing. */
export async function otherWorkNow() {
  const otherWork = watchOtherWork();
  await new Promise((resolve) => setTimeout(resolve, SAMPLE_MS));
  return otherWork();
}

function read() {
  try {
    const [user, nice, system, , , , , steal] = numbers(
      /^cpu +(.*)/m.exec(readFileSync('/proc/stat', 'utf8'))[1],
    );
    // From the state on, which follows the name: utime, stime, and those of children that have ended (proc(5)).
    const own = readFileSync('/proc/self/stat', 'utf8').split(') ')[1].split(' ').slice(11, 15).map(Number);
    return {
      at: performance.now(),
      busy: user + nice + system + steal,
      own: own.reduce((sum, ticks) => sum + ticks),
    };
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

const numbers = (text) => text.split(' ').map(Number);
