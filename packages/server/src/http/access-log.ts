import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { open } from 'node:fs/promises';
import pino from 'pino';
import type { Caller, Principal } from '../access/principal.js';
import { withinTime } from '../domain/within-time.js';

/** One answer. Nothing in it is a secret: an operation by its name, a path by the words that are ours, a credential by its id. */
export interface AccessLogEntry {
  readonly address: string | undefined;
  readonly caller: Caller | undefined;
  readonly method: string;
  /** Or the path of what is no operation. */
  readonly operation: string;
  readonly status: number;
  readonly durationMs: number;
}

export interface AccessLog {
  write(entry: AccessLogEntry): void;
  /** For a file that was moved away: goes on in a new one of the same name. Throws when that cannot be opened, and goes on in the old one. */
  reopen(): Promise<void>;
  /** Writes what is waiting. */
  close(): Promise<void>;
}

/** For the owner, and the group that reads logs. */
const MODE = 0o640;
const CLOSE_TIMEOUT_MS = 1_000;
const STANDARD_OUTPUT = '-';
/** Lines are written together, and after this time at the latest. */
const WRITE_EVERY_MS = 1_000;
const WRITTEN_TOGETHER_BYTES = 8_192;
/** A disk that stands still must not fill the memory; what is beyond is dropped. */
const MOST_WAITING_BYTES = 4_194_304;

/** `onError` is told of lines that could not be written. Throws when the file cannot be opened. */
export function createAccessLog(place: string, onError: (error: Error | undefined) => void): AccessLog {
  const isFile = place !== STANDARD_OUTPUT;
  // What follows would tell of it only later, and the start goes on by then.
  if (isFile) closeSync(openSync(place, 'a', MODE));
  const destination = pino.destination({
    dest: isFile ? place : 1,
    mode: MODE,
    sync: false,
    minLength: WRITTEN_TOGETHER_BYTES,
    maxLength: MOST_WAITING_BYTES,
    periodicFlush: WRITE_EVERY_MS,
  });
  destination.on('error', onError).on('drop', () => onError(undefined));
  const log = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination);
  return {
    write({ address, caller, method, operation, status, durationMs }) {
      log.info({
        address,
        callerKind: caller?.principal.kind,
        callerId: caller && nameOf(caller.principal),
        method,
        operation,
        status,
        durationMs: Math.round(durationMs * 1000) / 1000,
      });
    },
    async reopen() {
      if (!isFile) return;
      // The stream itself would tell late, and the next time close its old file twice.
      await (await open(place, 'a', MODE)).close();
      destination.reopen();
    },
    async close() {
      const closed = once(destination, 'close');
      destination.end();
      // A disk that stands still must not hold up the stop; `once` rejects for an error.
      await withinTime(closed, CLOSE_TIMEOUT_MS, () => new Error('the disk is silent')).catch(onError);
    },
  };
}

/** By what the API names it. */
function nameOf(principal: Principal): string {
  return principal.kind === 'service_account' ? principal.clientId : principal.id;
}
