import type { Store } from '../../store/store.js';
import { reportSecretExpiry } from './report-secret-expiry.js';

/** Looks at the ends of client secrets at once and then at intervals. Returns the way to stop. */
export function watchSecretExpiry(options: {
  store: Store;
  thresholdDays: readonly number[];
  intervalMs: number;
  onError: (error: unknown) => void;
}): () => Promise<void> {
  let looking: Promise<unknown> = Promise.resolve();
  const look = () => {
    looking = looking
      .then(() => reportSecretExpiry(options.store, options.thresholdDays))
      .catch(options.onError);
  };
  look();
  const timer = setInterval(look, options.intervalMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await looking;
  };
}
