import { testControls, testFaults } from '../../answers/test-controls.js';
import { operation } from '../../define-operation.js';
import { readFaults } from '../../requests/test-faults.js';
import { TestFaultRequests, TestFaults } from '../../schemas/testing.js';

export const setTestFaults = operation({
  operationId: 'setTestFaults',
  tag: 'Test Controls',
  summary: 'Set the faults that requests meet, in place of those there were',
  method: 'PUT',
  path: '/faults',
  permission: 'always',
  status: 200,
  body: TestFaultRequests,
  response: TestFaults,
  async handle({ server, services, body }) {
    const { faults, faultTargets } = testControls(server);
    const known = { directory: services.decision.directory, store: services.store };
    faults.set(await readFaults(body, faultTargets, known));
    return testFaults(server);
  },
  wires: {
    test: {},
  },
});
