// Takes the pictures of the console that the documentation shows: `npm run screenshots`, after a build.
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createBrowser } from '../../server/test/support/browser.js';
import { startTestServer } from '../../server/test/support/server.js';
import { launch } from './support/chromium.js';
import { furnish, type World } from './support/world.js';

const DIRECTORY = fileURLToPath(new URL('../../../docs/images/', import.meta.url));

interface Picture {
  readonly name: string;
  readonly path: (world: World) => string;
  readonly theme?: 'dark';
  readonly width?: number;
  readonly height?: number;
}

const PICTURES: readonly Picture[] = [
  { name: 'api-keys', path: ({ orgId }) => `/organizations/${orgId}/applications/api-keys` },
  {
    name: 'api-key-details',
    path: ({ orgId, apiUserId }) => `/organizations/${orgId}/applications/api-keys?details=${apiUserId}`,
  },
  {
    name: 'service-accounts',
    path: ({ orgId }) => `/organizations/${orgId}/applications/service-accounts`,
    theme: 'dark',
  },
  { name: 'organization-settings', path: ({ orgId }) => `/organizations/${orgId}/settings` },
  { name: 'activity-feed', path: ({ orgId }) => `/organizations/${orgId}/activity` },
  {
    name: 'access-check',
    path: ({ orgId, publicKey }) =>
      `/organizations/${orgId}/explain?as=${publicKey}&from=203.0.114.9&method=GET&path=/api/atlas/v2/orgs/${orgId}/apiKeys`,
  },
  { name: 'api-reference', path: () => '/api-reference?operation=createOrgApiKey', theme: 'dark' },
  {
    name: 'phone',
    path: ({ orgId }) => `/organizations/${orgId}/applications/api-keys`,
    width: 360,
    height: 720,
  },
];

// Use is written every second, so that the pictures show some.
const server = await startTestServer({ usageFlushSeconds: '1' });
const browser = await launch();
try {
  const world = await furnish(server);
  await setTimeout(2_000);
  const owner = createBrowser(server);
  await owner.signIn(server.first.owner.username, server.first.owner.password);
  const [name = '', value = ''] = (owner.cookie ?? '').split('=');
  for (const { name: picture, path, theme = 'light', width = 1200, height = 760 } of PICTURES) {
    const context = await browser.newContext({
      baseURL: server.url,
      colorScheme: theme,
      viewport: { width, height },
      locale: 'en-GB',
      reducedMotion: 'reduce',
    });
    await context.addCookies([{ name, value, url: server.url }]);
    const page = await context.newPage();
    await page.goto(path(world));
    await page.waitForLoadState('networkidle');
    const file = `${DIRECTORY}console-${picture}.png`;
    await page.screenshot({ path: file });
    process.stdout.write(`${file}\n`);
    await context.close();
  }
} finally {
  await browser.close();
  await server.stop();
}
