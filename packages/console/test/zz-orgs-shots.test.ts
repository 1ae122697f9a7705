import { it } from 'vitest';
import { startConsole, visible, gone } from './support/console.js';
import { furnish } from './support/world.js';
const c = startConsole();
it('shots', async () => {
  const w = await furnish(c.server);
  for (const [theme, width] of [['light', 1280], ['dark', 320]] as const) {
    const page = await c.visit('/organizations', { theme, width });
    const shot = async (n: string) => { await page.waitForLoadState('networkidle'); await page.screenshot({ path: `/tmp/orgs-shots/${n}-${width}.png`, fullPage: true }); };
    await visible(page.locator('h1')); await shot('orgs');
    await page.goto('/organizations/new'); await visible(page.locator('h1')); await shot('new1');
    await page.getByLabel('Organization Name').fill('Contoso (Test)');
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByLabel('E-mail Addresses').fill('ann@example.com, bob@example.com oops');
    await page.getByRole('button', { name: 'Add to the list' }).click();
    await shot('new2');
    await page.goto(`/organizations/${w.orgId}/settings`); await visible(page.getByText('Contacts')); await shot('settings');
    await page.getByRole('switch', { name: 'Require IP Access List' }).click();
    await visible(page.getByRole('alertdialog')); await shot('require');
    await page.goto(`/organizations/${w.orgId}/projects`); await visible(page.locator('table')); await shot('projects');
    await page.goto(`/organizations/${w.orgId}/projects/new`); await visible(page.getByLabel('Person'));
    await page.getByLabel('Person').selectOption({ index: 1 }); await page.getByRole('button', { name: 'Add to the list' }).click(); await shot('newproject');
    await page.goto(`/projects/${w.groupId}/settings`); await visible(page.getByText('First Call'));
    await page.getByRole('button', { name: 'Add Tag' }).click(); await page.getByText('Limits').first().click(); await shot('project');
    await page.getByRole('button', { name: 'Delete Project' }).click(); await visible(page.getByText('With roles of their own')); await shot('deleteproject');
    await gone(page.locator('nothing'));
  }
});
