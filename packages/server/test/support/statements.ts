import type { KyselyPlugin } from 'kysely';
import type { Store } from '../../src/store/store.js';

/**
 * The same store with a reader that writes its statements down, as SQL. What the store reads by itself (the feed of
 * changes) does not go that way; what others read in the background may, so look for one's own by what it says.
 */
export function recordReads(store: Store): { store: Store; statements: readonly string[] } {
  const statements: string[] = [];
  const executor = store.reader.getExecutor();
  // A query is made once and asked often, by the same id.
  const made = new WeakMap<object, string>();
  const plugin: KyselyPlugin = {
    transformQuery({ node, queryId }) {
      made.set(queryId, executor.compileQuery(node, queryId).sql);
      return node;
    },
    async transformResult({ result, queryId }) {
      statements.push(made.get(queryId) ?? 'made before reads were recorded');
      return result;
    },
  };
  return { store: { ...store, reader: store.reader.withPlugin(plugin) }, statements };
}
