import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import type { Socket } from 'node:net';
import type { PrivateServer } from 'sallyport/testing';
import type { StartServer } from './started-server.js';

/** A server finishes its open requests in 8 seconds at most. */
const STOP_TIMEOUT_MS = 15_000;
/** Of what it writes to standard error, for the message of a failure. */
const KEPT_CHARACTERS = 4_000;

const requireHere = createRequire(import.meta.url);

/**
 * Starts a server as a process of its own. It ends with this one, however this one ends, because it reads a pipe that goes with
 * it; and it does not keep this one from ending.
 */
export const startChildServer: StartServer = async (request, timeoutMs) => {
  const child = spawn(process.execPath, [requireHere.resolve('sallyport/testing-program')], {
    stdio: ['pipe', 'pipe', 'pipe'],
    // What is for the Node of the tests, such as a port of an inspector or a loader, is not for the server's.
    env: { ...process.env, NODE_OPTIONS: undefined },
  });
  const errors = keepEnd(child);
  const ended = endOf(child);
  let end: string | undefined;
  void ended.then((how) => {
    end = [how, errors()].filter(Boolean).join(': ');
  });
  child.stdin?.on('error', () => {});
  child.stdin?.write(`${JSON.stringify(request)}\n`);
  try {
    const answer = await firstLine(child, ended, timeoutMs);
    const { facts, environment, problem } = JSON.parse(answer) as PrivateServer & { problem?: string };
    if (problem !== undefined) throw new Error(problem);
    setHeld(child, false);
    const { NODE_OPTIONS } = process.env;
    return {
      facts,
      environment: NODE_OPTIONS === undefined ? environment : { ...environment, NODE_OPTIONS },
      whyGone: () => end,
      stop: () => stop(child, ended),
    };
  } catch (error) {
    await stop(child, ended);
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(['The server could not be started', reason, errors()].filter(Boolean).join(': '));
  }
};

/** How it ended; one that cannot be started never closes. */
function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', ({ message }) => resolve(message));
    child.once('close', (code, signal) => resolve(`it ended with ${code ?? signal}`));
  });
}

async function stop(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
  setHeld(child, true);
  child.stdin?.end();
  const killing = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
  await ended;
  clearTimeout(killing);
}

/** Whether this process stays for it. */
function setHeld(child: ChildProcess, isHeld: boolean): void {
  for (const each of [child, child.stdin, child.stdout, child.stderr] as (ChildProcess & Socket)[])
    if (isHeld) each.ref();
    else each.unref();
}

async function firstLine(child: ChildProcess, ended: Promise<string>, timeoutMs: number): Promise<string> {
  let text = '';
  const line = new Promise<string>((resolve) => {
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      // One line is all that it ever writes.
      text += chunk;
      if (text.endsWith('\n')) resolve(text);
    });
  });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`it was not ready after ${timeoutMs / 1000} s`)), timeoutMs);
  });
  const gone = ended.then((how): never => {
    throw new Error(how);
  });
  try {
    return await Promise.race([line, late, gone]);
  } finally {
    clearTimeout(timer);
    gone.catch(() => {});
  }
}

/** Passes on what the child writes to standard error, and keeps the end of it. */
function keepEnd(child: ChildProcess): () => string {
  let kept = '';
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    process.stderr.write(chunk);
    kept = (kept + chunk).slice(-KEPT_CHARACTERS);
  });
  return () => kept.trim();
}
