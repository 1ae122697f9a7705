import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

const START_TIMEOUT_MS = 20_000;

/**
 * A program that serves a port of this machine. Resolves once it does, with what it has written and a way to end it with all that it
 * started: nginx has processes that outlive the one that started them.
 */
export async function startProxy([program, ...args], { name, directory, port, env = {} }) {
  const child = spawn(program, args, {
    cwd: directory,
    env: { PATH: process.env.PATH, HOME: directory, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let log = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => {
      log = (log + text).slice(-20_000);
    });
  child.on('error', (error) => {
    log += error.message;
  });
  const end = () => {
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      // It has ended already.
    }
  };
  process.on('exit', end);
  const stop = async () => {
    const ended = child.exitCode === null && child.pid !== undefined ? once(child, 'close') : undefined;
    end();
    await ended;
    process.off('exit', end);
  };
  if (!(await listens(port, () => child.exitCode !== null || child.pid === undefined))) {
    await stop();
    throw new Error(`${name} did not start:\n${log}`);
  }
  return { log: () => log, stop };
}

async function listens(port, hasEnded) {
  const deadline = performance.now() + START_TIMEOUT_MS;
  while (performance.now() < deadline && !hasEnded()) {
    const socket = connect(port, '127.0.0.1');
    const isThere = await new Promise((resolve) => {
      socket.on('connect', () => resolve(true)).on('error', () => resolve(false));
    });
    socket.destroy();
    if (isThere) return true;
    await wait(50);
  }
  return false;
}
