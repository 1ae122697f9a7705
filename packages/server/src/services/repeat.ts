/** Work that is done at intervals. */
export interface Repeated {
  /** Does it now, after what is under way. Never rejects: failures go where those of the others go. */
  doNow(): Promise<void>;
  /** Waits for what is under way. */
  stop(): Promise<void>;
}

/** Does the work at once, and then at intervals, never twice at a time. */
export function repeat(options: {
  readonly work: () => Promise<void>;
  readonly intervalMs: number;
  readonly onError: (error: unknown) => void;
}): Repeated {
  let working: Promise<void> = Promise.resolve();
  const doNow = () => {
    working = working.then(options.work).catch(options.onError);
    return working;
  };
  void doNow();
  const timer = setInterval(doNow, options.intervalMs);
  timer.unref();
  return {
    doNow,
    async stop() {
      clearInterval(timer);
      await working;
    },
  };
}
