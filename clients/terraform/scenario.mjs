import assert from 'node:assert/strict';
import { runProgram } from '../../scripts/clients/run-program.mjs';

/** Exit status of `plan -detailed-exitcode` when there is nothing to change, and when there is. */
const NOTHING_TO_CHANGE = 0;
const CHANGES = 2;

/** The life of main.tf with one credential. */
export function scenario(program, env, workspace, kind) {
  const terraform = async (wanted, ...args) => {
    const flags = args[0] === 'output' ? ['-json'] : ['-no-color', '-input=false'];
    const { status, stdout, output } = await runProgram(program, [args[0], ...flags, ...args.slice(1)], {
      cwd: workspace,
      env,
    });
    assert.equal(status, wanted, `${args.join(' ')} ended with ${status}\n${output}`);
    return stdout;
  };
  const control = async (method, path, body) => {
    const answer = await fetch(`${env.MONGODB_ATLAS_BASE_URL}/_test/${path}`, {
      method,
      headers: { 'Content-Type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    assert.ok(answer.ok, text);
    return text === '' ? undefined : JSON.parse(text);
  };
  const changed = ['-var', 'description=changed'];
  const step = (name, run) => [`${name}, with ${kind}`, run];

  return [
    step('the provider is installed', () => terraform(0, 'init')),
    step('a 429 in the middle of an apply ends it, and is not tried again', async () => {
      await control('PUT', 'faults', [{ operation: 'getGroup', status: 429, retryAfterSeconds: 20 }]);
      await control('DELETE', 'calls');
      await terraform(1, 'apply', '-auto-approve');
      const { calls } = await control('GET', 'calls?operation=getGroup&status=429');
      assert.deepEqual(
        calls.map(({ attempt }) => attempt),
        [1],
      );
    }),
    step('everything is made', () => terraform(0, 'apply', '-auto-approve')),
    step('there is nothing to change after that', () =>
      terraform(NOTHING_TO_CHANGE, 'plan', '-detailed-exitcode'),
    ),
    step('data sources read what was made', async () => {
      const count = JSON.parse(await terraform(0, 'output', 'key_count'));
      assert.ok(count >= 2, `${count} keys`);
    }),
    step('a change is planned', () => terraform(CHANGES, 'plan', '-detailed-exitcode', ...changed)),
    step('a change is made', () => terraform(0, 'apply', '-auto-approve', ...changed)),
    step('there is nothing to change after that either', () =>
      terraform(NOTHING_TO_CHANGE, 'plan', '-detailed-exitcode', ...changed),
    ),
    step('everything is deleted', () => terraform(0, 'destroy', '-auto-approve', ...changed)),
  ];
}
