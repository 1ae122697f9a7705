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
export function whenLoaded(
  queryClient: QueryClient,
  isRouting: () => boolean,
  act: () => void,
  /** How many reads the page had when nothing was under way the last time; fewer than none where something was. */
  before = -1,
): void {
  setTimeout(() => {
    const isBusy = isRouting() || queryClient.isFetching() > 0;
    const reads = isBusy ? -1 : queryClient.getQueryCache().getAll().length;
    // Twice the same: an answer may be there, and the part of the page that asks for more because of it not yet.
    if (isBusy || reads !== before) return whenLoaded(queryClient, isRouting, act, reads);
    loadedAt = Date.now();
    forgetBegunReads();
    act();
  }, LOOK_MS);
}
