/**
 * How long a test waits for what has to happen, in milliseconds: a bound for what hangs, never a measure of speed. It is
 * far above what anything takes on a machine that does other work too, and below the time limit of a test.
 */
export const PATIENCE_MS = 60_000;

/** For `vi.waitFor`, whose own bound is one second. */
export const PATIENTLY = { timeout: PATIENCE_MS, interval: 20 };
