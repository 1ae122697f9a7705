/**
 * What a suite finds unless it has a seed of its own: an organization with a project, an owner, and an API key and a
 * service account that may do everything. `members` are user names of people who belong to it besides.
 */
export function usualSeed({ members = [] } = {}) {
  const person = (username) => ({
    username,
    firstName: 'Test',
    lastName: 'Person',
    password: 'a-password-for-tests',
  });
  const owner = 'ada@example.com';
  return {
    users: [owner, ...members].map(person),
    organizations: [
      {
        name: 'Clients',
        projects: [{ name: 'Clients' }],
        users: [
          { username: owner, roles: ['ORG_OWNER'] },
          ...members.map((username) => ({ username, roles: ['ORG_MEMBER'] })),
        ],
        apiKeys: [{ description: 'the suite', roles: ['ORG_OWNER'] }],
        serviceAccounts: [{ name: 'the suite', description: 'the suite', roles: ['ORG_OWNER'] }],
      },
    ],
  };
}
