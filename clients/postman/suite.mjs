import { runNodeTests } from '../../scripts/clients/node.mjs';
import { installIn } from '../../scripts/install.mjs';

/** As without one, but that the service account is in the project: some requests read it there. */
const SEED = {
  organizations: [
    {
      name: 'Clients',
      projects: [{ name: 'Clients' }],
      apiKeys: [{ description: 'the suite', roles: ['ORG_OWNER'] }],
      serviceAccounts: [
        {
          name: 'the suite',
          description: 'the suite',
          roles: ['ORG_OWNER'],
          projects: [{ name: 'Clients', roles: ['GROUP_OWNER'] }],
        },
      ],
    },
  ],
};

export const suite = {
  title: 'Postman: the OpenAPI document as a collection, run by newman',
  when: 'release',
  programs: [],
  server: {
    seed: SEED,
    // A run keeps the nonce of its first challenge and takes no other, so it must not outlive it.
    settings: { SALLYPORT_RATE_LIMIT_SCALE: 'off', SALLYPORT_NONCE_LIFETIME_SECONDS: '3600' },
  },
  async run({ server, directory, say }) {
    await installIn(directory, 'Installing newman');
    return runNodeTests({ directory, env: server.env }, say);
  },
};
