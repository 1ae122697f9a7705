import { VERSION } from '../build.js';
import type { Nonces } from '../domain/nonces.js';
import type { Services } from '../services/services.js';
import { createMetrics, type Metrics } from './metrics.js';

/** What is measured, with what is in memory and how far behind this node is. */
export function createServerMetrics({ store, decision, mailer }: Services, nonces: Nonces): Metrics {
  const metrics = createMetrics();
  metrics.info('sallyport_build_info', 'Always 1; what runs here', {
    version: VERSION,
    engine: store.engine,
  });
  metrics.counter('sallyport_mails_total', 'Mails by what became of them', 'outcome', () => mailer.counts);
  const { apiKeys } = decision.directory;
  metrics.gauge('sallyport_cached_credentials', 'Credentials in memory', () => apiKeys.size);
  metrics.gauge(
    'sallyport_remembered_nonces',
    'Nonces whose counts are watched',
    () => nonces.rememberedCount,
  );
  metrics.gauge('sallyport_store_trouble', '1 while changes are not stored; /readyz says why', () =>
    store.trouble() === undefined ? 0 : 1,
  );
  if (store.engine === 'postgres') {
    metrics.gauge(
      'sallyport_change_feed_lag_seconds',
      'Time since all changes of other nodes were known here',
      () => store.lagMs() / 1000,
    );
    metrics.gauge(
      'sallyport_clock_difference_seconds',
      "By how much the clock of this node is ahead of the database's; below 0 behind",
      () => store.clockDifferenceMs() / 1000,
    );
  }
  return metrics;
}
