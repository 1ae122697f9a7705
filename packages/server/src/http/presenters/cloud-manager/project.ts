import type { ProjectRow } from '../../../store/schema.js';
import type { Project } from '../../schemas/cloud-manager/projects.js';
import { linksOf, type MakeLink } from './links.js';

/** A project on its own, with its agent API key and links to what it holds. */
export function presentProject(project: ProjectRow, agentApiKey: string, link: MakeLink): Project {
  const { activeAgentCount, ...rest } = present(project, link, ['users', 'teams', 'apiKeys']);
  return { activeAgentCount, agentApiKey, ...rest };
}

/** A project in a list: it links to itself only. */
export function presentProjectListItem(project: ProjectRow, link: MakeLink): Project {
  return present(project, link);
}

function present(project: ProjectRow, link: MakeLink, parts?: readonly string[]): Project {
  return {
    activeAgentCount: 0,
    hostCounts: { arbiter: 0, config: 0, mongos: 0, primary: 0, secondary: 0 },
    id: project.id,
    links: linksOf(link, `/groups/${project.id}`, parts),
    name: project.name,
    orgId: project.organization_id,
    publicApiEnabled: true,
    replicaSetCount: 0,
    shardCount: 0,
  };
}
