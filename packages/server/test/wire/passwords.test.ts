import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ABOUT_ALL } from '../../src/store/subjects.js';
import { addAccount, type TestAccountHolder } from '../support/account-holder.js';
import { createBrowser } from '../support/browser.js';
import { until } from '../support/built-server.js';
import { startTestServer, type TestServer } from '../support/server.js';
import { startSmtpServer, textOf } from '../support/smtp.js';

const NEW_PASSWORD = 'a quite different one';

let server: TestServer;
let person: TestAccountHolder;
let host = 0;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());
beforeEach(async () => {
  person = await addAccount(server, { [server.first.orgId]: ['ORG_MEMBER'] });
});

/** From an address of its own, so that the tests do not hold up each other. */
const browser = (on: TestServer = server) => createBrowser(on, { from: `127.0.3.${++host}` });

async function signedIn(password = person.password) {
  const page = browser();
  const answer = await page.signIn(person.username, password);
  if (answer.status !== 200) throw new Error(answer.text);
  return page;
}

describe('changing the password', () => {
  it('ends every other session, and keeps the one that changed it', async () => {
    const [here, there] = [await signedIn(), await signedIn()];
    const body = { currentPassword: person.password, newPassword: NEW_PASSWORD };
    expect((await here.send('POST', '/password', body)).status).toBe(204);
    expect((await here.send('GET', '/session')).status).toBe(200);
    expect((await there.send('GET', '/session')).status).toBe(401);
    expect((await browser().signIn(person.username, person.password)).status).toBe(401);
    expect((await browser().signIn(person.username, NEW_PASSWORD)).status).toBe(200);
  });

  it.each<[string, object, number, string]>([
    ['a wrong present one', { currentPassword: 'wrong' }, 403, 'WRONG_PASSWORD'],
    ['a short one', { newPassword: 'eleven char' }, 400, 'WEAK_PASSWORD'],
    ['a very long one', { newPassword: 'x1'.repeat(129) }, 400, 'WEAK_PASSWORD'],
    ['a common one', { newPassword: 'qazwsxEDCrfv' }, 400, 'COMMON_PASSWORD'],
    ['none', { newPassword: undefined }, 400, 'MISSING_ATTRIBUTE'],
  ])('refuses %s', async (_name, change, status, code) => {
    const page = await signedIn();
    const answer = await page.send('POST', '/password', {
      currentPassword: person.password,
      newPassword: NEW_PASSWORD,
      ...change,
    });
    expect([answer.status, answer.json.errorCode]).toEqual([status, code]);
    expect((await browser().signIn(person.username, person.password)).status).toBe(200);
  });

  it('refuses the user name', async () => {
    const page = await signedIn();
    const body = { currentPassword: person.password, newPassword: person.username.toUpperCase() };
    expect((await page.send('POST', '/password', body)).json.errorCode).toBe('COMMON_PASSWORD');
  });

  it('slows down who holds a foreign session and guesses', async () => {
    const page = await signedIn();
    let status = 403;
    for (let guess = 0; guess < 9 && status === 403; guess++) {
      const body = { currentPassword: `guess ${guess}`, newPassword: NEW_PASSWORD };
      status = (await page.send('POST', '/password', body)).status;
    }
    expect(status).toBe(429);
  });

  it('takes letters however the keyboard wrote them', async () => {
    const page = await signedIn();
    const composed = 'zwölf Bärenbrüder'.normalize('NFC');
    await page.send('POST', '/password', { currentPassword: person.password, newPassword: composed });
    expect((await browser().signIn(person.username, composed.normalize('NFD'))).status).toBe(200);
  });
});

describe('a forgotten password', () => {
  async function withMail() {
    const smtp = await startSmtpServer();
    const mailing = await startTestServer({ smtpUrl: smtp.url, mailFrom: 'access@example.com' });
    const holder = await addAccount(mailing, { [mailing.first.orgId]: ['ORG_MEMBER'] });
    const request = (username: string) => browser(mailing).send('POST', '/passwordResets', { username });
    const tokenIn = (index: number) =>
      until('the mail', () => {
        const mail = smtp.mails[index];
        return mail && /\/reset-password#(\S+)/.exec(textOf(mail))?.[1];
      });
    return { smtp, mailing, holder, request, tokenIn };
  }

  it('is set anew by a mailed link, once, which ends every session', async () => {
    const { mailing, smtp, holder, request, tokenIn } = await withMail();
    try {
      const page = browser(mailing);
      await page.signIn(holder.username, holder.password);
      expect((await request(holder.username.toUpperCase())).status).toBe(204);
      const token = await tokenIn(0);
      expect(smtp.mails[0]?.to).toBe(holder.username);
      const reset = (newPassword: string) =>
        browser(mailing).send('POST', '/passwordResets/complete', { token, newPassword });
      expect((await reset('short')).json.errorCode).toBe('WEAK_PASSWORD');
      expect((await reset(NEW_PASSWORD)).status).toBe(204);
      expect((await page.send('GET', '/session')).status).toBe(401);
      expect((await browser(mailing).signIn(holder.username, NEW_PASSWORD)).status).toBe(200);
      const again = await reset('yet another password');
      expect([again.status, again.json.errorCode]).toEqual([404, 'PASSWORD_RESET_LINK_INVALID']);
      const rows = await mailing.services.store.reader.selectFrom('password_resets').selectAll().execute();
      expect(JSON.stringify(rows)).not.toContain(token);
    } finally {
      await mailing.stop();
    }
  });

  it('is answered alike for people nobody knows, to whom nothing is sent', async () => {
    const { mailing, smtp, holder, request, tokenIn } = await withMail();
    try {
      const unknown = await request('nobody@example.com');
      const known = await request(holder.username);
      const { date: _unknown, ...headers } = unknown.headers;
      const { date: _known, ...knownHeaders } = known.headers;
      expect([unknown.status, unknown.text, headers]).toEqual([known.status, known.text, knownHeaders]);
      await tokenIn(0);
      expect(smtp.mails.map(({ to }) => to)).toEqual([holder.username]);
    } finally {
      await mailing.stop();
    }
  });

  it('fills nobody’s mailbox: three links stand at a time, and all end with the password', async () => {
    const { mailing, smtp, holder, request, tokenIn } = await withMail();
    try {
      for (let count = 0; count < 5; count++) expect((await request(holder.username)).status).toBe(204);
      const tokens = [await tokenIn(0), await tokenIn(1), await tokenIn(2)];
      expect(smtp.mails).toHaveLength(3);
      const reset = (token: string) =>
        browser(mailing).send('POST', '/passwordResets/complete', { token, newPassword: NEW_PASSWORD });
      expect((await reset(tokens[1] ?? '')).status).toBe(204);
      for (const token of [tokens[0], tokens[2]]) expect((await reset(token ?? '')).status).toBe(404);
    } finally {
      await mailing.stop();
    }
  });

  it('is not asked for endlessly from one address', async () => {
    const page = browser();
    let answer = await page.send('POST', '/passwordResets', { username: 'a@example.com' });
    for (let count = 0; count < 15 && answer.status === 204; count++)
      answer = await page.send('POST', '/passwordResets', { username: `${count}@example.com` });
    expect([answer.status, answer.json.errorCode]).toEqual([429, 'TOO_MANY_ATTEMPTS']);
  });

  it('cannot be set by a link that has expired, or is none', async () => {
    const { mailing, holder, request, tokenIn } = await withMail();
    try {
      await request(holder.username);
      const token = await tokenIn(0);
      await mailing.services.store.write(ABOUT_ALL, async (transaction) => {
        transaction.withoutEvent('a test moves time');
        await transaction.database.updateTable('password_resets').set({ expires_at: Date.now() }).execute();
      });
      for (const wrong of [token, 'none']) {
        const answer = await browser(mailing).send('POST', '/passwordResets/complete', {
          token: wrong,
          newPassword: NEW_PASSWORD,
        });
        expect(answer.json.errorCode).toBe('PASSWORD_RESET_LINK_INVALID');
      }
    } finally {
      await mailing.stop();
    }
  });

  it('is not reset by pages of other sites', async () => {
    for (const path of ['/passwordResets', '/passwordResets/complete']) {
      const body = path.endsWith('complete')
        ? { token: 'x', newPassword: NEW_PASSWORD }
        : { username: 'a@example.com' };
      const answer = await browser().send('POST', path, body, { 'Sec-Fetch-Site': 'cross-site' });
      expect([answer.status, answer.json.errorCode]).toEqual([403, 'CROSS_SITE_REQUEST']);
    }
  });
});
