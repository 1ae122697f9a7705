import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../packages/server/test/support/free-port.mjs';
import { findPostgres } from '../../scripts/test-programs.mjs';

const START_TIMEOUT_MS = 60_000;

/** A PostgreSQL server of this run alone on a free port of the loopback, without passwords; it ends with this process. */
export async function startPostgres({ scratch, settings = {} }) {
  const bin = findPostgres();
  if (bin === undefined) throw new Error('PostgreSQL 15 or later is not installed (Debian: postgresql)');
  const port = await freePort();
  const directory = join(scratch, 'postgres');
  mkdirSync(directory);
  // PostgreSQL refuses to run as root.
  const isRoot = process.getuid?.() === 0;
  if (isRoot) {
    execFileSync('chown', ['postgres:postgres', directory]);
    execFileSync('chmod', ['755', scratch]);
  }
  const asPostgres = isRoot ? ['setpriv', '--reuid=postgres', '--regid=postgres', '--init-groups'] : [];
  const dataDir = join(directory, 'data');
  const initdb = [
    ...asPostgres,
    join(bin, 'initdb'),
    '-D',
    dataDir,
    '-U',
    'sallyport',
    '-A',
    'trust',
    '-E',
    'UTF8',
  ];
  execFileSync(initdb[0], [...initdb.slice(1), '--locale=C', '--no-sync'], {
    stdio: 'ignore',
    cwd: directory,
  });
  const options = { listen_addresses: '127.0.0.1', port, unix_socket_directories: directory, ...settings };
  const server = [
    ...[...asPostgres, join(bin, 'postgres'), '-D', dataDir],
    ...Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
  const child = spawn(server[0], server.slice(1), { stdio: ['ignore', 'ignore', 'pipe'], cwd: directory });
  let log = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    log = (log + text).slice(-4000);
  });
  // Fast: sessions are ended, nothing is waited for.
  const endWithUs = () => child.kill('SIGINT');
  process.on('exit', endWithUs);
  const url = `postgres://sallyport@127.0.0.1:${port}`;
  const psql = (database, statement) =>
    execFileSync('psql', ['-qAt', `${url}/${database}`, '-c', statement], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  const deadline = performance.now() + START_TIMEOUT_MS;
  while (!isUp(psql)) {
    if (child.exitCode !== null || performance.now() > deadline)
      throw new Error(`PostgreSQL did not start:\n${log}`);
    await sleep(100);
  }
  return {
    psql,
    createDatabase(name) {
      psql('postgres', `create database ${name}`);
      return `${url}/${name}`;
    },
    /** All of a database as statements that any client can send. */
    dump: (name) =>
      execFileSync(
        join(bin, 'pg_dump'),
        ['--inserts', '--rows-per-insert=100', '--no-owner', '--no-privileges', `${url}/${name}`],
        { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
      )
        .split('\n')
        // What begins so is for psql alone.
        .filter((line) => !line.startsWith('\\') && !line.startsWith('--') && line !== '')
        .join('\n'),
    async stop() {
      process.off('exit', endWithUs);
      if (child.exitCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGINT');
      await ended;
    },
  };
}

function isUp(psql) {
  try {
    return psql('postgres', 'select 1').trim() === '1';
  } catch {
    return false;
  }
}
