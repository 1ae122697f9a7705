import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { until } from './built-server.js';

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

export interface ServerOnTerminal {
  readonly url: string;
  /** What a person sees. */
  readonly shown: () => string;
  stop(): Promise<void>;
}

/** Starts the built server on a terminal, which script(1) makes, as a person does. */
export async function startOnTerminal(args: readonly string[]): Promise<ServerOnTerminal> {
  const command = [process.execPath, MAIN, 'start', ...args].map((word) => `'${word}'`).join(' ');
  const child = spawn('script', ['--quiet', '--return', '--command', `exec ${command}`, '/dev/null'], {
    cwd: tmpdir(),
    env: { PATH: process.env.PATH, HOME: join(tmpdir(), 'no-home'), SHELL: '/bin/sh' },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let shown = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    shown += text.replaceAll('\r', '');
  });
  const ended = once(child, 'close');
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const url = await until('the server to listen', () => {
    if (child.exitCode !== null) throw new Error(`the server ended: ${shown}`);
    return /listens on (\S+)\n/.exec(shown)?.[1];
  });
  return {
    url,
    shown: () => shown,
    async stop() {
      // What Ctrl-C types.
      child.stdin.write('\u0003');
      await ended;
    },
  };
}
