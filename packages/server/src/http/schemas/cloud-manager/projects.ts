import { type Static, Type } from 'typebox';
import { int32, Links, named, objectId, paginated } from '../common.js';
import { GroupRequest } from '../projects.js';

const Count = int32({ readOnly: true });

const HostCounts = named(
  'HostCounts',
  Type.Object({ arbiter: Count, config: Count, mongos: Count, primary: Count, secondary: Count }),
);

/** A project. No agent reports to this server, so every count is 0 and `lastActiveAgent` is left out. */
export type Project = Static<typeof Project>;
export const Project = named(
  'Project',
  Type.Object({
    activeAgentCount: Count,
    agentApiKey: Type.Optional(
      Type.String({ description: 'Names the project; no agent can use it here', readOnly: true }),
    ),
    hostCounts: HostCounts,
    id: objectId({ readOnly: true }),
    links: Links,
    name: Type.String(),
    orgId: objectId(),
    publicApiEnabled: Type.Boolean({ readOnly: true }),
    replicaSetCount: Count,
    shardCount: Count,
  }),
);

export const PaginatedProjects = paginated('PaginatedProjects', Project);

const { name, orgId } = GroupRequest.properties;

/** The body of createGroup. */
export const ProjectRequest = named(
  'ProjectRequest',
  Type.Object({ name, orgId }, { additionalProperties: false }),
);

/** The body of updateGroup. */
export const ProjectRename = named('ProjectRename', Type.Object({ name }, { additionalProperties: false }));
