import { projectMigration } from '../../../access/reach/organization-owner.js';
import { migrateProject } from '../../../services/projects/migrate-project.js';
import { operation } from '../../define-operation.js';
import { presentProject } from '../../presenters/project.js';
import { Group, GroupMigrationRequest } from '../../schemas/projects.js';

export const migrateGroup = operation({
  operationId: 'migrateGroup',
  tag: 'Projects',
  summary: 'Move a project to another organization',
  method: 'POST',
  path: '/groups/{groupId}:migrate',
  permission: 'project.read',
  reach: projectMigration,
  status: 200,
  body: GroupMigrationRequest,
  response: Group,
  async handle({ services, caller, path, body, link }) {
    const project = await migrateProject(services, caller, path.groupId, {
      organizationId: body.destinationOrgId,
      publicKey: body.destinationOrgPublicApiKey,
      privateKey: body.destinationOrgPrivateApiKey,
    });
    return presentProject(project, link);
  },
  wires: {
    atlas: { versions: { '2024-05-30': {} } },
  },
});
