import { projectOfAgentApiKey, requireProjectOfAgentApiKey } from '../../../access/reach/agent-api-key.js';
import { operation } from '../../define-operation.js';
import * as cloudManager from '../../presenters/cloud-manager/project.js';
import { Project } from '../../schemas/cloud-manager/projects.js';

export const getGroupByAgentApiKey = operation({
  operationId: 'getGroupByAgentApiKey',
  tag: 'Projects',
  summary: 'Show the project of an agent API key among those that the caller can see',
  method: 'GET',
  path: '/groups/byAgentApiKey/{agentApiKey}',
  permission: 'authenticated',
  reach: projectOfAgentApiKey,
  status: 200,
  response: Project,
  async handle({ services, caller, path, link }) {
    const project = await requireProjectOfAgentApiKey(
      { reader: services.store.reader, sealing: services.sealing },
      caller.principal,
      path.agentApiKey,
    );
    return cloudManager.presentProject(project, path.agentApiKey, link);
  },
  wires: {
    cloudManager: {},
  },
});
