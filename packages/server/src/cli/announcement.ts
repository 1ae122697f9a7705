import { VERSION } from '../build.js';
import type { Bootstrap } from '../changes/installation/make-first-organization.js';
import { wirePaths } from '../domain/wire-paths.js';
import { type CallTarget, firstCalls } from '../http/setup/first-calls.js';
import type { SetupLink } from '../services/installation/setup-links.js';

/** Where a server listens and what its links start with. */
export interface Place {
  readonly url: string;
  readonly publicUrl: string;
  /** The certificate authority to trust, where the server made one. */
  readonly caFile: string | undefined;
}

/** What every start prints. Nothing in it is secret. */
export function whereItListens({ url, publicUrl, caFile }: Place): string {
  const where = `Sallyport ${VERSION} listens on ${url}
The console is at ${publicUrl}/
The API is at ${publicUrl}${wirePaths.atlas.base}, its description at ${publicUrl}${wirePaths.atlas.document}.json`;
  if (caFile === undefined) return where;
  return `${where}
Its certificate comes from a local authority. To trust it:
  curl                curl --cacert ${caFile} …
  Node.js             NODE_EXTRA_CA_CERTS=${caFile}
  Python requests     REQUESTS_CA_BUNDLE=${caFile}
  Go, on Linux        SSL_CERT_FILE=${caFile}
  This Debian machine sudo cp ${caFile} /usr/local/share/ca-certificates/sallyport.crt && sudo update-ca-certificates`;
}

/** What the first start prints once: what it made, where its owner signs in, and two calls that work as they stand. */
export function whatWasMade(target: CallTarget, made: Bootstrap): string {
  const calls = firstCalls(target, made);
  return `This was the first start. The password and the private key are shown only now: keep them.

  Organization  ${made.organizationName} (${made.orgId})
  Project       ${made.projectName} (${made.groupId})
  Owner         ${made.owner.username}
  Password      ${made.owner.password}
  Public key    ${made.apiKey.publicKey}
  Private key   ${made.apiKey.privateKey}

Sign in to the console as the owner, with the password above:

${target.publicUrl}/sign-in

List the projects:

${calls.listProjects}

Create a project:

${calls.createProject}
`;
}

/** What a start without bootstrap prints while the store is not in use. */
export function howToSetUp(publicUrl: string, { token, expiresAt }: SetupLink): string {
  return `Nothing is set up yet. Open this link to make the first organization, its owner and an API key. It works once, until
${new Date(expiresAt).toISOString()}; a later start prints a new one, which ends this one.

${publicUrl}/setup?token=${token}
`;
}
