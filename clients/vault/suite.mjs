import { goSuite } from '../../scripts/clients/go.mjs';
import { startTunnel } from './tunnel.mjs';

/** The engine knows one address and takes no other. */
const ATLAS = 'https://cloud.mongodb.com';

/** Of the engine's own tests, those that ask for the role of an organization in a project; that is refused. */
const REFUSED =
  'TestAcceptanceProgrammaticAPIKey_(WithProjectID|WithProjectIDRenew|ProjectWithIPAccesslist)$';

export const suite = goSuite({
  title: "HashiCorp Vault's MongoDB Atlas engine",
  // Vault's libraries take two cores for minutes to compile.
  when: 'release',
  server: { args: ['--tls', 'self-signed', '--public-url', ATLAS] },
  packages: ['./...', 'github.com/hashicorp/vault-plugin-secrets-mongodbatlas'],
  flags: [`-skip=${REFUSED}`],
  async prepare({ line, url }) {
    const tunnel = await startTunnel(new URL(url));
    const env = {
      HTTPS_PROXY: tunnel.url,
      NO_PROXY: '',
      SSL_CERT_FILE: line.caFile,
      VAULT_ACC: '1',
      ATLAS_PUBLIC_KEY: line.apiKey.publicKey,
      ATLAS_PRIVATE_KEY: line.apiKey.privateKey,
      ATLAS_ORGANIZATION_ID: line.orgId,
      ATLAS_PROJECT_ID: line.groupId,
    };
    return { env, stop: () => tunnel.stop() };
  },
});
