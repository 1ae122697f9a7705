import { execFileSync } from 'node:child_process';
import { PATRONI, PATRONI_TIMES } from './member.mjs';

/** SALLYPORT_MAX_STALENESS unless set, and the second within which changes are heard of. */
const REVOCATION_BOUND_MS = 6000;

const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;
const sum = (seen, of) => seen.reduce((total, one) => total + of(one), 0);

/** The result of the runs, as beginResult takes it. */
export function describeFailover(runs) {
  const all = runs.flatMap(({ seen }) => seen);
  const synchronous = runs.find(({ mode }) => mode === 'synchronous')?.seen ?? [];
  const asynchronous = runs.find(({ mode }) => mode === 'asynchronous')?.seen ?? [];
  const lost = sum(synchronous, (one) => one.lost);
  const eventFaults = sum(synchronous, (one) => one.eventFaults);
  const outOfOrder = sum(synchronous, (one) => one.outOfOrder);
  const twice = sum(all, ({ issuedTwice }) => issuedTwice);
  const latest = Math.max(0, ...synchronous.map(({ latestMs }) => latestMs));
  const notWell = all.filter(({ isWell }) => isWell !== true);
  const acknowledged = sum(synchronous, (one) => one.acknowledged);
  const ids = sum(all, ({ idsIssued }) => idsIssued);
  const { ttl, loop_wait, retry_timeout } = PATRONI_TIMES;
  const patroni = execFileSync(PATRONI, ['--version'], { encoding: 'utf8' }).trim().split(' ').at(-1);
  return {
    title: 'Failover',
    summary: `Three nodes behind HAProxy, on PostgreSQL 15 with two standbys under Patroni ${patroni} behind HAProxy, and etcd, each in a network namespace of its own; links are cut in a router between them, so that packets vanish. Patroni has its defaults (ttl ${ttl}, loop_wait ${loop_wait}, retry_timeout ${retry_timeout} s), HAProxy checks each second. Six writers in three organizations make, change and delete keys one call after the other, through HAProxy; three revokers take away keys and tokens that every node has in memory, and they are tried on every node afterwards. After each fault everything is read over the API and held against what was answered.`,
    figures: [
      {
        what: 'Acknowledged writes that were lost, synchronous replication',
        figure: `${lost} of ${acknowledged}`,
        target: '0',
        isMet: lost === 0,
      },
      {
        what: 'Latest acceptance of a revoked credential after the answer, synchronous replication',
        figure: seconds(latest),
        target: `≤ ${seconds(REVOCATION_BOUND_MS)}`,
        isMet: latest <= REVOCATION_BOUND_MS,
      },
      {
        what: 'Ids issued twice (keys, public keys, tokens)',
        figure: `${twice} of ${ids}`,
        target: '0',
        isMet: twice === 0,
      },
      {
        what: 'Events that are there twice, or of nothing',
        figure: String(eventFaults),
        target: '0',
        isMet: eventFaults === 0,
      },
      {
        what: 'Events in another order than acknowledgements that followed each other',
        figure: String(outOfOrder),
        target: '0',
        isMet: outOfOrder === 0,
      },
      {
        what: 'Faults after which the cluster was not whole again by itself',
        figure: `${notWell.length} of ${all.length}`,
        target: '0',
        isMet: notWell.length === 0,
      },
      ...asynchronous.map((one) => ({
        what: `Lost with asynchronous replication: ${one.what}`,
        figure: `${one.lost} traces (keys or events) of ${one.acknowledged} acknowledged writes`,
      })),
    ],
    tables: [
      ...runs.map(({ mode, seen }) => ({
        title: `Each fault, ${mode} replication`,
        columns: [
          'Fault',
          'Writes unavailable',
          'Decisions unavailable, through HAProxy',
          'Decisions unavailable, each node',
          'Whole again after its end',
          'Acknowledged',
          'Unanswered',
          'Lost',
          'Revoked, latest acceptance',
          'Events wrong / out of order',
          'Revision, load',
        ],
        rows: seen.map((one) => [
          one.what,
          seconds(one.gaps.writes),
          seconds(one.gaps.balanced),
          one.gaps.alone.map(seconds).join(', '),
          one.isWell === true ? seconds(one.recoveryMs) : one.isWell,
          String(one.acknowledged),
          String(one.unanswered),
          String(one.lost),
          seconds(one.latestMs),
          `${one.eventFaults} / ${one.outOfOrder}`,
          `${one.revision}, ${one.load}`,
        ]),
      })),
      ...examples(all),
    ],
    // For a run of some faults alone, which keeps the others.
    runs,
    limits: [
      'There is no watchdog device here. A primary that is stopped for longer than its lock lasts can take the lock back when it wakes: before 3.0.3, Patroni renews its key in etcd 3 without looking who holds it (patroni/patroni, pull requests 2689 and 2693). What the new primary has acknowledged is lost then, synchronous replication or not. It depends on what the old one hears first, the new lock or its own clock: seen in two of three stops on a machine with 40 processes for its two cores, in none of seven since.',
      'The 401 of writers while a clock is wrong fit Digest nonces that went from a node with one clock to a node with another. It lasts until HAProxy has taken out the node whose `/readyz` says so.',
      'Everything runs on one machine: hosts are namespaces, disks are in memory (an fsync costs nothing), and the load of twenty processes on its cores is part of every figure.',
      'Unavailable is the longest time between two successes: of any writer, and of decisions that are asked for every 100 ms.',
      'There is one etcd. Where its links are cut, that is the outage of a whole etcd cluster.',
      'A write without an answer (503, or a broken connection) may have been made or not; both are right.',
      'An acceptance counts from when its request was sent.',
    ],
  };
}

function examples(all) {
  const rows = all.flatMap(({ fault, examples: texts }) =>
    texts.map((text) => [fault, text.replaceAll('|', '\\|')]),
  );
  return rows.length === 0
    ? []
    : [{ title: 'What was wrong, up to five for each fault', columns: ['Fault', 'What'], rows }];
}
