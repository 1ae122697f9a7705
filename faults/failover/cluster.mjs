import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startNode } from '../parts/node.mjs';
import { startEtcd } from './etcd.mjs';
import { startHaproxy } from './haproxy.mjs';
import { createMember } from './member.mjs';
import { createNetwork, onHost } from './network.mjs';
import { until } from './program.mjs';

const PORT = 8080;
const NODES = ['node1', 'node2', 'node3'];
const MEMBERS = ['pg1', 'pg2', 'pg3'];
const LIBFAKETIME = '/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1';

/** Three nodes behind HAProxy, on PostgreSQL with two standbys under Patroni behind HAProxy, and etcd. */
export async function startCluster({ scratch, isSynchronous }) {
  const network = createNetwork();
  const etcd = await startEtcd({ network, scratch });
  const members = MEMBERS.map((name) => createMember({ name, network, scratch, etcd, isSynchronous }));
  for (const host of ['haproxy', ...NODES]) network.addHost(host);

  const state = async () => {
    for (const { address } of members) {
      const answer = await ask(`http://${address}:8008/cluster`);
      if (answer !== undefined) return answer.members ?? [];
    }
    return [];
  };
  const leader = async () => {
    const name = (await state()).find(({ role }) => role === 'leader')?.name;
    return members.find((member) => member.name === name);
  };
  /** All members are there and follow; with synchronous replication one of them confirms. */
  const isWhole = async () => {
    const seen = await state();
    const roles = seen.map(({ role }) => role);
    const isRunning = seen.every(({ state: now }) => ['running', 'streaming'].includes(now));
    return (
      isRunning &&
      seen.length === members.length &&
      roles.includes('leader') &&
      (!isSynchronous || roles.includes('sync_standby'))
    );
  };

  const [first, ...standbys] = members;
  first.start();
  await until(
    'the first member to lead',
    async () => (await ask(`http://${first.address}:8008/primary`)) !== undefined,
  );
  const superuser = `postgres://postgres@${first.address}:5432/postgres`;
  for (const statement of ['create role sallyport login', 'create database sallyport owner sallyport'])
    execFileSync('psql', ['-q', superuser, '-c', statement], { stdio: ['ignore', 'ignore', 'inherit'] });
  for (const member of standbys) member.start();
  await until('the standbys to follow', isWhole, 180_000);
  const proxy = startHaproxy({ network, scratch, members, nodeHosts: NODES, port: PORT });

  const masterKey = randomBytes(32).toString('hex');
  const clockOf = (host) => join(scratch, `${host}.clock`);
  const startNodeOn = (host) => {
    writeFileSync(clockOf(host), '+0s');
    return startNode({
      directory: fileURLToPath(new URL('../..', import.meta.url)),
      scratch,
      name: host,
      address: network.addressOf(host),
      port: PORT,
      prefix: onHost(host),
      settings: {
        SALLYPORT_HOST: '0.0.0.0',
        SALLYPORT_PUBLIC_URL: proxy.url,
        SALLYPORT_DATABASE_URL: `postgres://sallyport@${proxy.database}/sallyport`,
        SALLYPORT_MASTER_KEY: masterKey,
        // The clock can be set for this process alone, by writing the file; the monotonic one stays as it is.
        LD_PRELOAD: LIBFAKETIME,
        FAKETIME_TIMESTAMP_FILE: clockOf(host),
        FAKETIME_CACHE_DURATION: '1',
        FAKETIME_DONT_FAKE_MONOTONIC: '1',
      },
    });
  };
  const nodes = [];
  for (const host of NODES) nodes.push(await startNodeOn(host));
  const made = nodes[0].first();

  return {
    network,
    members,
    nodes,
    url: proxy.url,
    database: proxy.database,
    first: made,
    state,
    leader,
    standby: async () => {
      const seen = await state();
      const other =
        seen.find(({ role }) => role === 'sync_standby') ?? seen.find(({ role }) => role === 'replica');
      return members.find(({ name }) => name === other?.name);
    },
    isWhole,
    setClock: (node, offset) => writeFileSync(clockOf(node.name), offset),
    async restartNode(index) {
      nodes[index] = await startNodeOn(NODES[index]);
    },
  };
}

async function ask(url) {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(3000) });
    const text = await answer.text();
    return answer.ok ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}
