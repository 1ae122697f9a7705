import { setTimeout as sleep } from 'node:timers/promises';
import { outcomeOf } from '../parts/outcome.mjs';

/** Within which every node has heard of a change. */
const HEARD_MS = 1500;

/** A key and a token that are made on one node, used on all, and taken away on another one. */
export function createCrossing({ callers, first }) {
  const org = `/api/atlas/v2/orgs/${first.orgId}`;
  const oneOf = (places) => places[Math.floor(Math.random() * places.length)];
  const owning = (place, method, path, body) => place.digest(first.apiKey, method, path, body);

  async function made(call, status) {
    const answer = await call;
    if (answer.status !== status) throw new Error(outcomeOf(answer));
    return answer.text === '' ? undefined : JSON.parse(answer.text);
  }

  /** What is wrong where not all places answer so. */
  async function everywhere(places, expected, what, call) {
    const answers = await Promise.all(places.map(call));
    return answers
      .filter(({ status }) => status !== expected)
      .map((answer) => `${what}: ${outcomeOf(answer)}`);
  }

  return {
    weight: 1,
    async step() {
      const places = callers();
      const key = await made(
        owning(oneOf(places), 'POST', `${org}/apiKeys`, { desc: 'crossing', roles: ['ORG_READ_ONLY'] }),
        200,
      );
      const account = await made(
        owning(oneOf(places), 'POST', `${org}/serviceAccounts`, {
          name: 'crossing',
          description: 'used on all nodes',
          roles: ['ORG_READ_ONLY'],
          secretExpiresAfterHours: 8,
        }),
        201,
      );
      const client = { clientId: account.clientId, clientSecret: account.secrets[0].secret };
      const { access_token: token } = await made(
        oneOf(places).form(client, '/api/oauth/token', { grant_type: 'client_credentials' }),
        200,
      );
      const withKey = (place) => place.digest(key, 'GET', org);
      const withToken = (place) => place.bearer(token, 'GET', org);
      const wrong = [
        ...(await everywhere(places, 200, 'a key that another node made', withKey)),
        ...(await everywhere(places, 200, 'a token that another node gave out', withToken)),
      ];
      await made(owning(oneOf(places), 'DELETE', `${org}/apiKeys/${key.id}`), 204);
      await made(owning(oneOf(places), 'DELETE', `${org}/serviceAccounts/${account.clientId}`), 204);
      await sleep(HEARD_MS);
      return [
        ...wrong,
        ...(await everywhere(places, 401, 'a key that another node deleted', withKey)),
        ...(await everywhere(places, 401, 'a token of an account that another node deleted', withToken)),
      ];
    },
  };
}
