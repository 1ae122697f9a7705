import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { PATIENCE_MS } from '../../server/test/support/patience.js';
import { type OpenApiDocument, operationsOf } from '../src/pages/api-reference/openapi.js';
import { exampleBody, examplePath } from '../src/pages/api-reference/operation-example.js';
import {
  copiedBy,
  expectAccessible,
  expectNoSidewaysScroll,
  startConsole,
  visible,
} from './support/console.js';

const run = promisify(execFile);
const console = startConsole();

const DOCUMENTS = [
  { name: 'Atlas Administration API', path: '/api/openapi', search: '' },
  {
    name: 'Atlas Administration API v1.0',
    path: '/api/atlas/v1.0/openapi',
    search: '?document=atlas-v1',
  },
  { name: 'Cloud Manager Public API', path: '/api/public/openapi', search: '?document=cloud-manager' },
];

async function documentAt(path: string): Promise<OpenApiDocument> {
  const answer = await fetch(`${console.server.url}${path}.json`);
  return (await answer.json()) as OpenApiDocument;
}

/** Opens an operation by its link in the list. */
async function open(page: Page, operationId: string): Promise<void> {
  const list = page.getByRole('navigation', { name: 'Operations' });
  await list.getByLabel('Search operations').fill(operationId);
  await list.locator(`[href*="operation=${operationId}&"]`).click();
  await visible(page.getByRole('heading', { level: 1, name: operationId, exact: true }));
}

/** Clicks the link of each operation, and answers with the command that each page shows. */
function openOneAfterTheOther(page: Page, operationIds: readonly string[]): Promise<string[]> {
  // In the page, for there are hundreds of them.
  return page.evaluate(`(async (operationIds) => {
    const waitFor = async (find, what) => {
      const endsAt = performance.now() + ${PATIENCE_MS};
      while (!find()) {
        if (performance.now() > endsAt) throw new Error('no ' + what);
        await new Promise((resolve) => setTimeout(resolve));
      }
      return find();
    };
    const commands = [];
    for (const tag of document.querySelectorAll('nav button[aria-expanded="false"]')) tag.click();
    for (const operationId of operationIds) {
      const find = () => document.querySelector('nav a[href$="operation=' + operationId + '"]');
      (await waitFor(find, 'link to ' + operationId)).click();
      await waitFor(() => document.querySelector('h1')?.textContent === operationId, operationId);
      commands.push(document.querySelector('main pre').textContent);
    }
    return commands;
  })(${JSON.stringify(operationIds)})`);
}

async function copied(page: Page, name: string): Promise<string> {
  return copiedBy(page.getByRole('button', { name: `Copy ${name}`, exact: true }));
}

/** Runs what was copied in a shell, with what is typed in for the places in braces. */
async function runInShell(command: string, places: Readonly<Record<string, string>>): Promise<unknown> {
  const typed = Object.entries(places).reduce(
    (text, [place, value]) => text.replaceAll(place, value),
    command,
  );
  const { stdout } = await run('sh', ['-c', typed.replace(/^curl/, 'curl --silent --show-error')]);
  return JSON.parse(stdout);
}

/** What stands for a service account in commands. */
async function makeAccount() {
  const { json } = await console.server.curl(
    `/api/atlas/v2/orgs/${console.server.first.orgId}/serviceAccounts`,
    {
      method: 'POST',
      accept: 'application/vnd.atlas.2024-08-05+json',
      body: { name: 'Reader', description: 'Reads', roles: ['ORG_READ_ONLY'], secretExpiresAfterHours: 8 },
    },
  );
  return { '{CLIENT-ID}': json.clientId as string, '{CLIENT-SECRET}': json.secrets[0].secret as string };
}

function firstKey() {
  const { publicKey, privateKey } = console.server.first.apiKey;
  return { '{PUBLIC-KEY}': publicKey, '{PRIVATE-KEY}': privateKey };
}

describe.each(DOCUMENTS)('the reference of the $name', ({ name, path, search }) => {
  it('shows every operation with a command for it', async () => {
    const operations = operationsOf(await documentAt(path));
    const page = await console.visit(`/api-reference${search}`);
    await visible(page.getByRole('heading', { name: `${operations.length} operations` }));
    const commands = await openOneAfterTheOther(
      page,
      operations.map(({ operationId }) => operationId),
    );
    for (const [index, { operationId, method, path }] of operations.entries()) {
      expect(commands[index], operationId).toMatch(/^curl /);
      expect(commands[index], operationId).toContain(`--request ${method} \\\n`);
      expect(commands[index], operationId).toContain(path.replace(/\{.*/, ''));
    }
  });

  it('has the documents for download as the API serves them', async () => {
    const page = await console.visit(`/api-reference${search}`);
    for (const form of ['json', 'yaml']) {
      const link = page.getByRole('link', { name: `Download ${form.toUpperCase()} of the ${name}` });
      // What is copied with a right click is what Postman is given.
      expect(await link.getAttribute('href')).toBe(`${console.server.url}${path}.${form}`);
      const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
      expect(download.suggestedFilename()).toMatch(new RegExp(`^sallyport-.*\\.${form}$`));
      const served = await (await fetch(`${console.server.url}${path}.${form}`)).text();
      expect(await readFile(await download.path(), 'utf8')).toBe(served);
    }
  });

  it('gives examples of bodies that the server finds nothing wrong with', async () => {
    const { first } = console.server;
    const document = await documentAt(path);
    const project = await console.server.curl('/api/atlas/v2/groups', {
      method: 'POST',
      body: { name: `Examples of ${name}`, orgId: first.orgId },
    });
    const key = await console.server.curl(`/api/atlas/v2/groups/${project.json.id}/apiKeys`, {
      method: 'POST',
      body: { desc: 'Example', roles: ['GROUP_OWNER'] },
    });
    const ids = { orgId: first.orgId, groupId: project.json.id as string };
    const wrong: unknown[] = [];
    const operations = operationsOf(document).filter(({ access }) => access === 'credential');
    for (const operation of operations)
      for (const version of operation.versions) {
        const body = exampleBody(operation, version, document.components.schemas, ids);
        if (body === undefined) continue;
        const target = examplePath(operation, ids)
          .replace(/\{(?:apiUserId|apiKeyId|credentialId)\}/, key.json.id)
          .replace(/\{\w+\}/g, '5f4e3d2c1b0a998877665544');
        const answer = await console.server.curl(target, {
          method: operation.method,
          accept: version.mediaType,
          body: JSON.stringify(body)
            .replaceAll('{PUBLIC-KEY}', first.apiKey.publicKey)
            .replaceAll('{PASSWORD}', 'a passphrase of one who reads'),
        });
        // The key that stands for any in a path is in the project already: nothing of the body.
        if (answer.status === 400 && answer.json.errorCode !== 'API_KEY_ALREADY_IN_GROUP')
          wrong.push([operation.operationId, body, answer.json]);
      }
    expect(wrong).toEqual([]);
  });
});

describe('the commands of the API reference', () => {
  it('work in a shell, with the IDs of the signed-in person and a key', async () => {
    const { first } = console.server;
    const page = await console.visit('/api-reference?operation=getOrg');
    await visible(page.getByText(`With the ID of the organization`));
    expect(await runInShell(await copied(page, 'curl: getOrg'), firstKey())).toMatchObject({
      id: first.orgId,
    });

    await open(page, 'createOrgApiKey');
    const made = await runInShell(await copied(page, 'curl: createOrgApiKey'), firstKey());
    expect(made).toMatchObject({ desc: 'Nightly backup', roles: [{ orgId: first.orgId }] });
    const { json } = await console.server.curl(`/api/atlas/v2/orgs/${first.orgId}/apiKeys`);
    expect(json.results.map(({ id }: { id: string }) => id)).toContain((made as { id: string }).id);
  });

  it('work with the access token of a service account, which another command gets', async () => {
    const account = await makeAccount();
    const page = await console.visit('/api-reference?operation=listOrgApiKeys');
    await page.getByLabel('Credential').selectOption('Service account (access token)');
    const token = (await runInShell(await copied(page, 'curl for an access token'), account)) as {
      access_token: string;
    };
    const list = await runInShell(await copied(page, 'curl: listOrgApiKeys'), {
      '{ACCESS-TOKEN}': token.access_token,
    });
    expect(list).toMatchObject({ totalCount: expect.any(Number) });
    expect(page.url()).toContain('credential=service-account');
  });

  it('send forms as forms', async () => {
    const account = await makeAccount();
    const page = await console.visit('/api-reference?operation=createAccessToken');
    await visible(page.getByRole('heading', { name: 'Request body, as a form' }));
    const command = await copied(page, 'curl: createAccessToken');
    expect(command).toContain("--data-urlencode 'grant_type=client_credentials'");
    expect(await runInShell(command, account)).toMatchObject({ token_type: 'Bearer' });
  });

  it('ask for the version that is chosen', async () => {
    const page = await console.visit('/api-reference?operation=listOrgUsers');
    const version = page.getByLabel('Version');
    expect(await version.inputValue()).toBe('2025-02-19');
    expect(await copied(page, 'curl: listOrgUsers')).toContain('vnd.atlas.2025-02-19+json');
    await version.selectOption('2023-01-01');
    expect(await copied(page, 'curl: listOrgUsers')).toContain('vnd.atlas.2023-01-01+json');
    await visible(page.getByText('Version 2023-01-01 is deprecated'));
    await visible(page.getByText('It may be gone after 2027-07-01'));
    expect(page.url()).toContain('version=2023-01-01');
  });
});

describe('the API reference', () => {
  it('finds operations by name, path and summary', async () => {
    const page = await console.visit('/api-reference');
    const found = page.getByRole('navigation', { name: 'Operations' });
    for (const [search, operationId] of [
      ['createorgapikey', 'createOrgApiKey'],
      ['{groupId}/accessList/', 'getGroupAccessListEntry'],
      ['only answer that shows its private key', 'createOrgApiKey'],
    ] as const) {
      await page.getByLabel('Search operations').fill(search);
      await visible(found.getByRole('link', { name: operationId }));
      await visible(found.getByText(/^\d of \d+ operations match$/));
    }
    await page.getByLabel('Search operations').fill('no such thing');
    await visible(found.getByText(/^0 of \d+ operations match$/));
    expect(await found.getByRole('link').count()).toBe(0);
  });

  it('opens at an operation by its address, marks it in the list, and goes back', async () => {
    const page = await console.visit('/api-reference?operation=createOrgApiKey');
    const list = page.getByRole('navigation', { name: 'Operations' });
    await visible(
      list.getByRole('link', { name: 'createOrgApiKey' }).and(page.locator('[aria-current=page]')),
    );
    await visible(page.getByText('organization.apiKeys.write, which comes with Organization Owner.'));
    await list.getByRole('link', { name: 'getOrgApiKey', exact: false }).first().click();
    await visible(page.getByRole('heading', { level: 1, name: 'getOrgApiKey' }));
    expect(await page.title()).toBe('getOrgApiKey · Sallyport');
    await page.goBack();
    await visible(page.getByRole('heading', { level: 1, name: 'createOrgApiKey' }));
  });

  it('leads from the overview to the operations of a tag, and to the other document', async () => {
    const page = await console.visit('/api-reference');
    const main = page.getByRole('main');
    await main.getByRole('link', { name: 'Teams' }).click();
    await visible(page.getByRole('heading', { level: 1, name: 'Teams' }));
    await main.getByRole('link', { name: 'createOrgTeam' }).click();
    await visible(page.getByRole('heading', { level: 1, name: 'createOrgTeam' }));
    await page.getByRole('link', { name: 'Cloud Manager Public API' }).click();
    await visible(page.getByRole('heading', { level: 1, name: 'Cloud Manager Public API Reference' }));
    expect(new URL(page.url()).search).toBe('?document=cloud-manager');
  });

  it('shows schemas as a tree: what is required, limits, values, and what is inside', async () => {
    const page = await console.visit('/api-reference?operation=createOrgApiKey');
    const body = page.getByRole('list', { name: 'Request body' });
    const desc = body.getByRole('listitem').filter({ hasText: 'desc' });
    await visible(desc.getByText('required'));
    await visible(desc.getByText('1 to 250 characters'));
    await visible(body.getByText('ORG_READ_ONLY', { exact: true }));
    const response = page.getByRole('list', { name: 'Response 200' });
    const roles = response.getByRole('button', { name: 'roles' });
    expect(await roles.getAttribute('aria-expanded')).toBe('false');
    await roles.press('Enter');
    await visible(page.getByRole('list', { name: 'Members of roles' }).getByText('roleName'));
    await page.getByText('The rate limit of this endpoint set is used up.').click();
    await visible(page.getByRole('list', { name: 'Response 429' }).getByText('errorCode'));
  });

  it('works for those who are not signed in, with places for the IDs', async () => {
    const page = await console.visit('/api-reference?operation=getOrg', { as: null });
    expect(await copied(page, 'curl: getOrg')).toContain('/api/atlas/v2/orgs/{orgId}');
    await page.getByRole('link', { name: 'Go to the console' }).click();
    await visible(page.getByRole('heading', { name: 'Sign in' }));
  });

  it('says what to do about a name that the document does not have', async () => {
    const page = await console.visit('/api-reference?operation=createNothing');
    await visible(page.getByText('The Atlas Administration API has no operation createNothing'));
    await page.getByRole('link', { name: 'See what it has' }).click();
    await visible(page.getByRole('heading', { level: 1, name: 'Atlas Administration API Reference' }));
  });

  it('says when the document cannot be loaded, and tries again', async () => {
    const page = await console.visit('/sign-in', { as: null });
    await page.route('**/api/openapi.json', (route) =>
      route.fulfill({
        status: 503,
        json: { error: 503, detail: 'Starting.', reason: 'Service Unavailable' },
      }),
    );
    await page.goto('/api-reference');
    await visible(page.getByRole('alert').getByText('Starting.'));
    await page.unroute('**/api/openapi.json');
    await page.getByRole('button', { name: 'Try again' }).click();
    await visible(page.getByRole('heading', { name: 'Base URL' }));
  });

  it.each(['light', 'dark'] as const)('is accessible in the %s theme, everything open', async (theme) => {
    const page = await console.visit('/api-reference', { theme });
    await visible(page.getByRole('heading', { name: 'Base URL' }));
    await expectAccessible(page);
    await open(page, 'listOrgEvents');
    await page.getByRole('button', { name: 'Expand all of Response 200' }).click();
    await page.getByRole('button', { name: 'values of eventType' }).click();
    await page.getByText('The request is not valid').click();
    await visible(page.getByRole('list', { name: 'Response 400' }));
    await expectAccessible(page);
  });

  it('needs no sideways scrolling on a narrow screen, where the list is behind a button', async () => {
    const page = await console.visit('/api-reference', { width: 320 });
    await visible(page.getByRole('heading', { name: 'Base URL' }));
    await expectNoSidewaysScroll(page);
    const list = page.getByRole('navigation', { name: 'Operations' });
    expect(await list.isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Operations' }).click();
    await expectNoSidewaysScroll(page);
    await list.getByLabel('Search operations').fill('listOrgEvents');
    await list.getByRole('link', { name: 'listOrgEvents' }).click();
    await visible(page.getByRole('heading', { level: 1, name: 'listOrgEvents' }));
    expect(await list.isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Expand all of Response 200' }).click();
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  });
});
