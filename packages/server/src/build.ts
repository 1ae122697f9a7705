import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The package's own folder: the same from the sources, from any file of the bundle and from an installed package. */
const ROOT = folderWithManifest(dirname(fileURLToPath(import.meta.url)));

const manifest = JSON.parse(readFileSync(inPackage('package.json'), 'utf8')) as {
  version: string;
};

export const VERSION = manifest.version;

/** Stands where the live service names its commit: 40 hexadecimal digits that change with the version. */
export const BUILD = createHash('sha1').update(`sallyport ${VERSION}`).digest('hex');

/** The place of a file that the package has, by its path there. */
export function inPackage(path: string): string {
  return join(ROOT, path);
}

function folderWithManifest(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : folderWithManifest(dirname(folder));
}
