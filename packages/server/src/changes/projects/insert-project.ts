import { newId } from '../../domain/ids.js';
import type { EventActor, WriteTransaction } from '../../store/store.js';

export interface ProjectToInsert {
  readonly organizationId: string;
  readonly name: string;
  readonly withDefaultAlertsSettings?: boolean | undefined;
  readonly regionUsageRestrictions?: string | undefined;
  readonly tags?: readonly { key: string; value: string }[] | undefined;
  /** A user who becomes Project Owner. */
  readonly ownerId?: string | undefined;
}

/** Makes a project within a transaction, with its event; name and limits are checked by the caller. Returns its id. */
export async function insertProject(
  transaction: WriteTransaction,
  actor: EventActor,
  project: ProjectToInsert,
): Promise<string> {
  const { database, now } = transaction;
  const id = newId(now);
  await database
    .insertInto('projects')
    .values({
      id,
      organization_id: project.organizationId,
      name: project.name,
      created_at: now,
      with_default_alerts_settings: (project.withDefaultAlertsSettings ?? true) ? 1 : 0,
      region_usage_restrictions: project.regionUsageRestrictions ?? null,
      slow_operation_thresholding: 1,
      tags: JSON.stringify(project.tags ?? []),
      settings: '{}',
    })
    .execute();
  if (project.ownerId !== undefined) {
    await database
      .insertInto('user_project_roles')
      .values({ user_id: project.ownerId, project_id: id, role: 'GROUP_OWNER' })
      .execute();
    transaction.changed({ kind: 'user', subject: project.ownerId });
  }
  transaction.changed({ kind: 'project', subject: id });
  await transaction.recordEvent({
    type: 'GROUP_CREATED',
    organizationId: project.organizationId,
    projectId: id,
    actor,
  });
  return id;
}
