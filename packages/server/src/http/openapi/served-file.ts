import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

/** A text that is the same for everybody and holds no secret, ready to be sent: as it is, and compressed. */
export interface ServedFile {
  readonly plain: Form;
  readonly gzipped: Form;
}

interface Form {
  readonly bytes: Buffer;
  /** Each form has its own, as RFC 9110 section 8.8.3.3 asks. */
  readonly etag: string;
}

const compress = promisify(gzip);

export async function servedFile(bytes: Buffer): Promise<ServedFile> {
  const digest = createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
  return {
    plain: { bytes, etag: `"${digest}"` },
    gzipped: { bytes: await compress(bytes), etag: `"${digest}-gzip"` },
  };
}

export interface FileAnswer {
  readonly status: 200 | 304;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | undefined;
}

/** What a client gets that takes compressed answers, or has one of before. */
export function answerOf(
  file: ServedFile,
  asked: { readonly acceptEncoding: string | undefined; readonly ifNoneMatch: string | undefined },
): FileAnswer {
  const isGzipped = takesGzip(asked.acceptEncoding ?? '');
  const { bytes, etag } = isGzipped ? file.gzipped : file.plain;
  // Kept by clients and proxies, who ask each time whether it is still the same.
  const headers = { ETag: etag, 'Cache-Control': 'no-cache', Vary: 'Accept-Encoding' };
  if (names(asked.ifNoneMatch ?? '', etag)) return { status: 304, headers, body: undefined };
  return {
    status: 200,
    headers: isGzipped ? { ...headers, 'Content-Encoding': 'gzip' } : headers,
    body: bytes,
  };
}

function takesGzip(acceptEncoding: string): boolean {
  const weights = new Map(
    acceptEncoding.split(',').map((part) => {
      const [coding = '', weight = 'q=1'] = part.split(';').map((text) => text.trim().toLowerCase());
      return [coding, Number(weight.replace(/^q=/, ''))];
    }),
  );
  return (weights.get('gzip') ?? weights.get('*') ?? 0) > 0;
}

/** If-None-Match compares weakly (RFC 9110 section 13.1.2). */
function names(ifNoneMatch: string, etag: string): boolean {
  return ifNoneMatch.split(',').some((part) => {
    const known = part.trim().replace(/^W\//, '');
    return known === etag || known === '*';
  });
}
