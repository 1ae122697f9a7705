import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { ROOT } from '../run.mjs';

/** The packages of the repository as `{ directory, manifest }`, those that are never published among them. */
export function packages() {
  return readdirSync(`${ROOT}packages`)
    .map((name) => `packages/${name}`)
    .filter((directory) => existsSync(`${ROOT}${directory}/package.json`))
    .map((directory) => ({
      directory,
      manifest: JSON.parse(readFileSync(`${ROOT}${directory}/package.json`, 'utf8')),
    }));
}

/** The name that `npm pack` gives the file of a package: `sallyport-client-0.2.0.tgz`. */
export function fileOf({ name, version }) {
  return `${name.replace(/^@/, '').replace('/', '-')}-${version}.tgz`;
}
