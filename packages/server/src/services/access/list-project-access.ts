import { type AccessLevel, accessLevels, levelsOf } from '../../domain/access-levels.js';
import { rolesGranting } from '../../domain/permissions.js';
import type { Page, Slice } from '../../store/page.js';
import { rolesOfCredentials } from '../../store/queries/credential-roles.js';
import {
  type HolderFilter,
  type HolderSortName,
  listProjectHolders,
  type ProjectHolder,
} from '../../store/queries/project-holders.js';
import { teamsInProject } from '../../store/queries/team-projects.js';
import { grantsOfUsers } from '../../store/queries/users.js';
import type { Order } from '../../store/sorted-pages.js';
import type { Reader } from '../../store/store.js';

/** One way by which somebody has access. */
interface AccessSource {
  readonly kind: 'organization' | 'project' | 'team';
  /** Of a team. */
  readonly team?: { readonly id: string; readonly name: string };
  readonly roles: readonly string[];
}

/** Whoever has access to a project, with what it comes to and by what. */
export interface ProjectAccess extends ProjectHolder {
  readonly levels: readonly AccessLevel[];
  readonly sources: readonly AccessSource[];
}

interface AskedAccess extends Omit<HolderFilter, 'roles'> {
  readonly level: AccessLevel;
}

const IN_EVERY_PROJECT: readonly string[] = rolesGranting('project.read');

/** Who has access of a level to a project: people, teams, API keys and service accounts in one list. */
export async function listProjectAccess(
  reader: Reader,
  { level, ...asked }: AskedAccess,
  page: Page,
  order: Order<HolderSortName>,
): Promise<Slice<ProjectAccess>> {
  const filter = { ...asked, roles: accessLevels[level] };
  const { results, totalCount } = await listProjectHolders(reader, filter, page, order);
  const sourcesOf = await readSources(reader, asked, results);
  return {
    results: results.map((holder) => {
      const sources = sourcesOf(holder).filter(({ roles }) => roles.length > 0);
      return { ...holder, sources, levels: levelsOf(sources.flatMap(({ roles }) => roles)) };
    }),
    totalCount,
  };
}

async function readSources(
  reader: Reader,
  { organizationId, projectId }: Pick<HolderFilter, 'organizationId' | 'projectId'>,
  holders: readonly ProjectHolder[],
): Promise<(holder: ProjectHolder) => AccessSource[]> {
  const idsOf = (matches: (holder: ProjectHolder) => boolean) => holders.filter(matches).map(({ id }) => id);
  const grantsOf = await grantsOfUsers(
    reader,
    idsOf(({ kind }) => kind === 'user'),
    [organizationId],
  );
  const credentials = idsOf(({ kind }) => kind === 'api_key' || kind === 'service_account');
  const rolesOf = credentials.length > 0 ? await rolesOfCredentials(reader, credentials) : undefined;
  const teams = await teamsInProject(reader, projectId, [
    ...new Set([
      ...idsOf(({ kind }) => kind === 'team'),
      ...holders.flatMap(({ kind, id }) => (kind === 'user' ? grantsOf(id).teamIds : [])),
    ]),
  ]);
  const ofOrganization = (roles: readonly string[]): AccessSource => ({
    kind: 'organization',
    roles: roles.filter((role) => IN_EVERY_PROJECT.includes(role)),
  });
  const ofProject = (granted: readonly { projectId: string; roles: readonly string[] }[]): AccessSource => ({
    kind: 'project',
    roles: granted.find((each) => each.projectId === projectId)?.roles ?? [],
  });
  return ({ kind, id }) => {
    if (kind === 'team') return [{ kind: 'project', roles: teams.get(id)?.roles ?? [] }];
    if (kind !== 'user')
      return [
        ofOrganization(rolesOf?.organization.get(id) ?? []),
        ofProject(rolesOf?.projects.get(id) ?? []),
      ];
    const { organizationRoles, projectRoles, teamIds } = grantsOf(id);
    return [
      ofOrganization(organizationRoles.map(({ role }) => role)),
      ofProject(projectRoles),
      ...teamIds.flatMap((teamId): AccessSource[] => {
        const team = teams.get(teamId);
        return team ? [{ kind: 'team', team: { id: teamId, name: team.name }, roles: team.roles }] : [];
      }),
    ];
  };
}
