import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findPostgres } from '../../scripts/test-programs.mjs';
import { onHost } from './network.mjs';
import { processTree, signalAll, startProgram } from './program.mjs';

/** Another one than that of Debian, for example of a newer version. The account of PostgreSQL has to be able to run it. */
export const PATRONI = process.env.FAULTS_PATRONI ?? 'patroni';
/** Settings of the cluster beside its defaults, as JSON, for example `{"failsafe_mode":true}`. */
const FURTHER_SETTINGS = JSON.parse(process.env.FAULTS_PATRONI_SETTINGS ?? '{}');
/** Room for a data directory of its own, so that one can be full. */
const DISK_MIB = 512;
const MAX_CONNECTIONS = 60;
/** What Patroni has when nobody says otherwise, in seconds. */
export const PATRONI_TIMES = { ttl: 30, loop_wait: 10, retry_timeout: 10 };

/** A PostgreSQL under Patroni on a host of its own. PostgreSQL does not run as root, so it runs as `postgres`. */
export function createMember({ name, network, scratch, etcd, isSynchronous }) {
  const address = network.addHost(name);
  const disk = join(scratch, name);
  const dataDir = join(disk, 'data');
  mkdirSync(disk);
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_MIB}m`, 'tmpfs', disk]);
  execFileSync('chown', ['postgres:postgres', disk]);
  const config = join(scratch, `${name}.yml`);
  // JSON is YAML.
  writeFileSync(config, JSON.stringify(settings({ name, address, disk, dataDir, etcd, isSynchronous })));
  let patroni;

  const postmaster = () => {
    const file = join(dataDir, 'postmaster.pid');
    return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n', 1)[0]) : undefined;
  };
  const server = () => (postmaster() === undefined ? [] : processTree(postmaster()));
  const everything = () => [...processTree(patroni.pid), ...server()];

  return {
    name,
    address,
    disk,
    config,
    start() {
      patroni = startProgram(
        [
          ...onHost(name),
          ...['setpriv', '--reuid=postgres', '--regid=postgres', '--init-groups'],
          PATRONI,
          config,
        ],
        { logFile: join(scratch, `${name}.log`), env: { HOME: disk } },
      );
    },
    isRunning: () => patroni.isRunning(),
    /** As if the power of its host went. */
    killHost: () => signalAll(everything(), 'SIGKILL'),
    /** PostgreSQL alone; Patroni is there to see it. */
    killServer: () => signalAll(server(), 'SIGKILL'),
    signalHost: (signal) => signalAll(everything(), signal),
  };
}

function settings({ name, address, disk, dataDir, etcd, isSynchronous }) {
  return {
    scope: 'sallyport',
    name,
    restapi: { listen: `${address}:8008`, connect_address: `${address}:8008` },
    etcd3: { host: etcd },
    bootstrap: {
      dcs: {
        ...PATRONI_TIMES,
        maximum_lag_on_failover: 1048576,
        synchronous_mode: isSynchronous,
        ...FURTHER_SETTINGS,
        postgresql: {
          use_pg_rewind: true,
          parameters: { max_connections: MAX_CONNECTIONS, wal_keep_size: '64MB' },
        },
      },
      initdb: [{ encoding: 'UTF8' }, { locale: 'C' }, 'data-checksums'],
      pg_hba: ['local all all trust', 'host all all 0.0.0.0/0 trust', 'host replication all 0.0.0.0/0 trust'],
    },
    postgresql: {
      listen: `${address}:5432`,
      connect_address: `${address}:5432`,
      data_dir: dataDir,
      bin_dir: findPostgres(),
      pgpass: join(disk, 'pgpass'),
      authentication: {
        superuser: { username: 'postgres' },
        replication: { username: 'replicator', password: 'replicator' },
        rewind: { username: 'postgres' },
      },
      parameters: { unix_socket_directories: disk, max_wal_size: '128MB', min_wal_size: '32MB' },
    },
  };
}
