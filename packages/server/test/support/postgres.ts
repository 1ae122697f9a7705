import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chown, mkdtemp, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { PATIENCE_MS } from './patience.js';

/** A private PostgreSQL server, reachable on a loopback port and a socket in its own temporary directory. */
export interface PostgresServer {
  /** Makes an empty database and returns its URL. */
  createDatabase(): Promise<string>;
  /** Ends every session of other clients, as an administrator can; the server stays. */
  terminateSessions(): Promise<void>;
  /** Stops the server as if its service was restarted, ending all sessions, and resolves when it can be used again. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

const USER = 'sallyport';

/**
 * Runs the server under a shell that holds our end of a pipe: when this process ends, however it ends, the pipe
 * closes, the shell stops the server, which may be another than it started, and removes its files.
 */
const SUPERVISOR = `
dir=$1 bin=$2; shift 2
exec 3<&0
"$bin/initdb" -D "$dir/data" -U ${USER} -A trust -E UTF8 --locale=C --no-sync >"$dir/log" 2>&1 </dev/null 3<&- || exit 1
"$bin/postgres" -D "$dir/data" "$@" >>"$dir/log" 2>&1 </dev/null 3<&- &
cat <&3 >/dev/null
"$bin/pg_ctl" -D "$dir/data" -m fast stop >>"$dir/log" 2>&1
rm -rf "$dir"
`;

/**
 * Starts a server that any local user may enter without a password.
 *
 * @param options.durable true keeps fsync on, for tests that stop the server hard
 * @throws when PostgreSQL is not installed; tests of the store need it and are never skipped
 */
export async function startPostgres(options: { durable?: boolean } = {}): Promise<PostgresServer> {
  const bin = findBinaries();
  const dir = await mkdtemp(join(tmpdir(), 'sallyport-postgres-'));
  const port = await freePort();
  const settings = [
    `listen_addresses=127.0.0.1`,
    `port=${port}`,
    `unix_socket_directories=${dir}`,
    `max_connections=200`,
    ...(options.durable ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']),
  ].flatMap((setting) => ['-c', setting]);
  const child = await supervise(dir, [dir, bin, ...settings]);
  const url = (database: string) => `postgres://${USER}@127.0.0.1:${port}/${database}`;
  try {
    await untilReady(child, url('postgres'), dir);
  } catch (error) {
    await stop(child);
    throw error;
  }
  let databases = 0;
  return {
    async createDatabase() {
      databases += 1;
      const name = `test_${databases}`;
      await withClient(url('postgres'), (client) => client.query(`create database ${name}`));
      return url(name);
    },
    async terminateSessions() {
      await withClient(url('postgres'), (client) =>
        client.query(
          `select pg_terminate_backend(pid) from pg_stat_activity
           where backend_type = 'client backend' and pid <> pg_backend_pid()`,
        ),
      );
    },
    async restart() {
      const [program = '', ...args] = asPostgres([
        join(bin, 'pg_ctl'),
        ...['-D', join(dir, 'data'), '-m', 'fast', '-l', join(dir, 'log'), 'restart'],
      ]);
      const [status] = await once(spawn(program, args, { stdio: 'ignore', cwd: dir }), 'exit');
      if (status !== 0) throw new Error(`pg_ctl restart ended with ${status}`);
    },
    stop: () => stop(child),
  };
}

function findBinaries(): string {
  const directories = [process.env.POSTGRES_BIN, '/usr/lib/postgresql/15/bin'];
  for (const directory of directories) {
    if (directory && existsSync(join(directory, 'initdb')) && existsSync(join(directory, 'postgres')))
      return directory;
  }
  throw new Error(
    'PostgreSQL 15 is not installed, and the tests of the store need a real server. Install the Debian package ' +
      'postgresql-15 (it puts initdb and postgres in /usr/lib/postgresql/15/bin), or set POSTGRES_BIN to the ' +
      'directory of another installation.',
  );
}

/** PostgreSQL refuses to run as root, so root acts as the account of the Debian package. */
function asPostgres(command: readonly string[]): readonly string[] {
  return isRoot() ? ['runuser', '-u', 'postgres', '--', ...command] : command;
}

const isRoot = () => process.getuid?.() === 0;

async function supervise(dir: string, parameters: string[]): Promise<ChildProcess> {
  const command = asPostgres(['sh', '-c', SUPERVISOR, 'postgres-supervisor', ...parameters]);
  if (isRoot()) {
    const idOf = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
    await chown(dir, idOf('-u'), idOf('-g'));
  }
  const [program = '', ...args] = command;
  const child = spawn(program, args, { stdio: ['pipe', 'ignore', 'inherit'], cwd: dir });
  // A supervisor that has ended already is noticed by its exit code.
  child.stdin?.on('error', () => {});
  return child;
}

async function untilReady(child: ChildProcess, url: string, dir: string): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      await withClient(url, (client) => client.query('select 1'));
      return;
    } catch (error) {
      if (child.exitCode === null && performance.now() < deadline) {
        await sleep(50);
        continue;
      }
      const log = await readFile(join(dir, 'log'), 'utf8').catch(() => '(no log)');
      throw new Error(`PostgreSQL did not start:\n${log}`, { cause: error });
    }
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const exited = once(child, 'exit');
  child.stdin?.end();
  await exited;
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
