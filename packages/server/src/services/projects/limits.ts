import type { Caller } from '../../access/principal.js';
import { RefusalError, refuse } from '../../domain/errors.js';
import {
  findProjectLimit,
  highestValueOf,
  isWithinProjectLimit,
  type ProjectLimit,
  projectLimits,
} from '../../domain/limits.js';
import { findProjectLimits } from '../../store/queries/project-limits.js';
import type { Reader, WriteTransaction } from '../../store/store.js';
import { actorOf } from '../actor.js';
import type { Services } from '../services.js';
import { requireProject } from './require-project.js';

/** A limit as it holds in a project. */
export interface EffectiveLimit {
  readonly limit: ProjectLimit;
  readonly value: number;
}

/** The limits that hold in the project: those set in it, and the defaults. */
export async function listEffectiveLimits(reader: Reader, projectId: string): Promise<EffectiveLimit[]> {
  const set = await findProjectLimits(reader, projectId);
  return projectLimits.flatMap((limit: ProjectLimit) => {
    const value = set.get(limit.name) ?? limit.defaultLimit;
    return value === null ? [] : [{ limit, value }];
  });
}

/** LIMIT_NOT_FOUND for a name that is none, RESOURCE_NOT_FOUND for a limit without default that is not set. */
export async function requireEffectiveLimit(
  reader: Reader,
  projectId: string,
  name: string,
): Promise<EffectiveLimit> {
  requireLimit(name);
  const effective = (await listEffectiveLimits(reader, projectId)).find(({ limit }) => limit.name === name);
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
  await store.write(async (transaction) => {
    const { database } = transaction;
    const set = await findProjectLimits(database, projectId);
    if (set.get(name) === value) return transaction.withoutEvent('the limit already is as asked');
    await recordChange(transaction, caller, projectId);
    await database
      .insertInto('project_limits')
      .values({ project_id: projectId, name, value })
      .onConflict((conflict) => conflict.columns(['project_id', 'name']).doUpdateSet({ value }))
      .execute();
  });
  return { limit, value };
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
