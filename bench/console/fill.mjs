import { readFileSync } from 'node:fs';
import { createDigestClient } from '../digest.mjs';

const ACCEPT = 'application/vnd.atlas.2025-03-12+json';

/** Fills the first organization of a server over its API, and signs its owner in. */
export async function fill({ server, bootstrapFile, rows }) {
  const { orgId, apiKey, owner } = JSON.parse(readFileSync(bootstrapFile, 'utf8'));
  const organization = `/api/atlas/v2/orgs/${orgId}`;
  const digest = createDigestClient({ origin: server.url, ...apiKey });
  await digest.challenge(organization);
  async function post(path, body) {
    const answer = await fetch(server.url + path, {
      method: 'POST',
      headers: {
        Accept: ACCEPT,
        'Content-Type': 'application/json',
        Authorization: digest.authorization(path, 'POST'),
      },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`POST ${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  }
  for (let i = 0; i < rows; i++) {
    await post(`${organization}/apiKeys`, { desc: `Deploys number ${i} from CI`, roles: ['ORG_MEMBER'] });
    await post('/api/atlas/v2/groups', { name: `Warehouse ${i}`, orgId });
    await post(`${organization}/users`, {
      username: `person-${i}@example.com`,
      roles: { orgRoles: ['ORG_MEMBER'] },
    });
    if (i % 5 > 0) continue;
    await post(`${organization}/serviceAccounts`, {
      name: `Robot ${i}`,
      description: 'Made for a measurement',
      roles: ['ORG_MEMBER'],
      secretExpiresAfterHours: 24 * 90,
    });
    await post(`${organization}/teams`, { name: `Team ${i}`, usernames: [owner.username] });
  }
  const signedIn = await fetch(`${server.url}/api/private/session`, {
    method: 'POST',
    headers: { Accept: ACCEPT, 'Content-Type': 'application/json' },
    body: JSON.stringify({ username: owner.username, password: owner.password }),
  });
  if (!signedIn.ok) throw new Error(`signing in: ${signedIn.status} ${await signedIn.text()}`);
  const [, name, value] = /^([^=]+)=([^;]+)/.exec(signedIn.headers.getSetCookie()[0] ?? '') ?? [];
  return { orgId, cookie: { name, value, httpOnly: true, sameSite: 'Lax' } };
}
