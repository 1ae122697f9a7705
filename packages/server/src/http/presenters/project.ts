import type { ProjectRow } from '../../store/schema.js';
import type { Group, ResourceTag } from '../schemas/projects.js';
import { wireTime } from '../wire/render.js';

/** What a project links to beside itself, in the recorded order. The rels hold the production host, whatever the base is. */
const PARTS = ['containers', 'clusters', 'databaseUsers', 'peers', 'processes', 'whitelist'];

/** A project on its own, with all of its links. */
export function presentProject(project: ProjectRow, link: (path: string) => string): Group {
  const path = `/groups/${project.id}`;
  const parts = PARTS.map((part) => ({
    href: link(`${path}/${part}`),
    rel: `https://cloud.mongodb.com/${part}`,
  }));
  return present(project, [{ href: link(path), rel: 'self' }, ...parts]);
}

/** A project as one of a list: it links to itself only. */
export function presentProjectListItem(project: ProjectRow, link: (path: string) => string): Group {
  return present(project, [{ href: link(`/groups/${project.id}`), rel: 'self' }]);
}

function present(project: ProjectRow, links: Group['links']): Group {
  // The column holds what the schema of createGroup let through.
  const restrictions = project.region_usage_restrictions as Group['regionUsageRestrictions'] | null;
  return {
    // Projects of this server have no clusters.
    clusterCount: 0,
    created: wireTime(project.created_at),
    id: project.id,
    links,
    name: project.name,
    orgId: project.organization_id,
    ...(restrictions === null ? {} : { regionUsageRestrictions: restrictions }),
    tags: JSON.parse(project.tags) as ResourceTag[],
    withDefaultAlertsSettings: project.with_default_alerts_settings === 1,
  };
}
