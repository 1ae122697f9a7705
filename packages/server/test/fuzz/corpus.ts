import { fileURLToPath } from 'node:url';

/** Where the texts of a target are, as a list in JSON. */
export function corpusFile(name: string): string {
  return fileURLToPath(new URL(`corpus/${name}.json`, import.meta.url));
}
