import { existsSync } from 'node:fs';
import { capture, fail } from '../../scripts/run.mjs';
import { findPostgres, installPrograms } from '../../scripts/test-programs.mjs';

const works = (program, ...args) => capture(program, args).status === 0;

const PROGRAMS = [
  { name: 'the PostgreSQL server', packages: ['postgresql'], isThere: () => findPostgres() !== undefined },
  { name: 'psql', packages: ['postgresql-client'], isThere: () => works('psql', '--version') },
  { name: 'Patroni', packages: ['patroni'], isThere: () => works('patroni', '--version') },
  { name: 'etcd', packages: ['etcd-server'], isThere: () => works('etcd', '--version') },
  { name: 'HAProxy', packages: ['haproxy'], isThere: () => works('/usr/sbin/haproxy', '-v') },
  {
    name: 'libfaketime',
    packages: ['libfaketime'],
    isThere: () => existsSync('/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1'),
  },
  { name: 'ip', packages: ['iproute2'], isThere: () => works('ip', '-V') },
];

/** Installs what is missing where that is possible, and says so where not. */
export function ensurePrograms() {
  if (process.getuid?.() !== 0) fail('This takes root, for namespaces of the network and mounts.');
  const missing = installPrograms(PROGRAMS);
  if (missing !== undefined) fail(`The failover needs programs that are missing:\n${missing}`);
}
