import { agentApiKeyOf } from '../../../../services/projects/agent-api-key.js';
import { createProject } from '../../../../services/projects/create-project.js';
import { defineOperation } from '../../../operation.js';
import { presentProject } from '../../../presenters/cloud-manager/project.js';
import { Project, ProjectRequest } from '../../../schemas/cloud-manager/projects.js';

export const createGroup = defineOperation({
  operationId: 'createGroup',
  tag: 'Projects',
  summary: 'Create a project in an organization',
  method: 'POST',
  path: '/api/public/v1.0/groups',
  // The organization stands in the body; the service asks for organization.projects.create there.
  permission: 'authenticated',
  alsoNeeds: { permission: 'organization.projects.create' },
  versions: {
    unversioned: {
      status: 201,
      body: ProjectRequest,
      response: Project,
      async handle({ services, caller, body, link }) {
        const project = await createProject(services, caller, {
          organizationId: body.orgId,
          name: body.name,
        });
        return presentProject(project, agentApiKeyOf(services, project.id), link);
      },
    },
  },
});
