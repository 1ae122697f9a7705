import type { Transaction } from 'kysely';
import { isRevocation } from '../domain/events.js';
import { newId } from '../domain/ids.js';
import type { NewEvent } from '../domain/new-event.js';
import { withinTime } from '../domain/within-time.js';
import type { Asker } from './asker.js';
import type { ChangeFeed } from './change-feed.js';
import type { Change } from './changes.js';
import type { Engine } from './engine.js';
import { isUpToDate } from './known-writes.js';
import { changesAbove } from './missed-changes.js';
import { insertEvent } from './new-event.js';
import { retrying } from './retry.js';
import type { Database } from './schema.js';
import { createSlotTurns } from './slot-turns.js';
import { StoreError } from './store-error.js';
import { type About, INSTALLATION, type Subject, slotsOf } from './subjects.js';
import { type UsedNonces, withoutSecondUse } from './used-nonces.js';
import { TURN_TIMEOUT_MS } from './waiting-line.js';
import { createTakePlaces, type OrderOptions, type Taken, type WriteTimes } from './write-order.js';
import type { Writer } from './writer.js';

/** Something whose cached copies are out of date, and what it belongs to where it is no subject itself. */
export type Touched =
  | { readonly kind: 'organization' | 'user' | 'signing_key'; readonly subject: string }
  | {
      /** Guarded APIs and gates go by their names, credentials by their public key or client ID, all else by ids. */
      readonly kind: 'credential' | 'project' | 'access_token' | 'session' | 'guarded_api' | 'gate';
      readonly subject: string;
      readonly of: Subject;
    };

/** What the work of one write may do. It is run again after a conflict, so it must have no effect outside `database`. */
export interface WriteTransaction {
  readonly database: Transaction<Database>;
  /** The time of this write, in UTC milliseconds; of PostgreSQL by the clock of the database, which all nodes share. */
  readonly now: number;
  /** Throws SUBJECT_NOT_NAMED unless its organization is among the subjects of the write. */
  recordEvent(event: NewEvent): Promise<void>;
  /** Says why this write is not part of the audit trail. The reason is for whoever reads the code. */
  withoutEvent(reason: string): void;
  /**
   * Lets this write use the space that is kept for revocations when the disk is full. Needed only where it is neither told
   * by its events (domain/events.ts) nor, without an event, by its changes: to take something away is to have it forgotten.
   */
  mayUseReserve(): void;
  /** Names something whose cached copies every node must drop. Throws SUBJECT_NOT_NAMED as `recordEvent` does. */
  changed(touched: Touched): void;
  /**
   * Makes these subjects of the write too, where only its work can find out who they are. Unless their rows are held
   * already, it ends here and begins again with them: what was read so far may not be true any more.
   */
  involve(...subjects: readonly Subject[]): void;
  /** The id of a new organization or person, which is a subject at once: nobody else knows of it before the commit. */
  newSubject(): Subject;
}

/** Runs the work in one transaction that no other write about the same subjects overlaps, on any node. */
export type Write = <T>(about: About, work: (transaction: WriteTransaction) => Promise<T>) => Promise<T>;

/** Others wait meanwhile. A write that takes this long waits for itself: it writes or reads past its transaction. */
const WORK_TIMEOUT_MS = TURN_TIMEOUT_MS;

const timedOut = () =>
  new StoreError(
    'WRITE_TIMED_OUT',
    `a write took longer than ${WORK_TIMEOUT_MS} ms; does it call the store instead of its transaction?`,
  );

export function createWrite(options: {
  engine: Pick<Engine, 'writer' | 'kind' | 'takesTurns' | 'requireRoom'>;
  order: OrderOptions;
  feed: ChangeFeed;
  usedNonces: UsedNonces;
}): Write {
  const { engine, feed, usedNonces } = options;
  const takePlaces = createTakePlaces(options.order);

  // READ COMMITTED, whatever the server's default: a writer that waited for a row of the order must see what the one
  // before it committed, instead of failing with a serialization error.
  const transaction = () =>
    engine.kind === 'postgres'
      ? engine.writer.transaction().setIsolationLevel('read committed')
      : engine.writer.transaction();

  async function attempt<T>(
    { subjects, asker }: About,
    work: (transaction: WriteTransaction) => Promise<T>,
  ): Promise<{ result: T; tell: () => void }> {
    return transaction().execute(async (database) => {
      const { taken, times } = await takePlaces(database, slotsOf(subjects));
      const write = beginWrite(database, times, subjects);
      const isAsked = asker && (await beginAsked(asker, taken, write.transaction));
      const result = await withinTime(write.finish(work(write.transaction)), WORK_TIMEOUT_MS, timedOut);
      if (!write.isRevocation()) engine.requireRoom();
      const tell = await feed.store({ database, taken, now: write.transaction.now }, write.changes());
      return {
        result,
        tell() {
          tell();
          isAsked?.();
        },
      };
    });
  }

  /** Whether the request may still ask for it, and has not before. Costs nothing while nobody else wrote. */
  async function beginAsked(asker: Asker, taken: Taken, write: WriteTransaction): Promise<() => void> {
    const { database, now } = write;
    if (!isUpToDate(asker.knownAt, taken)) {
      const missed = () => changesMissed(database, taken);
      await withinTime(asker.confirm(write, missed), WORK_TIMEOUT_MS, timedOut);
    }
    const [place] = taken.places;
    const proof = asker.proof();
    const stored = proof && place && (await usedNonces.store({ database, place, now }, proof));
    return () => {
      stored?.();
      asker.committed(taken);
    };
  }

  async function changesMissed(database: Writer, taken: Taken): Promise<readonly Change[] | undefined> {
    const known = feed.known();
    if (isUpToDate(known, taken)) return [];
    return known.server === taken.server ? changesAbove(database, known.through) : undefined;
  }

  // Waiting for a row of the order in the database would hold one of the pool's connections.
  const inTurn = engine.takesTurns
    ? <T>(_: readonly number[], task: () => Promise<T>) => task()
    : createSlotTurns();

  return async (about, work) => {
    const { asker } = about;
    let { subjects } = about;
    for (;;) {
      try {
        return await inTurn(slotsOf(subjects), async () => {
          const { result, tell } = await retrying(() => attempt({ subjects, asker }, work));
          tell();
          return result;
        });
      } catch (error) {
        if (!(error instanceof MoreSubjects) || subjects === 'all') throw withoutSecondUse(error);
        subjects = [...subjects, ...error.subjects];
      }
    }
  };
}

/** Ends a run of a write whose work has found further subjects. Each time there is at least one row more, and they are sixteen. */
class MoreSubjects extends Error {
  constructor(readonly subjects: readonly Subject[]) {
    super('the write is begun again with further subjects; its work must let this pass');
  }
}

function beginWrite(
  database: Transaction<Database>,
  { now, eventsAt }: WriteTimes,
  subjects: About['subjects'],
) {
  const held = new Set(slotsOf(subjects));
  const named = new Set(subjects === 'all' ? [] : subjects);
  const changes = new Map<string, Change>();
  let isAccountedFor = false;
  let mayUseReserve: boolean | undefined;
  let missing: MoreSubjects | undefined;

  function requireNamed(subject: Subject, what: string): void {
    if (subjects === 'all' || named.has(subject)) return;
    const message = `${what} is about ${subject}, which the write did not name (store.write, involve)`;
    throw new StoreError('SUBJECT_NOT_NAMED', message);
  }

  const transaction: WriteTransaction = {
    database,
    now,
    async recordEvent(event) {
      requireNamed(event.organizationId ?? INSTALLATION, `event ${event.type}`);
      await insertEvent(database, event, eventsAt);
      isAccountedFor = true;
      mayUseReserve = isRevocation(event.type) && mayUseReserve !== false;
    },
    withoutEvent(reason) {
      if (reason.trim() !== '') isAccountedFor = true;
    },
    mayUseReserve() {
      mayUseReserve = true;
    },
    changed(touched) {
      const { kind, subject } = touched;
      const owner = 'of' in touched ? touched.of : kind === 'signing_key' ? INSTALLATION : subject;
      requireNamed(owner, `a change of ${kind} ${kind === 'session' ? '' : subject}`);
      changes.set(`${kind} ${subject}`, { kind, subject });
    },
    involve(...further) {
      const unnamed = further.filter((subject) => !named.has(subject));
      for (const subject of unnamed) named.add(subject);
      if (slotsOf(unnamed).every((slot) => held.has(slot))) return;
      missing = new MoreSubjects(unnamed);
      throw missing;
    },
    newSubject() {
      const id = newId(now);
      named.add(id);
      return id;
    },
  };

  return {
    transaction,
    changes: () => [...changes.values()],
    isRevocation: () => mayUseReserve ?? changes.size > 0,
    /** What the work gives, once it may be committed. */
    async finish<T>(work: Promise<T>): Promise<T> {
      const result = await work;
      if (missing) throw missing;
      if (isAccountedFor) return result;
      const message = 'a write recorded no event and did not say why (withoutEvent)';
      throw new StoreError('WRITE_WITHOUT_EVENT', message);
    },
  };
}
