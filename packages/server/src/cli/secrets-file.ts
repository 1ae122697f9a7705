import {
  closeSync,
  existsSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { publishFile } from '../config/publish-file.js';
import { SettingError } from '../config/setting-error.js';
import type { StartFacts } from './start-facts.js';

/** What a start makes without a seed takes less than 1 KB. */
const RESERVED_BYTES = 65_536;

export interface SecretsFile {
  readonly name: string;
  /** Writes what was made; the file appears under its name only when it is whole. */
  write(facts: StartFacts): void;
  /** Leaves nothing behind: nothing was made. */
  discard(): void;
}

/**
 * Opens the file for the secrets of a start before there are any, with space for them, so that none are made that could not be
 * delivered. Mode 0600. Throws SettingError when the file exists or cannot be made.
 */
export function openSecretsFile(name: string, dataDir: string): SecretsFile {
  if (existsSync(name))
    throw new SettingError(
      `SALLYPORT_BOOTSTRAP_FILE: ${name} exists already and is never overwritten; nothing was made in the store. Remove the file, or name another one`,
    );
  const partial = `${name}.partial`;
  let descriptor: number;
  try {
    if (dirname(name) === dataDir) makeDataDir(dataDir);
    // Left by a start that was killed. What it may hold opens nothing.
    rmSync(partial, { force: true });
    descriptor = openSync(partial, 'wx', 0o600);
    writeAt(descriptor, Buffer.alloc(RESERVED_BYTES, ' '));
    fsyncSync(descriptor);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SettingError(
      `SALLYPORT_BOOTSTRAP_FILE: ${reason}; nothing was made in the store. The secrets of a first start go to this file where there is no terminal to show them on`,
    );
  }
  return {
    name,
    write(facts) {
      const bytes = Buffer.from(`${JSON.stringify(facts, null, 2)}\n`);
      writeAt(descriptor, bytes);
      ftruncateSync(descriptor, bytes.length);
      fsyncSync(descriptor);
      closeSync(descriptor);
      publishFile(partial, name);
    },
    discard() {
      closeSync(descriptor);
      rmSync(partial, { force: true });
    },
  };
}

/** Writes all of it from the beginning of the file: a system that is short of space may take a part, and say so next time. */
function writeAt(descriptor: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at, bytes.length - at, at);
}

/** Puts the setup link where it can be read by the owner of the data directory alone, in place of the one before. */
export function writeSetupLink(name: string, url: string): void {
  makeDataDir(dirname(name));
  const partial = `${name}.partial`;
  rmSync(partial, { force: true });
  writeFileSync(partial, `${url}\n`, { mode: 0o600, flag: 'wx' });
  renameSync(partial, name);
}

/** A server with its store in PostgreSQL has none yet. */
function makeDataDir(directory: string): void {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
}
