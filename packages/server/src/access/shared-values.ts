/** Lets equal values that many credentials hold be one value in memory: ids of their scopes, lists of their roles. */
export interface SharedValues {
  text(value: string): string;
  /** The values of the list must not hold a line break. */
  list(values: readonly string[]): readonly string[];
  /** The same keys with shared keys and lists. */
  lists(byKey: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, readonly string[]>;
}

/** Remembers up to `maxEntries` texts and as many lists, then starts anew; values given out before stay valid. */
export function createSharedValues(maxEntries: number): SharedValues {
  const texts = new Map<string, string>();
  const knownLists = new Map<string, readonly string[]>();

  function remember<V>(known: Map<string, V>, key: string, value: V): V {
    if (known.size >= maxEntries) known.clear();
    known.set(key, value);
    return value;
  }

  function text(value: string): string {
    return texts.get(value) ?? remember(texts, value, value);
  }

  function list(values: readonly string[]): readonly string[] {
    const key = values.join('\n');
    return knownLists.get(key) ?? remember(knownLists, key, values.map(text));
  }

  return {
    text,
    list,
    lists(byKey) {
      if (byKey.size === 0) return byKey;
      return new Map([...byKey].map(([key, values]) => [text(key), list(values)]));
    },
  };
}
