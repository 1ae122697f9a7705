import { readdirSync, readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { createGate } from '../../server/test/support/gate.js';
import { addTeam } from '../../server/test/support/teams.js';
import { gone, startConsole, visible } from './support/console.js';
import { chooseRoles } from './support/menus.js';

const console = startConsole();
const orgPage = (page: string) => `/organizations/${console.server.first.orgId}/${page}`;
const groupPage = (page: string) => `/projects/${console.server.first.groupId}/${page}`;

it('are all made with useForm', () => {
  const sources = new URL('../src/', import.meta.url);
  const files = readdirSync(sources, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.tsx'),
  );
  const forms = files.flatMap((file) => {
    const text = readFileSync(new URL(file, sources), 'utf8');
    expect(text, file).not.toContain('onSubmit');
    return [...text.matchAll(/^\s*<form\b[^>]*>/gm)].map(([tag]) => ({ file, tag }));
  });
  expect(forms.length).toBeGreaterThan(0);
  expect(forms.filter(({ tag }) => !tag.includes('{...form.props}'))).toEqual([]);
});

/** A form that cannot be sent as it begins, and what takes its first problem away. */
interface Unready {
  readonly path: () => string;
  readonly open?: (page: Page) => Promise<void>;
  readonly send: string;
  readonly problem: string;
  /** What has the problem. */
  readonly field: (page: Page) => Locator;
  readonly mend: (page: Page) => Promise<void>;
}

const press = (name: string) => (page: Page) => page.getByRole('button', { name }).click();

const forms: Readonly<Record<string, Unready>> = {
  'a text field': {
    path: () => orgPage('teams'),
    open: press('Create Team'),
    send: 'Create Team',
    problem: 'Enter a name.',
    field: (page) => page.getByLabel('Name Your Team'),
    mend: (page) => page.getByLabel('Name Your Team').fill('Platform'),
  },
  'a field for people': {
    path: () => groupPage('users'),
    open: press('Grant Access'),
    send: 'Grant Access',
    problem: 'Enter at least one e-mail address.',
    field: (page) => page.getByLabel('E-mail addresses'),
    mend: async (page) => {
      await page.getByLabel('E-mail addresses').fill('somebody@example.com');
      await page.getByRole('button', { name: 'Add', exact: true }).click();
    },
  },
  'a menu of roles': {
    path: () => orgPage('applications/service-accounts/new'),
    open: async (page) => {
      await page.getByLabel('Name').fill('Robot');
      await page.getByLabel('Description').fill('Does what robots do');
    },
    send: 'Create',
    problem: 'Choose at least one role.',
    field: (page) => page.getByLabel('Organization Permissions'),
    mend: (page) => chooseRoles(page, 'Organization Permissions', 'Organization Member'),
  },
  'a list to choose from': {
    path: () => groupPage('teams'),
    open: press('Add Teams'),
    send: 'Add Teams',
    problem: 'Choose at least one team.',
    field: (page) => page.getByRole('checkbox').first(),
    mend: (page) => page.getByRole('checkbox').first().check(),
  },
};

describe.each(Object.entries(forms))('a form with %s', (_, { path, open, send, problem, field, mend }) => {
  it('says what is wrong once it is sent, puts the focus there, and forgets it when it is mended', async () => {
    await addTeam(console.server);
    const page = await console.visit(path());
    await visible(page.getByRole('heading', { level: 1 }));
    await open?.(page);
    await visible(field(page));
    await gone(page.getByText(problem));
    await page.locator('form').getByRole('button', { name: send, exact: true }).click();
    await visible(page.getByText(problem));
    await visible(field(page).and(page.locator(':focus')));
    await mend(page);
    await gone(page.getByText(problem));
  });
});

it('sends once, however often it is asked to while the answer is on its way', async () => {
  const page = await console.visit(orgPage('teams'));
  await page.getByRole('button', { name: 'Create Team' }).click();
  const [asked, answer] = [createGate(), createGate()];
  let requests = 0;
  await page.route('**/teams', async (route) => {
    if (route.request().method() === 'POST') {
      requests += 1;
      asked.open();
      await answer.opened;
    }
    await route.continue();
  });
  const name = page.getByLabel('Name Your Team');
  await name.fill('Pressed twice');
  await name.press('Enter');
  await asked.opened;
  await name.press('Enter');
  // Past the button, which is busy and swallows what presses it.
  await page.evaluate("document.querySelector('form').requestSubmit()");
  answer.open();
  await visible(page.getByRole('heading', { name: 'Pressed twice', level: 1 }));
  expect(requests).toBe(1);
});
