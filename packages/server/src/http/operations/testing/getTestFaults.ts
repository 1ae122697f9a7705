import { testFaults } from '../../answers/test-controls.js';
import { operation } from '../../define-operation.js';
import { TestFaults } from '../../schemas/testing.js';

export const getTestFaults = operation({
  operationId: 'getTestFaults',
  tag: 'Test Controls',
  summary: 'Show the faults that are set, with the requests that they have met',
  method: 'GET',
  path: '/faults',
  permission: 'always',
  status: 200,
  response: TestFaults,
  handle: ({ server }) => testFaults(server),
  wires: {
    test: {},
  },
});
