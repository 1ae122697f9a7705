import { closeSync, existsSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { publishFile } from '../config/publish-file.js';
import { SettingError } from '../config/setting-error.js';
import type { StartFacts } from './start-facts.js';

export interface BootstrapFile {
  /** Writes what was made; the file appears under its name only when it is whole. */
  write(facts: StartFacts): void;
  /** Leaves nothing behind: nothing was made. */
  discard(): void;
}

/**
 * Opens the file for the secrets of a first start before there are any, so that none are made that could not be
 * delivered. Mode 0600. Throws SettingError when the file exists or cannot be made.
 */
export function openBootstrapFile(file: string): BootstrapFile {
  if (existsSync(file))
    throw new SettingError(
      `SALLYPORT_BOOTSTRAP_FILE: ${file} exists already and is never overwritten; the store is new, and nothing was made in it`,
    );
  const partial = `${file}.partial`;
  // Left by a start that was killed. The store is not in use, so what it may hold opens nothing.
  rmSync(partial, { force: true });
  let descriptor: number;
  try {
    descriptor = openSync(partial, 'wx', 0o600);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SettingError(`SALLYPORT_BOOTSTRAP_FILE: ${reason}; nothing was made in the store`);
  }
  return {
    write(facts) {
      writeSync(descriptor, `${JSON.stringify(facts, null, 2)}\n`);
      fsyncSync(descriptor);
      closeSync(descriptor);
      publishFile(partial, file);
    },
    discard() {
      closeSync(descriptor);
      rmSync(partial, { force: true });
    },
  };
}
