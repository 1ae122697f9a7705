import { previewDefinition } from '../../../services/guard/preview-definition.js';
import { operation } from '../../define-operation.js';
import { presentPreview } from '../../presenters/guard.js';
import { readDefinitionText } from '../../requests/guard.js';
import { GuardDefinitionPreview, GuardDefinitionRequest } from '../../schemas/guard.js';

export const previewGuardDefinition = operation({
  operationId: 'previewGuardDefinition',
  tag: 'Guard',
  summary: 'Say what a definition would change, and who would gain and lose by it, without applying it',
  method: 'POST',
  path: '/orgs/{orgId}/guardedApis/preview',
  permission: 'organization.write',
  status: 200,
  body: GuardDefinitionRequest,
  response: GuardDefinitionPreview,
  async handle({ services, path, body }) {
    const { definition, content } = await readDefinitionText(body.definition);
    const preview = await previewDefinition(services, {
      organizationId: path.orgId,
      definition,
      content,
      retire: body.retire ?? false,
    });
    return presentPreview(preview);
  },
  wires: {
    private: {},
  },
});
