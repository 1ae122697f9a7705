import type { Logger } from 'pino';
import type { Sessions } from '../access/sessions.js';
import { createUsageRecorder, type UsageRecorder } from '../access/usage-recorder.js';
import type { Settings } from '../config/settings.js';
import { HOUR_MS, MINUTE_MS } from '../domain/time-spans.js';
import { withinTime } from '../domain/within-time.js';
import type { StoreTrouble } from '../http/store-trouble.js';
import { removeOldEvents } from '../services/events/remove-old-events.js';
import { reportExpiry } from '../services/expiry/report-expiry.js';
import { repeat } from '../services/repeat.js';
import type { Services } from '../services/services.js';

/** Of a stop, for periodic work that is under way. */
const LOOK_TIMEOUT_MS = 1_000;

/** Collects the use of credentials, and writes it from time to time. */
export function createUsage(
  { store, now }: Services,
  settings: Settings,
  log: Logger,
  storeTrouble: StoreTrouble,
): UsageRecorder {
  return createUsageRecorder({
    flushUsage: store.flushUsage,
    flushSecretUse: store.flushSecretUse,
    intervalMs: settings.usageFlushSeconds * 1000,
    now,
    onError: unlessTrouble(storeTrouble, (error) =>
      log.error({ err: error }, 'usage could not be written; it will be retried'),
    ),
  });
}

/** For work that is tried again by itself: a line each time would fill the log. */
function unlessTrouble(storeTrouble: StoreTrouble, tell: (error: unknown) => void): (error: unknown) => void {
  return (error) => {
    if (!storeTrouble(error)) tell(error);
  };
}

/** Looks at what expires, and removes what is too old. */
export function startPeriodicWork(
  { store, now }: Services,
  sessions: Sessions,
  settings: Settings,
  log: Logger,
  storeTrouble: StoreTrouble,
): { stop(): Promise<void> } {
  const sessionFlush = setInterval(() => {
    sessions
      .flush()
      .catch(
        unlessTrouble(storeTrouble, (error) =>
          log.error({ err: error }, 'last use of sessions could not be written'),
        ),
      );
  }, MINUTE_MS);
  sessionFlush.unref();
  const stopExpiryWatch = repeat({
    work: () => reportExpiry(store, settings.secretExpiryWarningDays),
    intervalMs: MINUTE_MS,
    onError: unlessTrouble(storeTrouble, (error) =>
      log.error({ err: error }, 'expiring credentials could not be checked'),
    ),
  });
  const { eventRetentionDays: days } = settings;
  const stopRemoval =
    days === undefined
      ? async () => {}
      : repeat({
          work: () => removeOldEvents(store, days, now()),
          intervalMs: HOUR_MS,
          onError: unlessTrouble(storeTrouble, (error) =>
            log.error({ err: error }, 'old events could not be removed'),
          ),
        });
  return {
    async stop() {
      clearInterval(sessionFlush);
      // The next start can look too.
      const stopped = Promise.all([stopExpiryWatch(), stopRemoval()]);
      await withinTime(stopped, LOOK_TIMEOUT_MS, () => new Error('the store is silent')).catch(() => {});
    },
  };
}
