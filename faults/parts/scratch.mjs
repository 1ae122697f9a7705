import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A directory for one run, which goes when the process ends; interrupting it is an end too. */
export function makeScratch(name) {
  const directory = mkdtempSync(join(tmpdir(), `sallyport-${name}-`));
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
  if (process.env.FAULTS_KEEP === undefined)
    process.on('exit', () => rmSync(directory, { recursive: true, force: true }));
  return directory;
}
