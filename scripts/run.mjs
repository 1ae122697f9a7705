import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The repository's root, where every script works. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/**
 * Runs a program without a terminal and keeps what it writes. Returns its status (127 when it cannot be run) and output.
 */
export function capture(program, args, options = {}) {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...options,
  });
  return { status: status ?? (error?.code === 'ENOENT' ? 127 : 1), output: `${stdout ?? ''}${stderr ?? ''}` };
}

/** Runs a program of node_modules, for example `['typescript/bin/tsc', '-b']`, and shows what it writes. */
export function runTool([script, ...args], options = {}) {
  const { status } = spawnSync(process.execPath, [`${ROOT}node_modules/${script}`, ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    ...options,
  });
  return status ?? 1;
}

/** Ends the process with a message for whoever started it. */
export function fail(message, status = 1) {
  process.stderr.write(`${message}\n`);
  process.exit(status);
}

/** Tells what is going on, on one line. */
export function say(message) {
  process.stdout.write(`${message}\n`);
}
