import type { Caller } from '../../access/principal.js';
import { actorOf } from '../../changes/actor.js';
import { checkProjectName, readTags, requireNameIsFree, type Tag } from '../../changes/projects/checks.js';
import { requireProject } from '../../changes/projects/require-project.js';
import type { ProjectRow } from '../../store/schema.js';
import type { NewEvent } from '../../store/store.js';
import type { Services } from '../services.js';

export interface ProjectChange {
  readonly name?: string | undefined;
  /** Replace all tags; their order counts. */
  readonly tags?: readonly Tag[] | undefined;
  readonly withDefaultAlertsSettings?: boolean | undefined;
}

/**
 * Changes what is given and leaves the rest, one event for each part that became different. Refuses with
 * INVALID_GROUP_NAME, GROUP_ALREADY_EXISTS and INVALID_ATTRIBUTE (tags).
 */
export async function updateProject(
  { store }: Services,
  caller: Caller,
  id: string,
  change: ProjectChange,
): Promise<ProjectRow> {
  const { name } = change;
  if (name !== undefined) checkProjectName(name);
  const tags = change.tags && JSON.stringify(readTags(change.tags));
  return store.write(async (transaction) => {
    const { database } = transaction;
    const before = await requireProject(database, id);
    const columns: Partial<ProjectRow> = {};
    const events: Pick<NewEvent, 'type' | 'details'>[] = [];
    if (name !== undefined && name !== before.name) {
      await requireNameIsFree(database, before.organization_id, name);
      columns.name = name;
      events.push({ type: 'GROUP_NAME_CHANGED' });
    }
    if (tags !== undefined && tags !== before.tags) {
      columns.tags = tags;
      events.push({ type: 'GROUP_TAGS_MODIFIED', details: { resourceId: id, resourceType: 'project' } });
    }
    const withAlerts = asFlag(change.withDefaultAlertsSettings);
    if (withAlerts !== undefined && withAlerts !== before.with_default_alerts_settings) {
      columns.with_default_alerts_settings = withAlerts;
      events.push({ type: 'GROUP_DEFAULT_ALERTS_SETTINGS_CHANGED' });
    }
    if (events.length === 0) {
      transaction.withoutEvent('the project already is as asked');
      return before;
    }
    await database.updateTable('projects').set(columns).where('id', '=', id).execute();
    const scope = { organizationId: before.organization_id, projectId: id, actor: actorOf(caller) };
    for (const event of events) await transaction.recordEvent({ ...scope, ...event });
    return { ...before, ...columns };
  });
}

function asFlag(value: boolean | undefined): 0 | 1 | undefined {
  return value === undefined ? undefined : value ? 1 : 0;
}
