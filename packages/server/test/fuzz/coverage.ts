import { type Profiler, Session } from 'node:inspector';

/** What of the sources has been run, by the engine's own count of blocks. */
export interface Coverage {
  /** Runs something and tells whether it ran code that nothing ran before, or as often as nothing did. */
  isNewIn(run: () => void): boolean;
  close(): void;
}

/** Repetitions that tell inputs apart: once, twice, up to four, eight … times. */
const repetitions = (count: number) => Math.ceil(Math.log2(count));

export function startCoverage(isWatched: (url: string) => boolean): Coverage {
  const session = new Session();
  session.connect();
  const post = <T>(method: string, parameters?: object): T => {
    let answer: T | undefined;
    // In this process the answer is there before `post` returns.
    session.post(method, parameters, (error: Error | null, result?: object) => {
      if (error) throw error;
      answer = result as T;
    });
    return answer as T;
  };
  post('Profiler.enable');
  post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });

  /** By function: which of its characters were run. */
  const covered = new Map<string, Uint8Array>();
  const counts = new Set<string>();

  function take(): boolean {
    let isNew = false;
    const { result } = post<Profiler.TakePreciseCoverageReturnType>('Profiler.takePreciseCoverage');
    for (const { scriptId, url, functions } of result) {
      if (!isWatched(url)) continue;
      for (const { ranges, isBlockCoverage } of functions) {
        const [whole, ...blocks] = ranges;
        if (whole === undefined || whole.count === 0) continue;
        const key = `${scriptId}:${whole.startOffset}`;
        const length = whole.endOffset - whole.startOffset;
        const now = new Uint8Array(length).fill(1);
        // Blocks stand behind those that they are in.
        for (const { startOffset, endOffset, count } of blocks) {
          now.fill(count > 0 ? 1 : 0, startOffset - whole.startOffset, endOffset - whole.startOffset);
          if (count > 0) isNew = seen(`${key}:${startOffset}:${repetitions(count)}`) || isNew;
        }
        if (!isBlockCoverage) continue;
        const ever = covered.get(key);
        if (ever === undefined) {
          covered.set(key, now);
          isNew = true;
        } else
          for (let at = 0; at < length; at++)
            if (now[at] === 1 && ever[at] === 0) {
              ever[at] = 1;
              isNew = true;
            }
      }
    }
    return isNew;
  }

  function seen(feature: string): boolean {
    if (counts.has(feature)) return false;
    counts.add(feature);
    return true;
  }

  return {
    isNewIn(run) {
      run();
      return take();
    },
    close() {
      post('Profiler.stopPreciseCoverage');
      session.disconnect();
    },
  };
}
