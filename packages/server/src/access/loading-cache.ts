/**
 * A bounded cache in front of a loader, for the decision path: a hit is one map look-up and no promise. Its keys are
 * texts that callers choose, so what has not the form of a key is `null` at once, with nothing loaded or remembered.
 *
 * Two generations bound it without work per hit: entries live in `young`; when that is full it becomes `old`, and what
 * is asked for again moves back. What does not exist is remembered apart, so that a stranger who tries names cannot
 * push out what is in use. `drop` also spoils a load that is under way, because it may have read the old state.
 */
export interface LoadingCache<V> {
  /** The value, `null` if there is none, or a promise of either when it has to be loaded. */
  get(key: string): V | null | Promise<V | null>;
  drop(key: string): void;
  clear(): void;
  readonly size: number;
}

/** What a loader gives that could not find out: nothing for now, and nothing to be remembered. */
export const UNSURE = Symbol('unsure');

interface Load<V> {
  promise: Promise<V | null>;
  spoiled: boolean;
}

const NOTHING = Promise.resolve(null);

export function createLoadingCache<V extends object>(options: {
  /** Whether the text has the form of a key, which bounds its length. */
  isKey: (text: string) => boolean;
  load: (key: string) => Promise<V | null | typeof UNSURE>;
  /** Whether it will be heard of when something comes into being: only then a miss is remembered. */
  isFollowing: () => boolean;
  /** Upper bound of remembered values, both generations together. */
  maxEntries: number;
  /** Upper bound of remembered misses, both generations together. */
  maxMisses?: number;
}): LoadingCache<V> {
  const values = createGenerations<V>(options.maxEntries);
  const misses = createGenerations<true>(options.maxMisses ?? 10_000);
  const loads = new Map<string, Load<V>>();

  async function run(key: string, current: Omit<Load<V>, 'promise'>): Promise<V | null> {
    try {
      let value: V | null | typeof UNSURE;
      do {
        current.spoiled = false;
        value = await options.load(key);
      } while (current.spoiled);
      if (value === UNSURE) return null;
      if (value !== null) values.set(key, value);
      else if (options.isFollowing()) misses.set(key, true);
      return value;
    } finally {
      loads.delete(key);
    }
  }

  function loadOnce(asked: string): Promise<V | null> {
    const underWay = loads.get(asked);
    if (underWay) return underWay.promise;
    // A copy: the text is usually a slice that would keep a whole header or body alive.
    const key = Buffer.from(asked).toString();
    const load: Load<V> = { promise: NOTHING, spoiled: false };
    // Entered first: a loader that throws at once takes it out again before `run` returns.
    loads.set(key, load);
    load.promise = run(key, load);
    return load.promise;
  }

  return {
    get(key) {
      const value = values.get(key);
      if (value !== undefined) return value;
      if (misses.get(key) || !options.isKey(key)) return null;
      return loadOnce(key);
    },
    drop(key) {
      values.delete(key);
      misses.delete(key);
      const current = loads.get(key);
      if (current) current.spoiled = true;
    },
    clear() {
      values.clear();
      misses.clear();
      for (const current of loads.values()) current.spoiled = true;
    },
    get size() {
      return values.size;
    },
  };
}

function createGenerations<V>(maxEntries: number) {
  const half = Math.max(1, Math.floor(maxEntries / 2));
  let young = new Map<string, V>();
  let old = new Map<string, V>();

  function set(key: string, value: V): void {
    if (young.size >= half) {
      old = young;
      young = new Map();
    }
    young.set(key, value);
  }

  return {
    get(key: string): V | undefined {
      const value = young.get(key);
      if (value !== undefined) return value;
      const older = old.get(key);
      if (older !== undefined) {
        old.delete(key);
        set(key, older);
      }
      return older;
    },
    set,
    delete(key: string): void {
      young.delete(key);
      old.delete(key);
    },
    clear(): void {
      young = new Map();
      old = new Map();
    },
    get size(): number {
      return young.size + old.size;
    },
  };
}
