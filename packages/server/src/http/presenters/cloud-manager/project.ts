import type { ListedProject } from '../../../store/queries/projects.js';
import type { Project as WireProject } from '../../schemas/cloud-manager/projects.js';
import { linksOf, type MakeLink } from './links.js';

/** A project on its own, with its agent API key and links to what it holds. */
export function presentProject(project: ListedProject, agentApiKey: string, link: MakeLink): WireProject {
  const { activeAgentCount, ...rest } = present(project, link, ['users', 'teams', 'apiKeys']);
  return { activeAgentCount, agentApiKey, ...rest };
}

/** A project in a list: it links to itself only. */
export function presentProjectListItem(project: ListedProject, link: MakeLink): WireProject {
  return present(project, link);
}

function present(project: ListedProject, link: MakeLink, parts?: readonly string[]): WireProject {
  return {
    activeAgentCount: 0,
    hostCounts: { arbiter: 0, config: 0, mongos: 0, primary: 0, secondary: 0 },
    id: project.id,
    links: linksOf(link, `/groups/${project.id}`, parts),
    name: project.name,
    orgId: project.organizationId,
    publicApiEnabled: true,
    replicaSetCount: 0,
    shardCount: 0,
  };
}
