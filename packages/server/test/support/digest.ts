import { createHash, randomBytes } from 'node:crypto';

/** The client side of HTTP Digest, written apart from the server's, with every part open to being wrong. */
export interface DigestParts {
  readonly username: string;
  readonly password: string;
  readonly method: string;
  readonly uri: string;
  readonly nonce: string;
  readonly realm?: string;
  readonly algorithm?: 'MD5' | 'SHA-256';
  readonly nc?: string;
  readonly cnonce?: string;
  readonly qop?: string;
  /** In place of the hash of user name and password. */
  readonly ha1?: string;
}

interface Computed extends Required<Omit<DigestParts, 'ha1'>> {
  readonly response: string;
}

/** How a client writes the header; the order and the quotes differ from client to client. */
type DigestLayout = (parts: Computed) => string;

/** RFC 7616 section 3.4, as its examples are laid out. */
export const standardLayout: DigestLayout = (p) =>
  `Digest username="${p.username}", realm="${p.realm}", uri="${p.uri}", algorithm=${p.algorithm}, nonce="${p.nonce}", nc=${p.nc}, cnonce="${p.cnonce}", qop=${p.qop}, response="${p.response}"`;

/** The Go clients (Atlas CLI, Terraform provider, SDK): algorithm quoted, qop and nc bare. */
export const goLayout: DigestLayout = (p) =>
  `Digest username="${p.username}", realm="${p.realm}", nonce="${p.nonce}", uri="${p.uri}", response="${p.response}", algorithm="${p.algorithm}", qop=${p.qop}, nc=${p.nc}, cnonce="${p.cnonce}"`;

/** digest-fetch: no blank after commas. */
export const compactLayout: DigestLayout = (p) =>
  `Digest username="${p.username}",realm="${p.realm}",nonce="${p.nonce}",uri="${p.uri}",qop=${p.qop},algorithm=${p.algorithm},response="${p.response}",nc=${p.nc},cnonce="${p.cnonce}"`;

/** urllib: the algorithm is not echoed. */
export const urllibLayout: DigestLayout = (p) =>
  `Digest username="${p.username}", realm="${p.realm}", nonce="${p.nonce}", uri="${p.uri}", response="${p.response}", qop=${p.qop}, nc=${p.nc}, cnonce="${p.cnonce}"`;

/** The value of an Authorization header. */
export function digestHeader(parts: DigestParts, layout: DigestLayout = standardLayout): string {
  const filled = {
    realm: 'MMS Public API',
    algorithm: 'MD5' as const,
    nc: '00000001',
    cnonce: randomBytes(8).toString('hex'),
    qop: 'auth',
    ...parts,
  };
  const name = filled.algorithm === 'MD5' ? 'md5' : 'sha256';
  const hash = (text: string) => createHash(name).update(text).digest('hex');
  const ha1 = parts.ha1 ?? hash(`${filled.username}:${filled.realm}:${filled.password}`);
  const ha2 = hash(`${filled.method}:${filled.uri}`);
  const response = hash(`${ha1}:${filled.nonce}:${filled.nc}:${filled.cnonce}:${filled.qop}:${ha2}`);
  return layout({ ...filled, response });
}

/** The nonce out of a challenge. */
export function nonceOf(challenge: string | undefined): string {
  const nonce = /nonce="([^"]+)"/.exec(challenge ?? '')?.[1];
  if (nonce === undefined) throw new Error(`no nonce in ${challenge}`);
  return nonce;
}
