import { describe, expect, it } from 'vitest';
import { startConsole } from './support/console.js';

const console = startConsole();

describe('an address above pages', () => {
  it.each([
    ['/organizations/{orgId}', '/organizations/{orgId}/overview'],
    ['/organizations/{orgId}/applications', '/organizations/{orgId}/applications/service-accounts'],
    ['/projects/{groupId}', '/projects/{groupId}/applications/api-keys'],
    ['/projects/{groupId}/applications', '/projects/{groupId}/applications/service-accounts'],
    ['/account', '/account/profile'],
  ])('leads to the first of them: %s', async (above, first) => {
    const { orgId, groupId } = console.server.first;
    const filled = (path: string) => path.replace('{orgId}', orgId).replace('{groupId}', groupId);
    const page = await console.visit(filled(above));
    await page.waitForURL((url) => url.pathname === filled(first));
    expect(await page.title()).toContain('Sallyport');
  });
});
