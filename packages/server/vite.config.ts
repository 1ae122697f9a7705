import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
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

// The server as few files that start fast and need almost no packages. Names are kept, so that stacks can be read.
export default defineConfig({
  plugins: [thirdPartyNotices('server')],
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
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
});
