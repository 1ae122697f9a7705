import { describe, expect, it } from 'vitest';
import { parseChallenges } from './challenges.js';
import { createDigestSession } from './digest.js';

/** The examples of RFC 7616 section 3.9.1. */
const CNONCE = 'f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ';
const RFC =
  'realm="http-auth@example.org", qop="auth, auth-int", nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"';
const SHA256_CHALLENGE = `Digest ${RFC}, algorithm=SHA-256`;
const MD5_CHALLENGE = `Digest ${RFC}, algorithm=MD5`;
const SHA256_RESPONSE = '753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1';
const MD5_RESPONSE = '8ca523f5e9506fed4657c9700eebdbec';

function session() {
  return createDigestSession({ username: 'Mufasa', password: 'Circle of Life' }, () => CNONCE);
}

function answerTo(header: string): string | undefined {
  const digest = session();
  digest.accept(parseChallenges(header));
  return digest.authorize('GET', '/dir/index.html');
}

function parameter(authorization: string | undefined, name: string): string | undefined {
  const [challenge] = parseChallenges(authorization ?? '');
  return challenge?.parameters.get(name);
}

describe('a Digest session', () => {
  it('answers as the example of RFC 7616 does, with SHA-256', () => {
    expect(answerTo(SHA256_CHALLENGE)).toBe(
      `Digest username="Mufasa", realm="http-auth@example.org", nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", uri="/dir/index.html", response="${SHA256_RESPONSE}", algorithm=SHA-256, opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS", qop=auth, nc=00000001, cnonce="${CNONCE}"`,
    );
  });

  it('answers as the example of RFC 7616 does, with MD5', () => {
    expect(parameter(answerTo(MD5_CHALLENGE), 'response')).toBe(MD5_RESPONSE);
  });

  it.each([
    [`${MD5_CHALLENGE}, ${SHA256_CHALLENGE}`, 'SHA-256'],
    [`${SHA256_CHALLENGE}, ${MD5_CHALLENGE}`, 'SHA-256'],
    [`Digest ${RFC}, algorithm=SHA-512-256, ${MD5_CHALLENGE}`, 'MD5'],
    [`Digest ${RFC}, algorithm=SHA-256-sess, Basic realm=x, ${MD5_CHALLENGE}`, 'MD5'],
    [`Digest ${RFC}, algorithm=sha-256`, 'SHA-256'],
    [`Digest ${RFC}`, 'MD5'],
  ])('picks the strongest algorithm it has of %j', (header, algorithm) => {
    expect(parameter(answerTo(header), 'algorithm')).toBe(algorithm);
  });

  it.each([
    'Basic realm="x"',
    `Digest ${RFC}, algorithm=MD5-sess`,
    'Digest realm="x", nonce="n", qop="auth-int"',
    'Digest realm="x", nonce="n"',
    'Digest realm="x", qop="auth"',
    'Digest nonce="n", qop="auth"',
    '',
  ])('takes no challenge out of %j', (header) => {
    const digest = session();
    expect(digest.accept(parseChallenges(header))).toBe(false);
    expect(digest.authorize('GET', '/')).toBeUndefined();
  });

  it('counts the uses of a nonce and starts over with the next one', () => {
    const digest = session();
    const count = () => parameter(digest.authorize('GET', '/'), 'nc');
    digest.accept(parseChallenges(MD5_CHALLENGE));
    for (let use = 1; use < 16; use++) count();
    expect(count()).toBe('00000010');
    digest.accept(parseChallenges(MD5_CHALLENGE.replace('7ypf', '8ypf')));
    expect(count()).toBe('00000001');
  });

  it('keeps the nonce of a stale refusal', () => {
    const digest = session();
    digest.accept(parseChallenges(MD5_CHALLENGE));
    digest.refused(parseChallenges(`${MD5_CHALLENGE.replace('7ypf', '8ypf')}, stale=TRUE`));
    expect(parameter(digest.authorize('GET', '/'), 'nonce')).toMatch(/^8ypf/);
  });

  it('forgets its nonce when the credentials were refused', () => {
    const digest = session();
    digest.accept(parseChallenges(MD5_CHALLENGE));
    digest.refused(parseChallenges(`${MD5_CHALLENGE}, stale=false`));
    expect(digest.authorize('GET', '/')).toBeUndefined();
  });

  it('keeps its nonce when a refusal has no challenge', () => {
    const digest = session();
    digest.accept(parseChallenges(MD5_CHALLENGE));
    digest.refused([]);
    expect(parameter(digest.authorize('GET', '/'), 'nc')).toBe('00000001');
  });

  it('escapes quotes and backslashes but hashes the text itself', () => {
    const digest = session();
    digest.accept(parseChallenges('Digest realm="a\\"b", nonce="n", qop="auth"'));
    const authorization = digest.authorize('GET', '/?x=\\');
    expect(authorization).toContain('realm="a\\"b"');
    expect(authorization).toContain('uri="/?x=\\\\"');
    expect(parameter(authorization, 'uri')).toBe('/?x=\\');
    expect(parameter(authorization, 'response')).toMatch(/^[0-9a-f]{32}$/);
  });
});
