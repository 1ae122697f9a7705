import { bound } from './bound.js';

/** What the controls of a server for tests keep. */
export const testingBounds = {
  faultRules: bound(200, 'rules', 'Faults that are set at a time', 'Each request is held against them.'),
  faultTimes: bound(
    1_000_000,
    'requests',
    'How often a fault fires, or lets requests pass first',
    'More than a test sends.',
  ),
  faultDelayMs: bound(120_000, 'milliseconds', 'Delay of an answer', 'Longer than clients wait.'),
  faultRetryAfterSeconds: bound(86_400, 'seconds', '`Retry-After` of a fault', 'A day.'),
  limitCapacity: bound(
    1_000_000,
    'requests',
    'Rate limit of an endpoint set that a test chose',
    'More than a test sends.',
  ),
  calls: bound(10_000, 'calls', 'Calls that the ledger keeps; older ones go first', 'Some 5 MB.'),
  callText: bound(200, 'characters', 'A text in the ledger that a caller chose', 'Longer ones are cut.'),
  attempts: bound(
    10_000,
    'requests',
    'Requests whose attempts are counted',
    'With more, counting starts anew.',
  ),
  snapshots: bound(20, 'snapshots', 'States that are saved', 'Each is a copy of the store in memory.'),
  snapshotName: bound(64, 'characters', 'Name of a snapshot', 'Letters, digits, `.`, `_` and `-`.'),
  clockStops: bound(
    1_000,
    'times',
    'Times at which something falls due while the clock is advanced',
    'What comes after them is done when the clock has arrived.',
  ),
  seedCharacters: bound(200_000, 'characters', 'Seed of an organization for a test', 'Some 500 credentials.'),
} as const;
