import { requireProject } from '../../changes/projects/require-project.js';
import type { Page, Slice } from '../../store/page.js';
import { type CallerName, credentialsInProject, findCallerNames } from '../../store/queries/caller-names.js';
import type { CredentialScope } from '../../store/queries/credential-filter.js';
import { findNames } from '../../store/queries/names.js';
import { lastRefusalsOf, listRefusals, type RefusalFilter } from '../../store/queries/refusals.js';
import type { RecentRefusal } from '../../store/recent-refusals.js';
import type { Reader } from '../../store/store.js';
import type { Services } from '../services.js';
import { countedIds } from './credential-ids.js';
import { roleThatPermits } from './role-that-permits.js';

/** A refusal with the names that belong to it; what is gone has none. */
export interface NamedRefusal extends RecentRefusal {
  readonly caller: CallerName | undefined;
  readonly projectName: string | undefined;
  /** The role that would have permitted it. */
  readonly roleThatPermits: string | undefined;
}

/** What is asked for: times in UTC milliseconds, both ends included. */
export interface AskedRefusals
  extends Pick<RefusalFilter, 'codes' | 'address' | 'api' | 'operation' | 'since' | 'until'> {
  /** As the wire has it. */
  readonly credentialId?: string | undefined;
  readonly projectId?: string | undefined;
}

const NONE = { results: [], totalCount: 0 };

/** Refusals of an organization, or in a project; newest first. */
export async function readRefusals(
  services: Pick<Services, 'store' | 'decision'>,
  scope: CredentialScope,
  { credentialId, projectId, ...filter }: AskedRefusals,
  page: Page,
): Promise<Slice<NamedRefusal>> {
  const { reader } = services.store;
  const [id] = credentialId === undefined ? [] : await countedIds(reader, [credentialId]);
  if (credentialId !== undefined && id === undefined) return NONE;
  const { results, totalCount } = await listRefusals(
    reader,
    {
      ...filter,
      credentialId: id,
      ...(scope.kind === 'organization'
        ? { organizationId: scope.id, projectIds: projectId === undefined ? undefined : [projectId] }
        : {
            // What was refused before the project came into it is not for its people to read.
            organizationId: (await requireProject(reader, scope.id)).organizationId,
            projectIds: await projectIdsFor(reader, scope.id, id),
          }),
    },
    page,
  );
  return { results: await withNames(services, results), totalCount };
}

/** The newest refusal of each of these credentials of the scope that was refused lately. */
export async function readLastRefusals(
  services: Pick<Services, 'store' | 'decision'>,
  scope: CredentialScope,
  credentialIds: readonly string[],
): Promise<NamedRefusal[]> {
  const { reader } = services.store;
  const ids = await countedIds(reader, credentialIds);
  const found = await lastRefusalsOf(
    reader,
    scope.kind === 'organization'
      ? { ids, organizationId: scope.id }
      : {
          ids: await credentialsInProject(reader, scope.id, ids),
          organizationId: (await requireProject(reader, scope.id)).organizationId,
          projectIds: ['', scope.id],
        },
  );
  return withNames(services, found);
}

/** A credential of the project is told of there with what has no project too: a wrong address, or a wrong secret. */
async function projectIdsFor(
  reader: Reader,
  projectId: string,
  credentialId: string | undefined,
): Promise<readonly string[]> {
  if (credentialId === undefined) return [projectId];
  const [inProject] = await credentialsInProject(reader, projectId, [credentialId]);
  return inProject === undefined ? [projectId] : ['', projectId];
}

async function withNames(
  services: Pick<Services, 'store' | 'decision'>,
  refusals: readonly RecentRefusal[],
): Promise<NamedRefusal[]> {
  const { reader } = services.store;
  const callers = await findCallerNames(
    reader,
    refusals.map(({ credentialId }) => credentialId),
  );
  const projectIds = refusals.map(({ projectId }) => projectId).filter((id) => id !== '');
  const projects = await findNames(reader, 'projects', projectIds);
  const named: NamedRefusal[] = [];
  for (const refusal of refusals)
    named.push({
      ...refusal,
      caller: callers.get(refusal.credentialId),
      projectName: projects.get(refusal.projectId),
      roleThatPermits: await roleThatPermits(services, refusal),
    });
  return named;
}
