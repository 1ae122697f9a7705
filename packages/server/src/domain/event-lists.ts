import { type EventType, eventTypes } from './events.js';
import type { NewEvent } from './new-event.js';

/**
 * Types that the organization's list shows although they happened in a project. In the recorded lists of organizations no
 * other event names a project (the live service, 103 lists); GROUP_MOVED was never recorded and is published for both.
 */
const projectTypesInOrganizationLists: ReadonlySet<EventType> = new Set<EventType>([
  'GROUP_CREATED',
  'GROUP_DELETED',
  'GROUP_MOVED',
  'GROUP_TAGS_MODIFIED',
  'TEAM_ADDED_TO_GROUP',
  'TEAM_REMOVED_FROM_GROUP',
  'TEAM_ROLES_MODIFIED',
]);

const publishedTypes = eventTypes.filter(({ published }) => published);

/** Types that the published lists of an organization's events can hold. Clients with strict enumerations know these alone. */
export const organizationListTypes: readonly EventType[] = publishedTypes.flatMap(({ type, scopes }) =>
  scopes.includes('organization') ? [type] : [],
);

/** Types that the published lists of a project's events can hold. */
export const projectListTypes: readonly EventType[] = publishedTypes.flatMap(({ type, scopes }) =>
  scopes.includes('project') ? [type] : [],
);

const inOrganizationLists: ReadonlySet<string> = new Set(organizationListTypes);

/** Whether the published list of the organization's events shows it. The audit trail shows every event. */
export function isInOrganizationList({
  type,
  projectId,
  actor,
}: Pick<NewEvent, 'type' | 'projectId' | 'actor'>): boolean {
  if (!inOrganizationLists.has(type)) return false;
  // Recorded: some 300 invitations that API keys deleted, and no event of it.
  if (type === 'ORG_INVITATION_DELETED') return actor.kind !== 'api_key' && actor.kind !== 'service_account';
  return (projectId ?? null) === null || projectTypesInOrganizationLists.has(type);
}
