import { testClock, testControls } from '../../answers/test-controls.js';
import { operation } from '../../define-operation.js';
import { readClockTarget } from '../../requests/test-clock.js';
import { TestClockRequest, TestClockState } from '../../schemas/testing.js';

export const setTestClock = operation({
  operationId: 'setTestClock',
  tag: 'Test Controls',
  summary:
    'Move the clock on, or have it stand still or run; what falls due meanwhile is done before the answer',
  method: 'PUT',
  path: '/clock',
  permission: 'always',
  status: 200,
  body: TestClockRequest,
  response: TestClockState,
  async handle({ server, body }) {
    const { clock, advanceTo } = testControls(server);
    const target = readClockTarget(body, clock.now());
    if (body.freeze) clock.freeze();
    if (body.run) clock.run();
    if (target !== undefined) await advanceTo(target);
    return testClock(server);
  },
  wires: {
    test: {},
  },
});
