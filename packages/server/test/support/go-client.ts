import { digestHeader, goLayout } from './digest.js';
import { openConnection, type RawAnswer, type RawConnection } from './raw-http.js';

/**
 * The requests of programs written in Go, byte for byte as net/http writes them: Host, User-Agent, the length, the other
 * headers in alphabetical order, and Accept-Encoding last. Digest is that of github.com/mongodb-forks/digest 1.1.0: every
 * call goes out with its whole body and without credentials first, and no nonce is used twice.
 */
export interface GoClient {
  call(method: string, target: string, options?: GoCallOptions): Promise<GoAnswer>;
  /** How many challenges were answered so far. */
  readonly challenges: () => number;
  close(): void;
}

export interface GoCallOptions {
  /** Resource version; `undefined` for endpoints without one, `none` for no header at all. */
  readonly version?: string | 'none' | undefined;
  /** Sent as Go's encoding/json writes it: without blanks. */
  readonly body?: unknown;
  /** As if the body came from a file or a pipe: its length is not known. */
  readonly isChunked?: boolean;
  /** The generated Terraform resources name a content type for every request, also for those without a body. */
  readonly alwaysContentType?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface GoAnswer {
  readonly status: number;
  readonly raw: RawAnswer;
  /** The body as the SDK decodes it; `undefined` when there is none. */
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers whose form they assert
  readonly json: any;
}

type Credentials =
  | { readonly publicKey: string; readonly privateKey: string }
  | { readonly token: string }
  | 'none';

export async function openGoClient(
  url: string,
  options: { credentials: Credentials; userAgent: string },
): Promise<GoClient> {
  const { credentials, userAgent } = options;
  const { host } = new URL(url);
  let connection: RawConnection = await openConnection(url);
  let challenges = 0;

  function bytes(method: string, target: string, call: GoCallOptions, authorization?: string): string {
    const { version, body, isChunked, alwaysContentType } = call;
    const text = body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body);
    const mediaType = version === undefined ? 'application/json' : `application/vnd.atlas.${version}+json`;
    const own: Record<string, string> = {
      ...(version === 'none' ? {} : { Accept: mediaType }),
      ...(authorization === undefined ? {} : { Authorization: authorization }),
      ...(text !== undefined || alwaysContentType ? { 'Content-Type': mediaType } : {}),
      ...call.headers,
    };
    const length =
      text === undefined
        ? // Go names the length of an empty body for methods that usually have one (net/http transferWriter).
          /^(POST|PUT|PATCH)$/.test(method)
          ? ['Content-Length: 0']
          : []
        : isChunked
          ? ['Transfer-Encoding: chunked']
          : [`Content-Length: ${Buffer.byteLength(text)}`];
    const lines = [
      `${method} ${target} HTTP/1.1`,
      `Host: ${host}`,
      `User-Agent: ${userAgent}`,
      ...length,
      ...Object.keys(own)
        .sort()
        .map((name) => `${name}: ${own[name]}`),
      'Accept-Encoding: gzip',
    ];
    const content = Buffer.from(text ?? '').toString('latin1');
    const framed =
      isChunked && text !== undefined
        ? `${Buffer.byteLength(text).toString(16)}\r\n${content}\r\n0\r\n\r\n`
        : content;
    return `${lines.join('\r\n')}\r\n\r\n${framed}`;
  }

  async function exchange(request: string): Promise<RawAnswer> {
    connection.send(request);
    const answer = await connection.answer();
    if (answer.header('Connection')?.toLowerCase() === 'close') {
      connection.close();
      connection = await openConnection(url);
    }
    return answer;
  }

  return {
    challenges: () => challenges,
    close: () => connection.close(),
    async call(method, target, call = {}) {
      if (credentials === 'none') return decode(await exchange(bytes(method, target, call)));
      if ('token' in credentials)
        return decode(await exchange(bytes(method, target, call, `Bearer ${credentials.token}`)));
      const first = await exchange(bytes(method, target, call));
      if (first.status !== 401) return decode(first);
      const challenge = parseChallenge(first.all('WWW-Authenticate'));
      challenges += 1;
      const authorization = digestHeader(
        {
          username: credentials.publicKey,
          password: credentials.privateKey,
          method,
          uri: target,
          realm: challenge.realm ?? '',
          nonce: challenge.nonce ?? '',
          algorithm: challenge.algorithm === 'SHA-256' ? 'SHA-256' : 'MD5',
        },
        goLayout,
      );
      return decode(await exchange(bytes(method, target, call, authorization)));
    },
  };
}

const KNOWN = ['realm', 'domain', 'nonce', 'opaque', 'stale', 'algorithm', 'qop'];

/** As strict as the Go package: it reads the first header only, splits at comma and blank, and knows seven names. */
function parseChallenge(headers: readonly string[]): Readonly<Record<string, string>> {
  const [header = ''] = headers;
  if (!header.startsWith('Digest ')) throw new Error(`challenge is bad: ${header}`);
  const read: Record<string, string> = {};
  for (const part of header.slice('Digest '.length).trim().split(', ')) {
    const equals = part.indexOf('=');
    const name = part.slice(0, equals);
    if (equals < 0 || !KNOWN.includes(name)) throw new Error(`challenge is bad: ${part} in ${header}`);
    read[name] = part.slice(equals + 1).replace(/^[" \n]+|[" \n]+$/g, '');
  }
  if (!['', 'MD5', 'SHA-256'].includes(read.algorithm ?? ''))
    throw new Error(`algorithm not implemented: ${header}`);
  if (!['', 'auth'].includes(read.qop ?? '')) throw new Error(`qop not implemented: ${header}`);
  return read;
}

/** What the SDK takes for JSON (admin/client.go); anything else with a body is "undefined response type". */
const JSON_TYPE = /^application\/(vnd\.atlas\.[0-9a-z-]+\+)?json(;.*)?$/;

function decode(raw: RawAnswer): GoAnswer {
  const text = raw.body.toString();
  if (text === '') return { status: raw.status, raw, json: undefined };
  const type = raw.header('Content-Type') ?? '';
  if (!JSON_TYPE.test(type)) throw new Error(`undefined response type: ${type}`);
  const json = JSON.parse(text);
  // A text in `error` cannot be read into the integer of ApiError.
  if (raw.status >= 300 && !Number.isInteger(json.error)) throw new Error(`no ApiError: ${text}`);
  return { status: raw.status, raw, json };
}
