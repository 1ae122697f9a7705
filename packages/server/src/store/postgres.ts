import { sql } from 'kysely';
import { parsePostgresUrl } from '../domain/postgres-url.js';
import type { Engine } from './engine.js';
import { createHostOrder } from './host-order.js';
import { connectPostgres, type PostgresPlace } from './postgres-connections.js';
import { tlsOptions } from './postgres-tls.js';
import { StoreError } from './store-error.js';

const POOL_SIZE = 10;
/** Waiting for locks included, such as that of the row which orders all writes. Shorter than any write may take (write.ts). */
const STATEMENT_TIMEOUT_MS = 10_000;
/** How long connections may take to be given back and closed properly. */
const GOODBYE_MS = 1_000;
/** Of the connection that follows the changes: it reads a few rows by their index, and silence must be noticed soon. */
const FOLLOW_TIMEOUT_MS = 1_500;

/**
 * A pool of connections to PostgreSQL or a database that speaks its protocol, and one more for the change feed: that one
 * must be heard while reads and writes wait.
 *
 * @param options.onError told of connections that break while idle
 * @throws INVALID_STORE_OPTIONS for something that is not a PostgreSQL URL; STORE_UNAVAILABLE when it cannot connect
 */
export async function openPostgres(options: {
  url: string;
  onError: (error: unknown) => void;
}): Promise<Engine> {
  const place = readPlace(options.url);
  const connect = (limits: { max: number; statementTimeoutMs: number | undefined }) =>
    connectPostgres({ place, onError: options.onError }, limits);
  const all = connect({ max: POOL_SIZE, statementTimeoutMs: STATEMENT_TIMEOUT_MS });
  const feed = connect({ max: 1, statementTimeoutMs: FOLLOW_TIMEOUT_MS });
  const close = async () => {
    // A server that does not answer takes no leave either, and an open connection keeps the process alive.
    setTimeout(() => {
      all.hangUp();
      feed.hangUp();
    }, GOODBYE_MS).unref();
    await Promise.all([all.database.destroy(), feed.database.destroy()]);
  };
  try {
    const { rows } = await sql<{ version: string }>`select version() as version`.execute(all.database);
    const product = rows[0]?.version.match(/^\S+( CCL)? \S+/)?.[0] ?? 'PostgreSQL';
    return {
      kind: 'postgres',
      description: `${product}, ${describePlace(place)}`,
      writer: all.database,
      takesTurns: false,
      reader: all.database,
      feedReader: feed.database,
      isShared: true,
      // A database elsewhere has no reserve of ours: whether there is room, each write finds out.
      requireRoom() {},
      trouble: () => undefined,
      hangUp: all.hangUp,
      async withoutTimeouts(work) {
        const patient = connect({ max: 1, statementTimeoutMs: undefined });
        try {
          return await work(patient.database);
        } finally {
          await patient.database.destroy();
        }
      },
      async backup() {
        throw new StoreError(
          'BACKUP_NOT_SUPPORTED',
          'this installation keeps its data in PostgreSQL; use pg_dump to back it up',
        );
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function readPlace(text: string): PostgresPlace {
  const url = parsePostgresUrl(text);
  if ('problem' in url) throw new StoreError('INVALID_STORE_OPTIONS', `the database URL ${url.problem}`);
  return {
    ...url,
    tlsOptions: tlsOptions(url.tls),
    order: createHostOrder(url.hosts.length === 0 ? [undefined] : url.hosts),
  };
}

/** Hosts, ports and database: what a log may show. */
function describePlace({ hosts, database = '' }: PostgresPlace): string {
  const named = hosts.map(({ host, port }) => `${host.includes(':') ? `[${host}]` : host}:${port}`);
  return `${named.join(',') || 'localhost'}/${database}`;
}
