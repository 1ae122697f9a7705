import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished } from 'vitest';
import { PATIENCE_MS } from './patience.js';
import { toldAnswers } from './told-answers.js';

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

/** The built program as a process of its own. What it wrote so far can be read at any time. */
export interface BuiltProcess {
  readonly child: ChildProcess;
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** Resolves with the exit status, or the signal that ended it, when all output is read. */
  readonly ended: Promise<number | NodeJS.Signals>;
}

export interface BuiltServer extends BuiltProcess {
  /** Where it says that it listens. */
  readonly url: string;
  /** Asks it to stop and resolves like `ended`. */
  stop(): Promise<number | NodeJS.Signals>;
}

/** A directory that goes when the test ends. */
export function temporaryDirectory(): string {
  const { path, remove } = temporaryDirectoryOf('e2e');
  onTestFinished(remove);
  return path;
}

/** A directory for several tests, which remove it themselves. */
export function temporaryDirectoryOf(name: string): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), `sallyport-${name}-`));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

export interface BuiltOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Takes what kills the process, for hooks, which no test is around. Otherwise that is done when the test ends. */
  readonly atEnd?: (end: () => void) => void;
}

/** Runs `sallyport` with nothing but the given settings; killed when the test ends. Its answers have to be described ones. */
export function runSallyport(args: readonly string[], options: BuiltOptions = {}): BuiltProcess {
  const { atEnd = onTestFinished } = options;
  if (!existsSync(MAIN))
    throw new Error(`${MAIN} is missing: these tests run the built program. Build it with: npx tsc -b`);
  // What a test bounds in memory is not to hold answers for another reason.
  const told = options.env?.NODE_OPTIONS === undefined ? toldAnswers() : undefined;
  const child = spawn(process.execPath, [...(told?.nodeArguments ?? []), MAIN, ...args], {
    cwd: options.cwd ?? tmpdir(),
    env: { PATH: process.env.PATH, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const written = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream]?.setEncoding('utf8').on('data', (text: string) => {
      written[stream] += text;
    });
  }
  const ended = once(child, 'close').then(([code, signal]) => code ?? signal);
  atEnd(() => {
    child.kill('SIGKILL');
    expect(told?.problems() ?? [], 'answers that the OpenAPI documents do not describe').toEqual([]);
  });
  return { child, stdout: () => written.stdout, stderr: () => written.stderr, ended };
}

/** Starts a server on a free port and waits until it says where it listens. */
export async function startBuiltServer(
  dataDir: string,
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
  options: Pick<BuiltOptions, 'atEnd'> = {},
): Promise<BuiltServer> {
  const running = runSallyport(['start', '--port', '0', '--data-dir', dataDir, ...args], { env, ...options });
  let status: number | NodeJS.Signals | undefined;
  running.ended.then((ended) => {
    status = ended;
  });
  const url = await until('the server to listen', () => {
    if (status !== undefined) throw new Error(`the server ended with ${status}: ${running.stderr()}`);
    return /listens on (\S+)\n/.exec(running.stdout())?.[1];
  });
  return {
    ...running,
    url,
    stop() {
      running.child.kill('SIGTERM');
      return running.ended;
    },
  };
}

/** Asks again and again until there is an answer, for as long as tests have patience. */
export async function until<T>(what: string, ask: () => T | undefined | Promise<T | undefined>): Promise<T> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (performance.now() > deadline) throw new Error(`waited too long for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
