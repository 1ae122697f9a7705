import type { TestClock } from '../../domain/test-clock.js';
import { DAY_MS } from '../../domain/time-spans.js';
import { nextEnd } from '../../store/queries/expiry.js';
import type { Reader } from '../../store/store.js';

/**
 * Moves a test clock on to a time, and stops wherever something falls due until then, so that each is done at its own time
 * and in its order.
 *
 * @param thresholdDays days before an end at which it is warned of
 * @param mostStops what falls due after so many is done at the end
 */
export async function passTime(options: {
  clock: Pick<TestClock, 'now' | 'set'>;
  until: number;
  reader: Reader;
  thresholdDays: readonly number[];
  doWhatIsDue: () => Promise<void>;
  mostStops: number;
}): Promise<void> {
  const { clock, until, reader, doWhatIsDue } = options;
  const leads = [0, ...options.thresholdDays].map((days) => days * DAY_MS);
  for (let stops = 0; stops < options.mostStops; stops++) {
    const now = clock.now();
    const ends = await Promise.all(
      leads.map(async (lead) => ((await nextEnd(reader, now + lead)) ?? Number.POSITIVE_INFINITY) - lead),
    );
    const next = Math.min(...ends);
    if (next >= until) break;
    clock.set(Math.max(now, next));
    await doWhatIsDue();
  }
  // It may run, and have passed that time meanwhile.
  clock.set(Math.max(clock.now(), until));
  await doWhatIsDue();
}
