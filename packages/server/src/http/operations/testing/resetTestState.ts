import { testControls } from '../../answers/test-controls.js';
import { operation } from '../../define-operation.js';

export const resetTestState = operation({
  operationId: 'resetTestState',
  tag: 'Test Controls',
  summary: 'Go back to what there was when the server was ready, its clock included',
  method: 'POST',
  path: '/reset',
  permission: 'always',
  status: 204,
  handle: ({ server }) => testControls(server).reset(),
  wires: {
    test: {},
  },
});
