import { RefusalError, refuse } from '../../domain/errors.js';
import { type AuditEvent, findEvent } from '../../store/queries/events.js';
import type { Reader } from '../../store/store.js';

/** The event of the organization, in the published list or in all of the audit trail. */
export async function requireOrganizationEvent(
  reader: Reader,
  scope: { readonly organizationId: string; readonly isPublished: boolean },
  id: string,
): Promise<AuditEvent> {
  const event = await findEvent(reader, scope, id);
  if (!event) throw new RefusalError(refuse('ORG_EVENT_NOT_FOUND', id, scope.organizationId));
  return event;
}

/** The event of the project, likewise. */
export async function requireProjectEvent(
  reader: Reader,
  scope: { readonly projectId: string; readonly isPublished: boolean },
  id: string,
): Promise<AuditEvent> {
  const event = await findEvent(reader, scope, id);
  if (!event) throw new RefusalError(refuse('EVENT_NOT_FOUND', id, scope.projectId));
  return event;
}
