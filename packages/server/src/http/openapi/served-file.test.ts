import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { answerOf, servedFile } from './served-file.js';

const TEXT = 'what everybody may read '.repeat(1000);
const file = await servedFile(Buffer.from(TEXT));
const ask = (acceptEncoding?: string, ifNoneMatch?: string) =>
  answerOf(file, { acceptEncoding, ifNoneMatch });

it.each(['gzip', 'br, gzip;q=0.5', 'GZIP', '*', 'deflate, gzip ; q=1.0'])(
  'goes out compressed to who sends Accept-Encoding: %s',
  (encoding) => {
    const { headers, body = Buffer.alloc(0) } = ask(encoding);
    expect(headers).toMatchObject({ 'Content-Encoding': 'gzip', Vary: 'Accept-Encoding' });
    expect(gunzipSync(body).toString()).toBe(TEXT);
    expect(body.length).toBeLessThan(TEXT.length / 10);
  },
);

it.each([undefined, '', 'identity', 'br', 'gzip;q=0', '*;q=0', 'gzip;q=0, *'])(
  'goes out as it is to who sends Accept-Encoding: %s',
  (encoding) => {
    const { headers, body } = ask(encoding);
    expect(headers['Content-Encoding']).toBeUndefined();
    expect(body?.toString()).toBe(TEXT);
  },
);

it('goes out once to who names the ETag of the form that would be sent', () => {
  const plain = ask().headers.ETag ?? '';
  const gzipped = ask('gzip').headers.ETag ?? '';
  expect(plain).not.toBe(gzipped);
  for (const known of [plain, `W/${plain}`, `"other", ${plain}`, '*'])
    expect(ask(undefined, known)).toMatchObject({ status: 304, body: undefined, headers: { ETag: plain } });
  expect(ask('gzip', gzipped).status).toBe(304);
  expect(ask('gzip', plain).status).toBe(200);
  expect(ask(undefined, '"other"').status).toBe(200);
});

it('has another ETag when the text is another', async () => {
  const other = await servedFile(Buffer.from(`${TEXT}.`));
  expect(other.plain.etag).not.toBe(file.plain.etag);
});
