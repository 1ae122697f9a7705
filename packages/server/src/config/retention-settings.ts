import { workBounds } from '../domain/bounds/work.js';
import { setting } from './setting.js';
import { wholeNumber } from './setting-forms.js';

/** What is written from time to time, and for how long it is kept. */
export const retentionSettings = {
  usageFlushSeconds: setting({
    env: 'SALLYPORT_USAGE_FLUSH_SECONDS',
    flag: '--usage-flush',
    form: '1 to 3600',
    default: '2',
    description: 'How often dates of last use and request counts are written to the store.',
    parse: (text) => wholeNumber(text, 1, 3600),
  }),
  eventRetentionDays: setting<number | undefined>({
    env: 'SALLYPORT_EVENT_RETENTION_DAYS',
    flag: '--event-retention-days',
    form: 'a whole number of days, or `off`',
    default: 'off',
    description:
      'Events of the audit trail that are older are deleted, and an event says how many. `off` keeps all.',
    parse: (text) => (text === 'off' ? undefined : wholeNumber(text, 1, workBounds.eventDays.most)),
  }),
  useDays: setting({
    env: 'SALLYPORT_USE_DAYS',
    flag: '--use-days',
    form: `1 to ${workBounds.useDays.most}`,
    default: '30',
    description: 'For how many days the use counts of credentials are kept.',
    parse: (text) => wholeNumber(text, 1, workBounds.useDays.most),
  }),
} as const;
