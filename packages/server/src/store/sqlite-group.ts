import { setImmediate as turn } from 'node:timers/promises';
import { type CompiledQuery, type QueryResult, SelectQueryNode } from 'kysely';
import { type DraftedStatement, readOrder, runStatement } from './drafted-statement.js';
import { retrying } from './retry.js';
import type { SqliteHandle } from './sqlite-drivers.js';
import { StoreError } from './store-error.js';

/** For so long statements may follow each other without a decision between them. */
const KEEPING_MS = 1;

/** Transactions that are stored together. The first one begins a transaction of SQLite, each further one a savepoint in it. */
export interface Group {
  readonly beganAt: number;
  readonly order: number | undefined;
  readonly statements: DraftedStatement[];
  /** Those that have ended well and wait until they are stored. */
  ended: { stored(): void; undone(error: unknown): void }[];
  /** SQLite has ended the transaction of all. */
  isLost: boolean;
  /** Since when nothing else could run in this thread. */
  keptSince: number;
}

/** A transaction of Kysely, from its beginning to its end: one at a time. */
export interface Member {
  readonly group: Group;
  readonly isFirst: boolean;
  /** How many statements of the group are not its own. */
  readonly statementsBefore: number;
}

/** Begins a transaction in the group, or in a new one. Another process that writes is waited for. */
export async function beginMember(draft: SqliteHandle, joined: Group | undefined): Promise<Member> {
  if (joined) draft.exec('savepoint member');
  const group = joined ?? (await beginGroup(draft));
  return { group, isFirst: joined === undefined, statementsBefore: group.statements.length };
}

async function beginGroup(draft: SqliteHandle): Promise<Group> {
  await retrying(async () => draft.exec('begin immediate'));
  const order = readOrder(draft);
  const now = performance.now();
  return { beganAt: now, order, statements: [], ended: [], isLost: false, keptSince: now };
}

/** Lets decisions run, where there was none for a while. */
export async function giveWay(group: Group): Promise<void> {
  if (performance.now() - group.keptSince < KEEPING_MS) return;
  await turn();
  group.keptSince = performance.now();
}

/** Runs a statement, and keeps it for the thread unless it only reads. */
export function runInGroup<R>(
  draft: SqliteHandle,
  group: Group,
  { sql, parameters, query }: CompiledQuery,
): QueryResult<R> {
  try {
    const { rows, changes, affected } = runStatement(draft, sql, parameters);
    if (!SelectQueryNode.is(query)) group.statements.push({ sql, parameters, affected });
    return { rows: rows as R[], ...(changes !== undefined && { numAffectedRows: BigInt(changes) }) };
  } catch (error) {
    if (!draft.isInTransaction()) loseGroup(draft, group, error);
    throw error;
  }
}

/** Resolves when the group with this transaction is on disk. */
export function endMember(draft: SqliteHandle, { group, isFirst }: Member): Promise<void> {
  if (!isFirst) draft.exec('release member');
  return new Promise<void>((stored, undone) => {
    group.ended.push({ stored, undone });
  });
}

export function undoMember(draft: SqliteHandle, { group, isFirst, statementsBefore }: Member): void {
  if (group.isLost) return;
  group.statements.length = statementsBefore;
  try {
    draft.exec(isFirst ? 'rollback' : 'rollback to member; release member');
  } catch (error) {
    loseGroup(draft, group, error);
  }
}

function loseGroup(draft: SqliteHandle, group: Group, error: unknown): void {
  if (draft.isInTransaction()) draft.exec('rollback');
  group.isLost = true;
  for (const { undone } of group.ended) undone(undoneWithOthers(error));
  group.ended = [];
}

export function undoneWithOthers(cause: unknown): StoreError {
  return new StoreError('WRITE_UNDONE', 'a write could not be stored together with others', { cause });
}
