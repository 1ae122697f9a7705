import { Type } from 'typebox';
import { createProject } from '../../../services/projects/create-project.js';
import { defineOperation } from '../../operation.js';
import { presentProject } from '../../presenters/project.js';
import { objectId } from '../../schemas/common.js';
import { Group, GroupRequest } from '../../schemas/projects.js';

export const createGroup = defineOperation({
  operationId: 'createGroup',
  tag: 'Projects',
  summary: 'Create a project in an organization',
  method: 'POST',
  path: '/api/atlas/v2/groups',
  // The organization stands in the body; the service asks for organization.projects.create there.
  permission: 'authenticated',
  alsoNeeds: { permission: 'organization.projects.create' },
  query: Type.Object({ projectOwnerId: Type.Optional(objectId()) }),
  versions: {
    '2023-01-01': {
      status: 201,
      publishedStatus: 200,
      body: GroupRequest,
      response: Group,
      async handle({ services, caller, query, body, link, setHeader }) {
        const project = await createProject(services, caller, {
          organizationId: body.orgId,
          name: body.name,
          ownerId: query.projectOwnerId,
          regionUsageRestrictions: body.regionUsageRestrictions,
          tags: body.tags,
          withDefaultAlertsSettings: body.withDefaultAlertsSettings,
        });
        // Recorded so: without the id, with two slashes.
        setHeader('Location', link('//api/atlas/v1.0'));
        const presented = presentProject(project, link);
        if (body.tags !== undefined) return presented;
        const { tags, ...withoutTags } = presented;
        return withoutTags;
      },
    },
  },
});
