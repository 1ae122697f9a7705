import { join } from 'node:path';
import { onHost } from './network.mjs';
import { startProgram, until } from './program.mjs';

/** One etcd, where the members of PostgreSQL settle who leads. */
export async function startEtcd({ network, scratch }) {
  const address = network.addHost('etcd');
  const client = `http://${address}:2379`;
  const peer = `http://${address}:2380`;
  startProgram(
    [
      ...onHost('etcd'),
      'etcd',
      ...['--name', 'etcd', '--data-dir', join(scratch, 'etcd')],
      ...['--listen-client-urls', client, '--advertise-client-urls', client],
      ...['--listen-peer-urls', peer, '--initial-advertise-peer-urls', peer],
      ...['--initial-cluster', `etcd=${peer}`],
    ],
    { logFile: join(scratch, 'etcd.log') },
  );
  await until('etcd', async () => (await fetch(`${client}/health`).catch(() => undefined))?.ok);
  return `${address}:2379`;
}
