import { expect } from 'vitest';
import { createTestClock } from '../../src/domain/test-clock.js';
import { makeTestOrganization } from '../../src/seed/make-test-organization.js';
import { openStore } from '../../src/store/store.js';
import { createCall } from './call.js';
import { startTestServer, type TestServer } from './server.js';

/** A server as `start --ephemeral` starts one, in this process. */
export async function startServerForTests(
  flags: Parameters<typeof startTestServer>[0] = {},
): Promise<TestServer> {
  const clock = createTestClock();
  const store = await openStore({ inMemory: true, now: clock.now });
  return startTestServer(flags, { store, testing: { clock, makeOrganization: makeTestOrganization } });
}

export interface ControlAnswer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests read what they assert
  readonly json: any;
}

/** Asks the test controls: `control('PUT', '/clock', { advance: 'P30D' })`. */
export function createControl(server: { readonly url: string }) {
  return async (method: string, path: string, body?: unknown): Promise<ControlAnswer> => {
    const answer = await fetch(`${server.url}/_test${path}`, {
      method,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
    });
    const text = await answer.text();
    return { status: answer.status, json: text === '' ? undefined : JSON.parse(text) };
  };
}

/** The controls, with the expectation that they do what they are asked. */
export function createRehearsal(server: TestServer) {
  const control = createControl(server);
  const done = async (method: string, path: string, body?: unknown) => {
    const answer = await control(method, path, body);
    expect(answer.status, JSON.stringify(answer.json)).toBeLessThan(300);
    return answer.json;
  };
  return { control, done, call: createCall(server) };
}
