import { testControls } from '../../answers/test-controls.js';
import { operation } from '../../define-operation.js';
import { TestSnapshots } from '../../schemas/testing.js';

export const listTestSnapshots = operation({
  operationId: 'listTestSnapshots',
  tag: 'Test Controls',
  summary: 'List the states that were saved',
  method: 'GET',
  path: '/snapshots',
  permission: 'always',
  status: 200,
  response: TestSnapshots,
  handle: ({ server }) => ({ snapshots: testControls(server).snapshots.names() }),
  wires: {
    test: {},
  },
});
