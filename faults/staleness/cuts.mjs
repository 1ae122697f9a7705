import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

/** Reads that wait, more than a node has connections for reading. */
const STUCK_READS = 15;

/**
 * The ways to cut reading nodes off. `before` comes before anything is revoked, `after` right behind the answers, `heal`
 * when nothing is let in any more.
 */
export const CUTS = [
  {
    name: 'black-hole',
    title: 'the way to the database swallows everything',
    before: ({ nodes }) => each(nodes, ({ proxy }) => proxy.swallow()),
    heal: ({ nodes }) => each(nodes, ({ proxy }) => proxy.heal()),
  },
  {
    name: 'reset',
    title: 'the connections are reset and refused',
    before: ({ nodes }) => each(nodes, ({ proxy }) => proxy.refuse()),
    heal: ({ nodes }) => each(nodes, ({ proxy }) => proxy.heal()),
  },
  {
    name: 'database-stopped',
    title: 'the database is stopped (SIGSTOP) before the nodes have read the change',
    before: ({ nodes }) => each(nodes, ({ proxy }) => proxy.hold()),
    async after({ nodes, database }) {
      database.signal('SIGSTOP');
      await each(nodes, ({ proxy }) => proxy.release());
    },
    heal: ({ database }) => database.signal('SIGCONT'),
  },
  {
    name: 'stuck-pool',
    title: 'all connections for reading wait for a lock',
    async before(world) {
      world.lock = await lockTable(world.databaseUrl, 'teams');
      for (const { caller, organizations } of world.nodes)
        for (let i = 0; i < STUCK_READS; i++)
          caller.digest(organizations.plain.owner, 'GET', `${organizations.plain.path}/teams`);
      await sleep(500);
    },
    heal: ({ lock }) => lock.release(),
  },
  {
    name: 'node-stopped',
    title: 'the node itself is stopped (SIGSTOP) for 1 to 9 seconds',
    before: ({ nodes }) => each(nodes, ({ signal }) => signal('SIGSTOP')),
    after: ({ nodes }) =>
      each(nodes, async ({ signal }) => {
        await sleep(1_000 + Math.random() * 8_000);
        signal('SIGCONT');
      }),
    heal: ({ nodes }) => each(nodes, ({ signal }) => signal('SIGCONT')),
  },
];

const each = (nodes, act) => Promise.all(nodes.map(act));

/** A session that holds a table so that nobody can read it. */
async function lockTable(databaseUrl, table) {
  const psql = spawn('psql', ['-qAt', databaseUrl], { stdio: ['pipe', 'pipe', 'inherit'] });
  psql.stdin.write(`begin;\nlock table ${table};\n\\echo locked\n`);
  await once(psql.stdout, 'data');
  return {
    async release() {
      const ended = once(psql, 'exit');
      psql.stdin.end('rollback;\n');
      await ended;
    },
  };
}

/** The processes of a PostgreSQL server, to be stopped and continued together. */
export function processesOf(postgres) {
  const postmaster = Number(
    postgres.psql('postgres', `select split_part(pg_read_file('postmaster.pid'), chr(10), 1)`),
  );
  let isStopped = false;
  const signal = (name) => {
    isStopped = name === 'SIGSTOP';
    // It starts no further ones while its children are counted, and goes on last.
    if (name === 'SIGSTOP') process.kill(postmaster, name);
    for (const pid of childrenOf(postmaster)) process.kill(pid, name);
    if (name === 'SIGCONT') process.kill(postmaster, name);
  };
  // A stopped one could not be ended either.
  process.on('exit', () => {
    if (isStopped) signal('SIGCONT');
  });
  return { signal };
}

function childrenOf(pid) {
  const children = execFileSync('ps', ['--ppid', String(pid), '-o', 'pid='], { encoding: 'utf8' });
  return children.trim().split(/\s+/).map(Number);
}
