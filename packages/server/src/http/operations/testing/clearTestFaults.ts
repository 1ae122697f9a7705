import { testControls } from '../../answers/test-controls.js';
import { operation } from '../../define-operation.js';

export const clearTestFaults = operation({
  operationId: 'clearTestFaults',
  tag: 'Test Controls',
  summary: 'Take all faults away',
  method: 'DELETE',
  path: '/faults',
  permission: 'always',
  status: 204,
  handle: ({ server }) => testControls(server).faults.set([]),
  wires: {
    test: {},
  },
});
