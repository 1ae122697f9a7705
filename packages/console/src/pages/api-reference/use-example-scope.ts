import { useQuery } from '@tanstack/react-query';
import { listProjects } from '../../api/calls/scopes.js';
import { read } from '../../api/query.js';
import { lastOrganization } from '../../session/last-organization.js';
import { sessionQuery } from '../../session/session.js';
import type { ExampleIds } from './operation-example.js';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** The organization that the signed-in person looked at last and its first project: what the examples are about. */
export function useExampleScope(): {
  readonly ids: ExampleIds;
  readonly organization?: Named;
  readonly project?: Named;
} {
  const { data: session } = useQuery(sessionQuery);
  const organizations = session?.organizations ?? [];
  const last = lastOrganization();
  const organization = organizations.find(({ id }) => id === last) ?? organizations[0];
  const { data: projects } = useQuery({
    ...read(listProjects(organization?.id ?? '{ORG-ID}', { itemsPerPage: 1 })),
    enabled: organization !== undefined,
  });
  const project = organization && projects?.results[0];
  return {
    ids: { ...(organization && { orgId: organization.id }), ...(project && { groupId: project.id }) },
    ...(organization && { organization }),
    ...(project && { project }),
  };
}
