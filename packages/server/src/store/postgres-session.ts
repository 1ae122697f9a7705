import type { Socket } from 'node:net';
import type { ConnectionOptions } from 'node:tls';
import pg from 'pg';
import type { PostgresHost } from '../domain/postgres-url.js';
import type { PooledSession } from './idle-sessions.js';
import { errorCode } from './retry.js';

export interface Answer {
  readonly command: string;
  readonly rowCount: number | null;
  readonly rows: unknown[];
}

/** A connection on which somebody is signed in. */
export interface PostgresSession extends PooledSession {
  /**
   * Sends a statement, whatever was not answered yet. Answers come in the order of the statements.
   *
   * @param isFollowed it waits for the next statement, and goes in one piece with it
   */
  query(text: string, values?: readonly unknown[], isFollowed?: boolean): Promise<Answer>;
  /**
   * Statements for the beginning of each transaction, each with its semicolon: time-outs that the session itself does
   * not have, because a pooler between here and the server took none.
   */
  readonly prologue: string;
  /** It is not to be used again, whatever it still says. */
  giveUp(): void;
  /** The server said nothing for too long. */
  fellSilent(): void;
}

/** In milliseconds; the server's own, see its documentation. */
export interface SessionTimeouts {
  readonly statement_timeout: number;
  readonly lock_timeout: number;
  readonly idle_in_transaction_session_timeout: number;
}

export interface SessionOptions {
  readonly user: string | undefined;
  readonly password: string | undefined;
  readonly database: string | undefined;
  readonly applicationName: string | undefined;
  readonly options: string | undefined;
  readonly tls: ConnectionOptions | false | undefined;
  readonly mustTakeWrites: boolean;
  readonly connectTimeoutMs: number;
  /** Undefined: statements and transactions may take as long as they like. */
  readonly timeouts: SessionTimeouts | undefined;
  readonly createSocket: () => Socket;
  readonly onSilence: () => void;
}

const NOTHING: Answer = { command: '', rowCount: null, rows: [] };

/** OIDs from pg_type: int8, and numeric, which `sum` of int8 gives. */
const INT8 = 20;
const NUMERIC = 1700;
/** How long a connection is idle before TCP asks whether the other side is still there. */
const KEEP_ALIVE_MS = 10_000;
/** SQLSTATE protocol_violation: PgBouncer's for a parameter of a start that it does not know. */
const PROTOCOL_VIOLATION = '08P01';

/**
 * Opens a session on one host (undefined: the driver's own) that follows no other server: what a standby shows may be old.
 *
 * @throws what keeps it from being opened, with the host's name where it is one of ours
 */
export async function openPostgresSession(
  host: PostgresHost | undefined,
  options: SessionOptions,
): Promise<PostgresSession> {
  const { timeouts } = options;
  try {
    return await open(host, options, timeouts ?? {});
  } catch (error) {
    if (timeouts === undefined || !refusesParameters(error)) throw error;
    return await open(host, options, {});
  }
}

function refusesParameters(error: unknown): boolean {
  return errorCode(error) === PROTOCOL_VIOLATION && /startup parameter/.test((error as Error).message);
}

async function open(
  host: PostgresHost | undefined,
  options: SessionOptions,
  atStart: Partial<SessionTimeouts>,
): Promise<PostgresSession> {
  const socket = options.createSocket();
  const client = new pg.Client({
    ...host,
    user: options.user,
    password: options.password,
    database: options.database,
    application_name: options.applicationName ?? 'sallyport',
    options: options.options,
    ssl: host?.host.startsWith('/') ? false : options.tls,
    connectionTimeoutMillis: options.connectTimeoutMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
    types: { getTypeParser },
    stream: () => socket,
    // The driver sends ahead what nobody waits for.
    pipeline: true,
    ...atStart,
  });
  // An error that nobody listens to ends the process.
  let lost: { error: unknown } | undefined;
  let tell = (_error: unknown): void => {};
  client.on('error', (error) => {
    lost ??= { error };
    tell(error);
  });
  // The driver's own time-out ends when the server lets us in, and the check may wait too.
  const tooLate = setTimeout(() => socket.destroy(new Error('timeout expired')), options.connectTimeoutMs);
  let hasTimeouts: boolean;
  try {
    await client.connect();
    ({ hasTimeouts } = await check(client, options.mustTakeWrites));
  } catch (error) {
    close();
    socket.destroy();
    throw error;
  } finally {
    clearTimeout(tooLate);
  }

  function close(): void {
    const isOpen = lost === undefined;
    lost ??= { error: undefined };
    client.end().catch(() => {});
    // It would wait until everything sent is answered.
    if (!isOpen) socket.destroy();
  }

  /** Each piece costs a system call here, and wakes the server. */
  let isHeldBack = false;
  function holdBack(isFollowed: boolean): void {
    if (isFollowed === isHeldBack) return;
    isHeldBack = isFollowed;
    const { stream } = client.connection;
    if (isFollowed) stream.cork();
    else stream.uncork();
  }

  const { timeouts } = options;
  return {
    async query(text, values, isFollowed = false) {
      if (isFollowed) holdBack(true);
      const asked: Promise<Answer | Answer[]> = client.query(text, values && [...values]);
      holdBack(isFollowed);
      const answer = await asked;
      // Of several statements, that of the last.
      return Array.isArray(answer) ? (answer.at(-1) ?? NOTHING) : answer;
    },
    prologue: hasTimeouts || timeouts === undefined ? '' : setLocally(timeouts),
    isLost: () => lost !== undefined,
    giveUp() {
      lost ??= { error: undefined };
    },
    fellSilent() {
      lost ??= { error: undefined };
      options.onSilence();
    },
    close,
    onLost(listener) {
      tell = listener;
    },
  };
}

/** Whether a server can be used is a question to the server: a pooler before it would answer for another one. */
async function check(client: pg.Client, mustTakeWrites: boolean): Promise<{ hasTimeouts: boolean }> {
  const { rows } = await client.query<{ standby: boolean; readOnly: string; lockTimeout: string }>(
    `select pg_is_in_recovery() as standby, current_setting('transaction_read_only') as "readOnly",
       current_setting('lock_timeout') as "lockTimeout"`,
  );
  const [server] = rows;
  if (server?.standby !== false) throw new Error('the server is a standby, whose data may be old');
  if (mustTakeWrites && server.readOnly !== 'off') throw new Error('the server takes no writes');
  return { hasTimeouts: server.lockTimeout !== '0' };
}

function setLocally(timeouts: SessionTimeouts): string {
  return Object.entries(timeouts)
    .map(([name, ms]) => `set local ${name} = ${ms}; `)
    .join('');
}

const getTypeParser: pg.CustomTypesConfig['getTypeParser'] = (oid, format) =>
  oid === INT8 || oid === NUMERIC ? parseNumber : pg.types.getTypeParser(oid, format);

function parseNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value))
    throw new RangeError(`the database answered a number out of range: ${text}`);
  return value;
}
