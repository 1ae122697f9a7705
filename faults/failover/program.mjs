import { spawn } from 'node:child_process';
import { openSync, readFileSync } from 'node:fs';

/** Starts a program on a host, with its output in a file. */
export function startProgram([command, ...args], { logFile, env = {} }) {
  const log = openSync(logFile, 'a');
  const child = spawn(command, args, {
    env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8', ...env },
    stdio: ['ignore', log, log],
  });
  return { pid: child.pid, isRunning: () => child.exitCode === null && child.signalCode === null, child };
}

/** A process and all that it started, nearest first. */
export function processTree(pid) {
  try {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean);
    return [pid, ...children.flatMap((child) => processTree(Number(child)))];
  } catch {
    return [];
  }
}

/** Sends a signal to processes that may be gone already. */
export function signalAll(pids, signal) {
  for (const pid of pids) {
    try {
      process.kill(pid, signal);
    } catch (error) {
      if (error.code !== 'ESRCH') throw error;
    }
  }
}

/** Asks again and again until the answer is true, and says what was waited for when it never is. */
export async function until(what, ask, timeoutMs = 120_000) {
  const deadline = performance.now() + timeoutMs;
  while (!(await ask())) {
    if (performance.now() > deadline) throw new Error(`waited ${timeoutMs / 1000} s for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
