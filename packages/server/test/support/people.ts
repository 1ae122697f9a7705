import { newId } from '../../src/domain/ids.js';
import { sha256Hex } from '../../src/domain/secrets.js';
import type { Services } from '../../src/services/services.js';
import { ABOUT_ALL } from '../../src/store/subjects.js';

/** Somebody with an account and a session, made past the sign-in. */
export interface TestPerson {
  readonly id: string;
  readonly username: string;
  /** Send them to call as this person. */
  readonly headers: Readonly<Record<string, string>>;
}

export interface PersonToAdd {
  /** Organization id → roles there. */
  readonly organizations?: Readonly<Record<string, readonly string[]>>;
  /** Project id → roles of one's own there. */
  readonly projects?: Readonly<Record<string, readonly string[]>>;
  /** Project id → roles of a team there, which is made in the organization and has nobody else in it. */
  readonly throughTeam?: {
    readonly organizationId: string;
    readonly projects: Record<string, readonly string[]>;
  };
  readonly hasSecondFactor?: boolean;
}

/** Adds a person. Names are made of the id, so any number can be added. */
export async function addPerson(
  { store }: Pick<Services, 'store'>,
  person: PersonToAdd = {},
): Promise<TestPerson> {
  const id = newId(Date.now());
  const username = `person-${id}@example.com`;
  const token = `token-of-${id}`;
  const csrfToken = `csrf-of-${id}`;
  await store.write(ABOUT_ALL, async (transaction) => {
    const { database, now } = transaction;
    transaction.withoutEvent('a test makes people without a trace');
    await database
      .insertInto('users')
      .values({ id, username, first_name: 'A', last_name: 'B', created_at: now })
      .execute();
    for (const [organization_id, roles] of Object.entries(person.organizations ?? {}))
      for (const role of roles)
        await database
          .insertInto('user_organization_roles')
          .values({ user_id: id, organization_id, role })
          .execute();
    for (const [project_id, roles] of Object.entries(person.projects ?? {}))
      for (const role of roles)
        await database.insertInto('user_project_roles').values({ user_id: id, project_id, role }).execute();
    if (person.throughTeam) {
      const { organizationId, projects } = person.throughTeam;
      const teamId = newId(Date.now());
      await database
        .insertInto('teams')
        .values({ id: teamId, organization_id: organizationId, name: `team ${teamId}`, created_at: now })
        .execute();
      await database.insertInto('team_users').values({ team_id: teamId, user_id: id }).execute();
      for (const [project_id, roles] of Object.entries(projects))
        for (const role of roles)
          await database
            .insertInto('team_project_roles')
            .values({ team_id: teamId, project_id, role })
            .execute();
    }
    await database
      .insertInto('sessions')
      .values({
        id: newId(Date.now()),
        user_id: id,
        token_hash: sha256Hex(token),
        csrf_hash: sha256Hex(csrfToken),
        created_at: now,
        last_seen_at: now,
        has_second_factor: person.hasSecondFactor ? 1 : 0,
      })
      .execute();
    transaction.changed({ kind: 'user', subject: id });
  });
  return { id, username, headers: { Cookie: `sallyport_session=${token}`, 'X-CSRF-Token': csrfToken } };
}
