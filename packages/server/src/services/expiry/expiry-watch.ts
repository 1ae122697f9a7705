import type { Store } from '../../store/store.js';
import { reportExpiry } from './report-expiry.js';

/** Looks at once, and then at intervals, at what expires. Returns the way to stop. */
export function watchExpiry(options: {
  store: Store;
  thresholdDays: readonly number[];
  intervalMs: number;
  onError: (error: unknown) => void;
}): () => Promise<void> {
  let looking: Promise<unknown> = Promise.resolve();
  const look = () => {
    looking = looking.then(() => reportExpiry(options.store, options.thresholdDays)).catch(options.onError);
  };
  look();
  const timer = setInterval(look, options.intervalMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await looking;
  };
}
