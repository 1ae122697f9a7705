import { runNodeTests } from '../../scripts/clients/node.mjs';
import { capture } from '../../scripts/run.mjs';

const program = (name) => ({
  name,
  packages: [name],
  isThere: () => capture(name, ['--version']).status === 0,
});

export const suite = {
  title: 'curl and wget',
  when: 'every change',
  programs: [program('curl'), program('wget')],
  server: { settings: { SALLYPORT_RATE_LIMIT_SCALE: 'off' } },
  async run({ server, startServer, directory, say }) {
    const https = await startServer({ args: ['--tls', 'self-signed'] });
    const env = {
      ...server.env,
      HTTPS_URL: https.line.baseUrl,
      HTTPS_CA_FILE: https.line.caFile,
      HTTPS_PUBLIC_API_KEY: https.env.MONGODB_ATLAS_PUBLIC_API_KEY,
      HTTPS_PRIVATE_API_KEY: https.env.MONGODB_ATLAS_PRIVATE_API_KEY,
    };
    return runNodeTests({ directory, env }, say);
  },
};
