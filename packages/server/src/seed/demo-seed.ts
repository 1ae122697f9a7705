import type { Seed } from './seed-schema.js';

/** What `start --demo` makes. It never changes: examples everywhere say it, so that they can be pasted as they stand. */
export const demo = {
  orgId: 'd0d0d0d0d0d0d0d0d0d0d0d0',
  groupId: 'd0d0d0d0d0d0d0d0d0d0d0d1',
  username: 'demo@sallyport.local',
  password: 'demo-password-known-to-all',
  publicKey: 'demodemo',
  privateKey: '00000000-0000-4000-8000-000000000000',
  clientId: 'mdb_sa_id_d0d0d0d0d0d0d0d0d0d0d0d2',
  clientSecret: 'mdb_sa_sk_demo-secret-of-sallyport-known-to-all-00',
} as const;

/** An organization with a project, and a person, an API key and a service account who own it; with random secrets. */
export const smallSeed = (organization?: string): Seed => seedOf({}, organization);

/** The same with the IDs and secrets that everybody knows. */
export const demoSeed = seedOf(demo);

function seedOf(given: Partial<typeof demo>, name = 'Demo Organization'): Seed {
  const { orgId, groupId, password, publicKey, privateKey, clientId, clientSecret } = given;
  const { username } = demo;
  return {
    users: [{ username, firstName: 'Demo', lastName: 'Owner', ...(password && { password }) }],
    organizations: [
      {
        ...(orgId && { id: orgId }),
        name,
        projects: [{ ...(groupId && { id: groupId }), name: 'Demo Project' }],
        users: [{ username, roles: ['ORG_OWNER'] }],
        apiKeys: [
          {
            description: 'demo',
            roles: ['ORG_OWNER'],
            ...(publicKey && { publicKey }),
            ...(privateKey && { privateKey }),
          },
        ],
        serviceAccounts: [
          {
            name: 'demo',
            description: 'demo',
            roles: ['ORG_OWNER'],
            ...(clientId && { clientId }),
            ...(clientSecret && { clientSecret }),
          },
        ],
      },
    ],
  };
}
