import { RefusalError, refuse } from '../../../domain/errors.js';
import { readRateLimitPlan } from '../../../domain/rate-limit-plan.js';
import { testControls, testRateLimits } from '../../answers/test-controls.js';
import { operation } from '../../define-operation.js';
import { TestRateLimitRequest, TestRateLimits } from '../../schemas/testing.js';

export const setTestRateLimits = operation({
  operationId: 'setTestRateLimits',
  tag: 'Test Controls',
  summary: 'Set the rate limits in place of those there were, with full buckets',
  method: 'PUT',
  path: '/rateLimits',
  permission: 'always',
  status: 200,
  body: TestRateLimitRequest,
  response: TestRateLimits,
  handle({ server, body }) {
    const plan = readRateLimitPlan(body);
    if ('problem' in plan) throw new RefusalError(refuse('INVALID_TEST_CONTROL', plan.field, plan.problem));
    testControls(server).rateLimits.set(plan);
    return testRateLimits(server);
  },
  wires: {
    test: {},
  },
});
