import { expect } from 'vitest';
import type { CallAnswer } from './call.js';
import type { CurlAnswer } from './server.js';

const REASONS: Record<number, string> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  406: 'Not Acceptable',
  409: 'Conflict',
  415: 'Unsupported Media Type',
};

/** Asserts that an answer is an error of the wire, with its code in body and header and, if given, its text and the fields it names. */
export function expectRefusal(
  answer: CurlAnswer | CallAnswer,
  expected: {
    status: number;
    code: string;
    detail?: string;
    parameters?: readonly unknown[];
    fields?: readonly string[];
  },
): void {
  const { status, code, detail, parameters, fields } = expected;
  expect(answer.status, answer.text).toBe(status);
  expect(answer.json).toMatchObject({ error: status, errorCode: code, reason: REASONS[status] });
  expect(Object.keys(answer.json)).toEqual([
    ...(answer.json.badRequestDetail ? ['badRequestDetail'] : []),
    'detail',
    'error',
    'errorCode',
    'parameters',
    'reason',
  ]);
  expect(answer.headers['x-error-code']).toBe(code);
  expect(answer.headers['content-type']).toBe('application/json');
  if (detail !== undefined) expect(answer.json.detail).toBe(detail);
  if (parameters) expect(answer.json.parameters).toEqual(parameters);
  if (fields) {
    const named = answer.json.badRequestDetail?.fields.map((violation: { field: string }) => violation.field);
    expect(named).toEqual(fields);
  }
}
