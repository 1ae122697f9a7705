import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { permissionsInOrganization, permissionsInProject } from '../../src/access/authorize.js';
import type { Caller } from '../../src/access/principal.js';
import { principalOfSession } from '../../src/access/principal-of-session.js';
import { permissions, rolePermissions } from '../../src/domain/permissions.js';
import { organizationRoles, projectRoles } from '../../src/domain/roles.js';
import {
  addProjectTeams,
  removeProjectTeam,
  updateProjectTeam,
} from '../../src/services/teams/project-teams.js';
import { addTeamUser, removeTeamUser } from '../../src/services/teams/team-users.js';
import {
  addProjectUser,
  changeProjectUserRoles,
  removeProjectUser,
} from '../../src/services/users/project-users.js';
import { removeOrganizationUser } from '../../src/services/users/remove-organization-user.js';
import { updateOrganizationUser } from '../../src/services/users/update-organization-user.js';
import { NEW_KEY_FACTS } from '../../src/store/api-key-facts.js';
import { listMembers } from '../../src/store/queries/members.js';
import { findUserForAuthentication } from '../../src/store/queries/user-roles.js';
import { ABOUT_ALL } from '../../src/store/subjects.js';
import { addOrganization, addProject } from '../support/accounts.js';
import { addPerson, type TestPerson } from '../support/people.js';
import { startTestServer, type TestServer } from '../support/server.js';
import { addTeam } from '../support/teams.js';

/** Two organizations with two projects and two teams each, and people who are, at first, members of both. */
interface World {
  readonly organizations: readonly { id: string; projects: readonly string[]; teams: readonly string[] }[];
  readonly people: readonly TestPerson[];
}

/** The obvious model: what was granted, as plain facts. */
interface Model {
  readonly member: Map<string, readonly string[]>;
  readonly direct: Map<string, readonly string[]>;
  readonly inTeam: Set<string>;
  readonly ofTeam: Map<string, readonly string[]>;
}

const key = (...parts: readonly string[]) => parts.join(' ');
const someOf = <T extends { readonly role: string }>(roles: readonly T[]) =>
  fc.uniqueArray(fc.constantFrom(...roles.map(({ role }) => role)), { minLength: 1, maxLength: 3 });
const which = fc.nat({ max: 1 });

const step = fc.record({
  action: fc.constantFrom(
    ...(['organization roles', 'project roles', 'leave project', 'join team', 'leave team'] as const),
    ...(['team roles', 'team leaves project', 'leave organization', 'join organization'] as const),
  ),
  organization: which,
  project: which,
  team: which,
  person: fc.nat({ max: 2 }),
  organizationRoles: someOf(organizationRoles.filter(({ role }) => role !== 'ORG_OWNER')),
  projectRoles: someOf(projectRoles),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

let server: TestServer;
let caller: Caller;
beforeAll(async () => {
  server = await startTestServer();
  const { id, publicKey } = server.first.apiKey;
  caller = {
    address: '192.0.2.1',
    principal: {
      kind: 'api_key',
      id,
      publicKey,
      ...NEW_KEY_FACTS,
      organizationId: server.first.orgId,
      organizationRoles: ['ORG_OWNER'],
      projectRoles: new Map(),
      accessList: { match: () => undefined } as never,
      ha1: { md5: '', sha256: '' },
    },
  };
});
afterAll(() => server.stop());

let worlds = 0;
async function buildWorld(): Promise<{ world: World; model: Model }> {
  const organizations: { id: string; projects: string[]; teams: string[] }[] = [];
  for (let n = 0; n < 2; n++) {
    const { orgId, groupId } = await addOrganization(server, `world ${worlds++}`);
    const second = await addProject(server, 'second', orgId);
    const teams: string[] = [];
    for (let m = 0; m < 2; m++) teams.push(await addTeam(server, { organizationId: orgId }));
    organizations.push({ id: orgId, projects: [groupId, second], teams });
  }
  const memberships = Object.fromEntries(organizations.map(({ id }) => [id, ['ORG_MEMBER']]));
  const people: TestPerson[] = [];
  for (let n = 0; n < 3; n++) people.push(await addPerson(server.services, { organizations: memberships }));
  const member = new Map(people.flatMap((p) => organizations.map((o) => [key(p.id, o.id), ['ORG_MEMBER']])));
  const model: Model = { member, direct: new Map(), inTeam: new Set(), ofTeam: new Map() };
  const world = { organizations, people };
  // Teams that already are in projects: what their people gain and lose is what can go wrong.
  for (const organization of [0, 1])
    for (const team of [0, 1])
      await take(world, model, {
        action: 'team roles',
        organization,
        project: team,
        team,
        person: 0,
        organizationRoles: [],
        projectRoles: ['GROUP_USER_ADMIN'],
      });
  return { world, model };
}

/** Does the step through the services and in the model. What the model says cannot be done is left out. */
async function take({ organizations, people }: World, model: Model, asked: Step): Promise<void> {
  const { services } = server;
  const organization = organizations[asked.organization];
  const projectId = organization?.projects[asked.project];
  const teamId = organization?.teams[asked.team];
  const person = people[asked.person];
  if (!organization || !projectId || !teamId || !person) throw new Error('the world is too small');
  const member = key(person.id, organization.id);
  const direct = key(person.id, projectId);
  const inTeam = key(person.id, teamId);
  const ofTeam = key(teamId, projectId);
  const user = { organizationId: organization.id, id: person.id };
  const team = { organizationId: organization.id, id: teamId };
  const isMember = model.member.has(member);
  switch (asked.action) {
    case 'organization roles':
      if (!isMember) return;
      await updateOrganizationUser(services, caller, user, { organizationRoles: asked.organizationRoles });
      model.member.set(member, asked.organizationRoles);
      return;
    case 'project roles':
      if (!isMember) return;
      if (model.direct.has(direct))
        await changeProjectUserRoles(
          services,
          caller,
          { projectId, id: person.id },
          () => asked.projectRoles,
        );
      else
        await addProjectUser(
          services,
          caller,
          { projectId, username: person.username, roles: asked.projectRoles },
          'refused',
        );
      model.direct.set(direct, asked.projectRoles);
      return;
    case 'leave project':
      if (!model.direct.delete(direct)) return;
      await removeProjectUser(services, caller, { projectId, id: person.id });
      return;
    case 'join team':
      if (!isMember || model.inTeam.has(inTeam)) return;
      await addTeamUser(services, caller, team, person.id);
      model.inTeam.add(inTeam);
      return;
    case 'leave team':
      if (!model.inTeam.delete(inTeam)) return;
      await removeTeamUser(services, caller, team, person.id);
      return;
    case 'team roles':
      if (model.ofTeam.has(ofTeam))
        await updateProjectTeam(services, caller, { projectId, teamId }, asked.projectRoles);
      else await addProjectTeams(services, caller, projectId, [{ teamId, roles: asked.projectRoles }]);
      model.ofTeam.set(ofTeam, asked.projectRoles);
      return;
    case 'team leaves project':
      if (!model.ofTeam.delete(ofTeam)) return;
      await removeProjectTeam(services, caller, { projectId, teamId });
      return;
    case 'join organization':
      if (isMember) return;
      await services.store.write(ABOUT_ALL, async (transaction) => {
        transaction.withoutEvent('a test lets people in without an invitation');
        await transaction.database
          .insertInto('user_organization_roles')
          .values({ user_id: person.id, organization_id: organization.id, role: 'ORG_MEMBER' })
          .execute();
        transaction.changed({ kind: 'user', subject: person.id });
      });
      model.member.set(member, ['ORG_MEMBER']);
      return;
    case 'leave organization':
      if (!model.member.delete(member)) return;
      await removeOrganizationUser(services, caller, { ...user, statuses: ['ACTIVE'] });
      for (const id of organization.projects) model.direct.delete(key(person.id, id));
      for (const id of organization.teams) model.inTeam.delete(key(person.id, id));
  }
}

/** Every role that counts for somebody in a project: one's own, those of the teams, those in the organization. */
function rolesThatCount(
  model: Model,
  organization: World['organizations'][number],
  personId: string,
  projectId: string,
) {
  const held = model.member.get(key(personId, organization.id));
  if (held === undefined) return undefined;
  const ofTeams = organization.teams.flatMap((team) =>
    model.inTeam.has(key(personId, team)) ? (model.ofTeam.get(key(team, projectId)) ?? []) : [],
  );
  return [...held, ...(model.direct.get(key(personId, projectId)) ?? []), ...ofTeams];
}

function allowed(roles: readonly string[], kind: 'organization.' | 'project.'): string[] {
  return permissions.filter(
    (permission) =>
      permission.startsWith(kind) &&
      roles.some((role) => rolePermissions[role as keyof typeof rolePermissions].includes(permission)),
  );
}

async function compare({ organizations, people }: World, model: Model): Promise<void> {
  const { reader } = server.services.store;
  for (const person of people) {
    const stored = await findUserForAuthentication(reader, person.id);
    // What the decision remembers has to be dropped with every change.
    const remembered = await server.services.decision.directory.users.get(person.id);
    expect(remembered).toEqual(stored);
    if (stored === null) throw new Error('nobody was deleted');
    const principal = principalOfSession(stored, { id: '', createdAt: 0, hasSecondFactor: true });
    for (const organization of organizations) {
      const held = model.member.get(key(person.id, organization.id));
      const inOrganization = permissionsInOrganization(principal, organization.id);
      expect(inOrganization && permissions.filter((permission) => inOrganization.has(permission))).toEqual(
        held && allowed(held, 'organization.'),
      );
      for (const projectId of organization.projects) {
        const roles = rolesThatCount(model, organization, person.id, projectId);
        const expected = roles && allowed(roles, 'project.');
        const project = { id: projectId, organizationId: organization.id };
        const inProject = permissionsInProject(principal, project);
        expect(inProject && permissions.filter((permission) => inProject.has(permission))).toEqual(
          expected?.includes('project.read') ? expected : undefined,
        );
      }
    }
  }
  for (const organization of organizations)
    for (const projectId of organization.projects)
      for (const throughTeams of [false, true]) {
        const filter = {
          organizationId: organization.id,
          project: { id: projectId, throughTeams },
          now: Date.now(),
        };
        const { results } = await listMembers(reader, filter, { limit: 100, offset: 0 });
        const isUser = ({ id }: TestPerson) =>
          model.direct.has(key(id, projectId)) ||
          (throughTeams &&
            organization.teams.some(
              (t) => model.inTeam.has(key(id, t)) && model.ofTeam.has(key(t, projectId)),
            ));
        expect(results.map(({ username }) => username)).toEqual(
          people
            .filter(isUser)
            .map(({ username }) => username)
            .sort(),
        );
      }
}

describe('what somebody may do', () => {
  it('is what the roles of one’s own, of the teams and of the organization allow, after any changes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 30, maxLength: 60 }), async (steps) => {
        const { world, model } = await buildWorld();
        for (const each of steps) {
          await take(world, model, each);
          await compare(world, model);
        }
      }),
      // Each run makes a world of its own, so shrinking would take minutes; seed and path are told.
      { numRuns: 8, endOnFailure: true },
    );
  });
});
