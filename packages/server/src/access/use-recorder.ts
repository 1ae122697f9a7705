import { memoryBounds } from '../domain/bounds/memory.js';
import type { Clock } from '../domain/clock.js';
import { dayOf, hoursKeptFrom } from '../domain/use.js';
import type { RecentRefusal } from '../store/recent-refusals.js';
import type { Use } from '../store/store.js';
import { isOutcomeUnknown } from '../store/unavailable.js';
import type { UseCount, UseKey } from '../store/use-counts.js';
import { createRefusalTally, type RefusalFacts, type Refused } from './refusal-tally.js';
import { type Counted, createUseTally } from './use-tally.js';

export type { RefusalFacts } from './refusal-tally.js';

/**
 * A request that was decided and answered. Its ids are those of what exists, and its names those of the code or of a
 * definition: nothing that a stranger chose is counted under. Texts are empty where they do not apply.
 */
export interface DecidedRequest extends UseKey {
  /** Whether it passed the decision. One in report mode does, and has a code. */
  readonly isAllowed: boolean;
  /** Of what is to be listed among the refusals. */
  readonly refusal: RefusalFacts | undefined;
}

/** Counts who called what, and keeps what was refused lately, in memory; and writes both in batches. */
export interface UseRecorder {
  record(request: DecidedRequest): void;
  /** Writes what was collected. Throws when the store does; what it could not write stays collected. */
  flush(): Promise<void>;
  /** How many rows are collected and not written. */
  unwritten(): number;
  /** How many of them are of an organization: nobody misses what is nobody's. */
  owed(): number;
  /** Stops the timer and flushes once more. */
  close(): Promise<void>;
}

/** Each write is one transaction, for which other writers wait. */
const ROWS_PER_WRITE = 1_000;

export function createUseRecorder(options: {
  flushUse: (use: Use) => Promise<void>;
  intervalMs: number;
  onError: (error: unknown) => void;
  now: Clock;
}): UseRecorder {
  const { now } = options;
  const counts = createUseTally(memoryBounds.useRows.most);
  const refusals = createRefusalTally(memoryBounds.refusalRows.most);
  let writing = 0;
  let writingOwed = 0;
  let flushing: Promise<void> | undefined;

  async function write(): Promise<void> {
    const counted = counts.take();
    const refused = refusals.take();
    writing = counted.length + refused.length;
    writingOwed = [...counted, ...refused].filter(({ row }) => row.organizationId !== '').length;
    try {
      while (counted.length + refused.length > 0) {
        const someCounts = counted.slice(-ROWS_PER_WRITE);
        const someRefusals = refused.slice(-ROWS_PER_WRITE);
        const use = {
          counts: someCounts.map((each) => countOf(each, now())),
          refusals: someRefusals.map(refusalOf),
        };
        await writeOnce(use);
        counted.length -= someCounts.length;
        refused.length -= someRefusals.length;
      }
    } finally {
      counts.giveBack(counted);
      refusals.giveBack(refused);
      writing = 0;
      writingOwed = 0;
    }
  }

  /** Where nobody knows whether they were stored they are not written again: counts may be lost, and are never twice there. */
  async function writeOnce(use: Use): Promise<void> {
    try {
      await options.flushUse(use);
    } catch (error) {
      if (!isOutcomeUnknown(error)) throw error;
      options.onError(error);
    }
  }

  async function flush(): Promise<void> {
    while (flushing) await flushing.catch(() => undefined);
    flushing = write().finally(() => {
      flushing = undefined;
    });
    await flushing;
  }

  const timer = setInterval(() => flush().catch(options.onError), options.intervalMs);
  timer.unref();

  return {
    record(request) {
      const at = now();
      const key = keyOf(request);
      counts.count(key, request.isAllowed, at);
      if (request.refusal !== undefined) refusals.add(key, request.refusal, at);
    },
    flush,
    unwritten: () => counts.unwritten() + refusals.unwritten() + writing,
    owed: () => counts.owed() + refusals.owed() + writingOwed,
    async close() {
      clearInterval(timer);
      await flush();
    },
  };
}

/** What is nobody's has no credential and no project, and a wrong secret no operation. */
function keyOf(request: DecidedRequest): UseKey {
  if (isUnproved(request)) return { ...request, operation: '' };
  return request.organizationId === '' && (request.credentialId !== '' || request.projectId !== '')
    ? { ...request, credentialId: '', projectId: '' }
    : request;
}

/** A wrong secret counts for the credential that it names, whatever was asked for: a guesser could take every row with that. */
function isUnproved({ refusal, credentialId }: DecidedRequest): boolean {
  return refusal !== undefined && !refusal.isProved && credentialId !== '';
}

/** Of a day whose hours have become one row already, as a part of that. */
function countOf({ row, allowed, refused }: Counted, now: number): UseCount {
  const { organizationId, projectId, credentialId, api, operation, code, startsAt } = row;
  const key = { organizationId, projectId, credentialId, api, operation, code };
  return startsAt < hoursKeptFrom(now)
    ? { ...key, hours: 24, startsAt: dayOf(startsAt), allowed, refused }
    : { ...key, hours: 1, startsAt, allowed, refused };
}

function refusalOf({ row, count }: Refused): RecentRefusal {
  return { ...row, count };
}
