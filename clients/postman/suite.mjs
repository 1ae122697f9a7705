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
  server: { seed: SEED, settings: { SALLYPORT_RATE_LIMIT_SCALE: 'off' } },
  async run({ server, directory, say }) {
    installIn(directory, 'Installing newman …', '--ignore-scripts');
    return runNodeTests({ directory, env: server.env }, say);
  },
};
