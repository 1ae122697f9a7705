import newman from 'newman';
import converter from 'openapi-to-postmanv2';

const { env } = process;

/** Imports the server's OpenAPI document as Postman does, and resolves with the collection. */
export async function importDocument() {
  const answer = await fetch(`${env.MONGODB_ATLAS_BASE_URL}/api/openapi.json`);
  if (!answer.ok) throw new Error(`GET /api/openapi.json: ${answer.status}`);
  const source = { type: 'string', data: await answer.text() };
  return new Promise((resolve, reject) => {
    converter.convertV2(source, { folderStrategy: 'Tags' }, (error, outcome) => {
      if (error || !outcome.result) reject(error ?? new Error(outcome.reason));
      else resolve(outcome.output[0].data);
    });
  });
}

/** All requests of a collection, without its folders. */
export function requestsOf(collection) {
  const requestsIn = (item) => (item.item === undefined ? [item] : item.item.flatMap(requestsIn));
  return requestsIn(collection);
}

export const pathOf = ({ request }) => `/${request.url.path.join('/')}`;

/**
 * Runs some requests of a collection and resolves with the status and body of each. Path variables are filled in from
 * `variables`, query parameters that are optional are switched off, as a person does who leaves them empty.
 */
export async function send(collection, requests, variables, auth = collection.auth) {
  const item = requests.map((each) => {
    const { url } = each.request;
    const variable = url.variable.map((known) => ({ ...known, value: variables[known.key] ?? known.value }));
    const query = url.query.filter(({ description }) => description?.content.startsWith('(Required)'));
    return { ...each, request: { ...each.request, url: { ...url, variable, query } } };
  });
  const settings = {
    baseUrl: env.MONGODB_ATLAS_BASE_URL,
    digestAuthUsername: env.MONGODB_ATLAS_PUBLIC_API_KEY,
    digestAuthPassword: env.MONGODB_ATLAS_PRIVATE_API_KEY,
    basicAuthUsername: env.MONGODB_ATLAS_CLIENT_ID,
    basicAuthPassword: env.MONGODB_ATLAS_CLIENT_SECRET,
    // Left empty, it is the one of the challenge; a variable that is not set goes out as "{{realm}}".
    realm: '',
  };
  const envVar = Object.entries(settings).map(([key, value]) => ({ key, value }));
  const summary = await new Promise((resolve, reject) => {
    newman.run({ collection: { ...collection, item, auth }, envVar, reporters: [] }, (error, result) =>
      error ? reject(error) : resolve(result),
    );
  });
  // A request that was challenged is listed again when it was answered.
  const answers = new Map(summary.run.executions.map((each) => [each.item.id, each]));
  return [...answers.values()].map(({ item: sent, response }) => ({
    name: sent.name,
    status: response?.code,
    body: response === undefined ? undefined : parse(response.text()),
  }));
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
