import { expect, it } from 'vitest';
import { samePage } from './same-page.js';

const ID = '0123456789abcdef01234567';

it.each([
  [`/organizations/${ID}/users`, 'users'],
  [`/organizations/${ID}/applications/api-keys`, 'applications/api-keys'],
  [`/projects/${ID}/applications/api-keys/fedcba9876543210fedcba98/edit`, 'applications/api-keys'],
  [
    `/organizations/${ID}/applications/service-accounts/mdb_sa_id_fedcba9876543210fedcba98`,
    'applications/service-accounts',
  ],
  [`/organizations/${ID}/projects/new`, 'projects'],
  [`/organizations/${ID}/guarded-apis/shop/routes`, 'guarded-apis'],
  [`/organizations/${ID}/gates/edge`, 'gates'],
  [`/organizations/${ID}/apply-definition`, 'apply-definition'],
  [`/organizations/${ID}`, undefined],
  ['/account/profile', undefined],
])('of %s is %s', (path, page) => {
  expect(samePage(path, ID)).toBe(page);
});
