import assert from 'node:assert/strict';
import { it } from 'node:test';
import {
  Configuration,
  OAuthApi,
  OrganizationsApi,
  ProgrammaticAPIKeysApi,
} from '../build/typescript/dist/index.js';

const { env } = process;
const basePath = env.MONGODB_ATLAS_BASE_URL;
const orgId = env.MONGODB_ATLAS_ORG_ID;

async function connect() {
  const credentials = Buffer.from(`${env.MONGODB_ATLAS_CLIENT_ID}:${env.MONGODB_ATLAS_CLIENT_SECRET}`);
  const tokens = new OAuthApi(
    new Configuration({ basePath, headers: { Authorization: `Basic ${credentials.toString('base64')}` } }),
  );
  const { accessToken } = await tokens.createAccessToken({ grantType: 'client_credentials' });
  return new Configuration({
    basePath,
    headers: { Accept: 'application/vnd.atlas.2024-08-05+json', Authorization: `Bearer ${accessToken}` },
  });
}

it('gets a token and reads', async () => {
  const organization = await new OrganizationsApi(await connect()).getOrg({ orgId });
  assert.equal(organization.id, orgId);
});

it('writes', async () => {
  const made = await new ProgrammaticAPIKeysApi(await connect()).createOrgApiKey({
    orgId,
    createAtlasOrganizationApiKey: { desc: 'made by typescript-fetch', roles: ['ORG_MEMBER'] },
  });
  assert.equal(made.desc, 'made by typescript-fetch');
});
