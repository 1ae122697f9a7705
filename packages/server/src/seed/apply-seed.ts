import type { PasswordHasher } from '../access/password-hasher.js';
import { changeOrganization } from '../changes/organizations/change-organization.js';
import { changeOrganizationSettings } from '../changes/organizations/change-settings.js';
import { checkOrganizationName } from '../changes/organizations/check-name.js';
import { makeOrganization } from '../changes/organizations/make-organization.js';
import { SYSTEM } from '../domain/new-event.js';
import type { Sealing } from '../domain/sealing.js';
import { readSettingsChange } from '../http/presenters/organization-settings.js';
import { EVERYTHING } from '../store/page.js';
import { findOrganization, listAllOrganizations } from '../store/queries/organizations.js';
import { hasUsableOwner } from '../store/queries/owners.js';
import { listProjects } from '../store/queries/projects.js';
import type { Store } from '../store/store.js';
import { ABOUT_ALL } from '../store/subjects.js';
import { applyAccounts, prepareAccounts } from './seed-accounts.js';
import { applyApiKeys } from './seed-api-keys.js';
import { applyGuardedApis } from './seed-guarded-apis.js';
import { applyInvitations } from './seed-invitations.js';
import { applyMembers } from './seed-members.js';
import { at, requireSameId, type SeedPath, SeedProblem } from './seed-problem.js';
import { applyProjects } from './seed-projects.js';
import { beginSeedRun, type SeededOrganization, type SeedOutcome, type SeedRun } from './seed-run.js';
import type { Seed, SeedOrganization } from './seed-schema.js';
import { applyServiceAccounts } from './seed-service-accounts.js';
import { applyTeams } from './seed-teams.js';

/**
 * Makes the store be as the seed says, in one transaction, with the events that the same changes leave when the API
 * makes them. What a seed lists as values (roles, access lists, people of a team) is all there is afterwards; what it
 * does not name stays, and nothing is deleted. Throws SeedProblem, with nothing changed.
 */
export async function applySeed(
  { store, sealing, passwords }: { store: Store; sealing: Sealing; passwords: PasswordHasher },
  seed: Seed,
): Promise<SeedOutcome> {
  const accounts = await prepareAccounts(store.reader, passwords, seed);
  return store.write(ABOUT_ALL, async (transaction) => {
    const run = beginSeedRun(sealing, transaction);
    const users = await applyAccounts(run, accounts);
    const organizations: SeededOrganization[] = [];
    const warnings: string[] = [];
    const asked = seed.organizations ?? [];
    const orgIds = await findOrInsertAll(run, asked);
    // Before anybody is granted their roles.
    await applyGuardedApis(run, seed.guardedApis ?? [], ['guardedApis']);
    for (const [index, organization] of asked.entries()) {
      const applied = await applyOrganization(run, organization, orgIds[index] ?? '', [
        'organizations',
        index,
      ]);
      organizations.push(applied);
      if (!(await hasUsableOwner(transaction.database, applied.orgId, transaction.now)))
        warnings.push(
          `nobody can manage ${applied.name}: give a user, an API key or a service account the role ORG_OWNER`,
        );
    }
    return { changes: run.changes(), warnings, users, organizations };
  });
}

/** The ids of the organizations, which are made where there are none of these names. */
async function findOrInsertAll(run: SeedRun, asked: readonly SeedOrganization[]): Promise<string[]> {
  const orgIds: string[] = [];
  for (const [index, organization] of asked.entries()) {
    const path = ['organizations', index];
    const orgId = await findOrInsert(run, organization, path);
    if (orgIds.includes(orgId))
      throw new SeedProblem([...path, 'name'], `${organization.name} is in this list already`);
    run.name(orgId, organization.name);
    orgIds.push(orgId);
  }
  return orgIds;
}

async function applyOrganization(
  run: SeedRun,
  asked: SeedOrganization,
  orgId: string,
  path: SeedPath,
): Promise<SeededOrganization> {
  const { name, settings, users = [] } = asked;
  if (settings)
    await at([...path, 'settings'], () =>
      changeOrganizationSettings(run.transaction, SYSTEM, orgId, readSettingsChange(settings)),
    );
  for (const { id, name: project } of await projectsOf(run, orgId)) run.name(id, project);
  const projects = await applyProjects(run, orgId, asked.projects ?? [], [...path, 'projects']);
  await applyMembers(run, orgId, users, [...path, 'users']);
  await applyInvitations(run, orgId, asked.invitations ?? [], [...path, 'invitations']);
  await applyTeams(run, orgId, asked.teams ?? [], [...path, 'teams']);
  const apiKeys = await applyApiKeys(run, orgId, asked.apiKeys ?? [], [...path, 'apiKeys']);
  const serviceAccounts = await applyServiceAccounts(run, orgId, asked.serviceAccounts ?? [], [
    ...path,
    'serviceAccounts',
  ]);
  const owners = users.filter(({ roles }) => roles.includes('ORG_OWNER')).map(({ username }) => username);
  return { orgId, name, projects, owners, apiKeys, serviceAccounts };
}

/** The projects there are already: the lines of changes call them by their names. */
async function projectsOf({ transaction }: SeedRun, orgId: string) {
  return (await listProjects(transaction.database, { organizationIds: [orgId] }, EVERYTHING)).results;
}

async function findOrInsert(run: SeedRun, asked: SeedOrganization, path: SeedPath): Promise<string> {
  const { id, name, skipDefaultAlertsSettings } = asked;
  const { transaction } = run;
  const [known, another] = await listAllOrganizations(transaction.database, name);
  if (known && another)
    throw new SeedProblem(
      [...path, 'name'],
      `${known.id} and ${another.id} have this name, and a seed goes by names: rename one of them`,
    );
  if (known) {
    requireSameId(known.id, id, path);
    await changeOrganization(transaction, SYSTEM, { id: known.id, name, skipDefaultAlertsSettings });
    return known.id;
  }
  const holder = id === undefined ? undefined : await findOrganization(transaction.database, id);
  if (holder) throw new SeedProblem([...path, 'id'], `it is the ID of organization ${holder.name}`);
  return at([...path, 'name'], () => {
    checkOrganizationName(name);
    return makeOrganization(transaction, SYSTEM, { id, name, skipDefaultAlertsSettings });
  });
}
