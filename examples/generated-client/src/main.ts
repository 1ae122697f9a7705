import { authenticatedFetch } from '@sallyport/client';
import createClient from 'openapi-fetch';
import type { paths } from './schema.js';

/** The resource version of every call; the types know which versions each operation has. Errors are plain JSON. */
const VERSION = 'application/vnd.atlas.2023-01-01+json';
type Media = typeof VERSION | 'application/json';

const baseUrl = setting('SALLYPORT_URL');
const client = createClient<paths, Media>({
  baseUrl,
  headers: { Accept: VERSION },
  fetch: authenticatedFetch({
    baseUrl,
    credentials: { publicKey: setting('PUBLIC_KEY'), privateKey: setting('PRIVATE_KEY') },
  }),
});

const organizations = await client.GET('/api/atlas/v2/orgs', { params: { query: { itemsPerPage: 1 } } });
if (organizations.error) throw new Error(organizations.error.detail ?? 'no list of organizations');
const orgId = organizations.data.results[0]?.id;
if (orgId === undefined) throw new Error('the key sees no organization');

const created = await client.POST('/api/atlas/v2/groups', {
  body: { name: process.argv[2] ?? 'Generated', orgId },
});
if (created.error) throw new Error(created.error.detail ?? created.error.errorCode);
console.log(`created ${created.data.id} ${created.data.name}`);

const projects = await client.GET('/api/atlas/v2/groups', { params: { query: { includeCount: true } } });
if (projects.error) throw new Error(projects.error.detail ?? 'no list of projects');
for (const { id, name } of projects.data.results) console.log(`project ${id} ${name}`);

function setting(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') throw new Error(`Set ${name} in the environment`);
  return value;
}
