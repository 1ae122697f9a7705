/** Tells the time in UTC milliseconds. */
export type Clock = () => number;

/** From this difference between the clocks of a node and of the database on, somebody should look, in milliseconds. */
export const NOTED_CLOCK_DIFFERENCE_MS = 2_000;

/**
 * Clocks of nodes may differ by this much, in milliseconds. From then on they refuse each other's nonces, as those of the
 * future or as old ones.
 */
export const MOST_CLOCK_DIFFERENCE_MS = 5_000;

/** The clock of the machine. It is passed on from where the server is put together; nothing else asks it. */
export const systemClock: Clock = () => Date.now();

/** @param ms by how much a node's clock is ahead; below 0 behind */
export function describeClockDifference(ms: number): string {
  const seconds = (Math.abs(ms) / 1000).toFixed(1);
  return `the clock of this node is ${seconds} seconds ${ms > 0 ? 'ahead of' : 'behind'} that of the database`;
}
