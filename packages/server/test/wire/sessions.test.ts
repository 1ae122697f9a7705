import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ABOUT_ALL } from '../../src/store/subjects.js';
import { createBrowser, ownerBrowser } from '../support/browser.js';
import { type StoppedClock, stopClock } from '../support/clock.js';
import { processorTimeOf } from '../support/processor-time.js';
import { curl, startTestServer, type TestServer } from '../support/server.js';
import { createAccount, mintToken } from '../support/service-accounts.js';

let server: TestServer;
/** Waits of who guesses pass with time. */
let clock: StoppedClock;
beforeAll(async () => {
  clock = stopClock();
  server = await startTestServer();
});
afterAll(async () => {
  await server.stop();
  clock.restore();
});

const owner = () => server.first.owner;
const orgPath = () => `/api/atlas/v2/orgs/${server.first.orgId}`;

describe('signing in', () => {
  it('answers who it is and where they belong, with the session in a cookie that scripts cannot read', async () => {
    const browser = createBrowser(server);
    const answer = await browser.signIn(owner().username.toUpperCase(), owner().password);
    expect(answer.status, answer.text).toBe(200);
    expect(answer.headers['set-cookie']).toMatch(
      /^sallyport_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax,sallyport_browser=[\w.-]+; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers['content-type']).toBe('application/json');
    const token = browser.cookie?.split('=')[1];
    expect(answer.text).not.toContain(token);
    const { id, createdAt } = answer.json.user;
    expect(answer.json).toEqual({
      csrfToken: expect.stringMatching(/^[\w-]{43}$/),
      expiresAt: expect.any(String),
      hasSecondFactor: false,
      id: expect.stringMatching(/^[0-9a-f]{24}$/),
      idleTimeoutSeconds: null,
      isSecondFactorGiven: false,
      organizations: [
        {
          id: server.first.orgId,
          multiFactorAuthRequired: false,
          name: server.first.organizationName,
          roles: ['ORG_OWNER'],
        },
      ],
      serverSendsMail: false,
      user: {
        country: null,
        createdAt,
        firstName: 'First',
        id,
        lastAuth: expect.any(String),
        lastName: 'Owner',
        mobileNumber: null,
        username: owner().username,
      },
    });
    // Twelve hours, the published default.
    const lifetimeMs = Date.parse(answer.json.expiresAt) - Date.parse(answer.json.user.lastAuth);
    expect(lifetimeMs).toBe(12 * 3_600_000);
  });

  it('keeps neither the token nor the CSRF token in the store', async () => {
    const browser = await ownerBrowser(server);
    const rows = JSON.stringify(
      await server.services.store.reader.selectFrom('sessions').selectAll().execute(),
    );
    expect(rows).not.toContain(browser.cookie?.split('=')[1]);
    expect(rows).not.toContain(browser.csrfToken);
  });

  it('works with curl as a browser does it', async () => {
    const signedIn = await curl(`${server.url}/api/private/session`, {
      method: 'POST',
      body: { username: owner().username, password: owner().password },
      arguments: ['--cookie-jar', `${server.dataDir}/cookies`],
    });
    expect(signedIn.status).toBe(200);
    const shown = await curl(`${server.url}${orgPath()}`, {
      arguments: ['--cookie', `${server.dataDir}/cookies`],
    });
    expect(shown.json.name).toBe(server.first.organizationName);
  });

  it('does not tell a wrong password from an unknown user', async () => {
    const browser = createBrowser(server, { from: '127.0.0.20' });
    const wrong = await browser.signIn(owner().username, 'not the password');
    const unknown = await browser.signIn('nobody@example.com', 'not the password');
    expect([wrong.status, wrong.json.errorCode]).toEqual([401, 'SIGN_IN_FAILED']);
    expect(unknown.text).toBe(wrong.text);
    expect(wrong.headers['www-authenticate']).toBeUndefined();
    expect(wrong.headers['set-cookie']).toBeUndefined();
  });

  it('takes about as much work for unknown users', async () => {
    // Processor time: what else the machine does is not in it.
    const time = (username: string, from: string) =>
      processorTimeOf(() => createBrowser(server, { from }).signIn(username, 'not the password'));
    const times = { known: [] as number[], unknown: [] as number[] };
    for (let round = 0; round < 5; round++) {
      times.known.push(await time(owner().username, `127.0.1.${round + 1}`));
      times.unknown.push(await time(`nobody${round}@example.com`, `127.0.1.${round + 1}`));
    }
    const least = (values: number[]) => Math.min(...values);
    // A look-up without the hash takes a tenth of this.
    expect(least(times.unknown)).toBeGreaterThan(least(times.known) / 2);
  });

  it('is not for pages of other sites', async () => {
    const body = { username: owner().username, password: owner().password };
    const foreign: Record<string, string>[] = [
      { Origin: 'https://evil.example' },
      { Origin: 'null' },
      { 'Sec-Fetch-Site': 'cross-site' },
    ];
    for (const headers of foreign) {
      const answer = await createBrowser(server).send('POST', '/session', body, headers);
      expect([answer.status, answer.json.errorCode]).toEqual([403, 'CROSS_SITE_REQUEST']);
    }
    const own = await createBrowser(server).send('POST', '/session', body, { Origin: server.url });
    expect(own.status).toBe(200);
  });

  it('refuses what is no sign-in, field by field', async () => {
    const answer = await createBrowser(server).send('POST', '/session', { username: 5, extra: true });
    expect(answer.status).toBe(400);
    expect(answer.json.badRequestDetail.fields.map(({ field }: { field: string }) => field).sort()).toEqual([
      'extra',
      'password',
      'username',
    ]);
  });

  it('ends the session that the browser had before', async () => {
    const browser = await ownerBrowser(server);
    const before = browser.cookie ?? '';
    await browser.signIn(owner().username, owner().password);
    const answer = await createBrowser(server).send('GET', '/session', undefined, { Cookie: before });
    expect(answer.status).toBe(401);
  });

  it('is marked as for HTTPS alone where the public URL is', async () => {
    const secure = await startTestServer({ publicUrl: 'https://access.example.com' });
    try {
      const answer = await createBrowser(secure).signIn(
        secure.first.owner.username,
        secure.first.owner.password,
      );
      expect(answer.headers['set-cookie']).toMatch(/; Secure,.*; Secure$/);
    } finally {
      await secure.stop();
    }
  });
});

describe('guessing', () => {
  it('is slowed down with 429 and Retry-After, for this address alone', async () => {
    const stranger = createBrowser(server, { from: '127.0.0.66' });
    let answer = await stranger.signIn(owner().username, 'guess');
    for (let guess = 0; guess < 8 && answer.status === 401; guess++)
      answer = await stranger.signIn(owner().username, `guess ${guess}`);
    expect([answer.status, answer.json.errorCode]).toEqual([429, 'TOO_MANY_ATTEMPTS']);
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    expect((await stranger.signIn(owner().username, owner().password)).status).toBe(429);
    const elsewhere = createBrowser(server, { from: '127.0.0.67' });
    expect((await elsewhere.signIn(owner().username, owner().password)).status).toBe(200);
  });
});

describe('a session', () => {
  it('gets its CSRF token again when the page was loaded anew', async () => {
    const browser = await ownerBrowser(server);
    const token = browser.csrfToken;
    browser.csrfToken = undefined;
    const answer = await browser.send('GET', '/session');
    expect(answer.status).toBe(200);
    expect(answer.json.csrfToken).toBe(token);
    expect((await browser.send('DELETE', '/session')).status).toBe(204);
  });

  it('is enough to read, and needs the CSRF token to change something', async () => {
    const browser = await ownerBrowser(server);
    const token = browser.csrfToken;
    const rename = () => browser.send('PATCH', orgPath(), { name: 'Renamed' });
    browser.csrfToken = undefined;
    expect((await browser.send('GET', orgPath())).status).toBe(200);
    for (const wrong of [undefined, '', 'x'.repeat(43)]) {
      browser.csrfToken = wrong;
      const refused = await rename();
      expect([refused.status, refused.json.errorCode]).toEqual([403, 'CSRF_TOKEN_INVALID']);
    }
    browser.csrfToken = token;
    expect((await rename()).status).toBe(200);
  });

  it('leaves events that name the person', async () => {
    const browser = await ownerBrowser(server);
    await browser.send('PATCH', orgPath(), { name: 'Renamed by a person' });
    const events = await browser.send('GET', `${orgPath()}/events?eventType=ORG_RENAMED&itemsPerPage=1`);
    const { id } = (await browser.send('GET', '/session')).json.user;
    expect(events.json.results[0]).toMatchObject({ userId: id, username: owner().username });
    expect(events.json.results[0]).not.toHaveProperty('apiKeyId');
  });

  it('is over at once after signing out, and its cookie is taken back', async () => {
    const browser = await ownerBrowser(server);
    const cookie = browser.cookie ?? '';
    const answer = await browser.send('DELETE', '/session');
    expect(answer.status).toBe(204);
    expect(answer.headers['set-cookie']).toBe(
      'sallyport_session=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax',
    );
    for (const path of ['/session', orgPath()]) {
      const after = await createBrowser(server).send('GET', path, undefined, { Cookie: cookie });
      expect([after.status, after.json.errorCode]).toEqual([401, 'NO_CURRENT_USER']);
      // Browsers would ask for a key in a dialog of their own.
      expect(after.headers['www-authenticate']).toBeUndefined();
    }
  });

  it('can be seen and ended from another one, at once', async () => {
    const here = await ownerBrowser(server);
    const there = createBrowser(server, { from: '127.0.0.30' });
    await there.signIn(owner().username, owner().password);
    const sessions = (await here.send('GET', '/sessions')).json;
    expect(sessions.filter(({ isCurrent }: { isCurrent: boolean }) => isCurrent)).toHaveLength(1);
    const other = sessions.find(
      (session: { remoteAddress: string }) => session.remoteAddress === '127.0.0.30',
    );
    expect(other).toMatchObject({ isCurrent: false, isSecondFactorGiven: false, userAgent: null });
    expect((await here.send('DELETE', `/sessions/${other.id}`)).status).toBe(204);
    expect((await there.send('GET', orgPath())).status).toBe(401);
    const again = await here.send('DELETE', `/sessions/${other.id}`);
    expect([again.status, again.json.errorCode]).toEqual([404, 'SESSION_NOT_FOUND']);
  });

  it('can end all others', async () => {
    const here = await ownerBrowser(server);
    const others = [await ownerBrowser(server), await ownerBrowser(server)];
    expect((await here.send('DELETE', '/sessions')).status).toBe(204);
    for (const other of others) expect((await other.send('GET', '/session')).status).toBe(401);
    expect((await here.send('GET', '/sessions')).json).toHaveLength(1);
  });

  it('ends when the organization says so: after a time, and after a time without requests', async () => {
    const timed = await startTestServer();
    try {
      const browser = await ownerBrowser(timed);
      const settings = `/api/atlas/v2/orgs/${timed.first.orgId}/settings`;
      const change = (customSessionTimeouts: object) =>
        browser.send('PATCH', settings, { customSessionTimeouts });
      expect(
        (await change({ absoluteSessionTimeoutInSeconds: 3600, idleSessionTimeoutInSeconds: 300 })).status,
      ).toBe(200);
      const session = (await browser.send('GET', '/session')).json;
      expect(session.idleTimeoutSeconds).toBe(300);
      const move = (columns: { created_at?: number; last_seen_at?: number }) =>
        timed.services.store.write(ABOUT_ALL, async (transaction) => {
          transaction.withoutEvent('a test moves time');
          const { token_hash, user_id } = await transaction.database
            .updateTable('sessions')
            .set(columns)
            .returning(['token_hash', 'user_id'])
            .executeTakeFirstOrThrow();
          transaction.changed({ kind: 'session', subject: token_hash, of: user_id });
        });
      await move({ created_at: Date.now() - 3_500_000 });
      expect((await browser.send('GET', '/session')).status).toBe(200);
      await move({ created_at: Date.now() - 3_601_000 });
      expect((await browser.send('GET', '/session')).status).toBe(401);
      expect((await timed.services.store.reader.selectFrom('sessions').selectAll().execute()).length).toBe(1);
      // The next sign-in of the person clears what nothing can use any more.
      await move({ created_at: Date.now() - 13 * 3_600_000 });
      const next = await ownerBrowser(timed);
      expect((await next.send('GET', '/sessions')).json).toHaveLength(1);
      expect(await timed.services.store.reader.selectFrom('sessions').selectAll().execute()).toHaveLength(1);
    } finally {
      await timed.stop();
    }
  });
});

describe('credentials', () => {
  it('asks a page whose session was ended elsewhere to sign in, without a challenge that opens a dialog', async () => {
    const answer = await curl(`${server.url}${orgPath()}`, { arguments: ['--header', 'X-CSRF-Token: abc'] });
    expect([answer.status, answer.json.errorCode]).toEqual([401, 'NO_CURRENT_USER']);
    expect(answer.headers).not.toHaveProperty('www-authenticate');
    const challenged = await curl(`${server.url}${orgPath()}`, {});
    expect(challenged.headers).toHaveProperty('www-authenticate');
  });

  it('cannot sign in', async () => {
    const { publicKey, privateKey } = server.first.apiKey;
    const { clientId, secret } = await createAccount(server);
    const browser = createBrowser(server, { from: '127.0.0.40' });
    for (const [username, password] of [
      [publicKey, privateKey],
      [clientId, secret],
    ] as const)
      expect((await browser.signIn(username, password)).json.errorCode).toBe('SIGN_IN_FAILED');
  });

  const OPERATIONS = [
    ['GET', '/session'],
    ['DELETE', '/session'],
    ['GET', '/sessions'],
    ['DELETE', '/sessions'],
    ['DELETE', '/sessions/aaaaaaaaaaaaaaaaaaaaaaaa'],
    ['GET', '/profile'],
    ['PATCH', '/profile'],
    ['POST', '/password'],
    ['POST', '/secondFactor'],
    ['POST', '/secondFactor/confirm'],
    ['POST', '/secondFactor/disable'],
  ] as const;

  it.each(OPERATIONS)('may not use %s %s, and nobody may who is not signed in', async (method, path) => {
    const { json: minted } = await mintToken(server, await createAccount(server));
    const browser = createBrowser(server);
    const body = method === 'GET' ? undefined : {};
    const asProgram = await browser.send(method, path, body, {
      Authorization: `Bearer ${minted.access_token}`,
    });
    expect([asProgram.status, asProgram.json.errorCode]).toEqual([403, 'SIGNED_IN_USER_REQUIRED']);
    const asNobody = await browser.send(method, path, body);
    expect([asNobody.status, asNobody.json.errorCode]).toEqual([401, 'NO_CURRENT_USER']);
    expect(asNobody.headers['www-authenticate']).toBeUndefined();
    // curl sees no challenge to answer with a key.
    const { status, json } = await server.curl(`/api/private${path}`, { method, ...(body && { body }) });
    expect([status, json.errorCode]).toEqual([401, 'NO_CURRENT_USER']);
  });
});

describe('the profile', () => {
  it('can be changed in part, and shows what was changed', async () => {
    const browser = await ownerBrowser(server);
    const before = (await browser.send('GET', '/profile')).json;
    const answer = await browser.send('PATCH', '/profile', {
      firstName: ' Mira ',
      country: 'IE',
      mobileNumber: '+353 1 234',
    });
    expect(answer.status, answer.text).toBe(200);
    expect(answer.json).toEqual({ ...before, firstName: 'Mira', country: 'IE', mobileNumber: '+353 1 234' });
    const removed = await browser.send('PATCH', '/profile', { country: null, mobileNumber: null });
    expect(removed.json).toEqual({ ...before, firstName: 'Mira' });
    expect((await browser.send('GET', '/profile')).json).toEqual(removed.json);
  });

  it.each([
    [{ firstName: ' ' }, 'VALIDATION_ERROR'],
    [{ lastName: 'x'.repeat(129) }, 'VALIDATION_ERROR'],
    [{ country: 'Ireland' }, 'INVALID_COUNTRY_CODE'],
    [{ mobileNumber: 'call me' }, 'VALIDATION_ERROR'],
    [{ username: 'other@example.com' }, 'INVALID_ATTRIBUTE'],
  ])('refuses %j', async (body, code) => {
    const browser = await ownerBrowser(server);
    const answer = await browser.send('PATCH', '/profile', body);
    expect([answer.status, answer.json.errorCode]).toEqual([400, code]);
  });
});
