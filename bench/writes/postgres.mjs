import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { freePort } from '../../packages/server/test/support/free-port.mjs';

const USER = 'sallyport';
const isRoot = process.getuid() === 0;

/** A PostgreSQL server with its usual durability, in a directory of its own, from the programs in POSTGRES_BIN. */
export async function startPostgres() {
  const bin = process.env.POSTGRES_BIN ?? '/usr/lib/postgresql/15/bin';
  if (!existsSync(join(bin, 'initdb')))
    throw new Error('There is no PostgreSQL: set POSTGRES_BIN to the directory of initdb and postgres.');
  const directory = mkdtempSync(join(tmpdir(), 'sallyport-bench-postgres-'));
  // PostgreSQL refuses to run as root, so root acts as the account of the Debian package.
  if (isRoot) chownSync(directory, idOf('-u'), idOf('-g'));
  const data = join(directory, 'data');
  execFileSync(...asPostgres(join(bin, 'initdb'), ['-D', data, '-U', USER, '-A', 'trust', '-E', 'UTF8']), {
    stdio: 'ignore',
    cwd: directory,
  });
  const port = await freePort();
  const settings = ['listen_addresses=127.0.0.1', `port=${port}`, `unix_socket_directories=${directory}`];
  const args = ['-D', data, ...settings.flatMap((setting) => ['-c', setting])];
  // Without a shell between, a signal reaches the server itself.
  const child = spawn(join(bin, 'postgres'), args, {
    stdio: 'ignore',
    cwd: directory,
    ...(isRoot && { uid: idOf('-u'), gid: idOf('-g') }),
  });
  const exited = once(child, 'exit');
  process.on('exit', () => {
    child.kill('SIGKILL');
    rmSync(directory, { recursive: true, force: true });
  });
  await untilReady(port);
  return {
    port,
    async createDatabase(name) {
      await ask(port, `create database ${name}`);
      return name;
    },
    urlOf: (name, through) => `postgres://${USER}@127.0.0.1:${through}/${name}`,
    async stop() {
      child.kill('SIGINT');
      await exited;
    },
  };
}

/** How long a statement takes on its way through a port, in milliseconds: the median of some. */
export async function roundTripMs(port) {
  const client = await connected(port);
  const times = [];
  for (let i = 0; i < 200; i++) {
    const begunAt = performance.now();
    await client.query('select 1');
    times.push(performance.now() - begunAt);
  }
  await client.end();
  return times.sort((a, b) => a - b)[times.length / 2];
}

async function connected(port) {
  const client = new pg.Client({ host: '127.0.0.1', port, user: USER, database: 'postgres' });
  await client.connect();
  return client;
}

async function ask(port, text) {
  const client = await connected(port);
  await client.query(text);
  await client.end();
}

async function untilReady(port) {
  const deadline = performance.now() + 60_000;
  for (;;) {
    try {
      return await ask(port, 'select 1');
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await sleep(100);
    }
  }
}

function asPostgres(program, args) {
  return isRoot ? ['runuser', ['-u', 'postgres', '--', program, ...args]] : [program, args];
}

function idOf(flag) {
  return Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
}
