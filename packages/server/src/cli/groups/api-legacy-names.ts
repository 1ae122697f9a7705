/** Names that operations had in earlier editions of the published description, by their present ones. */
export const LEGACY_NAMES: Readonly<Record<string, readonly string[]>> = {
  createOrgServiceAccountSecret: ['createOrgSecret'],
  deleteOrgServiceAccountSecret: ['deleteOrgSecret'],
  listOrgServiceAccountAccessList: ['listOrgAccessList'],
  createOrgServiceAccountAccessList: ['createOrgAccessList'],
  deleteOrgServiceAccountAccessListEntry: ['deleteOrgAccessEntry'],
  getOrgServiceAccountGroups: ['getServiceAccountGroups'],
  createGroupServiceAccountSecret: ['createGroupSecret'],
  deleteGroupServiceAccountSecret: ['deleteGroupSecret'],
  listGroupServiceAccountAccessList: ['listAccessList'],
  createGroupServiceAccountAccessList: ['createAccessList'],
  deleteGroupServiceAccountAccessListEntry: ['deleteGroupAccessEntry'],
};
