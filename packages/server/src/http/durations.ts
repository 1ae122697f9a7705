/** Upper bounds in milliseconds. */
const BOUNDS = [0.5, 1, 2.5, 5, 10, 25, 50, 100, 250, 1000, 5000];

/**
 * A histogram of durations in the Prometheus text format. prom-client's own hashes its labels at every observation,
 * which costs more than the address check.
 */
export function createDurations(name: string, help: string) {
  // The last one counts what is above every bound.
  const counts = new Array<number>(BOUNDS.length + 1).fill(0);
  let sumMs = 0;

  return {
    add(durationMs: number): void {
      let bucket = 0;
      while (durationMs > (BOUNDS[bucket] ?? Number.POSITIVE_INFINITY)) bucket++;
      counts[bucket] = (counts[bucket] ?? 0) + 1;
      sumMs += durationMs;
    },
    render(): string {
      const lines = [`# HELP ${name} ${help}`, `# TYPE ${name} histogram`];
      let total = 0;
      for (const [bucket, count] of counts.entries()) {
        total += count;
        const bound = BOUNDS[bucket];
        lines.push(`${name}_bucket{le="${bound === undefined ? '+Inf' : bound / 1000}"} ${total}`);
      }
      lines.push(`${name}_sum ${sumMs / 1000}`, `${name}_count ${total}`);
      return `${lines.join('\n')}\n`;
    },
  };
}
