import { VERSION } from '../build.js';
import type { Bootstrap } from '../changes/installation/make-first-organization.js';
import { wirePaths } from '../domain/wire-paths.js';
import { type CallTarget, firstCalls, userOf } from '../http/setup/first-calls.js';
import type { SetupLink } from '../services/installation/setup-links.js';

/** Where a server listens and what its links start with. */
export interface Place {
  readonly url: string;
  readonly publicUrl: string;
  /** The certificate authority to trust, where the server made one. */
  readonly caFile: string | undefined;
  /** Where gates of guarded APIs ask. */
  readonly guardUrl?: string | undefined;
}

/** What every start prints. Nothing in it is secret. */
export function whereItListens({ url, publicUrl, caFile, guardUrl }: Place): string {
  const where = `Sallyport ${VERSION} listens on ${url}
The console is at ${publicUrl}/
The API is at ${publicUrl}${wirePaths.atlas.base}, its description at ${publicUrl}${wirePaths.atlas.document}.json${
    guardUrl === undefined ? '' : `\nGates ask at ${guardUrl}`
  }`;
  if (caFile === undefined) return where;
  return `${where}
Its certificate is signed by a local certificate authority. To trust it:
  curl                curl --cacert ${caFile} …
  Node.js             NODE_EXTRA_CA_CERTS=${caFile}
  Python requests     REQUESTS_CA_BUNDLE=${caFile}
  Go, on Linux        SSL_CERT_FILE=${caFile}
  This Debian machine sudo cp ${caFile} /usr/local/share/ca-certificates/sallyport.crt && sudo update-ca-certificates`;
}

/**
 * What the first start prints once: what it made, where its owner signs in, and two calls that work as they stand. With a
 * `file` the password and the private key are there, and not in what is printed.
 */
export function whatWasMade(target: CallTarget, made: Bootstrap, file: string | undefined): string {
  const user = file === undefined ? userOf(made) : `$(${keyFrom(file)})`;
  const calls = firstCalls(target, { orgId: made.orgId, user });
  const [told, password, privateKey] =
    file === undefined
      ? [
          'Save the password and the private key now: they are not shown again.',
          `\n  Password      ${made.owner.password}`,
          `\n  Private key   ${made.apiKey.privateKey}`,
        ]
      : [
          `The password and the private key are in this file, and nowhere else:

  ${file}

Only its owner can read it. Treat it like a password, and delete it when you have stored its content.`,
          '',
          '',
        ];
  return `This was the first start. ${told}

  Organization  ${made.organizationName} (${made.orgId})
  Project       ${made.projectName} (${made.groupId})
  Owner         ${made.owner.username}${password}
  Public key    ${made.apiKey.publicKey}${privateKey}

Sign in to the console as the owner, with that password:

${target.publicUrl}/sign-in

List the projects:

${calls.listProjects}

Create a project:

${calls.createProject}
`;
}

/** A command that prints both keys with a colon between them, out of the file of a first start. */
function keyFrom(file: string): string {
  // Their lines alone have four blanks before them, and the public key comes first.
  return `sed -nE 's/^ {4}"(public|private)Key": "(.*)".*/\\2/p' ${quoted(file)} | paste -sd: -`;
}

/** For a shell. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** What a start without bootstrap prints while the store is not in use. With a `file` the link is there. */
export function howToSetUp(publicUrl: string, link: SetupLink, file: string | undefined): string {
  const [open, shown] =
    file === undefined
      ? ['Open this link', setupUrl(publicUrl, link)]
      : ['Open the link in this file, which only its owner can read,', `  ${file}`];
  return `Nothing is set up yet. ${open} to create the first organization, its owner and an API key. It works once, until
${new Date(link.expiresAt).toISOString()}. A later start creates a new link, and this one stops working.

${shown}
`;
}

/** The token stands after the `#`, which browsers keep to themselves: no log sees it. */
export function setupUrl(publicUrl: string, { token }: Pick<SetupLink, 'token'>): string {
  return `${publicUrl}/setup#${token}`;
}
