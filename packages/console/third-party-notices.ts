import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

/** The file that a build has beside its scripts; `scripts/build-console.mjs` and the console's page know it by this name. */
const FILE = 'third-party-notices.txt';

/** For packages that leave their licence out of what they publish: the file of their repository, under the package's name. */
const OWN_COPIES = fileURLToPath(new URL('licences', import.meta.url));

/**
 * Writes the licences of all packages that a build really puts into its scripts. A package without one fails the build:
 * `build.license` of Vite leaves its licence out without a word, and leaves out what the tools of the build put in.
 */
export function thirdPartyNotices(part: 'console' | 'server'): Plugin {
  return {
    name: 'third-party-notices',
    generateBundle(_, bundle) {
      const roots = new Set<string>();
      for (const chunk of Object.values(bundle))
        if (chunk.type === 'chunk')
          for (const id of Object.keys(chunk.modules)) {
            const root = packageRootOf(id);
            if (root !== undefined) roots.add(root);
          }
      this.emitFile({ type: 'asset', fileName: FILE, source: noticesOf(part, [...roots]) });
    },
  };
}

/** The folder of the package that a module is of; undefined for those of this repository. */
function packageRootOf(id: string): string | undefined {
  const installed = /^\0?(.*\/node_modules\/(?:@[^/]+\/)?[^/?]+)/.exec(id.replaceAll('\\', '/'));
  if (installed?.[1]) return installed[1];
  if (!id.startsWith('\0')) return undefined;
  // What the tools of the build put in themselves begins with their names.
  const tool = /^\0(vite|rolldown)\//.exec(id)?.[1];
  if (tool === undefined) throw new Error(`which package is the module ${JSON.stringify(id)} of?`);
  return dirname(createRequire(import.meta.url).resolve(`${tool}/package.json`));
}

function noticesOf(part: string, roots: readonly string[]): string {
  const titlesByText = new Map<string, string[]>();
  for (const root of roots) {
    const { name, version, license } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const text = licenceOf(root, name);
    titlesByText.set(text, [...(titlesByText.get(text) ?? []), `${name} ${version} (${license})`]);
  }
  const notices = [...titlesByText]
    .map(([text, titles]) => `${titles.sort().join('\n')}\n\n${text}\n`)
    .sort();
  return [
    `The ${part} of Sallyport is made with the packages below, each under the licence that follows it.\n`,
    ...notices,
  ].join(`\n${'-'.repeat(80)}\n\n`);
}

function licenceOf(root: string, name: string): string {
  const files = readdirSync(root)
    .filter((file) => /^(?:licen[cs]e|copying|copyright|notice)/i.test(file))
    .sort();
  const texts = (
    files.length > 0
      ? files.map((file) => readFileSync(join(root, file), 'utf8'))
      : [readFileSync(join(OWN_COPIES, `${name.replace('/', '-')}.txt`), 'utf8')]
  ).map((text) =>
    text
      .replaceAll('\r', '')
      // The tool as a whole has more in it than the part that goes into a build.
      .replace(/\n# Licenses of bundled dependencies\n.*/s, '')
      .trim(),
  );
  return texts.join('\n\n');
}
