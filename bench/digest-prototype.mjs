// The limit for a gate in Node: a bare `node:http` server that checks Digest and answers 204, and does nothing else. It knows no
// roles, lists, routes or use. Nonces carry their time and a MAC; each user's counts are kept. The parent gives
// `{ usersFile }` on standard input, lines of `publicKey:privateKey`.
import { createHmac, hash, randomBytes, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';

const REALM = 'bench';
const NONCE_LIFE_MS = 300_000;

const { usersFile } = JSON.parse(await text(process.stdin));
const secret = randomBytes(32);
const users = new Map(
  readFileSync(usersFile, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name, password]) => [
      name,
      { ha1: hash('md5', `${name}:${REALM}:${password}`), counts: new Map() },
    ]),
);
/** Nonces whose MAC was right once, with the time at which they end. */
const known = new Map();

function makeNonce() {
  const body = `${(Date.now() + NONCE_LIFE_MS).toString(36)}.${randomBytes(9).toString('base64url')}`;
  return `${body}.${macOf(body)}`;
}

function macOf(body) {
  return createHmac('sha256', secret).update(body).digest('base64url');
}

function isAlive(nonce) {
  const end = known.get(nonce);
  if (end !== undefined) return end > Date.now();
  const at = nonce.lastIndexOf('.');
  const body = nonce.slice(0, at);
  if (!isSame(nonce.slice(at + 1), macOf(body))) return false;
  known.set(nonce, Number.parseInt(body, 36));
  return known.get(nonce) > Date.now();
}

function isSame(one, other) {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}

const FIELD = /(\w+)=(?:"([^"]*)"|([^\s,]+))/g;

function isRight(method, uri, header) {
  if (header?.startsWith('Digest ') !== true) return false;
  const field = {};
  for (const [, name, quoted, plain] of header.matchAll(FIELD)) field[name] = quoted ?? plain;
  const user = users.get(field.username);
  if (user === undefined || field.uri !== uri || !isAlive(field.nonce)) return false;
  const ha2 = hash('md5', `${method}:${uri}`);
  const wanted = hash('md5', `${user.ha1}:${field.nonce}:${field.nc}:${field.cnonce}:${field.qop}:${ha2}`);
  if (!isSame(field.response, wanted)) return false;
  const count = Number.parseInt(field.nc, 16);
  // Requests of several connections overtake each other: as many as fit into a window.
  const highest = user.counts.get(field.nonce) ?? 0;
  if (count < highest - 64) return false;
  if (count > highest) user.counts.set(field.nonce, count);
  return true;
}

const server = createServer((request, response) => {
  const { headers } = request;
  if (isRight(headers['x-original-method'], headers['x-original-uri'], headers.authorization)) {
    response.writeHead(204);
  } else {
    const challenge = `Digest realm="${REALM}", nonce="${makeNonce()}", algorithm=MD5, qop="auth"`;
    response.writeHead(401, { 'www-authenticate': challenge });
  }
  response.end();
});
server.keepAliveTimeout = 72_000;
server.listen(0, '127.0.0.1', () => {
  console.log(JSON.stringify({ url: `http://127.0.0.1:${server.address().port}` }));
});
process.on('SIGTERM', () => process.exit(0));
