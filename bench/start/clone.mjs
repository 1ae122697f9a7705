import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ROOT } from '../../scripts/run.mjs';

/** When Node has given back what the start left over. */
export const IDLE_AFTER_S = 70;

/** The environment of a person who has this Node alone on the path, and nothing that npm or settings of ours left. */
export function environmentOf(node, more = {}) {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(npm_(?!config_registry)|SALLYPORT_|NODE_(ENV|OPTIONS)$)/i.test(name),
  );
  return { ...Object.fromEntries(kept), PATH: `${dirname(node)}:${process.env.PATH}`, ...more };
}

/** The files of the working tree as a fresh clone has them. */
export function makeClone(scratch) {
  const folder = mkdtempSync(join(scratch, 'clone-'));
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  for (const file of listed.split('\0').filter((name) => name !== '' && existsSync(ROOT + name))) {
    mkdirSync(join(folder, dirname(file)), { recursive: true });
    cpSync(ROOT + file, join(folder, file));
  }
  return folder;
}

/** Seconds from a command to the line that says where the server listens; the server and what it came from are ended. */
export async function secondsToListen(program, args, { cwd, env }) {
  const startedAt = performance.now();
  const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'ignore'], detached: true });
  await said(child, /"ready":true|listens on/);
  const seconds = (performance.now() - startedAt) / 1000;
  process.kill(-child.pid, 'SIGTERM');
  await once(child, 'close');
  return seconds;
}

/** Resident memory of a server that was asked once and then left alone, in MB. */
export async function idleMemoryMb(node, args, { env }) {
  const child = spawn(node, args, { env, stdio: ['ignore', 'pipe', 'ignore'] });
  const line = await said(child, /"ready":true/);
  await (await fetch(`${JSON.parse(line).baseUrl}/readyz`)).text();
  await sleep(IDLE_AFTER_S * 1000);
  const [, kib] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'));
  child.kill('SIGTERM');
  await once(child, 'close');
  return (Number(kib) * 1024) / 1e6;
}

async function said(child, expression) {
  let text = '';
  for await (const chunk of child.stdout) {
    text += chunk;
    if (expression.test(text) && text.endsWith('\n')) {
      child.stdout.resume();
      return text;
    }
  }
  throw new Error(`${child.spawnargs.join(' ')} ended before it was ready:\n${text}`);
}

/** What is in a folder, in MB. */
export function folderMb(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return (
    files.reduce(
      (sum, { parentPath, path, name }) => sum + statSync(join(parentPath ?? path, name)).size,
      0,
    ) / 1e6
  );
}

/** How many packages npm put into a folder. */
export function packagesIn(folder) {
  const { packages } = JSON.parse(readFileSync(join(folder, 'node_modules/.package-lock.json'), 'utf8'));
  return Object.values(packages).filter(({ link }) => !link).length;
}
