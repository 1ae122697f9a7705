import { once } from 'node:events';
import type { Socket } from 'node:net';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { answerClientError } from './client-error.js';

/** What is written to a socket after an error of that code. */
async function writtenFor(code: string): Promise<string> {
  const stream = new PassThrough();
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  const socket = Object.assign(stream, { destroySoon: () => stream.destroy() }) as unknown as Socket;
  answerClientError(Object.assign(new Error('x'), { code }), socket);
  await once(stream, 'close');
  return Buffer.concat(chunks).toString();
}

describe('answerClientError', () => {
  it.each([
    ['HPE_INVALID_METHOD', 'HTTP/1.1 400 Bad Request', 400, 'MALFORMED_REQUEST'],
    ['HPE_HEADER_OVERFLOW', 'HTTP/1.1 431 Request Header Fields Too Large', 431, 'HEADERS_TOO_LARGE'],
    ['ERR_HTTP_REQUEST_TIMEOUT', 'HTTP/1.1 408 Request Timeout', 408, 'REQUEST_TIMED_OUT'],
  ])('answers %s and closes', async (code, statusLine, error, errorCode) => {
    const [head = '', body = ''] = (await writtenFor(code)).split('\r\n\r\n');
    const lines = head.split('\r\n');
    expect(lines[0]).toBe(statusLine);
    expect(lines).toContain(`X-Error-Code: ${errorCode}`);
    expect(lines).toContain('Connection: close');
    expect(lines).toContain(`Content-Length: ${body.length}`);
    expect(JSON.parse(body)).toMatchObject({ error, errorCode, parameters: [] });
  });

  it('says nothing to a client that has gone', async () => {
    expect(await writtenFor('ECONNRESET')).toBe('');
  });
});
