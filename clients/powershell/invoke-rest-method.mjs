import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';

const { env } = process;
const TIMEOUT_MS = 30_000;
const USER_AGENT = 'Mozilla/5.0 (Linux; Debian GNU/Linux 12 (bookworm); en-US) PowerShell/7.4.6';

const md5 = (text) => createHash('md5').update(text).digest('hex');

/**
 * One session: calls go over one connection for as long as the server keeps it. `call` resolves with the status, the body,
 * and the Authorization header of each request that it took.
 */
export async function openSession({ publicKey, privateKey }) {
  const { hostname, port, host } = new URL(env.MONGODB_ATLAS_BASE_URL);
  const socket = connect({ host: hostname, port: Number(port) });
  socket.setTimeout(TIMEOUT_MS, () => socket.destroy(new Error('the server sent nothing more')));
  await once(socket, 'connect');
  const chunks = socket[Symbol.asyncIterator]();

  function write(method, target, body, authorization) {
    const head = [
      `${method} ${target} HTTP/1.1`,
      `Host: ${host}`,
      'Accept: application/vnd.atlas.2024-08-05+json',
      `User-Agent: ${USER_AGENT}`,
      ...(authorization === undefined ? [] : [`Authorization: ${authorization}`]),
      'Accept-Encoding: gzip, deflate, br',
      ...(body === undefined
        ? []
        : ['Content-Type: application/json; charset=utf-8', `Content-Length: ${Buffer.byteLength(body)}`]),
    ];
    socket.write(`${head.join('\r\n')}\r\n\r\n${body ?? ''}`);
  }

  /** The next answer. Those that the tests get have a length or no body. */
  async function read() {
    let received = Buffer.alloc(0);
    for (;;) {
      const end = received.indexOf('\r\n\r\n');
      const head = received.toString('latin1', 0, Math.max(end, 0));
      const length = Number(/^content-length: (\d+)$/im.exec(head)?.[1] ?? 0);
      if (end >= 0 && received.length >= end + 4 + length)
        return {
          status: Number(head.slice(9, 12)),
          challenge: /^www-authenticate: Digest (.*)$/im.exec(head)?.[1],
          body: received.toString('utf8', end + 4, end + 4 + length),
        };
      const { value, done } = await chunks.next();
      if (done) throw new Error(`the connection was closed after ${JSON.stringify(received.toString())}`);
      received = Buffer.concat([received, value]);
    }
  }

  function answerTo(challenge, method, target) {
    const { realm, nonce, qop } = readChallenge(challenge);
    const cnonce = randomBytes(8).toString('hex');
    const ha1 = md5(`${publicKey}:${realm}:${privateKey}`);
    const response = md5(`${ha1}:${nonce}:00000001:${cnonce}:${qop}:${md5(`${method}:${target}`)}`);
    return `Digest username="${publicKey}", realm="${realm}", nonce="${nonce}", uri="${target}", response="${response}", algorithm=MD5, qop=${qop}, nc=00000001, cnonce="${cnonce}"`;
  }

  return {
    async call(method, target, body) {
      const text = body === undefined ? undefined : JSON.stringify(body);
      const sent = [];
      const exchange = async (authorization) => {
        sent.push(authorization);
        write(method, target, text, authorization);
        return read();
      };
      let answer = await exchange();
      if (answer.challenge !== undefined) {
        answer = await exchange(answerTo(answer.challenge, method, target));
        if (answer.challenge !== undefined && readChallenge(answer.challenge).stale === 'true')
          answer = await exchange(answerTo(answer.challenge, method, target));
      }
      return { status: answer.status, body: answer.body === '' ? undefined : JSON.parse(answer.body), sent };
    },
    /** A request with an Authorization header of the test's own, and its answer. */
    async send(method, target, authorization) {
      write(method, target, undefined, authorization);
      return read();
    },
    close: () => socket.destroy(),
  };
}

/**
 * Reads a challenge as .NET does: key by key, each with its value up to a comma. realm, nonce, opaque and qop have to be in
 * quotes, and of an empty value only realm, domain and opaque are taken; at anything else it stops reading.
 */
export function readChallenge(challenge) {
  const read = {};
  const part = /([^\s=]+)[ \t]*=[ \t]*(?:"((?:[^"\\]|\\.)*)"|([^,\s"]*))[ \t]*(?:,[ \t]*|$)/y;
  for (let match = part.exec(challenge); match !== null; match = part.exec(challenge)) {
    const [, key, quoted, bare] = match;
    if (quoted === undefined && ['realm', 'nonce', 'opaque', 'qop'].includes(key)) break;
    const value = quoted ?? bare;
    if (value === '' && !['realm', 'domain', 'opaque'].includes(key)) break;
    read[key] = value;
  }
  return read;
}
