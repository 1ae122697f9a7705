import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { describe, expect, it } from 'vitest';
import { startConsole, visible } from './support/console.js';

const directory =
  process.env.CONSOLE_DIRECTORY ?? fileURLToPath(new URL('../../server/dist/console', import.meta.url));

/** What everybody waits for at the first visit, whatever page it is. */
const MOST_INITIAL_BYTES = 200_000;

/** Hosts that scripts name without calling them. */
const NAMED_HOSTS: Readonly<Record<string, string>> = {
  'www.w3.org': 'names of XML vocabularies',
  'react.dev': 'where the messages of React are explained',
  '127.0.0.1': 'an example in the fields for the configuration of a proxy',
};

/** A file of the manifest that Vite writes. */
interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
}

const files = readdirSync(directory, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(directory, join(entry.parentPath, entry.name)));
const read = (file: string) => readFileSync(join(directory, file), 'utf8');
const html = read('index.html');
const tags = (name: string) => html.match(new RegExp(`<${name}\\b[^>]*>`, 'g')) ?? [];
const attribute = (tag: string, name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];

/** The scripts that the page names, and what they import before they run. */
function initialScripts(): ReadonlySet<string> {
  const manifest = JSON.parse(read('manifest.json')) as Record<string, Chunk>;
  const named = [
    ...tags('script').flatMap((tag) => attribute(tag, 'src') ?? []),
    ...tags('link')
      .filter((tag) => attribute(tag, 'rel') === 'modulepreload')
      .map((tag) => attribute(tag, 'href')),
  ];
  const found = new Set<string>();
  const add = ({ file, imports = [] }: Chunk) => {
    if (found.has(file)) return;
    found.add(file);
    for (const name of imports) add(chunkOf(manifest[name], name));
  };
  for (const address of named) {
    const file = address?.replace(/^\.?\//, '');
    add(
      chunkOf(
        Object.values(manifest).find((chunk) => chunk.file === file),
        String(address),
      ),
    );
  }
  return found;
}

function chunkOf(chunk: Chunk | undefined, name: string): Chunk {
  if (chunk === undefined) throw new Error(`the manifest does not have ${name}`);
  return chunk;
}

/** Addresses of another host, `//host` included. */
function otherHosts(text: string): string[] {
  return [...text.matchAll(/(?:https?:)?\/\/([a-z0-9-]+(?:\.[a-z0-9-]+)+)/gi)].map(([, host = '']) => host);
}

describe('the built console', () => {
  it('begins with less than 200 kB of JavaScript, as it is sent', () => {
    const sizes = [...initialScripts()].map((file) => gzipSync(read(file)).length);
    expect(sizes.length).toBeGreaterThan(0);
    expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(MOST_INITIAL_BYTES);
  });

  it('has one script and no style inside the page', () => {
    expect(tags('script').length).toBeGreaterThan(1);
    // The server lets it in by its hash; `test/page-start.test.ts` says what it does.
    expect(tags('script').filter((tag) => !attribute(tag, 'src'))).toEqual(['<script>']);
    expect(tags('style')).toEqual([]);
    expect(html).not.toMatch(/<[^>]+\s(style|on\w+)=/);
  });

  it('names nothing of another host in the page and its styles', () => {
    expect(otherHosts(html)).toEqual([]);
    const styles = files.filter((file) => file.endsWith('.css'));
    expect(styles.length).toBeGreaterThan(0);
    for (const file of styles) {
      const loaded = [...read(file).matchAll(/@import[^;]*|url\([^)]*\)/g)].map(([text]) => text);
      expect(loaded.flatMap(otherHosts), file).toEqual([]);
    }
  });

  it('names in its scripts only hosts that are known not to be called', () => {
    for (const file of files.filter((name) => name.endsWith('.js'))) {
      const literals = read(file).match(/["'`](?:https?:)?\/\/[^"'`\s]*/g) ?? [];
      const unknown = literals.flatMap(otherHosts).filter((host) => !(host in NAMED_HOSTS));
      expect(unknown, file).toEqual([]);
    }
  });

  it('has no source maps, and no file asks for one', () => {
    expect(files.filter((file) => file.endsWith('.map'))).toEqual([]);
    for (const file of files.filter((name) => /\.(js|css)$/.test(name)))
      expect(read(file), file).not.toContain('sourceMappingURL=');
  });
});

/** The folders of the packages of which a build has modules, found by a build of its own. */
async function bundledPackages(): Promise<string[]> {
  const built = await build({
    root: fileURLToPath(new URL('..', import.meta.url)),
    logLevel: 'silent',
    build: { write: false },
  });
  const chunks = [built].flat().flatMap((result) => ('output' in result ? result.output : []));
  const modules = chunks.flatMap((chunk) => (chunk.type === 'chunk' ? Object.keys(chunk.modules) : []));
  const packages = modules.flatMap((id) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id) ?? []);
  return [...new Set(packages)];
}

describe('the notices of third parties', () => {
  it('name every package that is in the scripts, each with its licence', async () => {
    const notices = read('third-party-notices.txt')
      .split(/\n-{80}\n/)
      .slice(1);
    const packages = await bundledPackages();
    expect(packages.map((folder) => folder.split('/node_modules/').at(-1))).toEqual(
      expect.arrayContaining(['react', 'react-dom', '@tanstack/react-router', '@radix-ui/react-dialog']),
    );
    for (const folder of packages) {
      const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
      const notice = notices.filter((text) => text.includes(`\n${name} ${version} (`));
      expect(notice, name).toHaveLength(1);
      expect(notice[0], name).toMatch(/Copyright|Permission to use/);
      for (const file of readdirSync(folder).filter((entry) => /^licen[cs]e/i.test(entry))) {
        const licence = readFileSync(join(folder, file), 'utf8').replaceAll('\r', '').trim();
        expect(notice[0], name).toContain(licence);
      }
    }
  });

  it('name what the tools of the build put in themselves', () => {
    const notices = read('third-party-notices.txt');
    expect(notices).toMatch(/^vite \d/m);
    expect(notices).toMatch(/^rolldown \d/m);
  });
});

describe('the served console', () => {
  const console = startConsole();

  it('shows the notices of third parties to everybody, in another window', async () => {
    const page = await console.visit('/sign-in', { as: null });
    const opened = page.context().waitForEvent('page');
    await page.getByRole('link', { name: 'Third-Party Notices' }).click();
    await visible((await opened).getByText('react-dom'));
    expect(new URL(page.url()).pathname).toBe('/sign-in');
  });

  it('shows them from the menu of the account too', async () => {
    const page = await console.visit('/account/profile');
    await page.getByRole('button', { name: 'Account of' }).click();
    const opened = page.context().waitForEvent('page');
    await page.getByRole('menuitem', { name: 'Third-Party Notices' }).click();
    await visible((await opened).getByText('react-dom'));
    expect(new URL(page.url()).pathname).toBe('/account/profile');
  });

  it.each(['/', '/api-reference'])('loads nothing from another host: %s', async (path) => {
    const page = await console.visit(path);
    await visible(page.getByRole('heading', { level: 1 }));
    await page.waitForLoadState('networkidle');
    const loaded = await page.evaluate<string[]>(
      `performance.getEntriesByType('resource').map(({ name }) => name)`,
    );
    expect(loaded.length).toBeGreaterThan(2);
    expect(loaded.filter((address) => new URL(address).origin !== console.server.url)).toEqual([]);
  });
});
