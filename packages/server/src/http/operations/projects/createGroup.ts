import { Type } from 'typebox';
import { agentApiKeyOf } from '../../../access/reach/agent-api-key.js';
import { projectCreation } from '../../../access/reach/project-creation.js';
import { wirePaths } from '../../../domain/wire-paths.js';
import { createProject } from '../../../services/projects/create-project.js';
import { operation } from '../../define-operation.js';
import * as cloudManager from '../../presenters/cloud-manager/project.js';
import { presentProject } from '../../presenters/project.js';
import { Project, ProjectRequest } from '../../schemas/cloud-manager/projects.js';
import { objectId } from '../../schemas/common.js';
import { Group, GroupRequest } from '../../schemas/projects.js';

export const createGroup = operation({
  operationId: 'createGroup',
  tag: 'Projects',
  summary: 'Create a project in an organization',
  method: 'POST',
  path: '/groups',
  permission: 'authenticated',
  reach: projectCreation,
  query: Type.Object({ projectOwnerId: Type.Optional(objectId()) }),
  status: 201,
  body: GroupRequest,
  response: Group,
  handle: ({ services, caller, query, body }) =>
    createProject(services, caller, {
      organizationId: body.orgId,
      name: body.name,
      ownerId: query.projectOwnerId,
      regionUsageRestrictions: body.regionUsageRestrictions,
      tags: body.tags,
      withDefaultAlertsSettings: body.withDefaultAlertsSettings,
    }),
  wires: {
    atlas: {
      publishedStatus: 200,
      present(project, { body, publicUrl, link, setHeader }) {
        // Recorded so: without the id, with two slashes.
        setHeader('Location', `${publicUrl}/${wirePaths.atlasV1.base}`);
        const presented = presentProject(project, link);
        if (body.tags !== undefined) return presented;
        const { tags, ...withoutTags } = presented;
        return withoutTags;
      },
      versions: { '2023-01-01': {} },
    },
    atlasV1: { like: '2023-01-01' },
    cloudManager: {
      query: Type.Object({}),
      body: ProjectRequest,
      response: Project,
      present: (project, { services, link }) =>
        cloudManager.presentProject(project, agentApiKeyOf(services, project.id), link),
    },
  },
});
