import type { Gate, SnippetWish } from '../../api/calls/guard.js';
import { kubernetesDialects, snippetProxies } from '../../domain.js';

/** The proxies that speak the dialect of a gate. */
export function proxiesOf({ dialect }: Pick<Gate, 'dialect'>): readonly SnippetWish['proxy'][] {
  return snippetProxies.filter((proxy) =>
    proxy === 'kubernetes' ? kubernetesDialects.includes(dialect) : proxy === dialect,
  );
}
