import { withinTime } from '../domain/within-time.js';
import type { Sessions } from './sessions.js';
import type { UsageRecorder } from './usage-recorder.js';
import type { UseRecorder } from './use-recorder.js';

/** Of a stop: with a database that is silent, nothing is gained by waiting longer. */
const LAST_WRITES_TIMEOUT_MS = 1_500;

/** Writes what use is still in memory. Returns what could not be written, in words, or nothing. */
export async function writeLastUse(parts: {
  usage: Pick<UsageRecorder, 'close' | 'unwritten'>;
  useRecorder: Pick<UseRecorder, 'close' | 'owed'>;
  sessions: Pick<Sessions, 'flush' | 'unwritten'>;
  onError: (error: unknown) => void;
}): Promise<string | undefined> {
  const { usage, useRecorder, sessions, onError } = parts;
  const written = Promise.all([usage.close(), useRecorder.close(), sessions.flush()]);
  const late = () => new Error(`the store took nothing within ${LAST_WRITES_TIMEOUT_MS} ms`);
  try {
    await withinTime(written, LAST_WRITES_TIMEOUT_MS, late);
    return undefined;
  } catch (error) {
    onError(error);
  }
  const lost = [
    counted(usage.unwritten(), 'credential or client secret', 'credentials and client secrets'),
    counted(sessions.unwritten(), 'session', 'sessions'),
  ].filter((text) => text !== undefined);
  const uses = lost.length === 0 ? undefined : `the last use of ${lost.join(' and ')}`;
  const counts = counted(useRecorder.owed(), 'count of use', 'counts of use');
  const all = [uses, counts].filter((text) => text !== undefined);
  return all.length === 0 ? undefined : all.join(', and ');
}

function counted(count: number, one: string, many: string): string | undefined {
  return count === 0 ? undefined : `${count} ${count === 1 ? one : many}`;
}
