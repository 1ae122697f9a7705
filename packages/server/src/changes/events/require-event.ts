import { RefusalError, refuse } from '../../domain/errors.js';
import { type AuditEvent, findEvent } from '../../store/queries/events.js';
import type { Reader } from '../../store/store.js';

/** The event of the organization or of one of its projects, or ORG_EVENT_NOT_FOUND. */
export async function requireOrganizationEvent(
  reader: Reader,
  organizationId: string,
  id: string,
): Promise<AuditEvent> {
  const event = await findEvent(reader, { organizationId }, id);
  if (!event) throw new RefusalError(refuse('ORG_EVENT_NOT_FOUND', id, organizationId));
  return event;
}

/** The event of the project, or EVENT_NOT_FOUND. */
export async function requireProjectEvent(
  reader: Reader,
  projectId: string,
  id: string,
): Promise<AuditEvent> {
  const event = await findEvent(reader, { projectId }, id);
  if (!event) throw new RefusalError(refuse('EVENT_NOT_FOUND', id, projectId));
  return event;
}
