import { Agent, request } from 'node:http';
import { digestHeader, nonceOf } from './digest.js';
import { ATLAS } from './server.js';

export interface KeyPair {
  readonly publicKey: string;
  readonly privateKey: string;
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

export interface RawCall {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Sends one request and reads its answer; rejects when there is none within the time, or the connection breaks. */
export type Send = (method: string, path: string, call?: RawCall) => Promise<RawAnswer>;

/** Whoever waits longer has been left to hang: twice what the time-outs of the server come to. */
const HANGING_MS = 30_000;

export function createSend(baseUrl: string): Send {
  const agent = new Agent({ keepAlive: true });
  return (method, path, { headers = {}, body } = {}) =>
    new Promise((resolve, reject) => {
      const outgoing = request(baseUrl + path, {
        method,
        agent,
        headers: { Accept: ATLAS, ...(body !== undefined && { 'Content-Length': body.length }), ...headers },
        signal: AbortSignal.timeout(HANGING_MS),
      });
      outgoing.once('error', reject);
      outgoing.once('response', (incoming) => {
        let text = '';
        incoming.setEncoding('utf8').on('data', (part) => {
          text += part;
        });
        incoming.once('error', reject);
        incoming.once('end', () =>
          resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text }),
        );
      });
      outgoing.end(body);
    });
}

/**
 * Calls a node with credentials in the first request already, all with one nonce for as long as that lives: whatever is
 * answered with 401 was refused.
 */
export async function createDigestCaller(baseUrl: string) {
  const send = createSend(baseUrl);
  const challengeOf = ({ headers }: RawAnswer) => String(headers['www-authenticate']);
  let nonce = nonceOf(challengeOf(await send('GET', '/api/atlas/v2/groups')));
  let count = 0;

  function ask(key: KeyPair, method: string, path: string, body: unknown): Promise<RawAnswer> {
    count += 1;
    const authorization = digestHeader({
      username: key.publicKey,
      password: key.privateKey,
      method,
      uri: path,
      nonce,
      nc: count.toString(16).padStart(8, '0'),
    });
    return send(method, path, {
      headers: { Authorization: authorization, 'Content-Type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  }

  return async (key: KeyPair, method: string, path: string, body?: unknown): Promise<RawAnswer> => {
    const answer = await ask(key, method, path, body);
    // On a slow machine a test takes longer than a nonce lives.
    if (answer.status !== 401 || !challengeOf(answer).includes('stale=true')) return answer;
    nonce = nonceOf(challengeOf(answer));
    count = 0;
    return ask(key, method, path, body);
  };
}
