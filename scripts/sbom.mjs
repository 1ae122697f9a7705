// Writes the software bill of materials, CycloneDX 1.6, to docs/reference or to a named file: what an installation of `sallyport` takes along, and what
// its server and its console were bundled from. From the lock file and what is built alone, so it is the same on every machine.
// `npm sbom` is not asked: it leaves out what the server and the tools of this repository both need, and names this folder.
import { readFileSync, writeFileSync } from 'node:fs';
import { fail, ROOT, say } from './run.mjs';

const NOTICES = {
  server: 'packages/server/dist/third-party-notices.txt',
  console: 'packages/server/dist/console/third-party-notices.txt',
};
const FILE = 'docs/reference/sbom.cdx.json';
const SERVER = 'packages/server';
const CLIENT = 'packages/client';
const CONSOLE = 'packages/console';

/** The bill of materials, from `packages` of a lock file and the texts of what the server and the console were bundled from. */
function billOfMaterials(locked, notices) {
  const found = new Map([[CLIENT, true]]);
  walk(locked, SERVER, true, found);
  const bundledBy = (part) =>
    bundledIn(notices[part]).map(({ name, version }) => {
      const path = Object.keys(locked).find(
        (key) => key.endsWith(`node_modules/${name}`) && locked[key].version === version,
      );
      if (path === undefined)
        fail(`${name} ${version} is in the ${part} and not in the lock file: build again.`);
      if (!found.has(path)) found.set(path, true);
      return purlOf(locked, path);
    });
  const bundled = { server: bundledBy('server'), console: bundledBy('console') };
  const paths = [...found.keys()].filter((path) => path !== SERVER);
  const refs = new Map();
  for (const path of [...paths, CONSOLE]) {
    const ref = purlOf(locked, path);
    // One package of one version may be in several places.
    const needed = refs.get(ref)?.needed || found.get(path) !== false;
    refs.set(ref, { path, needed });
  }
  const application = purlOf(locked, SERVER);
  const edges = new Map([[application, edgesOf(locked, SERVER, found)]]);
  for (const path of paths) {
    const ref = purlOf(locked, path);
    edges.set(ref, [...(edges.get(ref) ?? []), ...edgesOf(locked, path, found)]);
  }
  edges.set(purlOf(locked, CONSOLE), bundled.console);
  edges.get(application).push(...bundled.server, purlOf(locked, CLIENT), purlOf(locked, CONSOLE));
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      lifecycles: [{ phase: 'build' }],
      component: { type: 'application', ...componentOf(locked, SERVER) },
    },
    components: sorted(refs.keys()).map((ref) => {
      const { path, needed } = refs.get(ref);
      return {
        type: 'library',
        ...componentOf(locked, path),
        scope: needed ? 'required' : 'optional',
      };
    }),
    dependencies: sorted(edges.keys()).map((ref) => ({ ref, dependsOn: sorted(new Set(edges.get(ref))) })),
  };
}

/** Collects the places of what a package needs, and whether an installation needs it or may do without. */
function walk(locked, path, needed, found) {
  if (found.get(path) === true || found.get(path) === needed) return;
  found.set(path, needed);
  for (const { place, isOptional } of placesNeededBy(locked, path))
    walk(locked, place, needed && !isOptional, found);
}

function placesNeededBy(locked, path) {
  const {
    dependencies,
    optionalDependencies = {},
    peerDependencies,
    peerDependenciesMeta = {},
  } = locked[path];
  const peers = Object.keys(peerDependencies ?? {}).filter((name) => !peerDependenciesMeta[name]?.optional);
  const names = new Set([...Object.keys({ ...dependencies, ...optionalDependencies }), ...peers]);
  return [...names].map((name) => {
    const place = placeOf(locked, name, path);
    if (place === undefined) fail(`${path} needs ${name}, which is not in the lock file.`);
    return { place, isOptional: name in optionalDependencies };
  });
}

/** Where Node finds a package that another one asks for; the packages of this repository are links. */
function placeOf(locked, name, from) {
  const parts = from.split('/');
  for (let length = parts.length; length >= 0; length--) {
    const place = [...parts.slice(0, length), 'node_modules', name].join('/');
    if (place in locked) return locked[place].link ? locked[place].resolved : place;
  }
  return undefined;
}

function edgesOf(locked, path, found) {
  return placesNeededBy(locked, path)
    .filter(({ place }) => found.has(place))
    .map(({ place }) => purlOf(locked, place));
}

/** The packages that a text of notices names, as `name version (licence)`. */
function bundledIn(notices) {
  return [...notices.matchAll(/^((?:@[\w.-]+\/)?[\w.-]+) (\d[\w.+-]*) \(.+\)$/gm)].map(
    ([, name, version]) => ({
      name,
      version,
    }),
  );
}

function nameOf(locked, path) {
  return locked[path].name ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

function purlOf(locked, path) {
  return `pkg:npm/${nameOf(locked, path).replace('@', '%40')}@${locked[path].version}`;
}

function componentOf(locked, path) {
  const { version, license, integrity } = locked[path];
  const purl = purlOf(locked, path);
  return {
    'bom-ref': purl,
    name: nameOf(locked, path),
    version,
    ...(integrity && { hashes: [hashOf(integrity)] }),
    ...(license && {
      licenses: [/\s/.test(license) ? { expression: license } : { license: { id: license } }],
    }),
    purl,
  };
}

function hashOf(integrity) {
  const [, algorithm, digest] = /^(sha\d+)-(\S+)$/.exec(integrity) ?? fail(`no hash: ${integrity}`);
  return { alg: algorithm.replace('sha', 'SHA-'), content: Buffer.from(digest, 'base64').toString('hex') };
}

function sorted(texts) {
  return [...texts].sort();
}

/** The file's text by what lies here. */
function sbomText() {
  const { packages } = JSON.parse(readFileSync(`${ROOT}package-lock.json`, 'utf8'));
  const notices = Object.fromEntries(
    Object.entries(NOTICES).map(([part, name]) => [part, readFileSync(ROOT + name, 'utf8')]),
  );
  return `${JSON.stringify(billOfMaterials(packages, notices), null, 2)}\n`;
}

const file = process.argv[2] ?? ROOT + FILE;
writeFileSync(file, sbomText());
say(file.replace(ROOT, ''));
