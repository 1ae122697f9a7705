import { testControls } from '../../answers/test-controls.js';
import { operation } from '../../define-operation.js';
import { noSnapshot } from '../../requests/test-snapshots.js';

export const deleteTestSnapshot = operation({
  operationId: 'deleteTestSnapshot',
  tag: 'Test Controls',
  summary: 'Forget a saved state',
  method: 'DELETE',
  path: '/snapshots/{snapshotName}',
  permission: 'always',
  status: 204,
  async handle({ server, path }) {
    const { snapshots } = testControls(server);
    if (!(await snapshots.delete(path.snapshotName))) throw noSnapshot(path.snapshotName, snapshots.names());
  },
  wires: {
    test: {},
  },
});
