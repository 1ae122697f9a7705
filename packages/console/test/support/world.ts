import type { TestServer } from '../../../server/test/support/server.js';
import { shopDefinition } from '../../../server/test/support/shop.js';

/** An organization in use, with names that can be shown to anybody: for pictures, and for looks over every page. */
export interface World {
  readonly orgId: string;
  readonly groupId: string;
  readonly apiUserId: string;
  readonly publicKey: string;
  readonly clientId: string;
  readonly teamId: string;
}

/** Fills the first organization and project of a fresh server through its API. */
export async function furnish(server: TestServer): Promise<World> {
  const { orgId, groupId } = server.first;
  async function call(method: string, path: string, body?: unknown, accept = ATLAS) {
    const answer = await server.curl(`/api/atlas/v2${path}`, { method, accept, ...(body ? { body } : {}) });
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.text}`);
    return answer.json;
  }
  async function note(id: string, body: object) {
    const path = `/api/private/orgs/${orgId}/credentials/${id}/notes`;
    const { status, text } = await server.curl(path, { method: 'PUT', body });
    if (status >= 300) throw new Error(`PUT ${path}: ${text}`);
  }
  const org = `/orgs/${orgId}`;
  await call('PATCH', org, { name: 'Northwind' });
  await call('PATCH', `/groups/${groupId}`, { name: 'Payments' });
  await call('POST', '/groups', { name: 'Warehouse', orgId });

  const deploy = await call('POST', `${org}/apiKeys`, { desc: 'Deploys from CI', roles: ['ORG_MEMBER'] });
  await call('POST', `${org}/apiKeys/${deploy.id}/accessList`, [
    { cidrBlock: '203.0.113.0/24' },
    { ipAddress: '198.51.100.7' },
    { cidrBlock: '2001:db8:7::/48' },
  ]);
  await call('POST', `/groups/${groupId}/apiKeys/${deploy.id}`, [{ roles: ['GROUP_OWNER'] }]);
  await note(deploy.id, {
    kind: 'ci',
    label: 'Deploys',
    owner: 'ines@northwind.example',
    tags: ['prod', 'team/payments'],
  });
  const reports = await call('POST', `${org}/apiKeys`, { desc: 'Nightly reports', roles: ['ORG_READ_ONLY'] });
  await server.curl('/api/atlas/v2/groups', {
    key: { publicKey: reports.publicKey, privateKey: reports.privateKey },
  });

  const { clientId } = await call('POST', `${org}/serviceAccounts`, {
    name: 'Terraform',
    description: 'Keeps projects as they are written down',
    roles: ['ORG_OWNER'],
    secretExpiresAfterHours: 24 * 30,
  });
  await note(clientId, { kind: 'terraform', owner: 'Platform Team', tags: ['prod'] });
  await call('POST', `${org}/serviceAccounts/${clientId}/accessList`, [{ cidrBlock: '192.0.2.0/28' }]);
  await call('POST', `${org}/serviceAccounts`, {
    name: 'Backup robot',
    description: 'Reads what it backs up',
    roles: ['ORG_READ_ONLY'],
    secretExpiresAfterHours: 24 * 3,
  });

  await call('POST', `${org}/users`, {
    username: 'ines@northwind.example',
    roles: { orgRoles: ['ORG_OWNER'] },
  });
  await call('POST', `${org}/users`, {
    username: 'tomas@northwind.example',
    roles: { orgRoles: ['ORG_MEMBER'] },
  });
  const { id: teamId } = await call('POST', `${org}/teams`, {
    name: 'Platform',
    usernames: [server.first.owner.username],
  });
  await call('POST', `/groups/${groupId}/teams`, [{ teamId, roleNames: ['GROUP_READ_ONLY'] }]);
  await guardShop(server);
  return { orgId, groupId, apiUserId: deploy.id, publicKey: deploy.publicKey, clientId, teamId };
}

/** The shop of the example as a guarded API, with two gates. */
async function guardShop(server: TestServer): Promise<void> {
  const { orgId } = server.first;
  const definition = shopDefinition((document) => {
    document.organization = orgId;
    document.gates = { edge: { dialect: 'nginx', peers: ['192.0.2.8/29', '10.0.0.0/8'] } };
  });
  async function call(path: string, body: unknown) {
    const answer = await server.curl(`/api/private/orgs/${orgId}${path}`, { method: 'POST', body });
    if (answer.status >= 300) throw new Error(`${path}: ${answer.text}`);
  }
  await call('/guardedApis', { definition });
  await call('/gates', { api: 'shop', name: 'shop-caddy', dialect: 'caddy' });
}

const ATLAS = 'application/vnd.atlas.2025-03-12+json';
