import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { capture, fail, npmCommand, ROOT, runTool } from '../run.mjs';
import { packages } from './packages.mjs';

/** What is bundled, and packed where it was built. Every other package is a library, which the compiler makes. */
const BUNDLED = 'packages/server';

/** Makes the files of all packages that are published, in a folder; those that are bundled are built already. */
export function packAll(folder) {
  mkdirSync(folder, { recursive: true });
  for (const { directory, manifest } of packages()) {
    if (manifest.private) continue;
    if (directory === BUNDLED) pack(ROOT + directory, folder);
    else packLibrary(ROOT + directory, folder);
  }
}

/** From a folder of its own: in that of the sources an older build may have left modules that are gone. */
function packLibrary(library, folder) {
  const stage = mkdtempSync(join(tmpdir(), 'sallyport-package-'));
  try {
    const { files } = JSON.parse(readFileSync(join(library, 'package.json'), 'utf8'));
    for (const file of [
      'LICENSE',
      'README.md',
      'package.json',
      ...files.filter((name) => !/^!|^dist$/.test(name)),
    ])
      cpSync(join(library, file), join(stage, file));
    const emit = ['--outDir', join(stage, 'dist'), '--tsBuildInfoFile', join(stage, 'tsbuildinfo')];
    if (runTool(['typescript/bin/tsc', '-p', library, ...emit]) !== 0)
      fail(`${library} could not be built; the compiler says why above.`);
    if (existsSync(join(library, 'vite.config.ts'))) buildCommonJs(library, join(stage, 'dist'));
    pack(stage, folder);
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}

/** For programs that cannot load modules: one file beside them. */
function buildCommonJs(library, outDir) {
  const args = ['build', '--logLevel', 'warn', '--outDir', outDir];
  if (runTool(['vite/bin/vite.js', ...args], { cwd: library }) !== 0)
    fail(`${library} could not be built for CommonJS; Vite says why above.`);
}

function pack(directory, folder) {
  // What is packed is built already, and in use.
  const { program, args, options } = npmCommand(['pack', '--ignore-scripts', '--pack-destination', folder]);
  const { status, output } = capture(program, args, { ...options, cwd: directory });
  if (status !== 0) fail(`${directory} could not be packed:\n${output}`);
}
