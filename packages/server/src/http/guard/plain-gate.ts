import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { GuardQuestion } from '../../access/guard/guard-admission.js';
import { parseAddress } from '../../domain/addresses.js';
import { guardRequestBounds } from '../../domain/bounds/guard-requests.js';
import type { Misconfiguration } from '../../domain/guard/dialects.js';
import type { GateAnswer } from './gate-answer.js';
import { readNames } from './gate-question.js';

/** Where a gate of the dialect `plain` asks, by POST. */
export const DECIDE = '/decide';

/** The body of a question, or what is wrong with it. */
export async function readBody(request: IncomingMessage): Promise<string | Misconfiguration> {
  const { most } = guardRequestBounds.decideBodyBytes;
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    // To the end, so that there is a connection to answer on.
    if (length <= most) chunks.push(chunk);
  }
  return length <= most
    ? Buffer.concat(chunks).toString()
    : { header: 'body', problem: `is longer than ${most} bytes` };
}

/** Reads what a program asks in JSON: `{method, target, address, scheme, headers}`. Headers that come twice are lists. */
export function readPlainQuestion(text: string): GuardQuestion | Misconfiguration {
  const asked = parse(text);
  if (!isRecord(asked)) return { header: 'body', problem: 'is no JSON object' };
  const { method, target, address: addressText, scheme, headers } = asked;
  if (typeof method !== 'string' || method === '') return wrong('method', 'must be a text');
  if (typeof target !== 'string' || target === '') return wrong('target', 'must be a text');
  const address = typeof addressText === 'string' ? parseAddress(addressText) : undefined;
  if (address === undefined) return wrong('address', 'must be an IP address, that of the caller');
  const lines = isRecord(headers) ? linesOf(headers) : undefined;
  if (lines === undefined) return wrong('headers', 'must be an object of texts and lists of texts');
  return {
    method,
    target,
    address,
    isSecure: scheme === 'https',
    headers: joined(lines),
    ...readNames(lines.flat()),
  };
}

function wrong(member: string, problem: string): Misconfiguration {
  return { header: `member ${member}`, problem };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

type Line = readonly [name: string, value: string];

function linesOf(headers: Readonly<Record<string, unknown>>): readonly Line[] | undefined {
  const lines: Line[] = [];
  for (const [name, value] of Object.entries(headers))
    for (const each of Array.isArray(value) ? value : [value]) {
      if (typeof each !== 'string') return undefined;
      lines.push([name, each]);
    }
  return lines;
}

/** As Node has the headers of a request: by names in lower case, and of `Authorization` the first. */
function joined(lines: readonly Line[]): IncomingHttpHeaders {
  const headers: Record<string, string> = Object.create(null);
  for (const [name, value] of lines) {
    const lower = name.toLowerCase();
    const before = headers[lower];
    if (before === undefined) headers[lower] = value;
    else if (lower !== 'authorization') headers[lower] = `${before}, ${value}`;
  }
  return headers;
}

/** What a program is answered: whether to go on, and else the status and the headers for the caller. */
export function plainAnswer({ status, headers, refusal }: GateAnswer) {
  const byName: Record<string, string | string[]> = {};
  for (let at = 0; at + 1 < headers.length; at += 2) {
    const name = headers[at] ?? '';
    const value = headers[at + 1] ?? '';
    const before = byName[name];
    byName[name] = before === undefined ? value : [before, value].flat();
  }
  return {
    allowed: status === 200,
    status,
    headers: byName,
    ...(refusal && { reason: refusal.code, detail: refusal.detail }),
  };
}
