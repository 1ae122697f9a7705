import type { Store } from '../../store/store.js';
import { reportKeyExpiry } from './report-key-expiry.js';
import { reportSecretExpiry } from './report-secret-expiry.js';

/** Looks at the ends of client secrets and API keys at once and then at intervals. Returns the way to stop. */
export function watchExpiry(options: {
  store: Store;
  thresholdDays: readonly number[];
  intervalMs: number;
  onError: (error: unknown) => void;
}): () => Promise<void> {
  let looking: Promise<unknown> = Promise.resolve();
  const look = () => {
    looking = looking
      .then(() => reportSecretExpiry(options.store, options.thresholdDays))
      .then(() => reportKeyExpiry(options.store, options.thresholdDays))
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
