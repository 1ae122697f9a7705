import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Builds one of the programs beside this file that make a disk slow or full, and gives the library to load before others. */
export async function buildDiskShim(name: 'slow-disk' | 'full-disk', directory: string): Promise<string> {
  const source = fileURLToPath(new URL(`./${name}.c`, import.meta.url));
  const library = join(directory, `${name}.so`);
  await run('cc', ['-shared', '-fPIC', '-o', library, source, '-ldl']);
  return library;
}
