import { testControls } from '../../answers/test-controls.js';
import { operation } from '../../define-operation.js';
import { readCallFilter } from '../../requests/test-calls.js';
import { TestCallQuery, TestCalls } from '../../schemas/testing.js';

export const listTestCalls = operation({
  operationId: 'listTestCalls',
  tag: 'Test Controls',
  summary: 'List the calls that were answered or met a fault, in their order',
  method: 'GET',
  path: '/calls',
  permission: 'always',
  query: TestCallQuery,
  status: 200,
  response: TestCalls,
  async handle({ server, services, query }) {
    const controls = testControls(server);
    const calls = controls.ledger.list(await readCallFilter(query, controls, services));
    return {
      calls: calls.map(
        ({ time, address, attempt, client, code, credential, fault, method, operation, status, target }) => ({
          address,
          attempt,
          client,
          code,
          credential,
          fault,
          method,
          operation,
          status,
          target,
          time: new Date(time).toISOString(),
        }),
      ),
    };
  },
  wires: {
    test: {},
  },
});
