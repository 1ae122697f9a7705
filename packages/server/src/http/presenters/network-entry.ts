import type { NetworkEntry } from '../../store/queries/network-entries.js';
import type { NetworkPermissionEntry } from '../schemas/network-entries.js';
import { wireTime } from '../wire/render.js';

/** An entry of a project IP access list. Unlike entries of credentials, single addresses are linked with their `/32`. */
export function presentNetworkEntry(
  entry: NetworkEntry,
  projectId: string,
  link: (path: string) => string,
): NetworkPermissionEntry {
  const { value, awsSecurityGroup, comment, deleteAfter, ipAddress } = entry;
  const segment = encodeURIComponent(value).replaceAll('%3A', ':');
  return {
    ...(awsSecurityGroup === null ? { cidrBlock: value } : { awsSecurityGroup }),
    ...(comment === null ? {} : { comment }),
    ...(deleteAfter === null ? {} : { deleteAfterDate: wireTime(deleteAfter) }),
    groupId: projectId,
    ...(ipAddress === null ? {} : { ipAddress }),
    links: [{ href: link(`/groups/${projectId}/accessList/${segment}`), rel: 'self' }],
  };
}
