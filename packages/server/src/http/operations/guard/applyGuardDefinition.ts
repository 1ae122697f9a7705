import { applyDefinition } from '../../../services/guard/apply-definition.js';
import { operation } from '../../define-operation.js';
import { presentGuardedApi } from '../../presenters/guard.js';
import { readDefinitionText } from '../../requests/guard.js';
import { AppliedGuardDefinition, GuardDefinitionRequest } from '../../schemas/guard.js';

export const applyGuardDefinition = operation({
  operationId: 'applyGuardDefinition',
  tag: 'Guard',
  summary: 'Apply the definition of a guarded API: it becomes the active version, with its roles and gates',
  method: 'POST',
  path: '/orgs/{orgId}/guardedApis',
  permission: 'organization.write',
  status: 200,
  body: GuardDefinitionRequest,
  response: AppliedGuardDefinition,
  async handle({ services, caller, path, body }) {
    const { definition, content } = await readDefinitionText(body.definition);
    const { api, isNewVersion } = await applyDefinition(services, caller, {
      organizationId: path.orgId,
      definition,
      content,
      retire: body.retire ?? false,
    });
    return { api: presentGuardedApi(api), isNewVersion };
  },
  wires: {
    private: {},
  },
});
