import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { capture, fail, npmCommand, ROOT, runTool } from '../run.mjs';

/** Makes the packages for npm in a folder, of what is built. */
export function packAll(folder) {
  mkdirSync(folder, { recursive: true });
  pack(`${ROOT}packages/server`, folder);
  packModules('client', ['LICENSE', 'README.md', 'package.json'], folder);
  packModules('testing', ['LICENSE', 'README.md', 'index.d.cts', 'package.json'], folder, buildCommonJs);
}

/** From a folder of its own: in that of the sources an older build may have left modules that are gone. */
function packModules(name, files, folder, buildMore = () => {}) {
  const sources = `${ROOT}packages/${name}`;
  const stage = mkdtempSync(join(tmpdir(), `sallyport-${name}-`));
  try {
    for (const file of files) cpSync(`${sources}/${file}`, join(stage, file));
    const emit = ['--outDir', join(stage, 'dist'), '--tsBuildInfoFile', join(stage, 'tsbuildinfo')];
    if (runTool(['typescript/bin/tsc', '-p', sources, ...emit]) !== 0)
      fail(`packages/${name} could not be built; the compiler says why above.`);
    buildMore(sources, join(stage, 'dist'));
    pack(stage, folder);
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}

/** For programs that cannot load modules: one file beside them. */
function buildCommonJs(sources, outDir) {
  const args = ['build', '--logLevel', 'warn', '--outDir', outDir];
  if (runTool(['vite/bin/vite.js', ...args], { cwd: sources }) !== 0)
    fail('packages/testing could not be built for CommonJS; Vite says why above.');
}

function pack(directory, folder) {
  // What is packed is built already, and in use.
  const { program, args, options } = npmCommand(['pack', '--ignore-scripts', '--pack-destination', folder]);
  const { status, output } = capture(program, args, { ...options, cwd: directory });
  if (status !== 0) fail(`${directory} could not be packed:\n${output}`);
}
