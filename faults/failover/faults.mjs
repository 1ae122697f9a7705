import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openSessions } from './sessions.mjs';

/** What is done to the cluster: `begin`, then `lastsMs`, then `end` with what `begin` returned. */
export const FAULTS = [
  {
    name: 'kill-server',
    what: "SIGKILL of the primary's PostgreSQL; Patroni is there to start it again",
    begin: async (cluster) => (await cluster.leader()).killServer(),
  },
  {
    name: 'kill-primary',
    what: "SIGKILL of everything on the primary's host, started again after 45 s",
    lastsMs: 45_000,
    async begin(cluster) {
      const primary = await cluster.leader();
      primary.killHost();
      return primary;
    },
    end: (_, primary) => primary.start(),
  },
  {
    name: 'cut-and-kill',
    what: "The primary's links to its standbys are cut for 5 s, then everything on its host is killed, started again after 45 s",
    lastsMs: 50_000,
    async begin(cluster) {
      const primary = await cluster.leader();
      for (const { name } of cluster.members)
        if (name !== primary.name) cluster.network.cut(primary.name, name);
      await sleep(5000);
      primary.killHost();
      return primary;
    },
    end(cluster, primary) {
      // Not before: what the kernel of a dead host still holds reaches nobody.
      cluster.network.heal();
      primary.start();
    },
  },
  {
    name: 'switchover',
    what: 'Promotion of the standby with patronictl switchover',
    async begin(cluster) {
      const [primary, standby] = [await cluster.leader(), await cluster.standby()];
      execFileSync(
        'patronictl',
        [
          '-c',
          primary.config,
          'switchover',
          '--leader',
          primary.name,
          '--candidate',
          standby.name,
          '--force',
        ],
        { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, LC_ALL: 'C.UTF-8' } },
      );
    },
  },
  cut('cut-etcd-primary', 'The link of the primary to etcd is cut for 45 s', 45_000, async (cluster) => [
    [(await cluster.leader()).name, 'etcd'],
  ]),
  cut('cut-etcd', 'The links of all members to etcd are cut for 45 s', 45_000, (cluster) =>
    cluster.members.map(({ name }) => [name, 'etcd']),
  ),
  cut(
    'cut-replication',
    'The link of the primary to the standby that confirms is cut for 30 s',
    30_000,
    async (cluster) => [[(await cluster.leader()).name, (await cluster.standby()).name]],
  ),
  cut('cut-database', 'The link of HAProxy to the primary is cut for 20 s', 20_000, async (cluster) => [
    [(await cluster.leader()).name, 'haproxy'],
  ]),
  cut('cut-node', 'The link of one node to HAProxy, its way to the database, is cut for 20 s', 20_000, () => [
    ['node1', 'haproxy'],
  ]),
  cut('cut-nodes', 'The links of all nodes to HAProxy are cut for 15 s', 15_000, ({ nodes }) =>
    nodes.map(({ name }) => [name, 'haproxy']),
  ),
  {
    name: 'isolate-primary',
    what: "All links of the primary's host are cut for 45 s",
    lastsMs: 45_000,
    begin: async (cluster) => cluster.network.isolate((await cluster.leader()).name),
    end: (cluster) => cluster.network.heal(),
  },
  {
    name: 'stop-node',
    what: 'SIGSTOP of a node for 30 s',
    lastsMs: 30_000,
    begin: (cluster) => cluster.nodes[0].signal('SIGSTOP'),
    end: (cluster) => cluster.nodes[0].signal('SIGCONT'),
  },
  {
    name: 'kill-node',
    what: 'SIGKILL of a node, started again after 5 s',
    lastsMs: 5000,
    begin: (cluster) => cluster.nodes[0].kill(),
    end: (cluster) => cluster.restartNode(0),
  },
  {
    name: 'stop-primary',
    what: "SIGSTOP of everything on the primary's host for 45 s",
    lastsMs: 45_000,
    async begin(cluster) {
      const primary = await cluster.leader();
      primary.signalHost('SIGSTOP');
      return primary;
    },
    end: (_, primary) => primary.signalHost('SIGCONT'),
  },
  {
    name: 'fill-disk',
    what: 'The disk of the primary is full for 30 s',
    lastsMs: 30_000,
    async begin(cluster) {
      const { disk } = await cluster.leader();
      const file = join(disk, 'filler');
      try {
        // Until there is no room; that it fails in the end is the point.
        execFileSync('dd', ['if=/dev/zero', `of=${file}`, 'bs=64k'], { stdio: 'ignore' });
      } catch {}
      return file;
    },
    end: (_, file) => rmSync(file),
  },
  {
    name: 'exhaust-connections',
    what: 'Others hold all connections that the primary gives to anybody, for 20 s',
    lastsMs: 20_000,
    begin: (cluster) => openSessions(cluster.database, { user: 'sallyport', database: 'sallyport' }),
    end: (_, sessions) => sessions.close(),
  },
  clock('clock-ahead', 'The clock of one node is an hour ahead for 20 s', '+3600s'),
  clock('clock-behind', 'The clock of one node is an hour behind for 20 s', '-3600s'),
];

function cut(name, what, lastsMs, links) {
  return {
    name,
    what,
    lastsMs,
    async begin(cluster) {
      for (const [a, b] of await links(cluster)) cluster.network.cut(a, b);
    },
    end: (cluster) => cluster.network.heal(),
  };
}

function clock(name, what, offset) {
  return {
    name,
    what,
    lastsMs: 20_000,
    begin: (cluster) => cluster.setClock(cluster.nodes[2], offset),
    end: (cluster) => cluster.setClock(cluster.nodes[2], '+0s'),
  };
}
