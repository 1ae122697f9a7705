import { testRateLimits } from '../../answers/test-controls.js';
import { operation } from '../../define-operation.js';
import { TestRateLimits } from '../../schemas/testing.js';

export const getTestRateLimits = operation({
  operationId: 'getTestRateLimits',
  tag: 'Test Controls',
  summary: 'Show which rate limits are in force',
  method: 'GET',
  path: '/rateLimits',
  permission: 'always',
  status: 200,
  response: TestRateLimits,
  handle: ({ server }) => testRateLimits(server),
  wires: {
    test: {},
  },
});
