import type { Reader } from '../store.js';
import type { Writer } from '../writer.js';

/** The ids of the members of a team; invited people are not among them. */
export async function listTeamUserIds(reader: Reader, teamId: string): Promise<string[]> {
  const rows = await reader
    .selectFrom('team_users')
    .select('user_id')
    .where('team_id', '=', teamId)
    .orderBy('user_id')
    .execute();
  return rows.map(({ user_id }) => user_id);
}

/** In how many teams, of all organizations, a person is. */
export async function countTeamsOfUser(reader: Reader, userId: string): Promise<number> {
  const { total } = await reader
    .selectFrom('team_users')
    .select((select) => select.fn.countAll<number>().as('total'))
    .where('user_id', '=', userId)
    .executeTakeFirstOrThrow();
  return Number(total);
}

export async function insertTeamUser(database: Writer, teamId: string, userId: string): Promise<void> {
  await database.insertInto('team_users').values({ team_id: teamId, user_id: userId }).execute();
}

export async function deleteTeamUser(database: Writer, teamId: string, userId: string): Promise<void> {
  await database
    .deleteFrom('team_users')
    .where('team_id', '=', teamId)
    .where('user_id', '=', userId)
    .execute();
}
