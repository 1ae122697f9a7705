/** The pages that are measured, and what has to be there before somebody can go on: the first row, field or switch. */
export const PAGES = [
  { name: 'Sign in', path: () => '/sign-in', usable: 'input[name="username"]', isForVisitors: true },
  { name: 'Projects', path: (orgId) => `/organizations/${orgId}/projects`, usable: 'tbody tr' },
  { name: 'API Keys', path: (orgId) => `/organizations/${orgId}/applications/api-keys`, usable: 'tbody tr' },
  {
    name: 'Service Accounts',
    path: (orgId) => `/organizations/${orgId}/applications/service-accounts`,
    usable: 'tbody tr',
  },
  { name: 'Users', path: (orgId) => `/organizations/${orgId}/users`, usable: 'tbody tr' },
  { name: 'Teams', path: (orgId) => `/organizations/${orgId}/teams`, usable: 'tbody tr' },
  { name: 'Activity Feed', path: (orgId) => `/organizations/${orgId}/activity`, usable: 'tbody tr' },
  {
    name: 'Access Check',
    path: (orgId) => `/organizations/${orgId}/explain`,
    usable: 'input[role="combobox"]',
  },
  {
    name: 'Organization Settings',
    path: (orgId) => `/organizations/${orgId}/settings`,
    usable: 'button[role="switch"]',
  },
  {
    name: 'Add API Key',
    path: (orgId) => `/organizations/${orgId}/applications/api-keys/new`,
    usable: 'form input',
  },
  { name: 'Profile', path: () => '/account/profile', usable: 'form input' },
  { name: 'API Reference', path: () => '/api-reference', usable: 'h1' },
];
