import { hash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** A client of one API key that reuses its nonce: gives the `Authorization` header for each call. */
export function createDigestClient({ origin, publicKey, privateKey }) {
  const cnonce = randomBytes(8).toString('hex');
  let realm = '';
  let nonce;
  let count = 0;

  async function challenge(path) {
    const response = await fetch(origin + path);
    await response.text();
    const header = response.headers.get('www-authenticate') ?? '';
    realm = /realm="([^"]*)"/.exec(header)?.[1] ?? '';
    nonce = /nonce="([^"]*)"/.exec(header)?.[1];
    if (nonce === undefined) throw new Error(`${origin}${path} gave no Digest challenge`);
    count = 0;
  }

  function authorization(path, method = 'GET') {
    const nc = (++count).toString(16).padStart(8, '0');
    const ha1 = hash('md5', `${publicKey}:${realm}:${privateKey}`);
    const ha2 = hash('md5', `${method}:${path}`);
    const response = hash('md5', `${ha1}:${nonce}:${nc}:${cnonce}:auth:${ha2}`);
    return `Digest username="${publicKey}", realm="${realm}", nonce="${nonce}", uri="${path}", algorithm=MD5, response="${response}", qop=auth, nc=${nc}, cnonce="${cnonce}"`;
  }

  return { challenge, authorization };
}

/** The first line of a file of `publicKey:privateKey` lines. */
export function firstKey(usersFile) {
  const [publicKey, privateKey] = readFileSync(usersFile, 'utf8').split('\n', 1)[0].split(':');
  return { publicKey, privateKey };
}
