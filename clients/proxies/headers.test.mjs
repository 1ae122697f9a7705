import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { ask, bearer, sendRaw, statusesIn } from './ask.mjs';
import { ORDERS, PROXY, startWorld } from './world.mjs';

const { env } = process;
const OURS = [
  'Caller',
  'Kind',
  'Label',
  'Organization',
  'Project',
  'Route',
  'Permission',
  'Address',
  'Token',
  'Decision',
  'Would',
  'Status',
];
const FORGED = 'apikey/forged';
/** What other dialects, and frameworks, take the method, the target or the address from. */
const OTHERS = {
  'X-Original-URI': '/forged',
  'X-Original-Method': 'FORGED',
  'X-Original-Scheme': 'forged',
  'X-Forwarded-Uri': '/forged',
  'X-Forwarded-Method': 'FORGED',
  'X-Forwarded-Prefix': '/forged',
  'X-Forwarded-Host': 'forged',
  'X-Forwarded-Port': '1',
  Forwarded: 'for=192.0.2.1;host=forged',
  'X-Real-IP': '192.0.2.1',
  'X-Forwarded-For': '192.0.2.1',
  'X-Forwarded-Proto': 'forged',
};
const OVERRIDES = {
  'X-HTTP-Method-Override': 'DELETE',
  'X-HTTP-Method': 'DELETE',
  'X-Method-Override': 'DELETE',
  'X-Original-URL': '/forged',
  'X-Rewrite-URL': '/forged',
};

describe(PROXY, () => {
  let world;
  let token;
  before(async () => {
    world = await startWorld();
    token = await bearer();
  });
  after(() => world.stop());

  /** Sends lines of a head as they are. */
  async function send(lines, { authorization = token.Authorization, target = ORDERS } = {}) {
    // Several are sent at the same time.
    const named = `${target}?sent=${sends++}`;
    const head = [`GET ${named} HTTP/1.1`, 'Host: shop', `Authorization: ${authorization}`, ...lines];
    if (!lines.some((line) => /^connection:/i.test(line))) head.push('Connection: close');
    const answer = await sendRaw(world, `${head.join('\r\n')}\r\n\r\n`, { quietMs: 3_000 });
    return { status: statusesIn(answer)[0], answer, reached: reachedAs(named) };
  }

  let sends = 0;
  const reachedAs = (named) => world.upstream.requests.filter((request) => request.target === named);

  /** Everything that the upstream got under a name that somebody could take for one of ours. */
  const oursIn = ({ rawHeaders }) => {
    const found = [];
    for (let at = 0; at < rawHeaders.length; at += 2)
      if (/^x[^a-z0-9]?sallyport/i.test(rawHeaders[at])) found.push([rawHeaders[at], rawHeaders[at + 1]]);
    return found;
  };

  /** It passed as if nothing had been sent along. */
  function isUntouched({ status, answer, reached }) {
    assert.equal(status, 200, answer);
    assert.equal(reached.length, 1);
    const [request] = reached;
    const ours = oursIn(request);
    assert.equal(ours.length, 10, JSON.stringify(ours));
    assert.ok(ours.every(([name]) => /^x-sallyport-[a-z]+$/i.test(name)));
    assert.equal(request.headers['x-sallyport-caller'], `serviceaccount/${env.MONGODB_ATLAS_CLIENT_ID}`);
    assert.equal(request.headers['x-sallyport-address'], '127.0.0.1');
    const told = request.rawHeaders.join('\n');
    assert.doesNotMatch(told, /forged|192\.0\.2\.1/i);
    return request;
  }

  /** It was refused before anything reached the upstream. */
  function isRefused({ status, answer, reached }) {
    // 400 is of the proxy itself, for what is no name of a header.
    assert.ok(
      status === 400 || (status === 403 && answer.includes('"errorCode":"HEADER_NOT_ALLOWED"')),
      answer,
    );
    assert.equal(reached.length, 0);
  }

  it('takes headers of identity from nobody', async () => {
    const lines = OURS.map((name) => `X-Sallyport-${name}: ${FORGED}`);
    isUntouched(await send(lines));
    isUntouched(await send(lines.map((line) => line.toLowerCase())));
    isUntouched(await send([...lines, ...lines]));
  });

  it('takes none of their other spellings', async () => {
    const characters = ['_', '.', '~', '!', '#', '$', '%', '&', "'", '*', '+', '^', '`', '|'];
    await Promise.all(
      characters.map(async (character) => {
        for (const spelling of [
          `X${character}Sallyport${character}Caller`,
          `X-Sallyport${character}Caller`,
          `X${character}Sallyport-Caller`,
          `x${character}sallyport${character}decision`,
        ]) {
          const sent = await send([`${spelling}: ${FORGED}`]);
          if (sent.status === 200) isUntouched(sent);
          else isRefused(sent);
        }
      }),
    );
  });

  it('takes nothing that other proxies tell', async () => {
    for (const [name, value] of Object.entries(OTHERS)) {
      const { headers } = isUntouched(await send([`${name}: ${value}`, `${name.toLowerCase()}: ${value}`]));
      assert.equal(headers['x-forwarded-for'], '127.0.0.1', name);
      assert.equal(headers['x-forwarded-proto'], 'http', name);
    }
    isUntouched(await send(Object.entries(OTHERS).map(([name, value]) => `${name}: ${value}`)));
  });

  it('does not serve what such headers name to who may not ask for it', async () => {
    const lines = [
      'X-Original-URI: /',
      'X-Forwarded-Uri: /',
      'X-Original-URL: /',
      'X-Rewrite-URL: /',
      'X-Forwarded-For: 192.0.2.1',
    ];
    const { status, reached } = await send(lines, { authorization: 'Bearer wrong' });
    assert.deepEqual([status, reached.length], [401, 0]);
  });

  it('refuses headers by which frameworks serve another method or path', async () => {
    for (const [name, value] of Object.entries(OVERRIDES)) isRefused(await send([`${name}: ${value}`]));
  });

  it('takes no header away that the caller names in Connection', async () => {
    for (const named of [
      'X-Sallyport-Caller',
      'close, X-Sallyport-Decision',
      'x-sallyport-caller, X-Forwarded-For',
    ]) {
      const sent = await send([`Connection: ${named}`]);
      if (sent.status === 200) isUntouched(sent);
      else isRefused(sent);
    }
    for (const named of [
      'X-Forwarded-Uri, X-Original-URI, X-Original-Method, X-Forwarded-Method, X-Forwarded-For',
    ]) {
      const sent = await send([`Connection: ${named}`]);
      if (sent.status === 200) isUntouched(sent);
      else assert.ok(sent.status >= 400 && sent.reached.length === 0);
    }
  });

  it('refuses two lines of Authorization', async () => {
    for (const second of [token.Authorization, 'Bearer wrong', 'Digest username="x"']) {
      const { status, reached } = await send([`Authorization: ${second}`]);
      assert.ok(status === 400 || status === 401 || status === 403, `${status}`);
      assert.equal(reached.length, 0);
    }
  });

  it('lets preflights pass to the API, and only those', async () => {
    const preflight = { Origin: 'https://example.com', 'Access-Control-Request-Method': 'POST' };
    const asked = { method: 'OPTIONS', target: ORDERS };
    assert.equal((await ask(world, { ...asked, headers: preflight })).status, 204);
    assert.equal(world.upstream.last().headers['x-sallyport-caller'], '-');
    const count = world.upstream.requests.length;
    assert.equal((await ask(world, asked)).status, 401);
    const other = { ...preflight, 'Access-Control-Request-Method': 'DELETE' };
    assert.notEqual((await ask(world, { ...asked, headers: other })).status, 204);
    assert.equal(world.upstream.requests.length, count);
  });
});
