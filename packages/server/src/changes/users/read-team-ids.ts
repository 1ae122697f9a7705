import { RefusalError, refuse } from '../../domain/errors.js';
import { isId } from '../../domain/ids.js';
import { findTeam } from '../../store/queries/teams.js';
import type { Reader } from '../../store/store.js';

/** The ids without repetition. Refuses what is no team of the organization. */
export async function readTeamIds(
  reader: Reader,
  organizationId: string,
  asked: readonly string[],
): Promise<string[]> {
  for (const id of asked) {
    if (!isId(id)) throw new RefusalError(refuse('INVALID_TEAM_ID', id));
    if ((await findTeam(reader, organizationId, id)) === undefined)
      throw new RefusalError(refuse('TEAM_NOT_FOUND', id));
  }
  return [...new Set(asked)];
}
