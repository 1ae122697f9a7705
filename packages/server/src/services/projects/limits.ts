import type { Caller } from '../../access/principal.js';
import { actorOf } from '../../changes/actor.js';
import { requireProject } from '../../changes/projects/require-project.js';
import { RefusalError, refuse } from '../../domain/errors.js';
import {
  findProjectLimit,
  highestValueOf,
  isWithinProjectLimit,
  NETWORK_ENTRIES_LIMIT,
  type ProjectLimit,
  projectLimits,
} from '../../domain/limits.js';
import { countNetworkEntries } from '../../store/queries/network-entries.js';
import { findProjectLimits } from '../../store/queries/project-limits.js';
import type { Reader, WriteTransaction } from '../../store/store.js';
import type { Services } from '../services.js';

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

/** LIMIT_NOT_FOUND for a name that is none, RESOURCE_NOT_FOUND for a limit without default that is not set. */
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

/** Sets a limit: LIMIT_NOT_FOUND, LIMIT_OUT_OF_RANGE. */
export async function setProjectLimit(
  { store }: Services,
  caller: Caller,
  change: { projectId: string; name: string; value: number },
): Promise<EffectiveLimit> {
  const { projectId, name, value } = change;
  const limit = requireLimit(name);
  if (!isWithinProjectLimit(limit, value))
    throw new RefusalError(
      refuse('LIMIT_OUT_OF_RANGE', name, value, limit.minimumLimit, highestValueOf(limit)),
    );
  return store.write(async (transaction) => {
    const { database, now } = transaction;
    const set = await findProjectLimits(database, projectId);
    const effective = { limit, value, currentUsage: (await usageIn(database, projectId, now))(limit) };
    if (set.get(name) === value) {
      transaction.withoutEvent('the limit already is as asked');
      return effective;
    }
    await recordChange(transaction, caller, projectId);
    await database
      .insertInto('project_limits')
      .values({ project_id: projectId, name, value })
      .onConflict((conflict) => conflict.columns(['project_id', 'name']).doUpdateSet({ value }))
      .execute();
    return effective;
  });
}

/** Puts a limit back to its default. LIMIT_NOT_FOUND; a limit that is not set may be reset. */
export async function resetProjectLimit(
  { store }: Services,
  caller: Caller,
  { projectId, name }: { projectId: string; name: string },
): Promise<void> {
  requireLimit(name);
  await store.write(async (transaction) => {
    const { numDeletedRows } = await transaction.database
      .deleteFrom('project_limits')
      .where('project_id', '=', projectId)
      .where('name', '=', name)
      .executeTakeFirst();
    if (numDeletedRows === 0n) return transaction.withoutEvent('the limit was not set');
    await recordChange(transaction, caller, projectId);
  });
}

function requireLimit(name: string): ProjectLimit {
  const limit = findProjectLimit(name);
  if (!limit) throw new RefusalError(refuse('LIMIT_NOT_FOUND', name));
  return limit;
}

async function recordChange(transaction: WriteTransaction, caller: Caller, projectId: string): Promise<void> {
  const project = await requireProject(transaction.database, projectId);
  await transaction.recordEvent({
    type: 'PROJECT_LIMIT_UPDATED',
    organizationId: project.organization_id,
    projectId,
    actor: actorOf(caller),
  });
}
