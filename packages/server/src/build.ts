import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

export const VERSION = manifest.version;

/** Stands where the live service names its commit: 40 hexadecimal digits that change with the version. */
export const BUILD = createHash('sha1').update(`sallyport ${VERSION}`).digest('hex');
