import { newId } from '../../src/domain/ids.js';
import { ABOUT_ALL } from '../../src/store/subjects.js';
import type { CallAnswer } from './call.js';
import { addPerson, type PersonToAdd, type TestPerson } from './people.js';
import type { TestServer } from './server.js';

/** The versions that the operations on people have. */
export const OLD = 'application/vnd.atlas.2023-01-01+json';
export const NEW = 'application/vnd.atlas.2025-02-19+json';

/** What the first versions of these operations say of themselves. */
export const DEPRECATED = {
  deprecation: 'Wed, 19 Feb 2025 00:00:00 GMT',
  sunset: 'Thu, 1 Jul 2027 00:00:00 GMT',
};

/** A member of the first organization. */
export function addMember(
  { services, first }: TestServer,
  roles: readonly string[] = ['ORG_MEMBER'],
  more: PersonToAdd = {},
): Promise<TestPerson> {
  return addPerson(services, { ...more, organizations: { [first.orgId]: roles, ...more.organizations } });
}

/** A team of the first organization, made past the API. Returns its id. */
export async function addTeam(
  { services, first }: TestServer,
  team: {
    name?: string;
    userIds?: readonly string[];
    projects?: Readonly<Record<string, readonly string[]>>;
    organizationId?: string;
  } = {},
): Promise<string> {
  const id = newId(Date.now());
  await services.store.write(ABOUT_ALL, async (transaction) => {
    const { database, now } = transaction;
    transaction.withoutEvent('a test makes teams without a trace');
    await database
      .insertInto('teams')
      .values({
        id,
        organization_id: team.organizationId ?? first.orgId,
        name: team.name ?? `team ${id}`,
        created_at: now,
      })
      .execute();
    for (const user_id of team.userIds ?? []) {
      await database.insertInto('team_users').values({ team_id: id, user_id }).execute();
      transaction.changed({ kind: 'user', subject: user_id });
    }
    for (const [project_id, roles] of Object.entries(team.projects ?? {}))
      for (const role of roles)
        await database.insertInto('team_project_roles').values({ team_id: id, project_id, role }).execute();
  });
  return id;
}

/** Lets the time of an invitation run out. */
export async function expireInvitation({ services }: TestServer, username: string): Promise<void> {
  await services.store.write(ABOUT_ALL, async ({ database, now, withoutEvent }) => {
    withoutEvent('only a test makes time pass');
    await database
      .updateTable('organization_invitations')
      .set({ created_at: now - 31 * 86_400_000, expires_at: now - 86_400_000 })
      .where('username', '=', username)
      .execute();
  });
}

/** The user names of a list, in its order. */
export function usernamesOf(answer: CallAnswer): string[] {
  return answer.json.results.map((user: { username: string }) => user.username);
}
