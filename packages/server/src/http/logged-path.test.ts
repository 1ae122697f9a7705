import { expect, it } from 'vitest';
import { createLoggedPath } from './logged-path.js';

const loggedPath = createLoggedPath([
  '/api/private/invitations/accept',
  '/api/atlas/v2/orgs/{orgId}/users',
  '/projects/*',
]);

it.each([
  ['/api/private/invitations/accept', '/api/private/invitations/accept'],
  ['/api/private/invitations/Zm9v-secret/accept?token=Zm9v', '/api/private/invitations/*/accept'],
  ['/api/atlas/v2/orgs/5a1b39eec902201990f12345/users', '/api/atlas/v2/orgs/5a1b39eec902201990f12345/users'],
  ['/api/atlas/v2/orgs/{orgId}', '/api/atlas/v2/orgs/*'],
  ['/%61pi/private', '/*/private'],
  ['', ''],
  ['*', '*'],
  [`/${'projects/'.repeat(1000)}`, `/${'projects/'.repeat(10)}projects`],
])('%s is logged as %s', (target, logged) => {
  expect(loggedPath(target)).toBe(logged);
});
