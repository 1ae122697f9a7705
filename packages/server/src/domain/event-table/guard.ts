import { type EventRow, organization } from './row.js';

/** What happens to guarded APIs and their gates. Decisions are no events: they are counted. */
export const guardEvents = [
  ['GUARDED_API_CREATED', 'Guarded API was made', organization, 'apiName version summary', 'own'],
  [
    'GUARDED_API_VERSION_APPLIED',
    'Guarded API got a new version',
    organization,
    'apiName version summary',
    'own revokes',
  ],
  [
    'GUARDED_API_VERSION_ACTIVATED',
    'Guarded API went to another version',
    organization,
    'apiName version summary',
    'own revokes',
  ],
  ['GUARDED_API_MODE_CHANGED', 'Guarded API got another mode', organization, 'apiName mode', 'own revokes'],
  ['GUARDED_API_DELETED', 'Guarded API was deleted', organization, 'apiName', 'own revokes'],
  ['GATE_CREATED', 'Gate of a guarded API was made', organization, 'apiName gateName', 'own'],
  ['GATE_CHANGED', 'Gate of a guarded API was changed', organization, 'apiName gateName', 'own revokes'],
  ['GATE_DELETED', 'Gate of a guarded API was deleted', organization, 'apiName gateName', 'own revokes'],
] as const satisfies readonly EventRow[];
