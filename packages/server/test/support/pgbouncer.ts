import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chown, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from './built-server.js';
import { freePort } from './free-port.mjs';

/** A PgBouncer in transaction mode, set as docs/guides/several-nodes.md says, before servers on loopback ports. */
export interface PgBouncer {
  /** The same database by way of it. */
  through(databaseUrl: string): string;
  /** Leads to another server from the next transaction on. */
  leadTo(port: number): Promise<void>;
  stop(): Promise<void>;
}

const PROGRAM = '/usr/sbin/pgbouncer';

/** As in postgres.ts: it goes when this process does. */
const SUPERVISOR = `
dir=$1 program=$2
exec 3<&0
"$program" "$dir/pgbouncer.ini" >>"$dir/log" 2>&1 </dev/null 3<&- &
pid=$!
cat <&3 >/dev/null
kill -INT $pid
wait $pid
rm -rf "$dir"
`;

/** @param targetUrl a database of the server that it leads to, for the names of host and user */
export async function startPgBouncer(targetUrl: string): Promise<PgBouncer> {
  if (!existsSync(PROGRAM)) throw new Error(`${PROGRAM} is missing: install the Debian package pgbouncer`);
  const target = new URL(targetUrl);
  const dir = await mkdtemp(join(tmpdir(), 'sallyport-pgbouncer-'));
  const port = await freePort();
  const configuration = (targetPort: string) => `
[databases]
* = host=127.0.0.1 port=${targetPort}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = trust
auth_file = ${dir}/users
pool_mode = transaction
default_pool_size = 5
server_login_retry = 1
pidfile = ${dir}/pid
`;
  await writeFile(join(dir, 'pgbouncer.ini'), configuration(target.port));
  await writeFile(join(dir, 'users'), `"${target.username}" ""\n`);
  const child = await supervise(dir);
  await until('PgBouncer to listen', async () => {
    if (child.exitCode !== null) throw new Error('PgBouncer did not start');
    return (await listens(port)) ? true : undefined;
  });
  return {
    through(databaseUrl) {
      const url = new URL(databaseUrl);
      url.port = String(port);
      return url.href;
    },
    async leadTo(targetPort) {
      await writeFile(join(dir, 'pgbouncer.ini'), configuration(String(targetPort)));
      process.kill(Number(await readFile(join(dir, 'pid'), 'utf8')), 'SIGHUP');
    },
    async stop() {
      const ended = once(child, 'exit');
      child.stdin?.end();
      await ended;
    },
  };
}

/** It refuses to run as root, so root acts as the account of Debian's PostgreSQL. */
async function supervise(dir: string): Promise<ChildProcess> {
  const command = ['sh', '-c', SUPERVISOR, 'pgbouncer-supervisor', dir, PROGRAM];
  const isRoot = process.getuid?.() === 0;
  if (isRoot) {
    const idOf = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
    for (const file of ['.', ...(await readdir(dir))]) await chown(join(dir, file), idOf('-u'), idOf('-g'));
  }
  const [program = '', ...args] = isRoot ? ['runuser', '-u', 'postgres', '--', ...command] : command;
  const child = spawn(program, args, { stdio: ['pipe', 'ignore', 'inherit'], cwd: dir });
  child.stdin?.on('error', () => {});
  return child;
}

async function listens(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
