import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chown, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { freePort } from './free-port.mjs';
import { PATIENCE_MS } from './patience.js';

/** A private PostgreSQL server, reachable on a loopback port and a socket in its own temporary directory. */
export interface PostgresServer {
  /** Makes an empty database and returns its URL. It folds and sorts as a language does, by default as bytes are. */
  createDatabase(language?: string): Promise<string>;
  /** Ends every session of other clients, as an administrator can; the server stays. */
  terminateSessions(): Promise<void>;
  /** Stops the server as if its service was restarted, ending all sessions, and resolves when it can be used again. */
  restart(mode?: 'fast' | 'immediate'): Promise<void>;
  /** Kills the server as if its memory had run out, and resolves when it is gone. */
  kill(): Promise<void>;
  /** Starts it again after that, and resolves when it can be used. */
  startAgain(): Promise<void>;
  /** Makes a standby the primary. */
  promote(): Promise<void>;
  /** The address of a database, for sessions of a test's own and for nodes. */
  url(database: string): string;
  stop(): Promise<void>;
}

export interface PostgresOptions {
  /** true keeps fsync on, for tests that stop the server hard. */
  readonly durable?: boolean;
  /** Further settings of its configuration file. */
  readonly settings?: Readonly<Record<string, string | number>>;
  /** PEM. With them it takes TLS, and nothing else from the network. */
  readonly certificate?: { readonly cert: string; readonly key: string };
  /** PEM. With it, it takes only who has a certificate of that authority. */
  readonly clientAuthority?: string;
  /** Makes it a standby of that one. */
  readonly follows?: PostgresServer;
}

const USER = 'sallyport';

/**
 * Runs the server under a shell that holds our end of a pipe: when this process ends, however it ends, the pipe
 * closes, the shell stops the server, which may be another than it started, and removes its files.
 */
const SUPERVISOR = `
dir=$1 bin=$2 primary=$3
exec 3<&0
if [ -n "$primary" ]; then
  "$bin/pg_basebackup" -D "$dir/data" -R -X stream -c fast -d "$primary" >"$dir/log" 2>&1 </dev/null 3<&- || exit 1
else
  "$bin/initdb" -D "$dir/data" -U ${USER} -A trust -E UTF8 --locale=C --no-sync >"$dir/log" 2>&1 </dev/null 3<&- || exit 1
fi
cat "$dir/settings" >>"$dir/data/postgresql.conf"
if [ -f "$dir/pg_hba.conf" ]; then cp "$dir/pg_hba.conf" "$dir/data/pg_hba.conf"; fi
"$bin/postgres" -D "$dir/data" >>"$dir/log" 2>&1 </dev/null 3<&- &
cat <&3 >/dev/null
"$bin/pg_ctl" -D "$dir/data" -m fast stop >>"$dir/log" 2>&1
rm -rf "$dir"
`;

/** The only way in from the network is TLS. */
const TLS_ONLY = 'local all all trust\nhostssl all all 127.0.0.1/32 trust';

/**
 * Starts a server that any local user may enter without a password.
 *
 * @throws when PostgreSQL is not installed; tests of the store need it and are never skipped
 */
export async function startPostgres(options: PostgresOptions = {}): Promise<PostgresServer> {
  const bin = findBinaries();
  const dir = await mkdtemp(join(tmpdir(), 'sallyport-postgres-'));
  const port = await freePort();
  await writeConfiguration(dir, port, options);
  const child = await supervise(dir, [dir, bin, options.follows?.url('postgres') ?? '']);
  const url = (database: string) => `postgres://${USER}@127.0.0.1:${port}/${database}`;
  const socketUrl = `postgres://${USER}@/postgres?host=${encodeURIComponent(dir)}&port=${port}`;
  const ready = () => untilReady(child, socketUrl, dir);
  try {
    await ready();
  } catch (error) {
    await stop(child);
    throw error;
  }

  async function control(...args: readonly string[]): Promise<void> {
    const pgCtl = [join(bin, 'pg_ctl'), '-D', join(dir, 'data'), '-l', join(dir, 'log'), ...args];
    const [program = '', ...rest] = asPostgres(pgCtl);
    const [status] = await once(spawn(program, rest, { stdio: 'ignore', cwd: dir }), 'exit');
    if (status !== 0) throw new Error(`pg_ctl ${args.join(' ')} ended with ${status}`);
  }

  let databases = 0;
  return {
    url,
    async createDatabase(language) {
      databases += 1;
      const name = `test_${databases}`;
      await withClient(socketUrl, (client) =>
        client.query(
          language === undefined
            ? `create database ${name}`
            : `create database ${name} template template0 locale_provider icu icu_locale '${language}'`,
        ),
      );
      return url(name);
    },
    async terminateSessions() {
      await withClient(socketUrl, (client) =>
        client.query(
          `select pg_terminate_backend(pid) from pg_stat_activity
           where backend_type = 'client backend' and pid <> pg_backend_pid()`,
        ),
      );
    },
    restart: (mode = 'fast') => control('-m', mode, 'restart'),
    async kill() {
      const [pid] = (await readFile(join(dir, 'data', 'postmaster.pid'), 'utf8')).split('\n', 1);
      process.kill(Number(pid), 'SIGKILL');
      // Its children end by themselves, and one that is there still keeps the next server from starting.
      await waitUntil('the server to be gone', () =>
        withClient(socketUrl, async () => false).catch(() => true),
      );
    },
    async startAgain() {
      await waitUntil('the server to start again', () =>
        control('start').then(
          () => true,
          () => false,
        ),
      );
      await ready();
    },
    promote: () => control('promote'),
    stop: () => stop(child),
  };
}

async function writeConfiguration(
  dir: string,
  port: number,
  { durable, settings, certificate, clientAuthority }: PostgresOptions,
): Promise<void> {
  const all = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: dir,
    max_connections: 200,
    ...(!durable && { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
    ...(certificate && { ssl: 'on', ssl_cert_file: `${dir}/server.crt`, ssl_key_file: `${dir}/server.key` }),
    ...(clientAuthority && { ssl_ca_file: `${dir}/clients.crt` }),
    ...settings,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name} = '${value}'\n`);
  const files: Record<string, string> = {
    settings: lines.join(''),
    ...(certificate && {
      'server.crt': certificate.cert,
      'server.key': certificate.key,
      'pg_hba.conf': `${TLS_ONLY}${clientAuthority ? ' clientcert=verify-ca' : ''}\n`,
    }),
    ...(clientAuthority && { 'clients.crt': clientAuthority }),
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(dir, name), text, { mode: 0o600 });
}

async function waitUntil(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error(`waited too long for ${what}`);
    await sleep(50);
  }
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
    for (const file of ['.', ...(await readdir(dir))]) await chown(join(dir, file), idOf('-u'), idOf('-g'));
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

/** Statements of a test, which are not the store's. */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
