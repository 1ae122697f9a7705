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
    description: 'How often dates of last use and request counts are written.',
    parse: (text) => wholeNumber(text, 1, 3600),
  }),
  eventRetentionDays: setting<number | undefined>({
    env: 'SALLYPORT_EVENT_RETENTION_DAYS',
    flag: '--event-retention-days',
    form: 'a whole number of days, or `off`',
    default: 'off',
    description:
      'After how many days events of the audit trail are removed, in portions; an event tells what was removed. `off` keeps all.',
    parse: (text) => (text === 'off' ? undefined : wholeNumber(text, 1, workBounds.eventDays.most)),
  }),
  useDays: setting({
    env: 'SALLYPORT_USE_DAYS',
    flag: '--use-days',
    form: `1 to ${workBounds.useDays.most}`,
    default: '30',
    description: 'For how many days it is kept how often who called what.',
    parse: (text) => wholeNumber(text, 1, workBounds.useDays.most),
  }),
} as const;
