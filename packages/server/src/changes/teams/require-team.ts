import { RefusalError, refuse } from '../../domain/errors.js';
import { isId } from '../../domain/ids.js';
import { foldTeamName, readTeamName } from '../../domain/team-names.js';
import { findTeam, findTeamByName, type Team } from '../../store/queries/teams.js';
import type { Reader } from '../../store/store.js';

/** The team of the organization with this id. */
export async function requireTeam(reader: Reader, organizationId: string, id: string): Promise<Team> {
  if (!isId(id)) throw new RefusalError(refuse('INVALID_TEAM_ID', id));
  const team = await findTeam(reader, organizationId, id);
  if (team === undefined) throw new RefusalError(refuse('TEAM_NOT_FOUND', id));
  return team;
}

/** The team of the organization with this name. */
export async function requireTeamNamed(reader: Reader, organizationId: string, name: string): Promise<Team> {
  const team = await findTeamByName(reader, organizationId, foldTeamName(name));
  if (team === undefined) throw new RefusalError(refuse('TEAM_NAME_NOT_FOUND', name));
  return team;
}

/** The name of a team as it is stored, if the text can name one. */
export function requireTeamName(text: string): string {
  const name = readTeamName(text);
  if (name === undefined) throw new RefusalError(refuse('INVALID_TEAM_NAME', text));
  return name;
}

/** Refuses a name that another team of the organization has. */
export async function requireTeamNameIsFree(
  reader: Reader,
  organizationId: string,
  name: string,
): Promise<void> {
  if (await findTeamByName(reader, organizationId, name))
    throw new RefusalError(refuse('TEAM_NAME_NOT_AVAILABLE', name));
}
