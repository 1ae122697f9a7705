import { outcomeOf } from '../parts/outcome.mjs';

/** Organizations, each with a key that owns it and a service account: `{ id, key, account }`. */
export async function createOrganizations({ caller, first, count }) {
  const made = async (key, path, body) => {
    const answer = await caller.digest(key, 'POST', path, body);
    if (answer.status !== 201) throw new Error(`${path}: ${outcomeOf(answer)}`);
    return JSON.parse(answer.text);
  };
  const organizations = [];
  for (let number = 1; number <= count; number++) {
    const { organization, apiKey } = await made(first.apiKey, '/api/atlas/v2/orgs', {
      name: `Organization ${number}`,
      apiKey: { desc: 'owner', roles: ['ORG_OWNER'] },
    });
    const { clientId, secrets } = await made(
      apiKey,
      `/api/atlas/v2/orgs/${organization.id}/serviceAccounts`,
      {
        name: 'minter',
        description: 'gets tokens',
        roles: ['ORG_READ_ONLY'],
        secretExpiresAfterHours: 8760,
      },
    );
    organizations.push({
      id: organization.id,
      key: apiKey,
      account: { clientId, clientSecret: secrets[0].secret },
    });
  }
  return organizations;
}
