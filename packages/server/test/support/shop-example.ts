import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { temporaryDirectory, until } from './built-server.js';
import { freePort } from './free-port.mjs';

const FOLDER = fileURLToPath(new URL('../../../../examples/guarded-api/', import.meta.url));

/** One of the programs of examples/guarded-api, with all that it starts, until the test ends. */
export async function startExample(program: string, args: readonly string[], form: RegExp) {
  const child = spawn(process.execPath, [FOLDER + program, ...args], {
    detached: true,
    env: { PATH: process.env.PATH, PORT: '0', TMPDIR: temporaryDirectory() },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const written = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream].setEncoding('utf8').on('data', (text: string) => {
      written[stream] += text;
    });
  const ended = once(child, 'close').then(([code, signal]) => code ?? signal);
  onTestFinished(async () => {
    child.kill('SIGTERM');
    await ended;
  });
  const found = await until('the example to be ready', () => {
    if (child.exitCode !== null) throw new Error(`the example ended: ${written.stderr}`);
    return form.exec(written.stdout) ?? undefined;
  });
  return {
    found,
    child,
    stdout: () => written.stdout,
    stderr: () => written.stderr,
    /** Sends what Ctrl-C does: to all programs of the group in the foreground. */
    pressCtrlC: () => process.kill(-(child.pid ?? 0), 'SIGINT'),
    /** The ids of the processes that it has started. */
    started: () =>
      spawnSync('pgrep', ['-P', String(child.pid)], { encoding: 'utf8' })
        .stdout.trim()
        .split('\n')
        .map(Number),
    ended,
  };
}

/** The whole example, at free ports. */
export async function startShop(proxy: 'guard-proxy' | 'nginx' = 'guard-proxy') {
  // nginx takes no port 0.
  const listen = `127.0.0.1:${proxy === 'nginx' ? await freePort() : 0}`;
  const running = await startExample(
    'start.mjs',
    ['--with', proxy, '--port', '0', '--listen', listen],
    /Sallyport is at (\S+), and the shop is guarded at (\S+)\. [\s\S]*ac02 [^\n]*\n/,
  );
  const [, url = '', proxyUrl = ''] = running.found;
  return { ...running, url, proxyUrl };
}
