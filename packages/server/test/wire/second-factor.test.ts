import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addAccount, type TestAccountHolder } from '../support/account-holder.js';
import { type Browser, createBrowser } from '../support/browser.js';
import { type StoppedClock, stopClock } from '../support/clock.js';
import { startTestServer, type TestServer } from '../support/server.js';
import { totpCode } from '../support/totp-code.js';

let server: TestServer;
let person: TestAccountHolder;
let host = 0;
/** Codes change every 30 seconds. */
let clock: StoppedClock;
beforeAll(async () => {
  clock = stopClock();
  server = await startTestServer();
});
afterAll(async () => {
  await server.stop();
  clock.restore();
});
beforeEach(async () => {
  person = await addAccount(server, { [server.first.orgId]: ['ORG_OWNER'] });
});

/** From an address of its own, so that wrong codes of one test do not hold up the next. */
function browser(): Browser {
  host += 1;
  return createBrowser(server, { from: `127.0.2.${host}` });
}

async function signedIn(code?: string): Promise<Browser> {
  const page = browser();
  const answer = await page.signIn(person.username, person.password, code);
  if (answer.status !== 200) throw new Error(answer.text);
  return page;
}

/** A person whose second factor is in force, confirmed with the code of the step before this one. */
async function setUp(): Promise<{ page: Browser; secret: string; recoveryCodes: string[] }> {
  const page = await signedIn();
  const { secret } = (await page.send('POST', '/secondFactor', { password: person.password })).json;
  const confirmed = await page.send('POST', '/secondFactor/confirm', { code: totpCode(secret, -1) });
  expect(confirmed.status, confirmed.text).toBe(200);
  return { page, secret, recoveryCodes: confirmed.json.recoveryCodes };
}

describe('setting up a second factor', () => {
  it('gives a secret for an app, and ten recovery codes once a code of it was shown', async () => {
    const page = await signedIn();
    const begun = await page.send('POST', '/secondFactor', { password: person.password });
    expect(begun.status).toBe(200);
    const { secret, uri } = begun.json;
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(uri).toContain(
      `otpauth://totp/Sallyport:${encodeURIComponent(person.username)}?secret=${secret}&`,
    );
    expect(begun.headers['cache-control']).toBe('no-store');
    // Not in force yet.
    expect((await browser().signIn(person.username, person.password)).status).toBe(200);
    const confirmed = await page.send('POST', '/secondFactor/confirm', { code: totpCode(secret) });
    expect(confirmed.status, confirmed.text).toBe(200);
    expect(new Set(confirmed.json.recoveryCodes).size).toBe(10);
    const session = (await page.send('GET', '/session')).json;
    expect(session).toMatchObject({ hasSecondFactor: true, isSecondFactorGiven: true });
    const again = await page.send('POST', '/secondFactor/confirm', { code: totpCode(secret, 1) });
    expect([again.status, again.json.errorCode]).toEqual([409, 'SECOND_FACTOR_ALREADY_ENABLED']);
  });

  it('keeps neither the secret nor the recovery codes readable', async () => {
    const { secret, recoveryCodes } = await setUp();
    const { reader } = server.services.store;
    const rows = JSON.stringify([
      await reader.selectFrom('users').selectAll().execute(),
      await reader.selectFrom('recovery_codes').selectAll().execute(),
    ]);
    for (const text of [secret, ...recoveryCodes]) expect(rows).not.toContain(text);
  });

  it('wants the password, a code that is right, and an order', async () => {
    const page = await signedIn();
    const send = async (path: string, body: object) => (await page.send('POST', path, body)).json?.errorCode;
    expect(await send('/secondFactor', { password: 'wrong' })).toBe('WRONG_PASSWORD');
    expect(await send('/secondFactor/confirm', { code: '123456' })).toBe('SECOND_FACTOR_NOT_SET_UP');
    expect(await send('/secondFactor/disable', { password: person.password })).toBe(
      'SECOND_FACTOR_NOT_SET_UP',
    );
    const { secret } = (await page.send('POST', '/secondFactor', { password: person.password })).json;
    expect(await send('/secondFactor/confirm', { code: totpCode(secret, 5) })).toBe(
      'SECOND_FACTOR_CODE_WRONG',
    );
    expect(await send('/secondFactor/confirm', { code: totpCode(secret) })).toBeUndefined();
    expect(await send('/secondFactor', { password: person.password })).toBe('SECOND_FACTOR_ALREADY_ENABLED');
  });
});

describe('signing in with a second factor', () => {
  it('asks for a code only after the right password', async () => {
    await setUp();
    const wrong = await browser().signIn(person.username, 'wrong', '123456');
    expect([wrong.status, wrong.json.errorCode]).toEqual([401, 'SIGN_IN_FAILED']);
    const page = browser();
    const missing = await page.signIn(person.username, person.password);
    expect([missing.status, missing.json.errorCode]).toEqual([401, 'SECOND_FACTOR_REQUIRED']);
    expect(page.cookie).toBeUndefined();
  });

  it('takes a code once, and none of a step before it', async () => {
    const { secret } = await setUp();
    const code = totpCode(secret);
    const page = browser();
    expect((await page.signIn(person.username, person.password, code)).json).toMatchObject({
      isSecondFactorGiven: true,
    });
    for (const used of [code, totpCode(secret, -1)]) {
      const answer = await browser().signIn(person.username, person.password, used);
      expect([answer.status, answer.json.errorCode]).toEqual([403, 'SECOND_FACTOR_CODE_WRONG']);
    }
    const next = totpCode(secret, 1);
    expect((await browser().signIn(person.username, person.password, next)).status).toBe(200);
  });

  it('takes each recovery code once, however it is typed', async () => {
    const { recoveryCodes } = await setUp();
    const [first = '', second = ''] = recoveryCodes;
    expect((await browser().signIn(person.username, person.password, first)).status).toBe(200);
    expect((await browser().signIn(person.username, person.password, first)).json.errorCode).toBe(
      'SECOND_FACTOR_CODE_WRONG',
    );
    const typed = second.toUpperCase().replaceAll('-', ' ').replaceAll('1', 'I').replaceAll('0', 'O');
    expect((await browser().signIn(person.username, person.password, typed)).status).toBe(200);
  });

  it('slows down who has the password and guesses codes, from wherever; recovery codes still work', async () => {
    const { secret, recoveryCodes } = await setUp();
    let status = 0;
    for (let guess = 0; guess < 15 && status !== 429; guess++)
      status = (await browser().signIn(person.username, person.password, totpCode(secret, 50 + guess)))
        .status;
    expect(status).toBe(429);
    const [code] = recoveryCodes;
    expect((await browser().signIn(person.username, person.password, code)).status).toBe(200);
  });
});

describe('an organization that requires a second factor', () => {
  it('refuses sessions without one, and takes them once it is set up', async () => {
    const org = `/api/atlas/v2/orgs/${server.first.orgId}`;
    const requireIt = (multiFactorAuthRequired: boolean) =>
      server.curl(`${org}/settings`, { method: 'PATCH', body: { multiFactorAuthRequired } });
    const without = await signedIn();
    await requireIt(true);
    try {
      const refused = await without.send('GET', org);
      expect([refused.status, refused.json.errorCode]).toEqual([403, 'MULTI_FACTOR_AUTH_REQUIRED']);
      const { page } = await setUp();
      expect((await page.send('GET', org)).status).toBe(200);
      expect((await without.send('GET', org)).status).toBe(403);
    } finally {
      await requireIt(false);
    }
  });
});

describe('disabling a second factor', () => {
  it('wants the password; then signing in wants no code, and old codes open nothing', async () => {
    const { page, recoveryCodes } = await setUp();
    const wrong = await page.send('POST', '/secondFactor/disable', { password: 'wrong' });
    expect([wrong.status, wrong.json.errorCode]).toEqual([403, 'WRONG_PASSWORD']);
    expect((await page.send('POST', '/secondFactor/disable', { password: person.password })).status).toBe(
      204,
    );
    expect((await page.send('GET', '/session')).json).toMatchObject({
      hasSecondFactor: false,
      isSecondFactorGiven: false,
    });
    expect((await browser().signIn(person.username, person.password)).status).toBe(200);
    const { rows } = await server.services.store.reader
      .selectFrom('recovery_codes')
      .select((select) => select.fn.countAll<number>().as('rows'))
      .where('user_id', '=', person.id)
      .executeTakeFirstOrThrow();
    expect([Number(rows), recoveryCodes.length]).toEqual([0, 10]);
  });
});
