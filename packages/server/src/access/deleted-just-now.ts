import { MINUTE_MS } from '../domain/time-spans.js';
import { listEvents } from '../store/queries/events.js';
import type { Reader } from '../store/store.js';

/**
 * How long whoever deleted a project may delete it again. A 202 says that the deletion is under way, and Terraform takes
 * the 404 that follows here for an error; it deletes a project twice at once when its state holds it twice.
 */
const REPEATABLE_MS = MINUTE_MS;

/** Whether this caller, and no other, deleted the project within the last minute. Reads the audit trail. */
export async function deletedJustNow(
  reader: Reader,
  projectId: string,
  principalId: string,
  now: number,
): Promise<boolean> {
  const { results } = await listEvents(
    reader,
    { isPublished: false, projectId },
    { types: ['GROUP_DELETED'], createdFrom: now - REPEATABLE_MS },
    { offset: 0, limit: 1, includeCount: false },
  );
  return results[0]?.actor.id === principalId;
}
