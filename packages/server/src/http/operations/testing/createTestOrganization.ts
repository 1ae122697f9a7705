import { testControls } from '../../answers/test-controls.js';
import { operation } from '../../define-operation.js';
import { TestOrganization, TestOrganizationRequest } from '../../schemas/test-organizations.js';

export const createTestOrganization = operation({
  operationId: 'createTestOrganization',
  tag: 'Test Controls',
  summary:
    'Make an organization of its own for a test, with its credentials, from what a seed file says of one',
  method: 'POST',
  path: '/organizations',
  permission: 'always',
  status: 201,
  body: TestOrganizationRequest,
  response: TestOrganization,
  handle: ({ server, body }) => testControls(server).makeOrganization(body),
  wires: {
    test: {},
  },
});
