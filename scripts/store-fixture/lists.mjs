const V2 = '/api/atlas/v2';

/** What is the same in every version of the API; the rest of an answer may change between the versions. */
const KEPT = new Set([
  'cidrBlock',
  'clientId',
  'comment',
  'desc',
  'description',
  'emailAddress',
  'eventTypeName',
  'genAIFeaturesEnabled',
  'groupId',
  'groupRoles',
  'groupRoleAssignments',
  'id',
  'ipAddress',
  'isDataExplorerEnabled',
  'name',
  'orgId',
  'orgRoles',
  'publicKey',
  'roleName',
  'roleNames',
  'roles',
  'securityContact',
  'tags',
  'teamId',
  'username',
  'value',
]);

/** The lists of a filled store, and what each held: paths → items. */
export async function readLists(caller, contents) {
  const { orgId, groupId, teamId, listedKeyId, clientId, otherOrgId, apiKeys, otherKey } = contents;
  const org = `${V2}/orgs/${orgId}`;
  const group = `${V2}/groups/${groupId}`;
  const paths = [
    `${V2}/orgs`,
    `${V2}/groups`,
    ...['/settings', '/apiKeys', '/serviceAccounts', '/users', '/teams', '/invites'].map(
      (rest) => org + rest,
    ),
    `${org}/apiKeys/${listedKeyId}/accessList`,
    `${org}/serviceAccounts/${clientId}/accessList`,
    `${org}/serviceAccounts/${clientId}/groups`,
    `${org}/teams/${teamId}/users`,
    ...[
      '/settings',
      '/limits/atlas.project.deployment.clusters',
      '/apiKeys',
      '/serviceAccounts',
      '/users',
      '/teams',
      '/invites',
      '/accessList',
    ].map((rest) => group + rest),
  ];
  const lists = {};
  for (const path of paths) lists[path] = await readList(caller, apiKeys[0], path);
  lists[`${V2}/orgs/${otherOrgId}/apiKeys`] = await readList(
    caller,
    otherKey,
    `${V2}/orgs/${otherOrgId}/apiKeys`,
  );
  // Before there was a list of its own the audit trail was the published one.
  const trail = `/api/private/orgs/${orgId}/events`;
  lists[trail] =
    (await readList(caller, apiKeys[0], trail)) ?? (await readList(caller, apiKeys[0], `${org}/events`));
  return lists;
}

/** `undefined` when there is no such path. */
async function readList(caller, key, path) {
  const answer = await caller.digest(key, 'GET', `${path}?itemsPerPage=500`);
  if (answer.status === 404) return undefined;
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${answer.error ?? answer.text}`);
  const body = JSON.parse(answer.text);
  return kept(body.results ?? body);
}

function kept(value) {
  if (Array.isArray(value)) return value.map(kept);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => KEPT.has(name))
      .map(([name, inner]) => [name, kept(inner)]),
  );
}
