import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
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
    for (const file of ['LICENSE', 'README.md', 'package.json'])
      cpSync(join(library, file), join(stage, file));
    const emit = ['--outDir', join(stage, 'dist'), '--tsBuildInfoFile', join(stage, 'tsbuildinfo')];
    if (runTool(['typescript/bin/tsc', '-p', library, ...emit]) !== 0)
      fail(`${library} could not be built; the compiler says why above.`);
    pack(stage, folder);
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}

function pack(directory, folder) {
  // What is packed is built already, and in use.
  const { program, args, options } = npmCommand(['pack', '--ignore-scripts', '--pack-destination', folder]);
  const { status, output } = capture(program, args, { ...options, cwd: directory });
  if (status !== 0) fail(`${directory} could not be packed:\n${output}`);
}
