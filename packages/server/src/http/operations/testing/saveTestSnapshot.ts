import { testControls } from '../../answers/test-controls.js';
import { operation } from '../../define-operation.js';
import { requireSnapshotName } from '../../requests/test-snapshots.js';

export const saveTestSnapshot = operation({
  operationId: 'saveTestSnapshot',
  tag: 'Test Controls',
  summary: 'Save the state and the clock under a name, in place of what it had',
  method: 'PUT',
  path: '/snapshots/{snapshotName}',
  permission: 'always',
  status: 204,
  async handle({ server, path }) {
    const { snapshots } = testControls(server);
    requireSnapshotName(path.snapshotName, snapshots.names());
    await snapshots.save(path.snapshotName);
  },
  wires: {
    test: {},
  },
});
