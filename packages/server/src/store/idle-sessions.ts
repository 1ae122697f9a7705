/** What is pooled. */
export interface PooledSession {
  /** True from the moment on at which nothing can be asked any more. */
  isLost(): boolean;
  close(): void;
  /** Called once, should it be lost while nobody has it. */
  onLost(listener: (error: unknown) => void): void;
}

/** Sessions that nobody has at the moment. */
export interface IdleSessions<S> {
  /** Keeps one for a while; a lost one is closed. */
  keep(session: S): void;
  /** The one that was given back last: the others may grow old. */
  take(): S | undefined;
  /** Closes one that was lost; false when somebody has it. */
  drop(session: S): boolean;
  closeAll(): void;
}

/** @param idleMs how long one is kept */
export function createIdleSessions<S extends PooledSession>(idleMs: number): IdleSessions<S> {
  const idle = new Map<S, NodeJS.Timeout>();

  function remove(session: S): boolean {
    clearTimeout(idle.get(session));
    return idle.delete(session);
  }

  function drop(session: S): boolean {
    if (!remove(session)) return false;
    session.close();
    return true;
  }

  return {
    keep(session) {
      if (session.isLost()) session.close();
      else idle.set(session, setTimeout(drop, idleMs, session).unref());
    },
    take() {
      for (const session of [...idle.keys()].reverse()) {
        remove(session);
        if (!session.isLost()) return session;
      }
      return undefined;
    },
    drop,
    closeAll() {
      for (const session of [...idle.keys()]) drop(session);
    },
  };
}
