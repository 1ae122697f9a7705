import { describe, expect, it } from 'vitest';
import { addAccount } from '../../server/test/support/account-holder.js';
import { createBrowser } from '../../server/test/support/browser.js';
import { until } from '../../server/test/support/built-server.js';
import { startTestServer } from '../../server/test/support/server.js';
import { startSmtpServer, textOf } from '../../server/test/support/smtp.js';
import { startConsole, visible } from './support/console.js';
import { expectNoTraceOfToken, tabStorage } from './support/link-traces.js';
import { expectGoodLooks } from './support/looks.js';

const console = startConsole();
const NEW_PASSWORD = 'a quite different one';

describe('a forgotten password', () => {
  it('is set anew by a mailed link, which leaves no trace and works once', async () => {
    const smtp = await startSmtpServer();
    const consoleDirectory = process.env.CONSOLE_DIRECTORY;
    const mailing = await startTestServer(
      { smtpUrl: smtp.url, mailFrom: 'access@example.com' },
      consoleDirectory ? { consoleDirectory } : {},
    );
    try {
      const person = await addAccount(mailing, { [mailing.first.orgId]: ['ORG_MEMBER'] });
      const page = await console.visit(`${mailing.url}/sign-in`, { as: null });
      await page.getByRole('link', { name: 'Forgot password?' }).click();
      await visible(page.getByRole('heading', { name: 'Forgot your password?' }));
      await page.getByLabel('E-mail address').fill(person.username);
      await page.getByRole('button', { name: 'Send the link' }).click();
      await visible(page.getByRole('heading', { name: 'Look into your mailbox' }));
      const link = await until('the mail', () => {
        const [mail] = smtp.mails;
        return mail && /http\S+\/reset-password#\S+/.exec(textOf(mail))?.[0];
      });
      const token = link.split('#')[1] ?? '';

      await page.goto(link);
      await visible(page.getByRole('heading', { name: 'Choose a new password' }));
      await expectNoTraceOfToken(page, token);
      const first = page.getByLabel('New password', { exact: true });
      await first.fill('eleven char');
      await page.getByRole('button', { name: 'Set new password' }).click();
      await visible(page.getByText('Enter at least 12 characters.'));
      await first.fill(NEW_PASSWORD);
      await visible(page.getByText('The two passwords differ.'));
      await page.getByLabel('New password, again').fill(NEW_PASSWORD);
      await page.getByRole('button', { name: 'Set new password' }).click();

      await visible(page.getByText('The password was changed. Sign in with it.'));
      expect(await tabStorage(page)).not.toContain(token);
      await expectNoTraceOfToken(page, token);
      await expectGoodLooks(page);
      await page.getByLabel('E-mail address').fill(person.username);
      await page.getByLabel('Password').fill(NEW_PASSWORD);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await visible(page.getByRole('heading', { name: 'Overview', level: 1 }));
      expect((await createBrowser(mailing).signIn(person.username, person.password)).status).toBe(401);

      await page.goto(link);
      await page.getByLabel('New password', { exact: true }).fill('yet another password');
      await page.getByLabel('New password, again').fill('yet another password');
      await page.getByRole('button', { name: 'Set new password' }).click();
      await visible(page.getByText('Code: PASSWORD_RESET_LINK_INVALID'));
      await page.getByRole('link', { name: 'Ask for a new link' }).click();
      await visible(page.getByRole('button', { name: 'Send the link' }));
    } finally {
      await mailing.stop();
    }
  });

  it('tells nobody who has an account, and what to do where no mail is sent', async () => {
    const page = await console.visit('/forgot-password', { as: null });
    await page.getByLabel('E-mail address').fill('nobody@example.com');
    await page.getByRole('button', { name: 'Send the link' }).click();
    await visible(page.getByText('If nobody@example.com has an account here'));
    await visible(page.getByText('sallyport recover reset-password --username nobody@example.com'));
    await expectGoodLooks(page);
    await page.getByRole('button', { name: 'Try another address' }).click();
    expect(await page.getByLabel('E-mail address').inputValue()).toBe('nobody@example.com');
  });

  it('says how long to wait when too many links were asked for', async () => {
    const guesser = createBrowser(console.server);
    let status = 204;
    for (let asked = 0; asked < 15 && status === 204; asked++)
      status = (await guesser.send('POST', '/passwordResets', { username: 'nobody@example.com' })).status;
    expect(status).toBe(429);
    const page = await console.visit('/forgot-password', { as: null });
    await page.getByLabel('E-mail address').fill('nobody@example.com');
    await page.getByRole('button', { name: 'Send the link' }).click();
    await visible(page.getByText(/You can try again in (?:1 minute|\d\d seconds)\./));
  });
});

describe('a link to reset a password', () => {
  it('that is incomplete says so', async () => {
    const page = await console.visit('/reset-password', { as: null });
    await visible(page.getByText('The link is incomplete.'));
    await expectGoodLooks(page);
  });

  it('survives a reload, and gives way to another one that is pasted into the address bar', async () => {
    const page = await console.visit('/reset-password#the-first-token', { as: null });
    await visible(page.getByRole('heading', { name: 'Choose a new password' }));
    await page.reload();
    await visible(page.getByRole('heading', { name: 'Choose a new password' }));
    await expectGoodLooks(page);
    await page.goto('/reset-password#the-second-token');
    await page.waitForURL((url) => url.hash === '');
    await expectNoTraceOfToken(page, 'the-second-token');
    expect(await tabStorage(page)).toContain('the-second-token');
    expect(await tabStorage(page)).not.toContain('the-first-token');
  });
});
