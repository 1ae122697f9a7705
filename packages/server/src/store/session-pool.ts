import { type BackOff, createBackOff } from './back-off.js';
import { storeUnavailable } from './unavailable.js';

/** What is pooled. */
export interface PooledSession {
  /** True from the moment on at which nothing can be asked any more. */
  isLost(): boolean;
  close(): void;
  /** Called once, should it be lost while nobody has it. */
  onLost(listener: (error: unknown) => void): void;
}

/** Sessions that are opened when they are needed, kept for a while, and had by one at a time. */
export interface SessionPool<S extends PooledSession> {
  /** Throws STORE_UNAVAILABLE when there is none to be had within the time. */
  acquire(): Promise<S>;
  /** Gives one back. A lost one is closed. */
  release(session: S): void;
  /** Closes those that nobody has, and resolves when all others were given back. */
  end(): Promise<void>;
}

/** Requests beyond that are told at once instead of after the time-out. */
const MOST_WAITING = 1_000;

/** As long as attempts are held back at most (back-off.ts). */
const RETRY_MS = 500;

interface Waiting<S> {
  resolve(session: S): void;
  reject(error: unknown): void;
}

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
  const idle = new Map<S, NodeJS.Timeout>();
  const inUse = new Set<S>();
  const waiting = new Set<Waiting<S>>();
  let opening = 0;
  let ended: { resolve(): void } | undefined;

  function give(session: S): void {
    const [first] = waiting;
    if (first === undefined) keep(session);
    else {
      waiting.delete(first);
      inUse.add(session);
      first.resolve(session);
    }
  }

  function keep(session: S): void {
    if (ended !== undefined || session.isLost()) {
      session.close();
      return;
    }
    const timer = setTimeout(() => {
      idle.delete(session);
      session.close();
    }, idleMs);
    idle.set(session, timer.unref());
  }

  function takeIdle(): S | undefined {
    // The one that was given back last: the others may grow old.
    const [session, timer] = [...idle].at(-1) ?? [];
    if (session === undefined) return undefined;
    clearTimeout(timer);
    idle.delete(session);
    return session.isLost() ? takeIdle() : session;
  }

  function openOne(): void {
    opening += 1;
    open().then(
      (session) => {
        opening -= 1;
        backOff.succeeded();
        session.onLost((error) => {
          if (!idle.has(session)) return;
          clearTimeout(idle.get(session));
          idle.delete(session);
          session.close();
          onLost(error);
        });
        give(session);
      },
      (error) => {
        opening -= 1;
        backOff.failed(error);
        serveWaiting();
        // Those who have one may keep it for long.
        if (waiting.size > 0) setTimeout(serveWaiting, RETRY_MS).unref();
      },
    );
  }

  /** Opens sessions for those who wait, as far as that is allowed; tells them when there is nothing to wait for. */
  function serveWaiting(): void {
    while (waiting.size > opening && inUse.size + opening < max && !backOff.isHolding()) openOne();
    // While somebody has a session, it will be given back.
    if (inUse.size + opening === 0) tellWaiting(backOff.reason());
    if (ended !== undefined && inUse.size === 0) ended.resolve();
  }

  function tellWaiting(reason: unknown): void {
    for (const { reject } of waiting) reject(storeUnavailable(reason));
    waiting.clear();
  }

  return {
    async acquire() {
      if (ended !== undefined) throw storeUnavailable('the store is being closed');
      const kept = takeIdle();
      if (kept !== undefined) {
        inUse.add(kept);
        return kept;
      }
      if (waiting.size >= MOST_WAITING) throw storeUnavailable('too many requests wait for a connection');
      return new Promise<S>((resolve, reject) => {
        const mine: Waiting<S> = { resolve: settled(resolve), reject: settled(reject) };
        const timer = setTimeout(() => {
          waiting.delete(mine);
          reject(storeUnavailable(backOff.reason() ?? `no connection was free within ${waitMs} ms`));
        }, waitMs);
        function settled<T>(settle: (value: T) => void): (value: T) => void {
          return (value) => {
            clearTimeout(timer);
            settle(value);
          };
        }
        waiting.add(mine);
        serveWaiting();
      });
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
        for (const [session, timer] of idle) {
          clearTimeout(timer);
          session.close();
        }
        idle.clear();
        tellWaiting('the store is being closed');
        if (inUse.size === 0) resolve();
      });
    },
  };
}
