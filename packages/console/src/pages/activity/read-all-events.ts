import type { Page } from '@sallyport/client';
import { ApiError } from '@sallyport/client';
import type { FeedEvent } from '../../api/calls/events.js';
import { limits } from '../../domain.js';

type EventPage = Pick<Page<FeedEvent>, 'results' | 'totalCount'>;

/** The most events that one export holds: what a browser still handles well, and what the rate limits let through. */
const MAX_EXPORTED_EVENTS = 50_000;

export interface ReadEvents {
  /** Newest first, each once. */
  readonly events: readonly FeedEvent[];
  /** How many there are; more than were read where the cap was met. */
  readonly total: number;
}

/**
 * Reads a list of events to its end, or up to `cap`, page by page. Events that come meanwhile push others onto the next
 * page; none is read twice for that. Where the rate limit is used up it waits as long as the server says. Throws what
 * `readPage` throws, and the signal's reason once that is aborted.
 */
export async function readAllEvents(
  readPage: (pageNum: number, includeCount: boolean) => Promise<EventPage>,
  options: {
    readonly signal: AbortSignal;
    readonly onProgress: (read: number, total: number) => void;
    readonly cap?: number;
    readonly wait?: (seconds: number, signal: AbortSignal) => Promise<void>;
  },
): Promise<ReadEvents> {
  const { signal, onProgress, cap = MAX_EXPORTED_EVENTS, wait = waitFor } = options;
  const events = new Map<string, FeedEvent>();
  let total = 0;
  for (let pageNum = 1; ; ) {
    signal.throwIfAborted();
    let page: EventPage;
    try {
      page = await readPage(pageNum, pageNum === 1);
    } catch (error) {
      const seconds = secondsToWait(error);
      if (seconds === undefined) throw error;
      await wait(seconds, signal);
      continue;
    }
    if (pageNum === 1) total = page.totalCount;
    for (const event of page.results) if (events.size < cap) events.set(event.id, event);
    total = Math.max(total, events.size);
    onProgress(events.size, total);
    if (events.size >= cap) return { events: [...events.values()], total };
    if (page.results.length < limits.itemsPerPage)
      return { events: [...events.values()], total: events.size };
    pageNum += 1;
  }
}

/** `Retry-After` of an answer that the rate limit is used up. */
function secondsToWait(error: unknown): number | undefined {
  if (!(error instanceof ApiError) || error.status !== 429) return undefined;
  const seconds = Number(error.headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) ? Math.max(1, seconds) : undefined;
}

function waitFor(seconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, seconds * 1000);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}
