import type { Logger } from 'pino';
import type { Sessions } from '../access/sessions.js';
import { createUsageRecorder, type UsageRecorder } from '../access/usage-recorder.js';
import { createUseRecorder, type UseRecorder } from '../access/use-recorder.js';
import type { Settings } from '../config/settings.js';
import { HOUR_MS, MINUTE_MS } from '../domain/time-spans.js';
import { withinTime } from '../domain/within-time.js';
import type { Metrics } from '../http/metrics.js';
import type { StoreTrouble } from '../http/store-trouble.js';
import { removeOldEvents } from '../services/events/remove-old-events.js';
import { reportExpiry } from '../services/expiry/report-expiry.js';
import { repeat } from '../services/repeat.js';
import type { Services } from '../services/services.js';
import { createUseRollUp } from '../services/use/roll-up.js';

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

/** Counts who called what, and keeps what was refused lately. */
export function createUseRecording(
  { store, now }: Services,
  settings: Settings,
  log: Logger,
  storeTrouble: StoreTrouble,
): UseRecorder {
  return createUseRecorder({
    flushUse: store.flushUse,
    intervalMs: settings.usageFlushSeconds * 1000,
    now,
    onError: unlessTrouble(storeTrouble, (error) =>
      log.error({ err: error }, 'counts of use could not be written; they will be retried'),
    ),
  });
}

/** For work that is tried again by itself: a line each time would fill the log. */
function unlessTrouble(storeTrouble: StoreTrouble, tell: (error: unknown) => void): (error: unknown) => void {
  return (error) => {
    if (!storeTrouble(error)) tell(error);
  };
}

/** What is done from time to time. */
export interface PeriodicWork {
  /** Does all of it now. */
  doNow(): Promise<void>;
  stop(): Promise<void>;
}

/** Looks at what expires, and removes what is too old. */
export function startPeriodicWork(
  { store, now }: Services,
  sessions: Sessions,
  settings: Settings,
  log: Logger,
  storeTrouble: StoreTrouble,
  metrics: Metrics,
): PeriodicWork {
  const sessionFlush = setInterval(() => void flushSessions(), MINUTE_MS);
  sessionFlush.unref();
  const flushSessions = () =>
    sessions
      .flush()
      .catch(
        unlessTrouble(storeTrouble, (error) =>
          log.error({ err: error }, 'last use of sessions could not be written'),
        ),
      );
  let nextExpiry = Number.POSITIVE_INFINITY;
  metrics.gauge(
    'sallyport_next_expiry_timestamp_seconds',
    'When the next API key or client secret ends, looked at each minute; infinity when none does within the longest of the warnings',
    () => nextExpiry / 1000,
  );
  const expiryWatch = repeat({
    async work() {
      nextExpiry = await reportExpiry(store, settings.secretExpiryWarningDays);
    },
    intervalMs: MINUTE_MS,
    onError: unlessTrouble(storeTrouble, (error) =>
      log.error({ err: error }, 'expiring credentials could not be checked'),
    ),
  });
  const { eventRetentionDays: days } = settings;
  const removal =
    days === undefined
      ? undefined
      : repeat({
          work: () => removeOldEvents(store, days, now()),
          intervalMs: HOUR_MS,
          onError: unlessTrouble(storeTrouble, (error) =>
            log.error({ err: error }, 'old events could not be removed'),
          ),
        });
  const rollUp = createUseRollUp(store, settings.useDays);
  const use = repeat({
    work: () => rollUp(now()),
    intervalMs: HOUR_MS,
    onError: unlessTrouble(storeTrouble, (error) =>
      log.error({ err: error }, 'counts of use could not be made days, or old ones removed'),
    ),
  });
  return {
    async doNow() {
      await flushSessions();
      await expiryWatch.doNow();
      await removal?.doNow();
      await use.doNow();
    },
    async stop() {
      clearInterval(sessionFlush);
      // The next start can look too.
      const stopped = Promise.all([expiryWatch.stop(), removal?.stop(), use.stop()]);
      await withinTime(stopped, LOOK_TIMEOUT_MS, () => new Error('the store is silent')).catch(() => {});
    },
  };
}
