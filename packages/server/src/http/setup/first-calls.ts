import type { Bootstrap } from '../../changes/installation/make-first-organization.js';
import { wirePaths } from '../../domain/wire-paths.js';

/** The API version that the first calls ask for. */
const ACCEPT = 'application/vnd.atlas.2024-08-05+json';

/** Where to call, and the (absolute) file of the certificate authority to trust if the server made its own. */
export interface CallTarget {
  readonly publicUrl: string;
  readonly caFile?: string | undefined;
}

/**
 * Two calls to paste into a shell, each on one line: list the projects, and create one. `user` stands between double quotes:
 * the two keys with a colon, or what the shell puts in their place.
 */
export function firstCalls(
  { publicUrl, caFile }: CallTarget,
  { orgId, user }: { readonly orgId: string; readonly user: string },
): { readonly listProjects: string; readonly createProject: string } {
  const call = (method: string) =>
    `curl --user "${user}" --digest ` +
    (caFile === undefined ? '' : `--cacert "${caFile}" `) +
    `--header "Content-Type: application/json" --header "Accept: ${ACCEPT}" ` +
    `--include --request ${method} "${publicUrl}${wirePaths.atlas.base}/groups"`;
  return {
    listProjects: call('GET'),
    createProject: `${call('POST')} --data '${JSON.stringify({ name: 'MyProject', orgId })}'`,
  };
}

/** The key itself, where it may be shown. */
export function userOf({ apiKey }: Pick<Bootstrap, 'apiKey'>): string {
  return `${apiKey.publicKey}:${apiKey.privateKey}`;
}
