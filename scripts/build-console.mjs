// Builds the web console into the server's files (packages/server/dist/console) when something that goes into it has
// changed, and compresses what the browser asks for. Runs before `npm start` and `npm test`, and in `npm run build`.
import { existsSync, readFileSync, realpathSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { fail, ROOT, runTool, say } from './run.mjs';
import { filesIn, isStamped, stampOf } from './stamp.mjs';

/** What goes into the build, by path in the repository; of a directory every file but tests. */
const SOURCES = [
  'packages/console/index.html',
  'packages/console/licences',
  'packages/console/first-reads.ts',
  'packages/console/page-start.ts',
  'packages/console/package.json',
  'packages/console/third-party-notices.ts',
  'packages/console/tsconfig.json',
  'packages/console/vite.config.ts',
  'packages/console/public',
  'packages/console/src',
  'packages/client/src',
  // What packages/console/src/domain.ts takes from it.
  'packages/server/src/domain',
  'package-lock.json',
  'scripts/build-console.mjs',
];
const BUILT = `${ROOT}packages/server/dist/console/`;
/** Written last, so that a build that was interrupted is none. */
const STAMP = `${BUILT}.built-from`;
/** Smaller files fit into one packet anyway. */
const LEAST_COMPRESSED_BYTES = 1024;

/** Builds unless what is there was built from the same sources. Ends the process when that fails. */
export function buildConsole() {
  const wanted = stampOf(SOURCES);
  if (isStamped(STAMP, wanted)) return;
  say('Building the console …');
  const status = runTool(['vite/bin/vite.js', 'build', '--logLevel', 'warn'], {
    cwd: `${ROOT}packages/console`,
    // Whatever the environment says: with another value the development build of React would be served.
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (status !== 0) fail('The console could not be built; Vite says why above.');
  if (!existsSync(`${BUILT}index.html`)) fail(`Vite built the console, but left no index.html in ${BUILT}.`);
  for (const file of [...filesIn(`${BUILT}assets`), ...filesIn(`${BUILT}third-party-notices.txt`)])
    compress(file);
  writeFileSync(STAMP, wanted);
}

function compress(file) {
  if (statSync(file).size <= LEAST_COMPRESSED_BYTES) return;
  const content = readFileSync(file);
  const brotli = {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
    },
  };
  // Fonts and pictures are compressed already.
  for (const [extension, compressed] of [
    ['br', brotliCompressSync(content, brotli)],
    ['gz', gzipSync(content, { level: 9 })],
  ])
    if (compressed.length < content.length) writeFileSync(`${file}.${extension}`, compressed);
}

// Node resolves links in the one, not in the other.
if (realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) buildConsole();
