import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { capture, fail, npmCommand, ROOT, runTool } from '../run.mjs';

/** Makes the packages for npm in a folder, of what is built. */
export function packAll(folder) {
  mkdirSync(folder, { recursive: true });
  pack(`${ROOT}packages/server`, folder);
  const stage = mkdtempSync(join(tmpdir(), 'sallyport-client-'));
  try {
    packClient(stage, folder);
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}

/** From a folder of its own: in that of the sources an older build may have left modules that are gone. */
function packClient(stage, folder) {
  const client = `${ROOT}packages/client`;
  for (const file of ['LICENSE', 'README.md', 'package.json']) cpSync(`${client}/${file}`, join(stage, file));
  const emit = ['--outDir', join(stage, 'dist'), '--tsBuildInfoFile', join(stage, 'tsbuildinfo')];
  if (runTool(['typescript/bin/tsc', '-p', client, ...emit]) !== 0)
    fail('The client could not be built; the compiler says why above.');
  pack(stage, folder);
}

function pack(directory, folder) {
  // What is packed is built already, and in use.
  const { program, args, options } = npmCommand(['pack', '--ignore-scripts', '--pack-destination', folder]);
  const { status, output } = capture(program, args, { ...options, cwd: directory });
  if (status !== 0) fail(`${directory} could not be packed:\n${output}`);
}
