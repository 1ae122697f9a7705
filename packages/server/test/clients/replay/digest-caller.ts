import { Agent, request } from 'node:http';
import { digestHeader, nonceOf } from '../../support/digest.js';

export interface SentRequest {
  readonly method: string;
  /** With its query, as it goes out. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
}

export interface Answer {
  readonly status: number;
  /** Read as JSON; the text where it is none, `undefined` where nothing came. */
  readonly body: unknown;
}

export interface DigestCaller {
  send(request: SentRequest): Promise<Answer>;
  close(): void;
}

/** One connection that is kept, and one nonce with a rising count until the server asks for a fresh one. */
export function createDigestCaller(
  url: string,
  key: { readonly publicKey: string; readonly privateKey: string },
): DigestCaller {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const { hostname, port } = new URL(url);
  let nonce: string | undefined;
  let count = 0;

  function authorization({ method, path }: SentRequest): Record<string, string> {
    if (nonce === undefined) return {};
    count += 1;
    const nc = count.toString(16).padStart(8, '0');
    const { publicKey: username, privateKey: password } = key;
    return { Authorization: digestHeader({ username, password, method, uri: path, nonce, nc }) };
  }

  function exchange(sent: SentRequest): Promise<Answer & { challenge: string | undefined }> {
    return new Promise((resolve, reject) => {
      const { method, path, body } = sent;
      const headers = {
        ...sent.headers,
        ...(body === undefined ? {} : { 'Content-Length': Buffer.byteLength(body) }),
        ...authorization(sent),
      };
      const outgoing = request({ method, path, headers, agent, host: hostname, port });
      outgoing.on('error', reject);
      outgoing.on('response', (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('error', reject);
        incoming.on('end', () =>
          resolve({
            status: incoming.statusCode ?? 0,
            body: readBody(Buffer.concat(chunks).toString()),
            challenge: incoming.headers['www-authenticate'],
          }),
        );
      });
      outgoing.end(body);
    });
  }

  return {
    async send(sent) {
      const isFirst = nonce === undefined;
      const answer = await exchange(sent);
      const { status, challenge } = answer;
      if (status !== 401 || challenge === undefined) return answer;
      if (!isFirst && !/stale="?true/.test(challenge)) return answer;
      nonce = nonceOf(challenge);
      count = 0;
      return exchange(sent);
    },
    close: () => agent.destroy(),
  };
}

function readBody(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
