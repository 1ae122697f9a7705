import { describe, expect, it } from 'vitest';
import { startConsole, visible } from './support/console.js';

const console = startConsole();

describe('signing in', () => {
  it('leads from the address that was wanted to the sign-in page, and back to it', async () => {
    const { first } = console.server;
    const wanted = `/organizations/${first.orgId}/applications/api-keys?search=abc`;
    const page = await console.visit(wanted, { as: null });
    await page.getByLabel('E-mail address').fill(first.owner.username);
    await page.getByLabel('Password').fill(first.owner.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await visible(page.getByRole('heading', { name: 'Applications' }));
    expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe(wanted);
  });

  it('says what is wrong with the password, with the code of the refusal', async () => {
    const page = await console.visit('/sign-in', { as: null });
    await page.getByLabel('E-mail address').fill(console.server.first.owner.username);
    await page.getByLabel('Password').fill('not the password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await visible(page.getByRole('alert').getByText('Code:'));
    expect(await page.getByLabel('Password').inputValue()).toBe('not the password');
  });
});
