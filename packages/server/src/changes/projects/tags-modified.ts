import { type EventActor, event, type NewEvent } from '../../domain/new-event.js';
import type { Tag } from '../../store/queries/projects.js';

/** The event that tells that a project has other tags. */
export function tagsModified(
  fields: { readonly organizationId: string; readonly projectId: string; readonly actor: EventActor },
  before: readonly Tag[],
  after: readonly Tag[],
): NewEvent {
  return event(
    'GROUP_TAGS_MODIFIED',
    { ...fields, resourceId: fields.projectId, resourceType: 'project' },
    { tags: [textsOf(before), textsOf(after)] },
  );
}

const textsOf = (tags: readonly Tag[]) => tags.map(({ key, value }) => `${key}: ${value}`);
