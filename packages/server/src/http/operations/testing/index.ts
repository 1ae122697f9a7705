import type { OperationDefinition } from '../../define-operation.js';
import { clearTestCalls } from './clearTestCalls.js';
import { clearTestFaults } from './clearTestFaults.js';
import { createTestOrganization } from './createTestOrganization.js';
import { deleteTestSnapshot } from './deleteTestSnapshot.js';
import { getTestClock } from './getTestClock.js';
import { getTestFaults } from './getTestFaults.js';
import { getTestRateLimits } from './getTestRateLimits.js';
import { listTestCalls } from './listTestCalls.js';
import { listTestSnapshots } from './listTestSnapshots.js';
import { resetTestState } from './resetTestState.js';
import { restoreTestSnapshot } from './restoreTestSnapshot.js';
import { saveTestSnapshot } from './saveTestSnapshot.js';
import { setTestClock } from './setTestClock.js';
import { setTestFaults } from './setTestFaults.js';
import { setTestRateLimits } from './setTestRateLimits.js';

/** What a server that was started for tests answers beside everything else. */
export const testing: readonly OperationDefinition[] = [
  getTestFaults,
  setTestFaults,
  clearTestFaults,
  getTestClock,
  setTestClock,
  getTestRateLimits,
  setTestRateLimits,
  listTestCalls,
  clearTestCalls,
  resetTestState,
  listTestSnapshots,
  saveTestSnapshot,
  restoreTestSnapshot,
  deleteTestSnapshot,
  createTestOrganization,
];
