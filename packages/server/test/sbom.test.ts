import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { expect, it } from 'vitest';

const require = createRequire(import.meta.url);
const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const read = (file: string) => readFileSync(ROOT + file, 'utf8');

interface Component {
  readonly 'bom-ref': string;
  readonly name: string;
  readonly version: string;
  readonly purl: string;
  readonly hashes?: readonly { readonly alg: string; readonly content: string }[];
  readonly licenses?: readonly unknown[];
}

interface Bom {
  readonly metadata: { readonly component: Component };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

interface Locked {
  readonly version: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly dev?: boolean;
}

const text = read('docs/reference/sbom.cdx.json');
const bom = JSON.parse(text) as Bom;
const { packages } = JSON.parse(read('package-lock.json')) as { packages: Readonly<Record<string, Locked>> };

const nameAt = (path: string) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
const named = new Set(bom.components.map(({ name, version }) => `${name} ${version}`));

/** Of packages of the registry, with where the lock file has them. */
const installed = Object.entries(packages).filter(
  ([path, { link }]) => path.includes('node_modules/') && link !== true,
);

it('is what the lock file and the built program say; otherwise run npm run sbom', () => {
  const directory = mkdtempSync(join(tmpdir(), 'sallyport-sbom-'));
  try {
    const file = join(directory, 'sbom.json');
    execFileSync(process.execPath, [`${ROOT}scripts/sbom.mjs`, file]);
    expect(readFileSync(file, 'utf8')).toBe(text);
  } finally {
    rmSync(directory, { recursive: true });
  }
});

it('is valid by the schema of CycloneDX 1.6', () => {
  const library = require.resolve('@cyclonedx/cyclonedx-library/package.json');
  const schemas = library.replace('package.json', 'res/schema/');
  const schema = (name: string) => JSON.parse(readFileSync(`${schemas}${name}.SNAPSHOT.schema.json`, 'utf8'));
  const ajv = new Ajv({ strict: false, formats: { 'iri-reference': true, 'idn-email': true } });
  addFormats.default(ajv);
  for (const name of ['spdx', 'jsf-0.82'])
    ajv.addSchema(schema(name), `http://cyclonedx.org/schema/${name}.SNAPSHOT.schema.json`);
  const validate = ajv.compile(schema('bom-1.6'));
  validate(bom);
  expect(validate.errors ?? []).toEqual([]);
  expect(validate({ ...bom, bomFormat: 'another' })).toBe(false);
});

it('has every package that npm does not count to development, but for those of the examples', () => {
  const ofExamples = /^openapi-/;
  const missing = installed
    .filter(([path, { dev }]) => dev !== true && !ofExamples.test(nameAt(path)))
    .map(([path, { version }]) => `${nameAt(path)} ${version}`)
    .filter((each) => !named.has(each));
  expect(missing).toEqual([]);
});

it.each([
  ['server', 'packages/server/dist/third-party-notices.txt', 70],
  ['console', 'packages/server/dist/console/third-party-notices.txt', 20],
])('has every package that the %s was bundled from, with its licence', (_, file, least) => {
  const bundled = [...read(file).matchAll(/^(\S+ \d\S*) \(/gm)].map(([, each = '']) => each);
  expect(bundled.length).toBeGreaterThan(least);
  expect(bundled.filter((each) => !named.has(each))).toEqual([]);
});

it('has nothing that the lock file has not, each with its licence and the hash from there', () => {
  const hashOf = new Map(
    installed.map(([path, { version, integrity }]) => [`${nameAt(path)} ${version}`, integrity]),
  );
  const ours = bom.components.filter(({ name }) => name.startsWith('@sallyport/'));
  expect(ours.map(({ name }) => name)).toEqual(['@sallyport/client', '@sallyport/console']);
  for (const component of bom.components) {
    expect(component.licenses, component.name).toHaveLength(1);
    if (ours.includes(component)) continue;
    const [hash] = component.hashes ?? [];
    const base64 = Buffer.from(hash?.content ?? '', 'hex').toString('base64');
    expect(`${hash?.alg.toLowerCase().replace('-', '')}-${base64}`, component.name).toBe(
      hashOf.get(`${component.name} ${component.version}`),
    );
  }
});

it('says of every component what it depends on, and the application leads to each', () => {
  const edges = new Map(bom.dependencies.map(({ ref, dependsOn }) => [ref, dependsOn]));
  const reached = new Set([bom.metadata.component['bom-ref']]);
  for (const ref of reached) for (const next of edges.get(ref) ?? []) reached.add(next);
  expect([...reached].sort()).toEqual([...edges.keys()].sort());
  expect(reached.size).toBe(bom.components.length + 1);
});

it('names no folder of a machine and no registry', () => {
  expect(text).not.toContain(homedir());
  expect(text).not.toContain(ROOT);
  expect(text.match(/(?:https?|file|git)[:+][^"]*/g)).toEqual([
    'http://cyclonedx.org/schema/bom-1.6.schema.json',
  ]);
});
