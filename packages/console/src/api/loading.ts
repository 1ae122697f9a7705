import type { QueryClient } from '@tanstack/react-query';
import { forgetBegunReads } from './begun-reads.js';

/** How often is looked whether the page is there. */
const LOOK_MS = 200;

/** When the first page was there with all that it reads. */
let loadedAt = Number.POSITIVE_INFINITY;

/**
 * How old a read may be before it is made again. While the first page loads none is too old, however slow the line: its parts
 * come one after the other, and would ask again for what the first of them has.
 */
export function staleAfter(ms: number) {
  return ({ state }: { readonly state: { readonly dataUpdatedAt: number } }) =>
    ms + Math.max(0, loadedAt - state.dataUpdatedAt);
}

/** Does something when the first page is there with all that it reads. */
export function whenLoaded(queryClient: QueryClient, isRouting: () => boolean, act: () => void): void {
  setTimeout(() => {
    if (isRouting() || queryClient.isFetching() > 0) return whenLoaded(queryClient, isRouting, act);
    loadedAt = Date.now();
    forgetBegunReads();
    act();
  }, LOOK_MS);
}
