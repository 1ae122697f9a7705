/** How long the same problem is not told again. */
const QUIET_MS = 60_000;
/** Problems that are remembered. */
const MOST_REMEMBERED = 100;

/** Tells of problems that come with every request: each once in a minute. */
export function createTeller(write: (line: string) => void): (problem: string) => void {
  const toldAt = new Map<string, number>();

  return (problem) => {
    const now = performance.now();
    if (now - (toldAt.get(problem) ?? Number.NEGATIVE_INFINITY) < QUIET_MS) return;
    if (toldAt.size >= MOST_REMEMBERED) toldAt.clear();
    toldAt.set(problem, now);
    write(problem);
  };
}
