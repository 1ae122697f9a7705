import type { CommandGroup } from '../kit/command.js';
import { calls } from './test-calls.js';
import { clock } from './test-clock.js';
import { faults } from './test-faults.js';
import { testOrganizations } from './test-organizations.js';
import { rateLimits } from './test-rate-limits.js';
import { reset, snapshots } from './test-states.js';

/** The commands for a server that was started for tests. They need no credentials. */
export const test: CommandGroup = {
  name: 'test',
  summary:
    'Control a test server ("sallyport start --ephemeral"): faults, clock, calls, snapshots, rate limits.',
  commands: [faults, clock, calls, rateLimits, reset, snapshots, testOrganizations],
};
