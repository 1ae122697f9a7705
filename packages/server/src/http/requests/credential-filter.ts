import { requireProject } from '../../changes/projects/require-project.js';
import { readCredentialKind } from '../../domain/credential-kinds.js';
import { DAY_MS } from '../../domain/time-spans.js';
import type { CredentialScope } from '../../store/queries/credential-filter.js';
import type { Reader } from '../../store/store.js';
import type { GroupCredentialsQuery, OrgCredentialsQuery } from '../schemas/credentials.js';
import { THROUGH_ROLES } from './project-access.js';

/** What a list of credentials is narrowed by besides a role, in the words of the store. `now` in UTC milliseconds. */
export function readCredentialFilter(query: OrgCredentialsQuery | GroupCredentialsQuery, now: number) {
  const { expiresWithinDays: within, unusedForDays: unused } = query;
  return {
    kind: query.kind && readCredentialKind(query.kind),
    search: query.search,
    withoutAccessList: query.withoutAccessList,
    neverUsed: query.neverUsed,
    noteKind: query.noteKind,
    owner: query.owner,
    tag: query.tag,
    madeBy: query.madeBy,
    idleSince: unused === undefined ? undefined : now - unused * DAY_MS,
    ...(within === 0
      ? { endedBy: now }
      : within !== undefined && { ends: { after: now, by: now + within * DAY_MS } }),
  };
}

/** A project, with all credentials that reach it. */
export async function reachedProject(reader: Reader, id: string): Promise<CredentialScope> {
  const { organizationId } = await requireProject(reader, id);
  return { kind: 'project', id, through: { organizationId, roles: THROUGH_ROLES } };
}
