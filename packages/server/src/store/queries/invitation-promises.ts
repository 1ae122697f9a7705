import { groupBy } from '../group-by.js';
import type { Placeholders } from '../placeholders.js';
import { prepared } from '../prepared.js';
import type { Reader } from '../store.js';
import type { Writer } from '../writer.js';

// What invitations grant on acceptance, but for projects (project-invitations.ts).

/** By the id of an invitation. */
type Promised = ReadonlyMap<string, readonly string[]>;

const promisedRoles = prepared((reader, { ids }: Placeholders<{ ids: readonly string[] }>) =>
  reader
    .selectFrom('invitation_organization_roles')
    .select(['invitation_id', 'role'])
    .where('invitation_id', 'in', ids)
    .orderBy('role'),
);

const promisedTeams = prepared((reader, { ids }: Placeholders<{ ids: readonly string[] }>) =>
  reader
    .selectFrom('invitation_teams')
    .select(['invitation_id', 'team_id'])
    .where('invitation_id', 'in', ids)
    .orderBy('team_id'),
);

/** The roles in their organization that these invitations promise. */
export async function promisedRolesOf(reader: Reader, ids: readonly string[]): Promise<Promised> {
  const rows = groupBy(await promisedRoles.all(reader, { ids }), (row) => row.invitation_id);
  return new Map([...rows].map(([id, some]) => [id, some.map(({ role }) => role)]));
}

/** The ids of the teams that they promise. */
export async function promisedTeamsOf(reader: Reader, ids: readonly string[]): Promise<Promised> {
  const rows = groupBy(await promisedTeams.all(reader, { ids }), (row) => row.invitation_id);
  return new Map([...rows].map(([id, some]) => [id, some.map(({ team_id }) => team_id)]));
}

/** How many teams an invitation promises. */
export async function countTeamsOfInvitation(reader: Reader, invitationId: string): Promise<number> {
  const { total } = await reader
    .selectFrom('invitation_teams')
    .select((select) => select.fn.countAll<number>().as('total'))
    .where('invitation_id', '=', invitationId)
    .executeTakeFirstOrThrow();
  return Number(total);
}

export async function replaceInvitationRoles(
  database: Writer,
  id: string,
  roles: readonly string[],
): Promise<void> {
  await database.deleteFrom('invitation_organization_roles').where('invitation_id', '=', id).execute();
  await database
    .insertInto('invitation_organization_roles')
    .values(roles.map((role) => ({ invitation_id: id, role })))
    .execute();
}

export async function insertInvitationTeam(database: Writer, id: string, teamId: string): Promise<void> {
  await database.insertInto('invitation_teams').values({ invitation_id: id, team_id: teamId }).execute();
}

export async function deleteInvitationTeam(database: Writer, id: string, teamId: string): Promise<void> {
  await database
    .deleteFrom('invitation_teams')
    .where('team_id', '=', teamId)
    .where('invitation_id', '=', id)
    .execute();
}
