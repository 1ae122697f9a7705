import type { KyselyPlugin } from 'kysely';
import type { Store } from '../../src/store/store.js';

/**
 * The same store with a reader that writes its statements down, as SQL. What the store reads by itself (the feed of
 * changes) does not go that way; what others read in the background may, so look for one's own by what it says.
 */
export function recordReads(store: Store): { store: Store; statements: readonly string[] } {
  const statements: string[] = [];
  const executor = store.reader.getExecutor();
  const plugin: KyselyPlugin = {
    transformQuery({ node, queryId }) {
      statements.push(executor.compileQuery(node, queryId).sql);
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  return { store: { ...store, reader: store.reader.withPlugin(plugin) }, statements };
}
