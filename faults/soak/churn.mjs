import { randomBytes } from 'node:crypto';
import { outcomeOf } from '../parts/outcome.mjs';

const V2 = '/api/atlas/v2';

/**
 * What callers do all day, as functions that take a step each and return the answers that were not as expected. `weight` is
 * how often a kind is chosen beside the others. `decide` is the kind whose latency is watched.
 */
export function createChurn({ caller, strangers, first }) {
  const { orgId, groupId, apiKey, owner } = first;
  const org = `${V2}/orgs/${orgId}`;
  const as = (key) => (method, path, body) => caller.digest(key, method, path, body);
  const owning = as(apiKey);
  let number = 0;
  let token;

  /** Makes calls one after the other; `steps` are `[expected statuses, () => answer]`. */
  async function expectEach(...steps) {
    const wrong = [];
    for (const [expected, call] of steps) {
      const answer = await call();
      if (![expected].flat().includes(answer.status)) wrong.push(outcomeOf(answer));
    }
    return wrong;
  }

  async function made(statuses, call) {
    const answer = await call();
    if (![statuses].flat().includes(answer.status)) throw new Error(outcomeOf(answer));
    return answer.text === '' ? undefined : JSON.parse(answer.text);
  }

  async function keyLife() {
    const key = await made(200, () =>
      owning('POST', `${org}/apiKeys`, { desc: `soak ${++number}`, roles: ['ORG_READ_ONLY'] }),
    );
    const path = `${org}/apiKeys/${key.id}`;
    const address = `10.${(number >> 8) & 255}.${number & 255}.1`;
    return expectEach(
      [200, () => as(key)('GET', org)],
      [200, () => owning('POST', `${path}/accessList`, [{ ipAddress: address }, { ipAddress: '127.0.0.1' }])],
      [200, () => as(key)('GET', org)],
      [204, () => owning('DELETE', `${path}/accessList/127.0.0.1`)],
      [403, () => as(key)('GET', org)],
      [200, () => owning('PATCH', path, { roles: ['ORG_MEMBER'] })],
      [204, () => owning('DELETE', path)],
      [401, () => as(key)('GET', org)],
    );
  }

  async function accountLife() {
    const { clientId, secrets } = await made(201, () =>
      owning('POST', `${org}/serviceAccounts`, {
        name: `soak ${++number}`,
        description: 'made by a soak',
        roles: ['ORG_READ_ONLY'],
        secretExpiresAfterHours: 8,
      }),
    );
    const account = { clientId, clientSecret: secrets[0].secret };
    const mint = () => caller.form(account, '/api/oauth/token', { grant_type: 'client_credentials' });
    const { access_token: own } = await made(200, mint);
    return expectEach(
      [200, () => caller.bearer(own, 'GET', org)],
      [200, () => caller.form(account, '/api/oauth/introspect', { token: own })],
      [200, () => caller.form(account, '/api/oauth/revoke', { token: own })],
      [401, () => caller.bearer(own, 'GET', org)],
      [204, () => owning('DELETE', `${org}/serviceAccounts/${clientId}`)],
      [401, mint],
    );
  }

  async function signIn() {
    const answer = await caller.json('POST', '/api/private/session', owner);
    if (answer.status !== 200) return [outcomeOf(answer)];
    const Cookie = String(answer.headers['set-cookie']).split(';', 1)[0];
    const headers = { Cookie, 'X-CSRF-Token': JSON.parse(answer.text).csrfToken };
    return expectEach(
      [200, () => caller.json('GET', '/api/private/session', undefined, headers)],
      [200, () => caller.json('GET', `/api/private/orgs/${orgId}/credentials`, undefined, headers)],
      [204, () => caller.json('DELETE', '/api/private/session', undefined, headers)],
      [401, () => caller.json('GET', '/api/private/session', undefined, headers)],
    );
  }

  function wrongCredentials() {
    const stranger = {
      publicKey: Array.from(randomBytes(8), (byte) => String.fromCharCode(97 + (byte % 26))).join(''),
      privateKey: 'b6a3ee1e-0000-4000-8000-000000000000',
    };
    return expectEach(
      [401, () => caller.digest(stranger, 'GET', org)],
      [401, () => caller.digest({ ...apiKey, privateKey: stranger.privateKey }, 'GET', org)],
      [401, () => caller.bearer(randomBytes(40).toString('base64url'), 'GET', org)],
      [401, () => caller.send('GET', org)],
      [
        [401, 429],
        () =>
          strangers.json('POST', '/api/private/session', {
            username: `${stranger.publicKey}@example.com`,
            password: 'wrong wrong wrong',
          }),
      ],
    );
  }

  const account = made(201, () =>
    owning('POST', `${org}/serviceAccounts`, {
      name: 'soak, all day',
      description: 'asks all day',
      roles: ['ORG_READ_ONLY'],
      secretExpiresAfterHours: 8,
    }),
  ).then(({ clientId, secrets }) => ({ clientId, clientSecret: secrets[0].secret }));

  async function withToken() {
    token ??= made(200, async () =>
      caller.form(await account, '/api/oauth/token', { grant_type: 'client_credentials' }),
    ).then(({ access_token }) => access_token);
    const answer = await caller.bearer(await token, 'GET', org);
    // Tokens last for an hour.
    if (answer.status === 401) token = undefined;
    return answer.status === 200 ? [] : [outcomeOf(answer)];
  }

  return {
    decide: { weight: 12, step: () => expectEach([200, () => owning('GET', org)]) },
    'read with a token': { weight: 8, step: withToken },
    'list of keys': { weight: 4, step: () => expectEach([200, () => owning('GET', `${org}/apiKeys`)]) },
    'list of projects': { weight: 3, step: () => expectEach([200, () => owning('GET', `${V2}/groups`)]) },
    'project and its keys': {
      weight: 2,
      step: () =>
        expectEach(
          [200, () => owning('GET', `${V2}/groups/${groupId}`)],
          [200, () => owning('GET', `${V2}/groups/${groupId}/apiKeys`)],
        ),
    },
    'audit trail': {
      weight: 2,
      step: () => expectEach([200, () => owning('GET', `${org}/events?itemsPerPage=100`)]),
    },
    'life of a key': { weight: 2, step: keyLife },
    'life of a service account': { weight: 1, step: accountLife },
    'sign in and out': { weight: 0.5, step: signIn },
    'wrong credentials': { weight: 2, step: wrongCredentials },
  };
}
