const numbers = Array.from({ length: 20 }, (_, index) => index + 1);
const owner = 'ada@example.com';
const members = numbers.map((number) => `member-${number}@example.com`);
const thisMachine = ['127.0.0.0/8', '::1'];

/** Twenty of everything that calls may change and delete, beside what calls. */
export const seed = {
  users: [owner, ...members].map((username) => ({
    username,
    firstName: 'Test',
    lastName: 'Person',
    password: 'a-password-for-tests',
  })),
  organizations: [
    {
      name: 'Clients',
      projects: [{ name: 'Clients' }, ...numbers.map((number) => ({ name: `Project ${number}` }))],
      users: [
        { username: owner, roles: ['ORG_OWNER'] },
        ...members.map((username) => ({ username, roles: ['ORG_MEMBER'] })),
      ],
      teams: members.map((username, index) => ({ name: `Team ${index + 1}`, users: [username] })),
      // The first of each calls; the organization may come to ask for access lists.
      apiKeys: [
        { description: 'the suite', roles: ['ORG_OWNER'], accessList: thisMachine },
        ...numbers.map((number) => ({ description: `Key ${number}`, roles: ['ORG_MEMBER'] })),
      ],
      serviceAccounts: [
        { name: 'the suite', description: 'the suite', roles: ['ORG_OWNER'], accessList: thisMachine },
        ...numbers.map((number) => ({
          name: `Account ${number}`,
          description: 'one of twenty',
          roles: ['ORG_MEMBER'],
        })),
      ],
    },
  ],
};
