import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the build leaves the bundled server. */
export const BUNDLE = fileURLToPath(new URL('../../dist/', import.meta.url));

/** The sources that a file of the bundle was made of, by its source map: paths of the repository. */
export function sourcesOf(file: string): string[] {
  // What the bundler itself puts in has none.
  if (!existsSync(`${file}.map`)) return [];
  const { sources }: { sources: string[] } = JSON.parse(readFileSync(`${file}.map`, 'utf8'));
  const root = join(BUNDLE, '../../../');
  return sources.map((source) => join(dirname(file), source).slice(root.length).replaceAll('\\', '/'));
}

/** The files that are loaded with one of the bundle before anything runs. */
export function loadedWith(entry: string): string[] {
  const seen = new Set<string>();
  const pending = [join(BUNDLE, entry)];
  for (let file = pending.pop(); file !== undefined; file = pending.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    const source = readFileSync(file, 'utf8');
    for (const [, name = ''] of source.matchAll(
      /^(?:import|export)\s(?:[^'"]*\sfrom\s+)?["'](\.[^"']+)["']/gm,
    ))
      pending.push(join(dirname(file), name));
  }
  return [...seen];
}

/** The packages of `node_modules` that sources are of. */
export function packagesAmong(sources: readonly string[]): string[] {
  const names = sources.flatMap(
    (source) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.slice(1) ?? [],
  );
  return [...new Set(names)].sort();
}
