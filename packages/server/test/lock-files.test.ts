import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

const inside = (directory: string) => readdirSync(ROOT + directory).map((name) => `${directory}/${name}`);

const lockFiles = ['.', ...inside('examples'), ...inside('clients')]
  .map((directory) => `${directory}/package-lock.json`)
  .filter((file) => existsSync(ROOT + file));

/** What is read of a package in a lock file; workspaces are links to packages of this repository. */
interface LockedPackage {
  readonly link?: boolean;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

describe.each(lockFiles)('%s', (file) => {
  const { packages } = JSON.parse(readFileSync(ROOT + file, 'utf8')) as {
    packages: Readonly<Record<string, LockedPackage>>;
  };

  it('has every package that one of its packages asks for, of other platforms too, or npm ci refuses it', () => {
    const missing = Object.entries(packages).flatMap(([path, { dependencies, optionalDependencies }]) =>
      Object.keys({ ...dependencies, ...optionalDependencies })
        .filter((name) => !placesOf(name, path).some((place) => place in packages))
        .map((name) => `${name}, for ${path}`),
    );
    expect(missing).toEqual([]);
  });

  it('has the hash of every package and the address of none, so that each registry can serve it', () => {
    const installed = Object.entries(packages).filter(
      ([path, { link }]) => path.includes('node_modules/') && link !== true,
    );
    expect(installed.length).toBeGreaterThan(0);
    expect(
      installed
        .filter(([, { resolved, integrity }]) => resolved !== undefined || integrity === undefined)
        .map(([path]) => path),
    ).toEqual([]);
  });
});

/** Where Node looks for a package that the one at the given path asks for, innermost first. */
function placesOf(name: string, path: string): string[] {
  const parts = path.split('/');
  return parts
    .map((_part, index) => [...parts.slice(0, parts.length - index), 'node_modules', name].join('/'))
    .concat(`node_modules/${name}`);
}
