import { type TestOperations, testRoutes } from './generated/test.js';
import type { Wire } from './wire.js';

/** The controls of a server that was started for tests: faults, a clock, the calls it answered, states to go back to. */
export const testing: Wire<TestOperations> = { routes: testRoutes };
