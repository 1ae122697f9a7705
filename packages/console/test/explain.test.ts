import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { addAccount } from '../../server/test/support/account-holder.js';
import { addKey, addOrganization, type TestKey } from '../../server/test/support/accounts.js';
import { createAccount, type TestAccount } from '../../server/test/support/service-accounts.js';
import { expectAccessible, expectNoSidewaysScroll, gone, startConsole, visible } from './support/console.js';

const console = startConsole();

let page: string;
let inProject: string;
/** May read the organization, from anywhere. */
let reader: TestKey;
let readerPaths: { own: string; groups: string };

beforeAll(async () => {
  const { orgId, groupId } = console.server.first;
  page = `/organizations/${orgId}/explain`;
  inProject = `/projects/${groupId}/explain`;
  reader = await addKey(console.server, { organizationRoles: ['ORG_READ_ONLY'] });
  readerPaths = { own: `/api/atlas/v2/orgs/${orgId}/apiKeys`, groups: '/api/atlas/v2/groups' };
});

interface Asked {
  readonly as: string;
  readonly from?: string;
  readonly method?: string;
  readonly path: string;
}

/** The address of a question, as it is shared. */
function questionUrl({ as, from = '192.0.2.77', method = 'GET', path }: Asked): string {
  return `${page}?${new URLSearchParams({ as, from, method, path })}`;
}

/** The checks that are shown, as `Access List Failed`. */
async function checks(shown: Page): Promise<string[]> {
  const items = await shown.getByRole('region', { name: 'Result' }).getByRole('listitem').all();
  return Promise.all(
    items.map(async (item) => {
      const name = await item.locator('strong').first().textContent();
      return `${name} ${(await item.getByText('Failed', { exact: true }).count()) === 1 ? 'failed' : 'passed'}`;
    }),
  );
}

const passed = (shown: Page) => visible(shown.getByRole('alert').getByText('This request would pass'));
const refused = (shown: Page) => visible(shown.getByRole('alert').getByText('This request would be refused'));

describe('the Access Check', () => {
  it('checks a request of a credential, a path and an address that were chosen from what is offered', async () => {
    const shown = await console.visit(page);
    await expect.poll(() => shown.getByLabel('From').inputValue()).toBe('127.0.0.1');
    await shown.getByRole('button', { name: 'Check', exact: true }).click();
    await visible(
      shown.getByText('Enter the public key of an API key, or the client ID of a service account.'),
    );
    await visible(shown.getByText('Enter a path that begins with a slash'));

    const credential = shown.getByRole('combobox', { name: 'Credential' });
    await credential.fill('made by a TEST');
    await shown.getByRole('option', { name: reader.publicKey }).click();
    expect(await credential.inputValue()).toBe(reader.publicKey);

    const path = shown.getByRole('combobox', { name: 'Path' });
    await path.fill('post apikeys organization');
    await visible(shown.getByRole('option', { name: `POST ${readerPaths.own}`, exact: false }));
    await expectAccessible(shown);
    await path.fill('accesslist');
    await shown.keyboard.press('Escape');
    await gone(shown.getByRole('listbox'));
    await path.fill(`get ${readerPaths.own}`);
    await shown.keyboard.press('ArrowDown');
    await shown.keyboard.press('Enter');
    expect(await path.inputValue()).toBe(readerPaths.own);
    expect(await shown.getByLabel('Method').inputValue()).toBe('GET');

    await shown.getByLabel('From').fill('192.0.2.77');
    await path.press('Enter');
    await passed(shown);
    expect(await checks(shown)).toEqual([
      'Credential passed',
      'Access List Requirement passed',
      'Operation passed',
      'Version passed',
      'Organization or Project passed',
      'Permission passed',
      'Rate Limit passed',
    ]);
    await expectAccessible(shown);

    // The same from where the browser is: another question, and going back asks the first one again.
    await shown.getByRole('button', { name: 'Use Current IP Address' }).click();
    await shown.getByRole('button', { name: 'Check', exact: true }).click();
    await visible(shown.getByRole('alert').getByText('127.0.0.1'));
    await shown.goBack();
    await visible(shown.getByRole('alert').getByText('192.0.2.77'));
    await expect.poll(() => shown.getByLabel('From').inputValue()).toBe('192.0.2.77');
  });

  it('answers again from its address, so that it can be shared, and as curl and on the command line', async () => {
    const shown = await console.visit(
      questionUrl({ as: reader.publicKey, method: 'POST', path: readerPaths.own }),
    );
    await refused(shown);
    await visible(
      shown.getByText('organization.apiKeys.write is needed; the credential holds ORG_READ_ONLY.'),
    );
    await visible(shown.getByText('Grant one of ORG_OWNER.'));
    expect(await shown.getByLabel('Method').inputValue()).toBe('POST');
    expect(await shown.getByRole('link', { name: 'Go to the API key' }).getAttribute('href')).toBe(
      `/organizations/${console.server.first.orgId}/applications/api-keys?search=${reader.publicKey}`,
    );
    await shown.getByText('Show as curl / CLI').click();
    await visible(
      shown.getByText(`sallyport explain --as ${reader.publicKey} --from 192.0.2.77 POST ${readerPaths.own}`),
    );
    await visible(shown.getByText('/api/private/explain'));
    // It says the same as the request itself.
    const answer = await console.server.curl(readerPaths.own, {
      method: 'POST',
      body: { desc: 'x', roles: ['ORG_MEMBER'] },
      key: reader,
    });
    expect([answer.status, answer.json.errorCode]).toEqual([401, 'USER_UNAUTHORIZED']);
  });

  describe('names the check that fails:', () => {
    let account: TestAccount;
    let listed: TestKey;
    let strict: TestKey;

    beforeAll(async () => {
      const { server } = console;
      const { orgId } = server.first;
      account = await createAccount(server);
      const accounts = `/api/atlas/v2/orgs/${orgId}/serviceAccounts/${account.clientId}`;
      const removed = await server.curl(`${accounts}/secrets/${account.secretId}`, { method: 'DELETE' });
      if (removed.status !== 204) throw new Error(removed.text);
      listed = await addKey(server, {});
      const entries = await server.curl(`/api/atlas/v2/orgs/${orgId}/apiKeys/${listed.id}/accessList`, {
        method: 'POST',
        body: [{ cidrBlock: '198.51.100.0/24' }],
      });
      if (entries.status >= 300) throw new Error(entries.text);
      const other = await addOrganization(server, 'strict');
      strict = other.owner;
      const settings = await server.curl(`/api/atlas/v2/orgs/${other.orgId}/settings?force=true`, {
        method: 'PATCH',
        body: { apiAccessListRequired: true },
        key: strict,
      });
      if (settings.status >= 300) throw new Error(settings.text);
      const join = await addAccount(server, { [other.orgId]: ['ORG_OWNER'] });
      outsider = { ...join, orgId: other.orgId };
    });
    let outsider: { username: string; password: string; orgId: string };

    it.each([
      ['Credential', () => ({ as: account.clientId, path: readerPaths.groups }), 'Create a client secret.'],
      [
        'Access List',
        () => ({ as: listed.publicKey, path: readerPaths.groups }),
        'Add 192.0.2.77 to the access',
      ],
      ['Operation', () => ({ as: reader.publicKey, path: '/api/atlas/v2/nothing' }), 'Check the path;'],
      [
        'Operation',
        () => ({ as: reader.publicKey, method: 'DELETE', path: readerPaths.groups }),
        'Use one of POST, GET.',
      ],
      [
        'Organization or Project',
        () => ({ as: reader.publicKey, path: `/api/atlas/v2/orgs/${'f'.repeat(24)}` }),
        'Use a credential of that organization.',
      ],
      [
        'Organization or Project',
        () => ({ as: reader.publicKey, path: `/api/atlas/v2/groups/${'f'.repeat(24)}` }),
        'Check the ID of the project, or use a credential of its organization.',
      ],
      [
        'Permission',
        () => ({ as: reader.publicKey, path: '/api/private/session' }),
        'Sign in; credentials cannot.',
      ],
    ])('%s', async (name, asked, fix) => {
      const shown = await console.visit(questionUrl(asked()));
      await refused(shown);
      const outcome = await checks(shown);
      expect(outcome.at(-1)).toBe(`${name} failed`);
      expect(outcome.slice(0, -1).every((check) => check.endsWith('passed'))).toBe(true);
      await visible(shown.getByText(fix));
      await visible(
        shown.getByText('A request ends at the first check that fails; later ones were not made.'),
      );
    });

    it('Access List Requirement', async () => {
      const question = new URLSearchParams({
        as: strict.publicKey,
        from: '192.0.2.77',
        method: 'GET',
        path: readerPaths.groups,
      });
      const shown = await console.visit(`/organizations/${outsider.orgId}/explain?${question}`, {
        as: outsider,
      });
      await refused(shown);
      expect((await checks(shown)).at(-1)).toBe('Access List Requirement failed');
      await visible(shown.getByText('Add 192.0.2.77 to the access list of the credential.'));
    });

    it('nothing, of a credential that one may not know of, or from what is no address', async () => {
      const shown = await console.visit(questionUrl({ as: strict.publicKey, path: readerPaths.groups }));
      await visible(shown.getByRole('alert').getByText('API_KEY_NOT_FOUND'));
      await shown.getByRole('combobox', { name: 'Credential' }).fill(reader.publicKey);
      await shown.getByLabel('From').fill('10.0.0.0/8');
      await shown.getByRole('button', { name: 'Check', exact: true }).click();
      await visible(shown.getByText('must be a single IPv4 or IPv6 address').first());
      expect(await shown.getByLabel('From').inputValue()).toBe('10.0.0.0/8');
      expect(await shown.getByLabel('From').getAttribute('aria-invalid')).toBe('true');
      await shown.getByLabel('From').fill('10.0.0.1');
      await shown.getByRole('button', { name: 'Check', exact: true }).click();
      await passed(shown);
    });
  });

  it('offers the operations of the project in a project, with its ID', async () => {
    const { groupId } = console.server.first;
    const shown = await console.visit(inProject);
    await shown.getByRole('combobox', { name: 'Path' }).click();
    const labels = await (await visible(shown.getByRole('listbox').getByRole('option'))).allTextContents();
    expect(labels.length).toBeGreaterThan(10);
    for (const label of labels) expect(label).toContain(`/api/atlas/v2/groups/${groupId}`);
  });

  it('takes the path of a whole address that is pasted', async () => {
    const shown = await console.visit(page);
    await shown.getByRole('combobox', { name: 'Credential' }).fill(reader.publicKey);
    await shown
      .getByRole('combobox', { name: 'Path' })
      .fill(`https://cloud.example.com${readerPaths.own}?pretty=true`);
    await shown.getByRole('button', { name: 'Check', exact: true }).click();
    await passed(shown);
    expect(new URL(shown.url()).searchParams.get('path')).toBe(readerPaths.own);
  });

  it('fits a narrow screen', async () => {
    const question = questionUrl({ as: reader.publicKey, method: 'POST', path: readerPaths.own });
    const shown = await console.visit(question, { width: 320, theme: 'dark' });
    await refused(shown);
    await expectNoSidewaysScroll(shown);
    await shown.getByRole('combobox', { name: 'Path' }).fill('api keys');
    await visible(shown.getByRole('listbox'));
    await expectNoSidewaysScroll(shown);
  });
});

describe('the Access Check where rate limits are small', () => {
  const limited = startConsole({ rateLimitScale: '0.01' });

  it('names the check that fails: Rate Limit', async () => {
    const { orgId, apiKey } = limited.server.first;
    const path = `/api/atlas/v2/orgs/${orgId}/events`;
    let status = 200;
    for (let calls = 0; status === 200 && calls < 20; calls += 1)
      ({ status } = await limited.server.curl(path));
    expect(status).toBe(429);
    const question = new URLSearchParams({ as: apiKey.publicKey, from: '192.0.2.77', method: 'GET', path });
    const shown = await limited.visit(`/organizations/${orgId}/explain?${question}`);
    await refused(shown);
    expect((await checks(shown)).at(-1)).toBe('Rate Limit failed');
    await visible(shown.getByText(/^Fix: Wait \d+ seconds\./));
  });
});
