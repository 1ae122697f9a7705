import type { ListedProject } from '../../store/queries/projects.js';
import type { Group } from '../schemas/projects.js';
import { wireTime } from '../wire/render.js';

/** What a project links to beside itself, in the recorded order. Rels always name the production host, also when links do not. */
const PARTS = ['containers', 'clusters', 'databaseUsers', 'peers', 'processes', 'whitelist'];

/** Projects of this server have none. */
const NO_CLUSTERS = 0;

/** A project on its own, with all of its links. */
export function presentProject(project: ListedProject, link: (path: string) => string): Group {
  const path = `/groups/${project.id}`;
  const parts = PARTS.map((part) => ({
    href: link(`${path}/${part}`),
    rel: `https://cloud.mongodb.com/${part}`,
  }));
  return present(project, [{ href: link(path), rel: 'self' }, ...parts]);
}

/** A project as one of a list: it links to itself only. */
export function presentProjectListItem(project: ListedProject, link: (path: string) => string): Group {
  return present(project, [{ href: link(`/groups/${project.id}`), rel: 'self' }]);
}

function present(project: ListedProject, links: NonNullable<Group['links']>): Group {
  // It is what the schema of createGroup let through.
  const restrictions = project.regionUsageRestrictions as NonNullable<
    Group['regionUsageRestrictions']
  > | null;
  // Written out twice, in the wire's order: a spread in the middle takes longer than all the rest of a row.
  return restrictions === null
    ? {
        clusterCount: NO_CLUSTERS,
        created: wireTime(project.createdAt),
        id: project.id,
        links,
        name: project.name,
        orgId: project.organizationId,
        tags: [...project.tags],
        withDefaultAlertsSettings: project.withDefaultAlertsSettings,
      }
    : {
        clusterCount: NO_CLUSTERS,
        created: wireTime(project.createdAt),
        id: project.id,
        links,
        name: project.name,
        orgId: project.organizationId,
        regionUsageRestrictions: restrictions,
        tags: [...project.tags],
        withDefaultAlertsSettings: project.withDefaultAlertsSettings,
      };
}
