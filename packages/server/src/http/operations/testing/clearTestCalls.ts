import { testControls } from '../../answers/test-controls.js';
import { operation } from '../../define-operation.js';

export const clearTestCalls = operation({
  operationId: 'clearTestCalls',
  tag: 'Test Controls',
  summary: 'Forget the calls so far',
  method: 'DELETE',
  path: '/calls',
  permission: 'always',
  status: 204,
  handle: ({ server }) => testControls(server).ledger.clear(),
  wires: {
    test: {},
  },
});
