import { closeSync, existsSync, fsyncSync, linkSync, openSync, renameSync, unlinkSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Gives a file that is complete and on disk its final name in the same directory, so that nobody sees half of it. Never
 * replaces a file: throws EEXIST, and the partial file stays.
 */
export function publishFile(partial: string, file: string): void {
  try {
    linkSync(partial, file);
    unlinkSync(partial);
  } catch (error) {
    if (existsSync(file)) throw error;
    // A file system without hard links.
    renameSync(partial, file);
  }
  keepNames(file);
}

/** The same where the file may be there already: it is replaced in one step. */
export function replaceWhole(partial: string, file: string): void {
  renameSync(partial, file);
  keepNames(file);
}

/** Writes the names of the directory to the disk. Windows does that by itself, and refuses to be asked. */
function keepNames(file: string): void {
  if (process.platform === 'win32') return;
  const directory = openSync(dirname(file), 'r');
  try {
    fsyncSync(directory);
  } finally {
    closeSync(directory);
  }
}
