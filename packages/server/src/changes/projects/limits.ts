import { RefusalError, refuse } from '../../domain/errors.js';
import {
  findProjectLimit,
  highestValueOf,
  isWithinProjectLimit,
  NETWORK_ENTRIES_LIMIT,
  type ProjectLimit,
  projectLimits,
} from '../../domain/limits.js';
import { type EventActor, event } from '../../domain/new-event.js';
import { countNetworkEntries } from '../../store/queries/network-entries.js';
import {
  deleteProjectLimit,
  findProjectLimits,
  setProjectLimit,
} from '../../store/queries/project-limits.js';
import type { Reader, WriteTransaction } from '../../store/store.js';
import { involveProject } from './require-project.js';

/** A limit as it holds in a project. */
export interface EffectiveLimit {
  readonly limit: ProjectLimit;
  readonly value: number;
  /** How much of it is used up. */
  readonly currentUsage: number;
}

/** The limits that hold in the project: those set in it, and the defaults. `now` in UTC milliseconds. */
export async function listEffectiveLimits(
  reader: Reader,
  projectId: string,
  now: number,
): Promise<EffectiveLimit[]> {
  const set = await findProjectLimits(reader, projectId);
  const usageOf = await usageIn(reader, projectId, now);
  return projectLimits.flatMap((limit: ProjectLimit) => {
    const value = set.get(limit.name) ?? limit.defaultLimit;
    return value === null ? [] : [{ limit, value, currentUsage: usageOf(limit) }];
  });
}

/** Of what is limited, projects of this server have entries of the IP access list and nothing else. */
async function usageIn(
  reader: Reader,
  projectId: string,
  now: number,
): Promise<(limit: ProjectLimit) => number> {
  const networkEntries = await countNetworkEntries(reader, projectId, now);
  return ({ name }) => (name === NETWORK_ENTRIES_LIMIT ? networkEntries : 0);
}

/** Refuses a name that is none and a limit without default that is not set, by different codes. */
export async function requireEffectiveLimit(
  reader: Reader,
  projectId: string,
  name: string,
  now: number,
): Promise<EffectiveLimit> {
  requireLimit(name);
  const all = await listEffectiveLimits(reader, projectId, now);
  const effective = all.find(({ limit }) => limit.name === name);
  if (!effective)
    throw new RefusalError(refuse('RESOURCE_NOT_FOUND', `limit ${name}, which is not set in ${projectId}`));
  return effective;
}

/** The limit of that name, when it may have the value. */
export function requireLimitValue(name: string, value: number): ProjectLimit {
  const limit = requireLimit(name);
  if (!isWithinProjectLimit(limit, value))
    throw new RefusalError(
      refuse('LIMIT_OUT_OF_RANGE', name, value, limit.minimumLimit, highestValueOf(limit)),
    );
  return limit;
}

/** Sets a limit, with the event; the value is checked by the caller. */
export async function changeProjectLimit(
  transaction: WriteTransaction,
  actor: EventActor,
  projectId: string,
  { limit, value }: { readonly limit: ProjectLimit; readonly value: number },
): Promise<{ effective: EffectiveLimit; isChanged: boolean }> {
  const { database, now } = transaction;
  const set = await findProjectLimits(database, projectId);
  const effective = { limit, value, currentUsage: (await usageIn(database, projectId, now))(limit) };
  const before = set.get(limit.name);
  if (before === value) return { effective, isChanged: false };
  await recordChange(transaction, actor, projectId, [textOf(limit.name, before), textOf(limit.name, value)]);
  await setProjectLimit(database, projectId, { name: limit.name, value });
  return { effective, isChanged: true };
}

/** Puts a limit back to its default, with the event; false when it was not set. */
export async function resetLimit(
  transaction: WriteTransaction,
  actor: EventActor,
  projectId: string,
  { name }: ProjectLimit,
): Promise<boolean> {
  const before = (await findProjectLimits(transaction.database, projectId)).get(name);
  if (!(await deleteProjectLimit(transaction.database, projectId, name))) return false;
  await recordChange(transaction, actor, projectId, [textOf(name, before), textOf(name, undefined)]);
  return true;
}

/** Refuses a name that is none. */
export function requireLimit(name: string): ProjectLimit {
  const limit = findProjectLimit(name);
  if (!limit) throw new RefusalError(refuse('LIMIT_NOT_FOUND', name));
  return limit;
}

function textOf(name: string, value: number | undefined): string {
  return `${name}: ${value ?? 'default'}`;
}

async function recordChange(
  transaction: WriteTransaction,
  actor: EventActor,
  projectId: string,
  limits: readonly [before: string, after: string],
): Promise<void> {
  const { organizationId } = await involveProject(transaction, projectId);
  await transaction.recordEvent(
    event('PROJECT_LIMIT_UPDATED', { organizationId, projectId, actor }, { limits }),
  );
}
