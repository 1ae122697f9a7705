import { describe, expect, it } from 'vitest';
import { curl } from '../../server/test/support/server.js';
import { startConsole, visible } from './support/console.js';
import { startEmptyServer } from './support/empty-server.js';
import { expectGoodLooks } from './support/looks.js';

const console = startConsole();
const PASSWORD = 'correct horse battery';

describe('the setup page', () => {
  it('makes the first organization and leads to the console, where its owner signs in', async () => {
    const { url, link } = await startEmptyServer();
    const page = await console.visit(link, { as: null });
    await visible(page.getByRole('heading', { name: 'Set up Sallyport' }));
    // The token is in neither the address nor the history any more.
    expect(page.url()).toBe(`${url}/setup`);
    expect(await page.getByLabel('Setup token').isVisible()).toBe(false);
    await expectGoodLooks(page);
    await page.getByLabel('Organization name').fill('Amber & Sons');
    await page.getByLabel('Project name').fill('Payments/2');
    await page.getByLabel('Your e-mail address').fill('mira@example.com');
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByLabel('Password again').fill('something else');
    await page.getByRole('button', { name: 'Set up' }).click();
    await visible(page.getByRole('alert').getByRole('link', { name: 'Project name' }));
    expect(await page.evaluate('document.activeElement.id')).toBe('project');
    expect(await page.getByLabel('Organization name').inputValue()).toBe('Amber & Sons');
    expect(await page.getByLabel('Password again').inputValue()).toBe('');
    await expectGoodLooks(page);
    await page.getByLabel('Project name').fill('Payments');
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByLabel('Password again').fill(PASSWORD);
    await page.getByRole('button', { name: 'Set up' }).click();

    await visible(page.getByRole('heading', { name: 'Sallyport is set up' }));
    const publicKey = (await page.locator('#public-key').textContent()) ?? '';
    const privateKey = (await page.locator('#private-key').textContent()) ?? '';
    const projects = await curl(`${url}/api/atlas/v2/groups`, { key: { publicKey, privateKey } });
    expect(projects.json.results.map(({ name }: { name: string }) => name)).toEqual(['Payments']);
    await expectGoodLooks(page);

    await page.getByRole('link', { name: 'Go to the console' }).click();
    await page.getByLabel('E-mail address').fill('mira@example.com');
    await page.getByLabel('Password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await visible(page.getByRole('button', { name: 'Organizations Amber & Sons' }));
    await visible(page.getByText('Payments'));

    await page.goto(link);
    await visible(page.getByRole('heading', { name: 'Sallyport is set up already' }));
    await expectGoodLooks(page);
  });

  it.each(['light', 'dark'] as const)('looks like the console (%s)', async (theme) => {
    const { url, link } = await startEmptyServer();
    const page = await console.visit(link, { as: null, theme });
    const looks = () =>
      page.evaluate<Record<string, string>>(`(() => {
        const look = (place, ...names) => {
          const style = getComputedStyle(document.querySelector(place));
          return names.map((name) => style[name]).join(' | ');
        };
        return {
          body: look('body', 'backgroundColor', 'color', 'fontFamily', 'fontSize'),
          bar: look('.bar', 'backgroundColor', 'height'),
          card: look('.card', 'backgroundColor', 'borderColor', 'borderRadius'),
          h1: look('h1', 'fontSize', 'fontWeight'),
          input: look('input:not([type=hidden], #token)', 'backgroundColor', 'borderColor', 'borderRadius', 'height'),
          button: look('button[type=submit]', 'backgroundColor', 'color', 'borderRadius', 'height', 'fontWeight'),
          hint: look('.hint', 'color', 'fontSize'),
          logo: document.querySelector('.bar svg').innerHTML.replaceAll('"></path>', '"/>').replaceAll('"></rect>', '"/>'),
        };
      })()`);
    const ofSetup = await looks();
    await page.goto(`${url}/sign-in`);
    await visible(page.getByLabel('Password'));
    expect(ofSetup).toEqual(await looks());
  });
});
