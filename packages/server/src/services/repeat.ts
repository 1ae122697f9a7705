/** Does the work at once, and then at intervals, never twice at a time. Returns the way to stop, which waits for what is under way. */
export function repeat(options: {
  readonly work: () => Promise<void>;
  readonly intervalMs: number;
  readonly onError: (error: unknown) => void;
}): () => Promise<void> {
  let working: Promise<void> = Promise.resolve();
  const begin = () => {
    working = working.then(options.work).catch(options.onError);
  };
  begin();
  const timer = setInterval(begin, options.intervalMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await working;
  };
}
