import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { addAccount } from '../../server/test/support/account-holder.js';
import { addOrganization } from '../../server/test/support/accounts.js';
import { createBrowser } from '../../server/test/support/browser.js';
import { copiedBy, gone, startConsole, visible } from './support/console.js';
import { expectGoodLooks } from './support/looks.js';
import { appCode, setUpSecondFactor } from './support/second-factor.js';

const console = startConsole();
const NEW_PASSWORD = 'a quite different one';

const member = () => addAccount(console.server, { [console.server.first.orgId]: ['ORG_MEMBER'] });

const signIn = (username: string, password: string, code?: string) =>
  createBrowser(console.server).signIn(username, password, code);

describe('the profile', () => {
  it('changes names, country and telephone number, and keeps the user name', async () => {
    const person = await member();
    const page = await console.visit('/account/profile', { as: person });
    await visible(page.getByText(person.username));
    await page.getByLabel('First name').fill('');
    await page.getByLabel('Telephone number').fill('call me');
    await page.getByRole('button', { name: 'Save' }).click();
    await visible(page.getByText('Enter your first name.'));
    await visible(page.getByText('Enter at most 31 digits'));
    await expectGoodLooks(page);
    await page.getByLabel('First name').fill(' Grace ');
    await page.getByLabel('Country').selectOption({ label: 'Ireland' });
    await page.getByLabel('Telephone number').fill('+353 1 555 0100');
    await page.getByRole('button', { name: 'Save' }).click();
    await visible(page.getByText('Profile saved'));
    const browser = createBrowser(console.server);
    await browser.signIn(person.username, person.password);
    const changed = {
      username: person.username,
      firstName: 'Grace',
      lastName: 'Example',
      country: 'IE',
      mobileNumber: '+353 1 555 0100',
    };
    expect((await browser.send('GET', '/profile')).json).toMatchObject(changed);
    await page.getByLabel('Country').selectOption({ label: 'Not given' });
    await page.getByLabel('Telephone number').fill('');
    await Promise.all([
      page.waitForResponse((response) => response.request().method() === 'PATCH'),
      page.getByRole('button', { name: 'Save' }).click(),
    ]);
    expect((await browser.send('GET', '/profile')).json).toMatchObject({ country: null, mobileNumber: null });
  });
});

describe('the password', () => {
  it('is changed with the present one, which ends the other sessions', async () => {
    const person = await member();
    const elsewhere = createBrowser(console.server);
    await elsewhere.signIn(person.username, person.password);
    const page = await console.visit('/account/security', { as: person });
    const change = () => page.getByRole('button', { name: 'Change password' }).click();
    await change();
    await visible(page.getByText('Enter the password that you sign in with now.'));
    await page.getByLabel('Current password').fill('wrong');
    await page.getByLabel('New password', { exact: true }).fill(person.username);
    await visible(page.getByText('Choose another one than your e-mail address.'));
    await page.getByLabel('New password', { exact: true }).fill(NEW_PASSWORD);
    await page.getByLabel('New password, again').fill(NEW_PASSWORD);
    await change();
    await visible(page.getByText('Code: WRONG_PASSWORD'));
    expect(await page.getByLabel('New password, again').inputValue()).toBe(NEW_PASSWORD);
    await expectGoodLooks(page);
    await page.getByLabel('Current password').fill(person.password);
    await change();
    await visible(page.getByText('Password changed. Your other sessions have ended.'));
    expect(await page.getByLabel('New password, again').inputValue()).toBe('');
    expect((await elsewhere.send('GET', '/session')).status).toBe(401);
    expect((await signIn(person.username, NEW_PASSWORD)).status).toBe(200);
    await page.reload();
    await visible(page.getByRole('button', { name: 'Change password' }));
  });
});

describe('the second factor', () => {
  it('is set up with an app, and its recovery codes have to be saved before the page is left', async () => {
    const person = await member();
    const page = await console.visit('/account/security', { as: person });
    await page.getByRole('button', { name: 'Set up' }).click();
    await page.getByLabel('Your password').fill('wrong');
    await page.getByRole('button', { name: 'Next' }).click();
    await visible(page.getByText('Code: WRONG_PASSWORD'));
    await page.getByLabel('Your password').fill(person.password);
    await page.getByRole('button', { name: 'Next' }).click();

    await visible(page.getByRole('img', { name: 'QR code' }));
    const secret = await copiedBy(page.getByRole('button', { name: 'Copy Secret' }));
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    const link = await page.getByRole('link', { name: 'Open it there' }).getAttribute('href');
    expect(link).toContain(`secret=${secret}`);
    expect(link).toContain(encodeURIComponent(person.username));
    await expectGoodLooks(page);
    const code = page.getByRole('textbox', { name: 'Code' });
    await code.fill('12 34');
    await page.getByRole('button', { name: 'Turn on' }).click();
    await visible(page.getByText('Enter the six digits that the app shows.'));
    await code.fill(appCode(secret));
    await page.getByRole('button', { name: 'Turn on' }).click();

    await visible(page.getByText('The second factor is on'));
    const codes = await page.getByRole('list', { name: 'Recovery codes' }).locator('code').allTextContents();
    expect(codes).toHaveLength(10);
    expect((await copiedBy(page.getByRole('button', { name: 'Copy recovery codes' }))).split('\n')).toEqual(
      codes,
    );
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download recovery codes' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('sallyport-recovery-codes.txt');
    const file = await readFile(await download.path(), 'utf8');
    expect(file).toContain(`of ${person.username} for Sallyport`);
    expect(file).toContain(codes.join('\n'));
    await expectGoodLooks(page);

    await page.getByRole('link', { name: 'Profile' }).click();
    await visible(page.getByRole('alertdialog', { name: 'Leave without the recovery codes?' }));
    await page.getByRole('button', { name: 'Stay here' }).click();
    expect(await page.getByRole('button', { name: 'Done' }).isDisabled()).toBe(true);
    await page.getByLabel('I have saved them').check();
    await page.getByRole('button', { name: 'Done' }).click();
    await visible(page.getByRole('button', { name: 'Turn off' }));
    expect(await page.getByText(codes[0] ?? '').count()).toBe(0);
    expect((await signIn(person.username, person.password)).json.errorCode).toBe('SECOND_FACTOR_REQUIRED');
    expect((await signIn(person.username, person.password, appCode(secret, 1))).status).toBe(200);
    expect((await signIn(person.username, person.password, codes[9])).status).toBe(200);
  });

  it('is turned off with the password', async () => {
    const person = await member();
    const { recoveryCodes } = await setUpSecondFactor(console.server, person);
    const page = await console.visit('/sign-in?to=/account/security', { as: null });
    await page.getByLabel('E-mail address').fill(person.username);
    await page.getByLabel('Password').fill(person.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('button', { name: 'Use a recovery code' }).click();
    await page.getByLabel('Recovery code').fill(recoveryCodes[0] ?? '');
    await page.getByRole('button', { name: 'Sign in' }).click();

    await page.getByRole('button', { name: 'Turn off' }).click();
    const dialog = page.getByRole('dialog', { name: 'Turn off the second factor?' });
    await expectGoodLooks(page);
    await dialog.getByRole('button', { name: 'Turn off' }).click();
    await visible(dialog.getByText('Enter the password that you sign in with.'));
    await dialog.getByLabel('Your password').fill('wrong');
    await dialog.getByRole('button', { name: 'Turn off' }).click();
    await visible(dialog.getByText('Code: WRONG_PASSWORD'));
    await dialog.getByLabel('Your password').fill(person.password);
    await dialog.getByRole('button', { name: 'Turn off' }).click();
    await visible(page.getByText('Second factor turned off'));
    await visible(page.getByRole('button', { name: 'Set up' }));
    expect((await signIn(person.username, person.password)).status).toBe(200);
  });

  it('is what the page of an organization that requires one leads to', async () => {
    const { orgId } = await addOrganization(console.server, 'Strict');
    const person = await addAccount(console.server, { [orgId]: ['ORG_OWNER'] });
    const page = await console.visit(`/organizations/${orgId}/projects`, { as: person });
    await visible(page.getByRole('heading', { name: 'Projects' }));
    const owner = createBrowser(console.server);
    await owner.signIn(person.username, person.password);
    const changed = await owner.send('PATCH', `/api/atlas/v2/orgs/${orgId}/settings`, {
      multiFactorAuthRequired: true,
    });
    expect(changed.status, changed.text).toBe(200);
    await page.reload();
    await visible(page.getByText('Code: MULTI_FACTOR_AUTH_REQUIRED'));
    await expectGoodLooks(page);
    await page.getByRole('link', { name: 'Set up a second factor' }).click();
    await visible(page.getByText('Strict requires a second factor'));
    await page.getByRole('button', { name: 'Set up' }).click();
    await page.getByLabel('Your password').fill(person.password);
    await page.getByRole('button', { name: 'Next' }).click();
    const secret = (await page.locator('.copy-field code').textContent()) ?? '';
    await page.getByRole('textbox', { name: 'Code' }).fill(appCode(secret));
    await page.getByRole('button', { name: 'Turn on' }).click();
    await page.getByLabel('I have saved them').check();
    await page.getByRole('button', { name: 'Done' }).click();
    await gone(page.getByText('Strict requires a second factor'));
    await page.goto(`/organizations/${orgId}/projects`);
    await visible(page.getByRole('heading', { name: 'Projects' }));
  });
});

describe('the sessions', () => {
  it('are listed with where they are, and end one by one or all but this', async () => {
    const person = await member();
    const others = [];
    for (const from of ['127.0.0.21', '127.0.0.22', '127.0.0.23']) {
      const other = createBrowser(console.server, { from });
      await other.signIn(person.username, person.password);
      others.push(other);
    }
    const page = await console.visit('/account/sessions', { as: person });
    const rows = page.getByRole('table').getByRole('row');
    await visible(page.getByText('127.0.0.21'));
    // With the heads of the columns.
    expect(await rows.count()).toBe(5);
    const here = rows.filter({ hasText: 'This session' });
    expect(await here.getByRole('button').count()).toBe(0);
    await expectGoodLooks(page);
    await rows.filter({ hasText: '127.0.0.21' }).getByRole('button', { name: 'End' }).click();
    await expectGoodLooks(page);
    await page.getByRole('button', { name: 'End session' }).click();
    await gone(page.getByText('127.0.0.21'));
    expect((await others[0]?.send('GET', '/session'))?.status).toBe(401);
    expect((await others[1]?.send('GET', '/session'))?.status).toBe(200);
    await page.getByRole('button', { name: 'End all other sessions' }).click();
    await visible(page.getByText('End 2 other sessions?'));
    await page.getByRole('button', { name: 'End all others' }).click();
    await visible(page.getByText('Other sessions ended'));
    await gone(page.getByText('127.0.0.22'));
    for (const other of others) expect((await other.send('GET', '/session')).status).toBe(401);
    expect(await page.getByRole('button', { name: 'End all other sessions' }).count()).toBe(0);
  });
});
