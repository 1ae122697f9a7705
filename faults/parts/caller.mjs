import { createHash, randomBytes } from 'node:crypto';
import { Agent, request } from 'node:http';

const ACCEPT = 'application/vnd.atlas.2024-08-05+json';
const REALM = 'MMS Public API';
/** Nodes behind one address whose clocks differ may each find the other's nonce too old. */
const MOST_NONCES = 5;

/**
 * Calls one server and never throws: whatever does not answer gives `{ status: 0, error }`. Credentials are sent with the
 * first request already, all keys with one nonce, so a 401 says that the credential was refused. `ms` is how long it took.
 */
export function createCaller(baseUrl, { timeoutMs = 10_000, localAddress } = {}) {
  const agent = new Agent({ keepAlive: true });
  let nonce;
  let count = 0;

  function send(method, path, { headers = {}, body } = {}) {
    const startedAt = performance.now();
    return new Promise((resolve) => {
      const end = (answer) => resolve({ ...answer, ms: performance.now() - startedAt });
      const fail = (error) => end({ status: 0, headers: {}, text: '', error: error.code ?? error.name });
      const length = body === undefined ? {} : { 'Content-Length': Buffer.byteLength(body) };
      const outgoing = request(baseUrl + path, {
        method,
        agent,
        localAddress,
        headers: { Accept: ACCEPT, ...length, ...headers },
        signal: AbortSignal.timeout(timeoutMs),
      });
      outgoing.once('error', fail);
      outgoing.once('response', (incoming) => {
        const parts = [];
        incoming.on('data', (part) => parts.push(part));
        incoming.once('error', fail);
        incoming.once('end', () =>
          end({
            status: incoming.statusCode,
            headers: incoming.headers,
            text: Buffer.concat(parts).toString(),
          }),
        );
      });
      outgoing.end(body);
    });
  }

  const asJson = (body) =>
    body === undefined
      ? { headers: {} }
      : { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };

  async function takeNonce() {
    const { headers } = await send('GET', '/api/atlas/v2/groups');
    nonce = /Digest .*?nonce="([^"]+)"/.exec(String(headers['www-authenticate']))?.[1];
    count = 0;
  }

  /** A call with an API key (HTTP Digest). */
  async function digest(key, method, path, body, attempts = MOST_NONCES) {
    if (nonce === undefined) await takeNonce();
    if (nonce === undefined) return { status: 0, headers: {}, text: '', error: 'no challenge', ms: 0 };
    const { headers, ...rest } = asJson(body);
    const authorization = digestHeader({ ...key, method, path, nonce, count: ++count });
    const answer = await send(method, path, {
      headers: { ...headers, Authorization: authorization },
      ...rest,
    });
    const isStale = answer.status === 401 && /stale=true/.test(String(answer.headers['www-authenticate']));
    if (!isStale || attempts === 1) return answer;
    nonce = undefined;
    // Nothing was done with a stale nonce.
    return digest(key, method, path, body, attempts - 1);
  }

  return {
    send,
    digest,
    /** A call with an access token. */
    bearer(token, method, path, body) {
      const { headers, ...rest } = asJson(body);
      return send(method, path, { headers: { ...headers, Authorization: `Bearer ${token}` }, ...rest });
    },
    /** A call of the console's API: JSON with the given headers. */
    json(method, path, body, more = {}) {
      const { headers, ...rest } = asJson(body);
      return send(method, path, { headers: { ...headers, ...more }, ...rest });
    },
    /** A form of the OAuth endpoints, as a service account. */
    form({ clientId, clientSecret }, path, form) {
      const basic = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
      return send('POST', path, {
        headers: { Authorization: `Basic ${basic}`, 'Content-Type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams(form).toString(),
      });
    },
    close: () => agent.destroy(),
  };
}

function digestHeader({ publicKey, privateKey, method, path, nonce, count }) {
  const md5 = (text) => createHash('md5').update(text).digest('hex');
  const nc = count.toString(16).padStart(8, '0');
  const cnonce = randomBytes(8).toString('hex');
  const ha1 = md5(`${publicKey}:${REALM}:${privateKey}`);
  const response = md5(`${ha1}:${nonce}:${nc}:${cnonce}:auth:${md5(`${method}:${path}`)}`);
  return `Digest username="${publicKey}", realm="${REALM}", nonce="${nonce}", uri="${path}", algorithm=MD5, response="${response}", qop=auth, nc=${nc}, cnonce="${cnonce}"`;
}
