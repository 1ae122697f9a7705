import { Agent, request } from 'node:http';
import { digestHeader, nonceOf } from './digest.js';
import { ATLAS } from './server.js';

export interface KeyPair {
  readonly publicKey: string;
  readonly privateKey: string;
}

export interface CallOptions {
  /** Default: the server's first key. Without one the challenge is the answer. */
  readonly key?: KeyPair | 'none' | undefined;
  /** Texts and bytes go out as they are, anything else as JSON. */
  readonly body?: unknown;
  readonly accept?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Source address on the loopback network, for example 127.0.0.9. */
  readonly from?: string | undefined;
}

export interface CallAnswer {
  readonly status: number;
  /** Header names in lower case; the values of repeated ones are joined. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** The body as JSON; `undefined` when it is none. */
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers whose form they assert
  readonly json: any;
}

/** Calls an operation of `/api/atlas/v2` as the Go clients do: a challenge and a fresh nonce for every call. */
export type Call = (method: string, path: string, options?: CallOptions) => Promise<CallAnswer>;

/** `base` is put before paths that do not begin with `/api/`. */
export function createCall(
  server: { readonly url: string; readonly first: { readonly apiKey: KeyPair } },
  base = '/api/atlas/v2',
): Call {
  const agents = new Map<string, Agent>();

  function exchange(
    method: string,
    target: string,
    { body, accept = ATLAS, headers = {}, from }: CallOptions,
    authorization: string | undefined,
  ): Promise<CallAnswer> {
    const { hostname, port } = new URL(server.url);
    const agent = agents.get(from ?? '') ?? new Agent({ keepAlive: true });
    agents.set(from ?? '', agent);
    const isWritten = body === undefined || typeof body === 'string' || Buffer.isBuffer(body);
    const text = isWritten ? body : JSON.stringify(body);
    return new Promise((resolve, reject) => {
      const outgoing = request({
        method,
        path: target,
        host: hostname.replace(/^\[|\]$/g, ''),
        port,
        agent,
        ...(from === undefined ? {} : { localAddress: from }),
        headers: {
          ...(accept === '' ? {} : { Accept: accept }),
          ...(text === undefined
            ? {}
            : { 'Content-Type': accept, 'Content-Length': Buffer.byteLength(text) }),
          ...(authorization === undefined ? {} : { Authorization: authorization }),
          ...headers,
        },
      });
      outgoing.on('error', reject);
      outgoing.on('response', (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('error', reject);
        incoming.on('end', () => {
          const answer = Buffer.concat(chunks).toString();
          resolve({
            status: incoming.statusCode ?? 0,
            headers: Object.fromEntries(
              Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
            ),
            text: answer,
            json:
              incoming.headers['content-type']?.includes('json') && answer ? JSON.parse(answer) : undefined,
          });
        });
      });
      outgoing.end(text);
    });
  }

  return async (method, path, options = {}) => {
    const target = path.startsWith('/api/') ? path : `${base}${path}`;
    const challenged = await exchange(method, target, options, undefined);
    const challenge = challenged.headers['www-authenticate'];
    if (challenged.status !== 401 || challenge === undefined) return challenged;
    const { key = server.first.apiKey } = options;
    if (key === 'none') return challenged;
    const { publicKey, privateKey } = key;
    const nonce = nonceOf(challenge);
    const authorization = digestHeader({
      username: publicKey,
      password: privateKey,
      method,
      uri: target,
      nonce,
    });
    return exchange(method, target, options, authorization);
  };
}
