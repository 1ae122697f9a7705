import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesIn } from '../stamp.mjs';

/** Writes CHECKSUMS beside the files of a folder, in the form that `sha256sum --check CHECKSUMS` reads there. */
export function writeChecksums(folder) {
  const lines = filesIn(folder).map((file) => {
    const hash = createHash('sha256').update(readFileSync(file)).digest('hex');
    return `${hash}  ${file.slice(folder.length + 1)}\n`;
  });
  writeFileSync(join(folder, 'CHECKSUMS'), lines.join(''));
}
