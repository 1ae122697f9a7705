import { spawn, spawnSync } from 'node:child_process';
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

/** How often something slow says that it goes on: where that is one line that changes, and where each is a line more. */
const TELL_MS = { onTerminal: 1000, elsewhere: 10_000 };

/** The same for what takes long: tells what it is `doing`, for how many seconds, and when it is done. */
export async function captureSlowly(doing, program, args, options = {}) {
  const { isTTY } = process.stdout;
  const startedAt = performance.now();
  const seconds = () => Math.round((performance.now() - startedAt) / 1000);
  say(`${doing} …`);
  const timer = setInterval(
    () => (isTTY ? process.stdout.write(`\r  ${seconds()} s`) : say(`  ${seconds()} s`)),
    isTTY ? TELL_MS.onTerminal : TELL_MS.elsewhere,
  );
  const chunks = [];
  const child = spawn(program, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'], ...options });
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => chunks.push(chunk));
  const status = await new Promise((resolve) => {
    child.on('error', (error) => {
      chunks.push(Buffer.from(`${error.message}\n`));
      resolve(error.code === 'ENOENT' ? 127 : 1);
    });
    child.on('close', (code) => resolve(code ?? 1));
  });
  clearInterval(timer);
  say(`${isTTY ? '\r' : ''}  ${status === 0 ? 'done' : 'failed'} after ${seconds()} s`);
  return { status, output: Buffer.concat(chunks).toString() };
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

/** How npm is run: the one that runs this script, or that on the path. Takes what follows its name. */
export function npmCommand(args) {
  const { npm_execpath: script, ...env } = process.env;
  return script?.endsWith('.js')
    ? { program: process.execPath, args: [script, ...args], options: { env } }
    : // On Windows npm itself is a script, which only a shell runs.
      { program: 'npm', args, options: { env, shell: process.platform === 'win32' } };
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
