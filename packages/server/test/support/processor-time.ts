/**
 * Microseconds of processor time that this process spends until the work has ended. User and system time together: how
 * Linux splits the two is a guess made at ticks, and wrong for short spans.
 */
export async function processorTimeOf(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}
