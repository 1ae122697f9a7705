import { type BackOff, createBackOff } from './back-off.js';
import { createIdleSessions, type PooledSession } from './idle-sessions.js';
import { createSessionLine } from './session-line.js';
import { storeUnavailable } from './unavailable.js';

/** Sessions that are opened when they are needed, kept for a while, and had by one at a time. */
export interface SessionPool<S extends PooledSession> {
  /** Throws STORE_UNAVAILABLE when there is none to be had within the time. */
  acquire(): Promise<S>;
  /** Gives one back. A lost one is closed. */
  release(session: S): void;
  /** Closes those that nobody has, and resolves when all others were given back. */
  end(): Promise<void>;
}

/** As long as attempts are held back at most (back-off.ts). */
const RETRY_MS = 500;

/**
 * @param options.max sessions at a time
 * @param options.waitMs how long to wait for one
 * @param options.idleMs how long one is kept that nobody needs
 * @param options.onLost told of sessions that are lost while nobody has them
 */
export function createSessionPool<S extends PooledSession>(options: {
  open: () => Promise<S>;
  max: number;
  waitMs: number;
  idleMs: number;
  onLost: (error: unknown) => void;
  backOff?: BackOff;
}): SessionPool<S> {
  const { open, max, waitMs, idleMs, onLost, backOff = createBackOff() } = options;
  const idle = createIdleSessions<S>(idleMs);
  const line = createSessionLine<S>(waitMs, backOff.reason);
  const inUse = new Set<S>();
  let opening = 0;
  let ended: { resolve(): void } | undefined;

  function give(session: S): void {
    if (line.give(session)) inUse.add(session);
    else if (ended !== undefined) session.close();
    else idle.keep(session);
  }

  function openOne(): void {
    opening += 1;
    open().then(opened, notOpened);
  }

  function opened(session: S): void {
    opening -= 1;
    backOff.succeeded();
    session.onLost((error) => {
      if (idle.drop(session)) onLost(error);
    });
    give(session);
  }

  function notOpened(error: unknown): void {
    opening -= 1;
    backOff.failed(error);
    serveWaiting();
    // Those who have one may keep it for long.
    if (line.length() > 0) setTimeout(serveWaiting, RETRY_MS).unref();
  }

  /** Opens sessions for those who wait, as far as that is allowed; tells them when there is nothing to wait for. */
  function serveWaiting(): void {
    while (line.length() > opening && inUse.size + opening < max && !backOff.isHolding()) openOne();
    // While somebody has a session, it will be given back.
    if (inUse.size + opening === 0) line.refuseAll(backOff.reason());
    if (ended !== undefined && inUse.size === 0) ended.resolve();
  }

  return {
    async acquire() {
      if (ended !== undefined) throw storeUnavailable('the store is being closed');
      const kept = idle.take();
      if (kept !== undefined) {
        inUse.add(kept);
        return kept;
      }
      const session = line.join();
      serveWaiting();
      return session;
    },
    release(session) {
      inUse.delete(session);
      if (session.isLost()) session.close();
      else give(session);
      serveWaiting();
    },
    end() {
      return new Promise((resolve) => {
        ended = { resolve };
        idle.closeAll();
        line.refuseAll('the store is being closed');
        if (inUse.size === 0) resolve();
      });
    },
  };
}
