const V2 = '/api/atlas/v2';
const PASSWORD = 'correct horse battery staple';

/**
 * Makes one of everything over the API, and returns who can sign in with what, and who is kept out. The operations are those
 * of the oldest version that a fixture is made of; what a later one adds is tried, and left out where it is not known yet.
 */
export async function fill(caller, { orgId, groupId, apiKey, owner }) {
  const org = `${V2}/orgs/${orgId}`;
  const group = `${V2}/groups/${groupId}`;

  async function made(method, path, body, ask = (...call) => caller.digest(apiKey, ...call)) {
    const answer = await ask(method, path, body);
    if (answer.status < 200 || answer.status >= 300)
      throw new Error(`${method} ${path}: ${answer.status} ${answer.error ?? answer.text}`);
    return answer.text === '' ? undefined : JSON.parse(answer.text);
  }
  const asVisitor = (...call) => caller.json(...call);

  await made('PATCH', `${org}/settings`, {
    genAIFeaturesEnabled: false,
    securityContact: 'security@example.com',
  });
  const project = await made('POST', `${V2}/groups`, {
    name: 'Second project',
    orgId,
    tags: [{ key: 'stage', value: 'test' }],
  });
  await made('PATCH', `${group}/settings`, { isDataExplorerEnabled: false });
  await made('PATCH', `${group}/limits/atlas.project.deployment.clusters`, { value: 7 });
  await made('POST', `${group}/accessList`, [{ cidrBlock: '203.0.113.0/24', comment: 'office' }]);

  const key = await made('POST', `${org}/apiKeys`, { desc: 'with a list', roles: ['ORG_READ_ONLY'] });
  await made('POST', `${org}/apiKeys/${key.id}/accessList`, [
    { ipAddress: '127.0.0.1' },
    { cidrBlock: '10.0.0.0/8' },
  ]);
  await made('POST', `${group}/apiKeys/${key.id}`, [{ roles: ['GROUP_OWNER'] }]);
  const keptOut = await made('POST', `${org}/apiKeys`, { desc: 'kept out', roles: ['ORG_READ_ONLY'] });
  await made('POST', `${org}/apiKeys/${keptOut.id}/accessList`, [{ ipAddress: '192.0.2.1' }]);
  const projectKey = await made('POST', `${group}/apiKeys`, {
    desc: 'of a project',
    roles: ['GROUP_READ_ONLY'],
  });
  const deleted = await made('POST', `${org}/apiKeys`, { desc: 'deleted', roles: ['ORG_MEMBER'] });
  await made('DELETE', `${org}/apiKeys/${deleted.id}`);
  const expiring = await caller.digest(apiKey, 'PUT', `/api/private/orgs/${orgId}/apiKeys/${key.id}/expiry`, {
    expiresAt: '2099-01-01T00:00:00Z',
  });
  if (![200, 404].includes(expiring.status)) throw new Error(`expiry: ${expiring.status} ${expiring.text}`);

  const terms = { description: 'of a fixture', secretExpiresAfterHours: 8760 };
  const account = await made('POST', `${org}/serviceAccounts`, {
    ...terms,
    name: 'of the organization',
    roles: ['ORG_READ_ONLY'],
  });
  const second = await made('POST', `${org}/serviceAccounts/${account.clientId}/secrets`, {
    secretExpiresAfterHours: 8760,
  });
  await made('POST', `${org}/serviceAccounts/${account.clientId}/accessList`, [{ cidrBlock: '127.0.0.0/8' }]);
  await made('POST', `${group}/serviceAccounts/${account.clientId}:invite`, { roles: ['GROUP_OWNER'] });
  const projectAccount = await made('POST', `${group}/serviceAccounts`, {
    ...terms,
    name: 'of a project',
    roles: ['GROUP_READ_ONLY'],
  });
  const accounts = [
    { clientId: account.clientId, clientSecret: account.secrets[0].secret },
    { clientId: account.clientId, clientSecret: second.secret },
    { clientId: projectAccount.clientId, clientSecret: projectAccount.secrets[0].secret },
  ];
  for (const one of accounts) {
    const minted = await caller.form(one, '/api/oauth/token', { grant_type: 'client_credentials' });
    if (minted.status !== 200) throw new Error(`token: ${minted.status} ${minted.text}`);
  }

  const invited = await made('POST', `${org}/invites`, {
    username: 'member@example.com',
    roles: ['ORG_MEMBER'],
  });
  const { token } = await made('POST', `/api/private/orgs/${orgId}/invitations/${invited.id}/link`);
  const person = { firstName: 'Mem', lastName: 'Ber', password: PASSWORD };
  await made('POST', '/api/private/invitations/accept', { ...person, token }, asVisitor);
  const team = await made('POST', `${org}/teams`, { name: 'Operators', usernames: ['member@example.com'] });
  await made('POST', `${group}/teams`, [{ teamId: team.id, roleNames: ['GROUP_OWNER'] }]);
  await made('POST', `${org}/invites`, { username: 'pending@example.com', roles: ['ORG_READ_ONLY'] });
  await made('POST', `${group}/invites`, { username: 'pending@example.com', roles: ['GROUP_READ_ONLY'] });

  const other = await made('POST', `${V2}/orgs`, {
    name: 'Second organization',
    apiKey: { desc: 'its owner', roles: ['ORG_OWNER'] },
  });

  return {
    orgId,
    groupId,
    projectId: project.id,
    teamId: team.id,
    otherOrgId: other.organization.id,
    listedKeyId: key.id,
    clientId: account.clientId,
    apiKeys: [apiKey, key, projectKey].map(keyPair),
    otherKey: keyPair(other.apiKey),
    keptOut: keyPair(keptOut),
    deleted: keyPair(deleted),
    accounts,
    people: [
      { username: owner.username, password: owner.password },
      { username: 'member@example.com', password: PASSWORD },
    ],
  };
}

const keyPair = ({ publicKey, privateKey }) => ({ publicKey, privateKey });
