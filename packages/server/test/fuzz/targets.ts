import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { isIP } from 'node:net';
import { Type } from 'typebox';
import { readBasicCredentials } from '../../src/access/client-authenticator.js';
import { UNKNOWN } from '../../src/access/identification.js';
import { createIdentifier } from '../../src/access/identify.js';
import { compileAccessList } from '../../src/domain/access-list.js';
import { parseAddress, parseBlock } from '../../src/domain/addresses.js';
import { parseDigestAuthorization, uriMatchesTarget, verifyDigest } from '../../src/domain/digest.js';
import { isId } from '../../src/domain/ids.js';
import { createNonces, DEFAULT_NONCE_LIFETIME_MS } from '../../src/domain/nonces.js';
import { createLoggedPath } from '../../src/http/logged-path.js';
import { routeFinder } from '../../src/http/route-finder.js';
import { parseAccept, resolveVersion } from '../../src/http/wire/accept.js';
import { parseBody } from '../../src/http/wire/parse-body.js';
import { createBodyReader } from '../../src/http/wire/read-body.js';
import { originForm, pathOf } from '../../src/http/wire/request-target.js';
import type { Target } from './fuzz.js';

const nonces = createNonces({ key: randomBytes(32), lifetimeMs: DEFAULT_NONCE_LIFETIME_MS, now: Date.now });
const NONCE = nonces.issue();

const digest: Target = {
  seeds: [
    `Digest username="abcdefgh", realm="MMS Public API", nonce="${'A'.repeat(32)}", uri="/api", response="${'0'.repeat(32)}", algorithm=MD5, qop=auth, nc=00000001, cnonce="x"`,
    'Digest username="a\\"b",realm=r,nonce=n,uri=/,response=r,qop=auth,nc=1,cnonce=c',
    'Bearer x',
  ],
  words: [
    'Digest ',
    'username=',
    'realm=',
    'nonce=',
    'uri=',
    'response=',
    'algorithm=',
    'SHA-256',
    'MD5',
    'qop=',
    'auth',
    'auth-int',
    'nc=',
    'cnonce=',
    '"',
    ', ',
  ],
  take(text) {
    const read = parseDigestAuthorization(text);
    if (read === undefined) return;
    strictEqual(parseDigestAuthorization(`${text}, nc=1`), undefined, 'takes no parameter twice');
    const awkward = { ...read, cnonce: '"\\,= ' };
    const written = Object.entries({ ...awkward, qop: 'auth' }).map(
      ([name, value]) => `${name}="${value.replace(/["\\]/g, '\\$&')}"`,
    );
    deepStrictEqual(parseDigestAuthorization(`Digest ${written.join(', ')}`), awkward, 'reads what it wrote');
    strictEqual(verifyDigest(read, '0'.repeat(32), 'GET'), false, 'proves nothing');
    ok(read.nonce === NONCE || nonces.inspect(read.nonce) === 'invalid', 'the nonce is not ours');
    for (const target of ['/', read.uri]) uriMatchesTarget(read.uri, target);
  },
};

const authorization: Target = {
  seeds: ['Basic bWRiX3NhX2lkX3g6eQ==', 'Bearer a.b.c', 'bearer', 'Bearer  x ', 'Digest x', 'basic  Og'],
  words: ['Basic ', 'Bearer ', 'Digest ', '==', 'bWRi', 'Og', '%3A', '.'],
  take(text) {
    const basic = readBasicCredentials(text);
    if (basic) ok(/^basic /i.test(text), 'no other scheme is Basic');
    let token: string | undefined;
    const identifier = createIdentifier({
      digest: { verify: () => UNKNOWN },
      accessTokens: {
        verify: (sent) => {
          token = sent;
          return null;
        },
        read: async () => undefined,
        rememberedCount: 0,
        close() {},
      },
      serviceAccounts: { get: () => null } as never,
    });
    const answer = identifier.identify(text, 'GET', '/');
    ok(!(answer instanceof Promise) && answer.principal === undefined, 'nobody is known by it');
    strictEqual(token !== undefined, /^bearer( |$)/i.test(text), 'only Bearer is a token');
    ok(token === undefined || token === token.trim(), 'blanks are no part of a token');
  },
};

const VERSIONS = ['2023-01-01', '2024-08-05', '2025-03-12', 'preview'] as const;

const accept: Target = {
  seeds: [
    'application/vnd.atlas.2024-08-05+json',
    'application/vnd.atlas.2023-02-29+json',
    'text/html, application/vnd.atlas.preview+json;q=0.5',
    '*/*',
  ],
  words: ['application/vnd.atlas.', '2023-', '02-29', '+json', 'preview', ';q=', ', ', '*/*'],
  take(text) {
    const asked = parseAccept(text);
    if (asked !== undefined && asked !== 'preview')
      strictEqual(new Date(asked.date).toISOString().slice(0, 10), asked.date, 'a day of the calendar');
    const version = resolveVersion(VERSIONS, asked, '2026-11-29');
    if (version === undefined) return;
    ok(
      version === 'preview' || (asked !== 'preview' && asked !== undefined && version <= asked.date),
      'none later',
    );
  },
};

const address: Target = {
  seeds: [
    '192.0.2.1',
    '2001:db8::1',
    '::ffff:192.0.2.1/120',
    '10.0.0.0/8',
    'fe80::1%eth0',
    '::/0',
    '01.2.3.4',
    '1:2:3:4:5:6:7::8',
  ],
  words: ['::', ':', '.', '/', '255', '256', 'ffff', '0:0:0', '192.0.2.', '%', '/128', '/33'],
  take(text) {
    const read = parseAddress(text);
    if (!text.includes('%'))
      strictEqual(read !== undefined, isIP(text) !== 0, 'what Node takes, and nothing else');
    if (read) deepStrictEqual(parseAddress(read.text), read, 'one form for each address');
    const block = parseBlock(text);
    if ('problem' in block) {
      if (block.problem === 'hostBitsSet')
        ok(!('problem' in parseBlock(block.suggestedBlock)), 'a good suggestion');
      return;
    }
    deepStrictEqual(parseBlock(block.cidrBlock), block, 'one form for each block');
    const first = parseAddress(block.cidrBlock.split('/')[0] ?? '');
    strictEqual(
      first && compileAccessList([block]).match(first),
      block.cidrBlock,
      'a block holds its first address',
    );
  },
};

const loggedPath = createLoggedPath(['/api/atlas/v2/orgs/{orgId}/apiKeys', '/healthz']);
const KNOWN = new Set(['', '*', 'api', 'atlas', 'v2', 'orgs', 'apiKeys', 'healthz']);
const find = routeFinder(
  [],
  [
    { operationId: 'health', method: 'GET', path: '/healthz' },
    { operationId: 'metadata', method: 'GET', path: '/.well-known/{name}' },
  ],
  () => 0,
);

const path: Target = {
  seeds: [
    '/api/atlas/v2/orgs/0123456789abcdef01234567/apiKeys?pretty=true',
    '//healthz',
    'https://host/healthz',
    '/%2e%2e/',
  ],
  words: [
    '/',
    '//',
    '..',
    '%2F',
    '%00',
    '%ff',
    '?',
    '&',
    '#',
    'http://',
    'https://',
    'healthz',
    ':verb',
    '.well-known',
  ],
  take(text) {
    const form = originForm(text);
    ok(/^\/(?!\/)/.test(form), 'begins with one slash');
    strictEqual(originForm(form), form, 'is done with at once');
    ok(!pathOf(form).includes('?'), 'has no query');
    for (const segment of loggedPath(text).split('/'))
      ok(KNOWN.has(segment) || isId(segment), 'no word of others');
    find('GET', text);
  },
};

const reader = createBodyReader(
  Type.Object(
    {
      desc: Type.Optional(Type.String({ maxLength: 20 })),
      roles: Type.Optional(Type.Array(Type.String(), { maxItems: 3 })),
    },
    { additionalProperties: false },
  ),
);

const body: Target = {
  seeds: [
    '{"desc":"x","roles":["ORG_OWNER"]}',
    '[1,-2.5e3,true,null,"\\u0000"]',
    '\ufeff{}',
    '[1,]',
    '"\\ud800"',
  ],
  words: [
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"',
    '\\',
    '\\u',
    '"desc":',
    '"roles":',
    '"__proto__":',
    'null',
    '1e999',
    '-0',
    '['.repeat(33),
  ],
  take(text) {
    const { value, refusal } = parseBody(text) as { value?: unknown; refusal?: { code: string } };
    let expected: unknown;
    let isJson = true;
    try {
      expected = JSON.parse(text);
    } catch {
      isJson = false;
    }
    if (refusal === undefined) {
      ok(isJson, 'takes JSON alone');
      deepStrictEqual(value, expected, 'reads what stands there');
    } else
      ok(
        !isJson || refusal.code === 'BODY_TOO_DEEP' || refusal.code === 'TOO_MANY_ELEMENTS',
        'takes all JSON',
      );
    const read = reader.read({ body: text, headers: {} }) as {
      value?: { desc?: unknown; roles?: unknown };
      refusal?: unknown;
    };
    if (read.refusal !== undefined) return;
    ok(
      typeof read.value === 'object' &&
        read.value !== null &&
        Object.getPrototypeOf(read.value) === Object.prototype,
    );
    ok(
      Object.keys(read.value).every((name) => name === 'desc' || name === 'roles'),
      'no other attributes',
    );
  },
};

/** The parsers of what strangers send. */
export const targets: Readonly<Record<string, Target>> = {
  digest,
  authorization,
  accept,
  address,
  path,
  body,
};
