import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { thirdPartyNotices } from '../console/third-party-notices.js';
import manifest from './package.json' with { type: 'json' };

const SOURCES = fileURLToPath(new URL('src', import.meta.url));

/** Threads and processes are started from files of their own, whose names end like this. */
const PROGRAM = /-program\.ts$/;
const programs = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => PROGRAM.test(file));

/** What has native parts stays a package that npm installs for the platform; what only tests use, and what pg can do without. */
const OUTSIDE = [
  ...Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies }),
  'better-sqlite3',
  'pg-native',
];

/**
 * Writes characters beyond Latin-1 as escapes: V8 keeps a whole file in two bytes a character where it has one of them, 3 MB at
 * rest. At the very end, since the printer would write them out again; lines stay, so source maps go on naming them.
 */
const latin1: Plugin = {
  name: 'latin-1',
  generateBundle(_options, bundle) {
    for (const file of Object.values(bundle))
      if (file.type === 'chunk')
        file.code = file.code.replace(
          /[\u0100-\uffff]/g,
          (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
        );
  },
};

/**
 * What Fastify asks for only where a route has a schema of Fastify's or no compilers are given to it (`http/framework.ts`), and
 * prom-client only for exemplars.
 */
const UNUSED = ['@fastify/ajv-compiler', '@fastify/fast-json-stringify-compiler', '@opentelemetry/api'];
const withoutUnused: Plugin = {
  name: 'without-unused',
  enforce: 'pre',
  resolveId: (id) => (UNUSED.includes(id) ? 'unused' : undefined),
  load: (id) => (id === 'unused' ? 'export default undefined;' : undefined),
};

// The server as few files that start fast and need almost no packages. Names are kept, so that stacks can be read.
export default defineConfig({
  plugins: [withoutUnused, thirdPartyNotices('server'), latin1],
  resolve: {
    // Its sources, so that no other build has to come first.
    alias: {
      '@sallyport/client': fileURLToPath(new URL('../client/src/index.ts', import.meta.url)),
    },
  },
  ssr: { noExternal: true },
  build: {
    ssr: true,
    target: 'node20',
    sourcemap: true,
    minify: false,
    rolldownOptions: {
      // How long a build takes says nothing to who starts a server.
      checks: { pluginTimings: false },
      external: OUTSIDE,
      input: Object.fromEntries(
        ['main.ts', 'testing.ts', ...programs].map((file) => [
          file.replace(/\.ts$/, ''),
          `${SOURCES}/${file}`,
        ]),
      ),
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: 'chunks/[name]-[hash].js',
        // Read at every start, and by nobody; licences are in the notices.
        comments: false,
      },
    },
  },
});
