import { memoryBounds } from '../domain/bounds/memory.js';

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
  /** Forgets what did not exist. */
  clearMisses(): void;
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
  /**
   * Makes a short text of a long key, to find it by: hashing the 500 characters of an access token takes 0.5 µs. Keys may
   * share one, since they are compared, but then only one of them is remembered.
   */
  shorten?: (key: string) => string;
  /** Whether it will be heard of when something comes into being: only then a miss is remembered. */
  isFollowing: () => boolean;
  /** Upper bound of remembered values, both generations together. */
  maxEntries: number;
  /** Of values of which some are much larger than others: their size, and the most bytes of all together. */
  size?: { readonly bytesOf: (value: V) => number; readonly maxBytes: number };
  /** Upper bound of remembered misses, both generations together. */
  maxMisses?: number;
}): LoadingCache<V> {
  const shorten = options.shorten ?? same;
  const values = createGenerations<V>(options.maxEntries, shorten, options.size);
  const misses = createGenerations<true>(options.maxMisses ?? memoryBounds.misses.most, shorten);
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
    clearMisses() {
      misses.clear();
      for (const current of loads.values()) current.spoiled = true;
    },
    get size() {
      return values.size;
    },
  };
}

interface Entry<V> {
  readonly key: string;
  readonly value: V;
}

function createGenerations<V>(
  maxEntries: number,
  shorten: (key: string) => string,
  { bytesOf, maxBytes } = { bytesOf: (_: V) => 0, maxBytes: Number.POSITIVE_INFINITY },
) {
  const half = Math.max(1, Math.floor(maxEntries / 2));
  let young = new Map<string, Entry<V>>();
  let old = new Map<string, Entry<V>>();
  /** Of the young ones. */
  let youngBytes = 0;

  function put(short: string, entry: Entry<V>): void {
    const bytes = bytesOf(entry.value);
    if (young.size >= half || (young.size > 0 && youngBytes + bytes > maxBytes / 2)) {
      old = young;
      young = new Map();
      youngBytes = 0;
    }
    young.set(short, entry);
    youngBytes += bytes;
  }

  return {
    get(key: string): V | undefined {
      const short = shorten(key);
      const entry = young.get(short);
      if (entry !== undefined) return entry.key === key ? entry.value : undefined;
      const older = old.get(short);
      if (older === undefined || older.key !== key) return undefined;
      old.delete(short);
      // Not `short`, which is usually a slice that would keep a whole header alive.
      put(shorten(older.key), older);
      return older.value;
    },
    set: (key: string, value: V): void => put(shorten(key), { key, value }),
    delete(key: string): void {
      const short = shorten(key);
      const entry = young.get(short);
      if (entry !== undefined) youngBytes -= bytesOf(entry.value);
      young.delete(short);
      old.delete(short);
    },
    clear(): void {
      young = new Map();
      old = new Map();
      youngBytes = 0;
    },
    get size(): number {
      return young.size + old.size;
    },
  };
}

function same(key: string): string {
  return key;
}
