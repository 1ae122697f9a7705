import { writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Finding } from '../../../src/cli/guard-doctor/findings.js';
import { temporaryDirectory } from '../../support/built-server.js';
import { createCall } from '../../support/call.js';
import { ownerEnvironment, sallyport, words } from '../../support/cli.js';
import { type GuardServer, startGuardServer } from '../../support/guard.js';
import { startGuardProxy, startUpstream } from '../../support/guard-proxy.js';
import { startShop } from '../../support/shop-example.js';

let server: GuardServer;
beforeAll(async () => {
  server = await startGuardServer();
});
afterAll(() => server.stop());

/** What the doctor finds, by the names of its checks. */
async function examine(line: string, env: Readonly<Record<string, string>> = ownerEnvironment(server)) {
  const { status, stdout, stderr } = await sallyport(
    ['guard', 'doctor', ...words(line), '--output', 'json'],
    { env },
  );
  const { findings } = JSON.parse(stdout) as { findings: readonly Finding[] };
  const by = (state: Finding['state']) =>
    Object.fromEntries(findings.filter((each) => each.state === state).map((each) => [each.check, each]));
  return { status, stderr, findings, wrong: by('wrong'), notKnown: by('not known') };
}

/** An API that serves who comes through a gate, and tells who that was. */
async function startApi(isOpen = false) {
  return startUpstream(({ headers, url }: IncomingMessage, response: ServerResponse) => {
    if (!isOpen && headers['x-sallyport-decision'] === undefined) response.writeHead(403).end();
    else response.end(JSON.stringify({ url, caller: headers['x-sallyport-caller'] ?? null }));
  });
}

/** A proxy that does as it is told, until the test ends. */
async function startProxy(handle: (request: IncomingMessage, response: ServerResponse) => void) {
  const proxy = createServer(handle);
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    proxy.close();
    proxy.closeAllConnections();
  });
  return `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
}

type Lines = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Sends a request on with other headers, and its answer back. */
function sendOn(
  incoming: IncomingMessage,
  response: ServerResponse,
  url: string,
  headers: Lines,
  addsChallenge = false,
): void {
  const { method = 'GET', url: path = '/' } = incoming;
  const { hostname, port } = new URL(url);
  const sent = request(
    { hostname, port, method, path, headers: headers as Record<string, string> },
    (answer) => {
      for (const [name, value] of Object.entries(answer.headers))
        if (value !== undefined && !(addsChallenge && name === 'www-authenticate'))
          response.setHeader(name, value);
        else if (value !== undefined) response.appendHeader(name, value);
      response.writeHead(answer.statusCode ?? 502);
      answer.pipe(response);
    },
  );
  incoming.pipe(sent);
}

describe('guard doctor', () => {
  it('finds nothing wrong with guard proxy in front of the shop', async () => {
    const { url, proxyUrl } = await startShop();
    const { status, stdout, stderr } = await sallyport(words(`guard doctor --gate shop --url ${proxyUrl}`), {
      env: {
        SALLYPORT_BASE_URL: url,
        MONGODB_ATLAS_ORG_ID: 'acacacacacacacacacacac00',
        MONGODB_ATLAS_PUBLIC_API_KEY: 'acmeownr',
        MONGODB_ATLAS_PRIVATE_API_KEY: '00000000-0000-4000-8000-00000000ac00',
      },
    });
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /^ok {9}without credentials: GET \/v1\/projects\/0{24}\/orders: 401 NOT_AUTHENTICATED$/m,
    );
    expect(stdout).toMatch(/^ok {9}keep-alive to the gate: \d+ questions came over [01] new connections$/m);
    expect(stdout).toMatch(/^ok {9}seen by Sallyport: the gate asked at \d{4}-/m);
    expect(stdout.split('\n').filter((line) => !line.startsWith('ok '))).toEqual(['']);
  });

  it('asks at the gate with its secret, and at the API around it', async () => {
    const { json } = await createCall(server, '')('POST', `/api/private/orgs/${server.first.orgId}/gates`, {
      body: { name: 'sealed', api: 'shop', dialect: 'caddy', hasSecret: true },
    });
    const api = await startApi();
    const proxy = await startGuardProxy(server.url, api.url, { gate: 'sealed', secret: json.secret });
    const line = `--gate sealed --url ${proxy.url} --upstream ${api.url} --guardUrl ${server.url}`;
    const file = join(temporaryDirectory(), 'secret');
    writeFileSync(file, json.secret);
    const { status, findings } = await examine(`${line} --secretFile ${file}`);
    expect(findings.filter(({ state }) => state !== 'ok')).toEqual([]);
    expect(status).toBe(0);
    const without = await examine(line);
    expect(Object.keys(without.wrong)).toEqual(['gate from here']);
    expect(without.status).toBe(1);
    expect(without.stderr).toMatch(/^Error: 1 of \d+ checks found something wrong\n$/);
  });

  it('says what it cannot know without a login', async () => {
    const api = await startApi();
    const proxy = await startGuardProxy(server.guardUrl, api.url);
    const { status, notKnown, wrong } = await examine(`--gate nginx --url ${proxy.url}`, {});
    expect(status).toBe(0);
    expect(wrong).toEqual({});
    expect(Object.keys(notKnown)).toEqual([
      'identity at the API',
      'original request',
      'overrides at the API',
      'keep-alive to the gate',
      'seen by Sallyport',
    ]);
    expect(Object.values(notKnown).every(({ fix }) => fix !== null)).toBe(true);
  });

  it('names what a proxy that asks nobody does wrong', async () => {
    const api = await startApi(true);
    const url = await startProxy((incoming, response) =>
      sendOn(incoming, response, api.url, incoming.headers),
    );
    const { status, wrong } = await examine(`--gate nginx --url ${url} --upstream ${api.url}`);
    expect(status).toBe(1);
    expect(Object.keys(wrong)).toEqual([
      'without credentials',
      'unlisted path',
      'spoofed identity',
      'identity at the API',
      'original request',
      'overrides',
      'path tricks',
      'seen by Sallyport',
      'upstream around the gate',
    ]);
    expect(wrong['without credentials']).toMatchObject({
      detail: expect.stringMatching(/: 200 without a reason$/),
      fix: expect.stringContaining('sallyport guard snippet'),
    });
    // Nothing but GET was sent to an API that anybody could change.
    expect(new Set(api.requests.map(({ method }) => method))).toEqual(new Set(['GET']));
  });

  it('names a proxy that asks, and has the API believe what callers say of themselves', async () => {
    const api = await startApi(true);
    const url = await startProxy((incoming, response) =>
      ask(incoming, {}, (answer) => {
        if (answer.statusCode === 200) return sendOn(incoming, response, api.url, incoming.headers);
        const { 'x-sallyport-status': meant, ...headers } = answer.headers;
        response.writeHead(Number(meant), headers).end();
      }),
    );
    const { wrong, notKnown } = await examine(`--gate nginx --url ${url}`);
    expect(Object.keys(wrong)).toEqual(['identity at the API', 'keep-alive to the gate']);
    expect(wrong['identity at the API']?.detail).toContain('X-Sallyport-Caller: the API got it');
    expect(notKnown).toEqual({});
  });

  it('names a proxy that has callers tell the gate what they ask for', async () => {
    const api = await startApi(true);
    const url = await startProxy((incoming, response) =>
      ask(incoming, incoming.headers, (answer) => {
        if (answer.statusCode === 200) return sendOn(incoming, response, api.url, {});
        // The reason is not for callers, and the challenge is lost.
        response.writeHead(403).end();
      }),
    );
    const { wrong } = await examine(`--gate nginx --url ${url}`);
    expect(Object.keys(wrong)).toContain('original request');
    expect(wrong['without credentials']).toMatchObject({
      detail: expect.stringMatching(/: 403 without a reason$/),
      fix: expect.stringContaining('X-Sallyport-Reason'),
    });
  });

  it('names a gate that is not the one that the proxy asks at', async () => {
    const api = await startApi();
    const proxy = await startGuardProxy(server.guardUrl, api.url, { gate: 'traefik' });
    const { wrong } = await examine(`--gate apisix --url ${proxy.url}`);
    expect(Object.keys(wrong)).toEqual(['seen by Sallyport']);
  });

  it('looks whether clients of MCP find the document that they begin with', async () => {
    const resource = 'https://shop.example.com/mcp';
    const document = '/.well-known/oauth-protected-resource/mcp';
    const bearer = await startGuardServer(`challenge: bearer\nresource: ${resource}\n`);
    onTestFinished(() => bearer.stop());
    const api = await startApi();
    const proxy = await startGuardProxy(bearer.guardUrl, api.url);
    let spoil: 'nothing' | 'guarded' | 'another' | 'digest' = 'nothing';
    const url = await startProxy((incoming, response) => {
      const isDocument = incoming.url === document;
      if (isDocument && spoil === 'guarded') return void response.writeHead(401).end();
      if (isDocument && spoil === 'another')
        return void response.end('{"resource":"https://shop.example.com/other"}');
      if (spoil === 'digest') response.appendHeader('WWW-Authenticate', 'Digest realm="of the proxy"');
      sendOn(incoming, response, proxy.url, incoming.headers, spoil === 'digest');
    });
    const found = async (wanted: typeof spoil, env = ownerEnvironment(bearer)) => {
      spoil = wanted;
      const { findings } = await examine(`--gate nginx --url ${url}`, env);
      return findings.find(({ check }) => check === 'resource metadata');
    };
    expect(await found('nothing')).toMatchObject({
      state: 'ok',
      detail: `GET ${document} is served to everybody, and names ${resource}`,
    });
    for (const [wanted, detail] of [
      ['guarded', `GET ${document}: 401 without a reason`],
      ['another', `GET ${document} is about another resource: https://shop.example.com/other`],
      ['digest', expect.stringMatching(/^the challenge is "Digest realm=/)],
    ] as const)
      expect(await found(wanted)).toMatchObject({ state: 'wrong', detail, fix: expect.any(String) });
    // The challenge alone tells as much.
    expect(await found('guarded', {})).toMatchObject({ state: 'wrong' });
  });

  it.each([
    ['--gate nginx', 'required flag(s) "url" not set'],
    ['--gate Shop! --url http://127.0.0.1:1', '--gate: "Shop!" is no name of a gate'],
    ['--gate nginx --url http://127.0.0.1:1/v1', '--url: must be http://host:port'],
    ['--gate nginx --url http://127.0.0.1:1 --upstream shop', '--upstream: must be http://host:port'],
    ['--gate nginx --url http://127.0.0.1:1 --path v1', '--path: "v1" is no path of a request'],
    ['--gate nginx --url http://127.0.0.1:1 --metrics here', '--metrics: must be a URL'],
    ['--gate nginx --url http://127.0.0.1:1', '--url: the proxy gives no answer: '],
  ])('refuses %s', async (line, problem) => {
    const { status, stderr } = await sallyport(['guard', 'doctor', ...words(line)]);
    expect(status).toBe(1);
    expect(stderr).toContain(`Error: ${problem}`);
  });

  /** Asks the gate for nginx with those headers of the request, which go before those of the proxy. */
  function ask(
    { method = 'GET', url = '/' }: IncomingMessage,
    headers: Lines,
    answered: (answer: IncomingMessage) => void,
  ): void {
    const own = { 'x-original-method': method, 'x-original-uri': url, 'x-forwarded-for': '127.0.0.1' };
    const { hostname, port } = new URL(server.guardUrl);
    const question = { ...own, ...headers } as Record<string, string>;
    // A connection for each question.
    request({ hostname, port, path: '/guard/nginx', headers: question, agent: false }, (answer) => {
      answer.resume();
      answered(answer);
    }).end();
  }
});
