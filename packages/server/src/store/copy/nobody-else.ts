import { spawnSync } from 'node:child_process';
import { inPackage } from '../../build.js';
import { StoreError } from '../store-error.js';

/**
 * Throws STORE_BUSY unless no process has the store of a data directory open, and it has the schema of this version. A process of
 * its own looks: drivers let go of an exclusive lock when garbage is collected, and this one goes on to open the store.
 */
export function requireNobodyElse(dataDir: string): void {
  const program = inPackage('dist/store/copy/nobody-else-program.js');
  const { status, stderr, error } = spawnSync(process.execPath, [program, dataDir], { encoding: 'utf8' });
  if (status !== 0) throw new StoreError('STORE_BUSY', error?.message ?? stderr);
}
