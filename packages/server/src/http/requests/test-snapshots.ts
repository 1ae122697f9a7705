import { testingBounds } from '../../domain/bounds/testing.js';
import { RefusalError, refuse } from '../../domain/errors.js';

const NAME = new RegExp(`^[A-Za-z0-9._-]{1,${testingBounds.snapshotName.most}}$`);

/** Throws RefusalError for a name that no snapshot can have, and when there are as many as are kept. */
export function requireSnapshotName(name: string, known: readonly string[]): void {
  if (!NAME.test(name))
    throw new RefusalError(
      refuse(
        'INVALID_TEST_CONTROL',
        'snapshotName',
        `must have 1 to ${testingBounds.snapshotName.most} letters, digits and characters of . _ -`,
      ),
    );
  const most = testingBounds.snapshots.most;
  if (known.length >= most && !known.includes(name))
    throw new RefusalError(refuse('TOO_MANY_TEST_SNAPSHOTS', most));
}

export function noSnapshot(name: string, known: readonly string[]): RefusalError {
  return new RefusalError(refuse('TEST_SNAPSHOT_NOT_FOUND', name, known.join(', ') || 'none'));
}
