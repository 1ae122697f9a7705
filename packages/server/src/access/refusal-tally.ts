import { workBounds } from '../domain/bounds/work.js';
import { MINUTE_MS } from '../domain/time-spans.js';
import type { RecentRefusal } from '../store/recent-refusals.js';
import type { UseKey } from '../store/use-counts.js';

/** What is told of a refusal beside what it is counted under. Texts are empty where they do not apply. */
export interface RefusalFacts {
  /** Canonical. */
  readonly address: string;
  /** The step of the decision that refused. */
  readonly step: string;
  /** Whether the secret was right; otherwise the credential is only what was named. */
  readonly isProved: boolean;
  /** The one that was missing. */
  readonly permission: string;
  /** Why, for the operator, without anything that the caller chose. Asked for the first of its kind in a minute. */
  detail(): string;
}

type Row = { -readonly [Name in keyof RecentRefusal]: RecentRefusal[Name] };

/** What was refused in a row since the last time. */
export interface Refused {
  readonly row: RecentRefusal;
  readonly count: number;
}

/** Refusals of the present minute and those that are not written yet, in lists with bounds. */
export interface RefusalTally {
  add(key: UseKey, facts: RefusalFacts, now: number): void;
  take(): Refused[];
  /** Called after each `take`, with what could not be written. */
  giveBack(refused: readonly Refused[]): void;
  unwritten(): number;
  /** How many of them are of an organization: nobody misses what is nobody's. */
  owed(): number;
}

/** Of an organization in a minute: whoever names a credential without its secret takes no room of who has one. */
interface Lists {
  readonly proved: Row[];
  readonly unproved: Row[];
}

const mostRowsOfMinute = workBounds.refusalsPerOrganizationAndMinute.most;
const mostUnprovedOfCredential = workBounds.wrongSecretsPerCredentialAndMinute.most;
const mostDetail = workBounds.refusalDetailCharacters.most;

/** @param mostRows of a minute, and of those that wait or are being written; further ones are left out */
export function createRefusalTally(mostRows: number): RefusalTally {
  let minute = Number.NaN;
  let lists = new Map<string, Lists>();
  let made = 0;
  let waiting: Row[] = [];
  /** Being written: they may come back. */
  let underway = 0;

  function listsOf(organizationId: string): Lists {
    let found = lists.get(organizationId);
    if (found === undefined) {
      found = { proved: [], unproved: [] };
      lists.set(organizationId, found);
    }
    return found;
  }

  function addRow(key: UseKey, facts: RefusalFacts, list: Row[]): Row | undefined {
    if (list.length >= mostRowsOfMinute || made >= mostRows) return undefined;
    if (waiting.length + underway >= mostRows) return undefined;
    const row: Row = {
      organizationId: key.organizationId,
      minute,
      projectId: key.projectId,
      credentialId: key.credentialId,
      api: key.api,
      operation: key.operation,
      code: key.code,
      // A copy: the text can be a slice that would keep a whole header alive.
      address: Buffer.from(facts.address).toString(),
      step: facts.step,
      isProved: facts.isProved,
      permission: facts.permission,
      detail: shortened(facts.detail()),
      lastAt: 0,
      count: 0,
    };
    list.push(row);
    made += 1;
    return row;
  }

  return {
    add(key, facts, now) {
      const current = now - (now % MINUTE_MS);
      if (current !== minute) {
        minute = current;
        lists = new Map();
        made = 0;
      }
      const { proved, unproved } = listsOf(key.organizationId);
      const isUnproved = key.credentialId !== '' && !facts.isProved;
      const list = isUnproved ? unproved : proved;
      let row = find(list, key, facts);
      if (row === undefined) {
        if (isUnproved && countOf(list, key) >= mostUnprovedOfCredential) return;
        row = addRow(key, facts, list);
        if (row === undefined) return;
      }
      if (row.count === 0) waiting.push(row);
      row.count += 1;
      row.lastAt = now;
    },
    take() {
      const taken = waiting.map((row) => ({ row, count: row.count }));
      for (const row of waiting) row.count = 0;
      underway = taken.length;
      waiting = [];
      return taken;
    },
    giveBack(refused) {
      underway = 0;
      for (const { row, count } of refused) {
        const mine = row as Row;
        if (mine.count === 0) waiting.push(mine);
        mine.count += count;
      }
    },
    unwritten: () => waiting.length,
    owed: () => waiting.filter(({ organizationId }) => organizationId !== '').length,
  };
}

/** A list of a hundred is looked through faster than a key of all of this is made. */
function find(list: readonly Row[], key: UseKey, { address }: RefusalFacts): Row | undefined {
  for (const row of list)
    if (
      row.address === address &&
      row.code === key.code &&
      row.operation === key.operation &&
      row.credentialId === key.credentialId &&
      row.projectId === key.projectId &&
      row.api === key.api
    )
      return row;
  return undefined;
}

function countOf(list: readonly Row[], { credentialId }: UseKey): number {
  let count = 0;
  for (const row of list) if (row.credentialId === credentialId) count += 1;
  return count;
}

function shortened(detail: string): string {
  return detail.length <= mostDetail ? detail : `${[...detail].slice(0, mostDetail - 1).join('')}…`;
}
