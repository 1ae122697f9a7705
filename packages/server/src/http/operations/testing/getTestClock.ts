import { testClock } from '../../answers/test-controls.js';
import { operation } from '../../define-operation.js';
import { TestClockState } from '../../schemas/testing.js';

export const getTestClock = operation({
  operationId: 'getTestClock',
  tag: 'Test Controls',
  summary: 'Show what time it is on this server',
  method: 'GET',
  path: '/clock',
  permission: 'always',
  status: 200,
  response: TestClockState,
  handle: ({ server }) => testClock(server),
  wires: {
    test: {},
  },
});
