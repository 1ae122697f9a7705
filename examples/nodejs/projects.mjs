// Makes a project, finds it by its name, and deletes it, with the npm package that people use against the live service.
import getClient from 'mongodb-atlas-api-client';

const { SALLYPORT_URL, PUBLIC_KEY, PRIVATE_KEY, ORG_ID } = process.env;

const { organization, project } = getClient({
  publicKey: PUBLIC_KEY,
  privateKey: PRIVATE_KEY,
  // The base URL includes the path of the API.
  baseUrl: `${SALLYPORT_URL}/api/atlas/v2`,
  projectId: '',
});

// The client asks for plain JSON, which this version of the API refuses; so every call names a version. The headers given
// take the place of the client's own, so calls with a body have to say what it is.
const httpOptions = { headers: { accept: 'application/vnd.atlas.2023-01-01+json' } };
const withBody = { headers: { ...httpOptions.headers, 'content-type': 'application/json' } };

const organizations = await organization.getAll({ httpOptions });
console.log('organizations', organizations.results.map(({ name }) => name).join(', '));

// It never throws for a refusal: the answer is the error's body.
const made = await project.create({ name: 'Made by Node.js', orgId: ORG_ID }, { httpOptions: withBody });
if (made.errorCode) throw new Error(`${made.errorCode}: ${made.detail}`);
console.log('made project', made.id);

// Names go into the path as they are.
const found = await project.getByName(encodeURIComponent('Made by Node.js'), { httpOptions });
console.log('found project', found.id);

await project.delete(made.id, { httpOptions });
console.log('deleted it');
