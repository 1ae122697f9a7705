import { setImmediate as turn } from 'node:timers/promises';
import type { FastifyReply } from 'fastify';
import { describe, expect, it } from 'vitest';
import { createSender } from './send.js';

/** As much of a reply as the sender uses. */
function fakeReply(headersSent = false) {
  const written: { status?: number; headers?: string[]; body?: string | undefined } = {};
  let hijacked = false;
  const reply = {
    request: { operationId: 'listOrgs', startedAt: 0, raw: { complete: true } },
    hijack: () => {
      hijacked = true;
    },
    raw: {
      headersSent,
      writeHead: (status: number, headers: string[]) => Object.assign(written, { status, headers }),
      end: (body?: string) => Object.assign(written, { body }),
    },
  };
  return { reply: reply as unknown as FastifyReply, written, isHijacked: () => hijacked };
}

const answered: [string | undefined, number][] = [];
const sender = createSender({
  build: 'abc',
  strictTransportSecurity: false,
  answered: (operationId, status) => answered.push([operationId, status]),
});
const pairs = (headers: string[] = []) =>
  Object.fromEntries(
    Array.from({ length: headers.length / 2 }, (_, i) => [headers[2 * i], headers[2 * i + 1]]),
  );

describe('the sender', () => {
  it('counts the bytes of a body, not its characters', async () => {
    const { reply, written, isHijacked } = fakeReply();
    sender.send(reply, { status: 200, contentType: 'application/json', body: '"ü🚢"' });
    expect(pairs(written.headers)['Content-Length']).toBe('8');
    await turn();
    expect(written).toMatchObject({ status: 200, body: '"ü🚢"' });
    expect(isHijacked()).toBe(true);
  });

  it('says Content-Length: 0 without a body, except with 204', () => {
    for (const [status, length] of [
      [204, undefined],
      [202, '0'],
    ] as const) {
      const { reply, written } = fakeReply();
      sender.send(reply, { status, contentType: 'application/json', body: undefined });
      expect(pairs(written.headers)['Content-Length']).toBe(length);
    }
  });

  it('adds rate limits and further headers when there are some', () => {
    const { reply, written } = fakeReply();
    const rateLimit = { limit: 5, remaining: 0 };
    sender.send(reply, { status: 200, contentType: 'x', body: '', rateLimit, headers: ['Allow', 'GET'] });
    expect(pairs(written.headers)).toMatchObject({
      'RateLimit-Limit': '5',
      'RateLimit-Remaining': '0',
      Allow: 'GET',
      'X-MongoDB-Service-Version': 'gitHash=abc; versionString=sallyport',
    });
    expect(pairs(written.headers)).not.toHaveProperty('Strict-Transport-Security');
  });

  it('challenges with each scheme on a line of its own and none of the common headers', () => {
    const { reply, written } = fakeReply();
    sender.sendChallenge(reply, 'body', ['Digest a', 'Bearer b'], ['X-More', 'c']);
    expect(written.status).toBe(401);
    expect(written.headers).toEqual([
      ...['Server', 'mdbws', 'Vary', 'Accept-Encoding', 'Content-Type', 'application/json'],
      ...[
        'WWW-Authenticate',
        'Digest a',
        'WWW-Authenticate',
        'Bearer b',
        'X-More',
        'c',
        'Content-Length',
        '4',
      ],
    ]);
  });

  it('tells of every answer', () => {
    answered.length = 0;
    sender.send(fakeReply().reply, { status: 409, contentType: 'x', body: 'y' });
    expect(answered).toEqual([['listOrgs', 409]]);
  });

  it('does not answer twice', () => {
    const { reply, written } = fakeReply(true);
    sender.send(reply, { status: 500, contentType: 'x', body: 'late' });
    expect(written).toEqual({});
  });
});
