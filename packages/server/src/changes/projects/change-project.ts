import { type EventActor, event, type NewEvent } from '../../domain/new-event.js';
import { type Project, type Tag, updateProject } from '../../store/queries/projects.js';
import type { WriteTransaction } from '../../store/store.js';
import { requireNameIsFree } from './check-name.js';
import { involveProject, requireProject } from './require-project.js';
import { tagsModified } from './tags-modified.js';

/** What is absent stays. */
export interface ProjectChange {
  readonly name?: string | undefined;
  /** Replace all tags; their order counts. */
  readonly tags?: readonly Tag[] | undefined;
  readonly withDefaultAlertsSettings?: boolean | undefined;
}

/**
 * Changes what is given and leaves the rest, one event for each part that became different. Name and tags are checked by
 * the caller. Returns the project as it is then.
 */
export async function changeProject(
  transaction: WriteTransaction,
  actor: EventActor,
  id: string,
  { name, tags, withDefaultAlertsSettings }: ProjectChange,
): Promise<{ project: Project; isChanged: boolean }> {
  const { database } = transaction;
  const before = await involveProject(transaction, id);
  const { organizationId } = before;
  const fields = { organizationId, projectId: id, actor };
  const events: NewEvent[] = [];
  if (name !== undefined && name !== before.name) {
    await requireNameIsFree(database, organizationId, name);
    events.push(event('GROUP_NAME_CHANGED', fields, { name: [before.name, name] }));
  }
  if (tags !== undefined && JSON.stringify(tags) !== JSON.stringify(before.tags))
    events.push(tagsModified(fields, before.tags, tags));
  if (
    withDefaultAlertsSettings !== undefined &&
    withDefaultAlertsSettings !== before.withDefaultAlertsSettings
  )
    events.push(
      event('GROUP_DEFAULT_ALERTS_SETTINGS_CHANGED', fields, {
        withDefaultAlertsSettings: [before.withDefaultAlertsSettings, withDefaultAlertsSettings],
      }),
    );
  if (events.length === 0) return { project: before, isChanged: false };
  await updateProject(database, id, { name, tags, withDefaultAlertsSettings });
  for (const each of events) await transaction.recordEvent(each);
  return { project: await requireProject(database, id), isChanged: true };
}
