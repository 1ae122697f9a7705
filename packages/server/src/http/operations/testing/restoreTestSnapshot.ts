import { testControls } from '../../answers/test-controls.js';
import { operation } from '../../define-operation.js';
import { noSnapshot } from '../../requests/test-snapshots.js';

export const restoreTestSnapshot = operation({
  operationId: 'restoreTestSnapshot',
  tag: 'Test Controls',
  summary: 'Go back to a saved state; whoever is at work meets it at once',
  method: 'POST',
  path: '/snapshots/{snapshotName}:restore',
  permission: 'always',
  status: 204,
  async handle({ server, path }) {
    const { snapshots } = testControls(server);
    if (!(await snapshots.restore(path.snapshotName))) throw noSnapshot(path.snapshotName, snapshots.names());
  },
  wires: {
    test: {},
  },
});
