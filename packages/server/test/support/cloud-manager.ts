import { expect } from 'vitest';
import { type CallAnswer, type CallOptions, createCall } from './call.js';
import type { CurlAnswer, TestServer } from './server.js';

export const V1 = '/api/public/v1.0';

/** Calls an operation of the Cloud Manager wire as its pages show it: Digest, `Accept: application/json`. */
export function createPublicCall(
  server: TestServer,
): (method: string, path: string, options?: CallOptions) => Promise<CallAnswer> {
  const call = createCall(server);
  return (method, path, options = {}) => call(method, V1 + path, { accept: 'application/json', ...options });
}

/** Asserts the headers that every answer of this wire has, and that it has none of the other wire. */
export function expectPublicHeaders({ headers }: CallAnswer | CurlAnswer): void {
  expect(headers['strict-transport-security']).toBe('max-age=300');
  expect(headers['x-mongodb-service-version']).toMatch(/^gitHash=[0-9a-f]{40}; versionString=/);
  const others = Object.keys(headers).filter(
    (name) =>
      name.startsWith('ratelimit-') ||
      (name.startsWith('x-') && !['x-content-type-options', 'x-mongodb-service-version'].includes(name)),
  );
  expect(others).toEqual([]);
}

const REASONS: Record<number, string> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
};

/** Asserts that an answer is an error of this wire, with its code and, if given, its parameters or the fields it names. */
export function expectPublicRefusal(
  answer: CallAnswer | CurlAnswer,
  expected: { status: number; code: string; parameters?: readonly unknown[]; fields?: readonly string[] },
): void {
  const { status, code, parameters, fields } = expected;
  expect(answer.status, answer.text).toBe(status);
  expect(answer.json).toMatchObject({ error: status, errorCode: code, reason: REASONS[status] });
  const members = ['detail', 'error', 'errorCode', 'parameters', 'reason'];
  expect(Object.keys(answer.json).filter((name) => name !== 'badRequestDetail')).toEqual(members);
  expect(answer.headers['content-type']).toBe('application/json');
  expectPublicHeaders(answer);
  if (parameters) expect(answer.json.parameters).toEqual(parameters);
  if (fields)
    expect(answer.json.badRequestDetail?.fields.map(({ field }: { field: string }) => field)).toEqual(fields);
}
