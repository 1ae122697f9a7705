import { HOUR_MS } from '../domain/time-spans.js';
import { BEYOND, mostUseRows } from '../domain/use.js';
import { type UseKey, useBeyond } from '../store/use-counts.js';

/** How often something was asked for in an hour, and is not written yet. */
interface Row extends UseKey {
  /** UTC milliseconds. */
  readonly startsAt: number;
  allowed: number;
  refused: number;
  /** Of the same operation, with another code. */
  readonly next: Row | undefined;
}

/** Rows by project and operation. */
interface Caller {
  last: Row | undefined;
  readonly projects: Map<string, Map<string, Row>>;
}

interface Organization {
  rows: number;
  readonly callers: Map<string, Caller>;
  beyond: Row | undefined;
}

/** What was counted in a row since the last time. */
export interface Counted {
  readonly row: Omit<Row, 'next'>;
  readonly allowed: number;
  readonly refused: number;
}

/** Counts in memory, by the hour. Only the store's ids and the code's names are keys of its maps. */
export interface UseTally {
  count(key: UseKey, isAllowed: boolean, now: number): void;
  /** What is to be written; it begins anew at 0. */
  take(): Counted[];
  /** Adds what could not be written to what came since; called after each `take`, with nothing when all was written. */
  giveBack(counted: readonly Counted[]): void;
  /** How many rows wait. */
  unwritten(): number;
  /** How many of them are of an organization: nobody misses what is nobody's. */
  owed(): number;
}

/**
 * Rows stay for their hour, so that one costs a few look-ups each time and no text is made. `mostRows` bounds those of an
 * hour, and those that wait or are being written; what is beyond is counted for its organization alone.
 */
export function createUseTally(mostRows: number): UseTally {
  let startsAt = Number.NaN;
  let organizations = new Map<string, Organization>();
  let made = 0;
  let waiting: Row[] = [];
  /** Being written: they may come back. */
  let underway = 0;

  function makeRow(key: UseKey, next: Row | undefined): Row {
    return {
      organizationId: key.organizationId,
      projectId: key.projectId,
      credentialId: key.credentialId,
      api: key.api,
      operation: key.operation,
      code: key.code,
      startsAt,
      allowed: 0,
      refused: 0,
      next,
    };
  }

  function rowOf(key: UseKey): Row {
    let organization = organizations.get(key.organizationId);
    if (organization === undefined) {
      organization = { rows: 0, callers: new Map(), beyond: undefined };
      organizations.set(key.organizationId, organization);
    }
    const caller = organization.callers.get(key.credentialId);
    const last = caller?.last;
    if (caller === undefined || last === undefined) return addRow(key, organization);
    if (last.operation === key.operation && last.projectId === key.projectId && isOf(last, key)) return last;
    let row = caller.projects.get(key.projectId)?.get(key.operation);
    while (row !== undefined && !isOf(row, key)) row = row.next;
    if (row === undefined) return addRow(key, organization);
    caller.last = row;
    return row;
  }

  function addRow(key: UseKey, organization: Organization): Row {
    // One is kept for what is beyond.
    if (
      organization.rows + 1 >= mostUseRows(key.organizationId) ||
      made >= mostRows ||
      waiting.length + underway >= mostRows
    ) {
      organization.beyond ??= makeRow(useBeyond(key), undefined);
      return organization.beyond;
    }
    organization.rows += 1;
    made += 1;
    const caller = entry(organization.callers, key.credentialId, newCaller);
    const operations = entry(caller.projects, key.projectId, newRows);
    const row = makeRow(key, operations.get(key.operation));
    operations.set(key.operation, row);
    caller.last = row;
    return row;
  }

  function forget(): void {
    organizations = new Map();
    made = 0;
  }

  return {
    count(key, isAllowed, now) {
      const hour = now - (now % HOUR_MS);
      if (hour !== startsAt) {
        startsAt = hour;
        forget();
      }
      const row = rowOf(key);
      if (row.allowed + row.refused === 0) waiting.push(row);
      if (isAllowed) row.allowed += 1;
      else row.refused += 1;
    },
    take() {
      const taken = waiting.map((row) => ({ row, allowed: row.allowed, refused: row.refused }));
      for (const row of waiting) {
        row.allowed = 0;
        row.refused = 0;
      }
      underway = taken.length;
      waiting = [];
      // Further rows have room again.
      if (made >= mostRows) forget();
      return taken;
    },
    giveBack(counted) {
      underway = 0;
      for (const { row, allowed, refused } of counted) {
        // Where rows were forgotten meanwhile, another one can be of the same.
        const mine = row.startsAt === startsAt && row.code !== BEYOND ? rowOf(row) : (row as Row);
        if (mine.allowed + mine.refused === 0) waiting.push(mine);
        mine.allowed += allowed;
        mine.refused += refused;
      }
    },
    unwritten: () => waiting.length,
    owed: () => waiting.filter(({ organizationId }) => organizationId !== '').length,
  };
}

function isOf(row: Row, { code, api }: UseKey): boolean {
  return row.code === code && row.api === api;
}

const newCaller = (): Caller => ({ last: undefined, projects: new Map() });
const newRows = () => new Map<string, Row>();

function entry<V>(map: Map<string, V>, key: string, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}
