import { newId } from '../../domain/ids.js';
import { type EventActor, event } from '../../domain/new-event.js';
import { insertProject, type Tag } from '../../store/queries/projects.js';
import { replaceUserProjectRoles } from '../../store/queries/user-roles.js';
import type { WriteTransaction } from '../../store/store.js';
import { tagsModified } from './tags-modified.js';

export interface ProjectToMake {
  readonly organizationId: string;
  readonly name: string;
  readonly withDefaultAlertsSettings?: boolean | undefined;
  readonly regionUsageRestrictions?: string | undefined;
  readonly tags?: readonly Tag[] | undefined;
  /** Chosen instead of a new one; that it is free is checked by the caller. */
  readonly id?: string | undefined;
  /** A user who becomes Project Owner. */
  readonly ownerId?: string | undefined;
}

/** Makes a project within a transaction, with its event; name and limits are checked by the caller. Returns its id. */
export async function makeProject(
  transaction: WriteTransaction,
  actor: EventActor,
  project: ProjectToMake,
): Promise<string> {
  const { database, now } = transaction;
  const { organizationId, ownerId } = project;
  const id = project.id ?? newId(now);
  await insertProject(database, {
    id,
    organizationId,
    name: project.name,
    createdAt: now,
    withDefaultAlertsSettings: project.withDefaultAlertsSettings ?? true,
    regionUsageRestrictions: project.regionUsageRestrictions ?? null,
    slowOperationThresholding: true,
    tags: project.tags ?? [],
    settings: {},
  });
  if (ownerId !== undefined) {
    transaction.involve(ownerId);
    await replaceUserProjectRoles(database, ownerId, { projectId: id, roles: ['GROUP_OWNER'] });
    transaction.changed({ kind: 'user', subject: ownerId });
  }
  transaction.changed({ kind: 'project', subject: id, of: organizationId });
  const fields = { organizationId, projectId: id, actor };
  await transaction.recordEvent(event('GROUP_CREATED', fields, { name: [null, project.name] }));
  if (project.tags?.length) await transaction.recordEvent(tagsModified(fields, [], project.tags));
  return id;
}
