import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { addAccount } from '../../server/test/support/account-holder.js';
import { createBrowser } from '../../server/test/support/browser.js';
import { startConsole, visible } from './support/console.js';
import { expectGoodLooks } from './support/looks.js';
import { appCode, setUpSecondFactor } from './support/second-factor.js';

const console = startConsole();

async function fillIn(page: Page, { username, password }: { username: string; password: string }) {
  await page.getByLabel('E-mail address').fill(username);
  await page.getByLabel('Password').fill(password);
}

const press = (page: Page) => page.getByRole('button', { name: 'Sign in' }).click();

async function statusOfPress(page: Page): Promise<number> {
  const answer = page.waitForResponse((response) => response.request().method() === 'POST');
  await press(page);
  return (await answer).status();
}

async function endEverySession(holder: { username: string; password: string }) {
  const browser = createBrowser(console.server);
  await browser.signIn(holder.username, holder.password);
  expect((await browser.send('DELETE', '/sessions')).status).toBe(204);
}

const owner = () => addAccount(console.server, { [console.server.first.orgId]: ['ORG_OWNER'] });

describe('signing in', () => {
  it('leads from the address that was wanted to the sign-in page, and back to it', async () => {
    const { first } = console.server;
    const wanted = `/organizations/${first.orgId}/applications/api-keys?search=abc`;
    const page = await console.visit(wanted, { as: null });
    await fillIn(page, first.owner);
    await press(page);
    await visible(page.getByRole('heading', { name: 'Applications' }));
    expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe(wanted);
  });

  it('says what is wrong with the password, with the code of the refusal', async () => {
    const page = await console.visit('/sign-in', { as: null });
    const { username } = console.server.first.owner;
    await fillIn(page, { username, password: 'not the password' });
    await press(page);
    await visible(page.getByRole('alert').getByText('Code: SIGN_IN_FAILED'));
    expect(await page.getByLabel('Password').inputValue()).toBe('not the password');
    expect(await page.getByLabel('E-mail address').inputValue()).toBe(username);
    await page.getByRole('button', { name: 'Show what is typed into Password' }).click();
    expect(await page.getByLabel('Password').getAttribute('type')).toBe('text');
    await expectGoodLooks(page);
  });

  it('tells password managers what is what', async () => {
    const page = await console.visit('/sign-in', { as: null });
    await visible(page.getByLabel('Password'));
    const hints = await page.evaluate(
      "Array.from(document.querySelectorAll('input'), (i) => i.autocomplete)",
    );
    expect(hints).toEqual(['username', 'current-password']);
  });

  it('sends nobody to another site', async () => {
    for (const to of ['//evil.example/', '/\\evil.example/', 'https://evil.example/']) {
      const page = await console.visit(`/sign-in?to=${encodeURIComponent(to)}`, { as: null });
      await fillIn(page, console.server.first.owner);
      await press(page);
      await visible(page.getByRole('heading', { name: 'Overview', level: 1 }));
      expect(new URL(page.url()).origin).toBe(console.server.url);
    }
  });

  it('shows somebody without an organization the list of organizations', async () => {
    const page = await console.visit('/sign-in', { as: null });
    await fillIn(page, await addAccount(console.server));
    await press(page);
    await page.waitForURL('**/organizations');
    await visible(page.getByRole('heading', { name: 'Organizations' }));
  });

  it('says how long to wait after too many wrong passwords, and when the wait is over', async () => {
    const person = await owner();
    const page = await console.visit('/sign-in', { as: null });
    // The wait is seen however short it is.
    await page.clock.setFixedTime(Date.now());
    await fillIn(page, { ...person, password: 'wrong' });
    const guesser = createBrowser(console.server);
    let status = 401;
    for (let guess = 0; guess < 9 && status === 401; guess++)
      status = (await guesser.signIn(person.username, 'wrong')).status;
    expect(status).toBe(429);
    // A wait of a second may be over before the page asks; the next one is longer.
    await expect.poll(() => statusOfPress(page)).toBe(429);
    const alert = page.getByRole('alert');
    await visible(alert.getByText(/You can try again in \d+ seconds?\./));
    await visible(alert.getByText('Code: TOO_MANY_ATTEMPTS'));
    await page.clock.setFixedTime(Date.now() + 60_000);
    await visible(alert.getByText('You can try again now.'));
    await page.getByLabel('Password').fill(person.password);
    // Only the page's minute is over.
    await expect.poll(() => statusOfPress(page)).toBe(200);
    await visible(page.getByRole('heading', { name: 'Overview', level: 1 }));
  });

  it('offers somebody who is signed in to go on, or to sign out', async () => {
    const person = await owner();
    const page = await console.visit('/sign-in?to=/account/profile', { as: person });
    await visible(page.getByText(person.username));
    await expectGoodLooks(page);
    await page.getByRole('button', { name: 'Continue' }).click();
    await visible(page.getByRole('heading', { name: 'Profile' }));
    await page.goto('/sign-in');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await fillIn(page, person);
    await press(page);
    await visible(page.getByRole('heading', { name: 'Overview', level: 1 }));
  });
});

describe('signing in with a second factor', () => {
  it('asks for the code of the app, and keeps a wrong one to be mended', async () => {
    const person = await owner();
    const { secret } = await setUpSecondFactor(console.server, person);
    const page = await console.visit('/sign-in?to=/account/security', { as: null });
    await fillIn(page, person);
    await press(page);
    const code = page.getByLabel('Code');
    await visible(code);
    expect(await page.evaluate('document.activeElement.name')).toBe('code');
    expect(await code.getAttribute('autocomplete')).toBe('one-time-code');
    await code.fill('12345');
    await press(page);
    await visible(page.getByText('Enter the six digits that the app shows.'));
    const right = appCode(secret, 1);
    const wrong = right === '123456' ? '654321' : '123456';
    await code.fill(wrong);
    await press(page);
    await visible(page.getByRole('alert').getByText('Code: SECOND_FACTOR_CODE_WRONG'));
    expect(await code.inputValue()).toBe(wrong);
    await expectGoodLooks(page);
    await code.fill(`${right.slice(0, 3)} ${right.slice(3)}`);
    await press(page);
    await visible(page.getByRole('heading', { name: 'Password and Second Factor' }));
    await visible(page.getByRole('button', { name: 'Turn off' }));
  });

  it('takes a recovery code, once', async () => {
    const person = await owner();
    const { recoveryCodes } = await setUpSecondFactor(console.server, person);
    const signInWith = async (recoveryCode: string) => {
      const page = await console.visit('/sign-in', { as: null });
      await fillIn(page, person);
      await press(page);
      await page.getByRole('button', { name: 'Use a recovery code' }).click();
      await page.getByLabel('Recovery code').fill(recoveryCode);
      await press(page);
      return page;
    };
    const [recoveryCode = ''] = recoveryCodes;
    const page = await signInWith(recoveryCode.toUpperCase().replaceAll('-', ' '));
    await visible(page.getByRole('heading', { name: 'Overview', level: 1 }));
    const again = await signInWith(recoveryCode);
    await visible(again.getByRole('alert').getByText('Code: SECOND_FACTOR_CODE_WRONG'));
    await expectGoodLooks(again);
    await again.getByRole('button', { name: 'Use the authenticator app' }).click();
    expect(await again.getByRole('alert').count()).toBe(0);
    await again.getByRole('button', { name: 'Back' }).click();
    expect(await again.getByLabel('Password').inputValue()).toBe(person.password);
  });
});

describe('a session that ended elsewhere', () => {
  it('leads to the sign-in page, which says so, and back to the page that was open', async () => {
    const person = await owner();
    const page = await console.visit('/account/sessions', { as: person });
    await visible(page.getByText('This session'));
    await endEverySession(person);
    await page.getByRole('link', { name: 'Profile' }).click();
    await visible(page.getByText('Your session has ended.'));
    await expectGoodLooks(page);
    await fillIn(page, person);
    await press(page);
    await visible(page.getByRole('heading', { name: 'Profile' }));
    expect(new URL(page.url()).pathname).toBe('/account/profile');
    expect(await page.getByLabel('First name').inputValue()).toBe('Ada');
  });
});

describe('the account menu', () => {
  it('signs out, after which Back shows nothing', async () => {
    const person = await owner();
    const page = await console.visit('/account/profile', { as: person });
    await page.getByRole('button', { name: 'Account of' }).click();
    await page.getByRole('menuitem', { name: 'Sign Out' }).click();
    await visible(page.getByRole('heading', { name: 'Sign in' }));
    expect((await page.context().cookies()).map(({ name }) => name)).not.toContain('sallyport_session');
    await page.goBack();
    await visible(page.getByRole('heading', { name: 'Sign in' }));
    expect(await page.getByText(person.username).count()).toBe(0);
  });

  it('signs out where the session had ended already', async () => {
    const person = await owner();
    const page = await console.visit('/account/profile', { as: person });
    await visible(page.getByLabel('First name'));
    await endEverySession(person);
    await page.getByRole('button', { name: 'Account of' }).click();
    await page.getByRole('menuitem', { name: 'Sign Out' }).click();
    await visible(page.getByText('Your session has ended.'));
  });

  it('keeps the appearance that was chosen when the page is loaded again', async () => {
    const page = await console.visit('/account/profile', { theme: 'light' });
    const ground = () => page.evaluate('getComputedStyle(document.body).backgroundColor');
    const light = await ground();
    await page.getByRole('button', { name: 'Account of' }).click();
    await page.getByRole('menuitem', { name: 'Dark' }).click();
    const dark = await ground();
    expect(dark).not.toBe(light);
    await page.reload();
    await visible(page.getByRole('heading', { name: 'Profile' }));
    expect(await ground()).toBe(dark);
    await page.getByRole('button', { name: 'Account of' }).click();
    await visible(page.getByRole('menuitem', { name: 'Dark ✓' }));
  });
});
