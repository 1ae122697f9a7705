const OAUTH = '/api/oauth';
const PRIVATE = '/api/private';

/** Where nothing is served: 404 says that the caller was let in, without a word from the database. */
const unserved = (orgId) => `/api/atlas/v2/orgs/${orgId}/nothing-is-here`;

/** The two organizations of one reading node, and who may change them. `lists` is the one that comes to require lists. */
export async function makeOrganizations(writer, first, name) {
  const organizations = {};
  for (const use of ['plain', 'lists']) {
    const made = await ok(
      writer.digest(first.apiKey, 'POST', '/api/atlas/v2/orgs', {
        name: `${name} ${use}`,
        apiKey: { desc: 'owner', roles: ['ORG_OWNER'] },
      }),
    );
    organizations[use] = {
      id: made.organization.id,
      owner: made.apiKey,
      path: `/api/atlas/v2/orgs/${made.organization.id}`,
    };
  }
  const { lists } = organizations;
  await ok(
    writer.digest(lists.owner, 'POST', `${lists.path}/apiKeys/${lists.owner.id}/accessList`, [
      { cidrBlock: '127.0.0.0/8' },
    ]),
  );
  return organizations;
}

/**
 * Makes credentials for one trial and gives what takes each of them away: `revoke` on the writing node, and `ask` on a
 * reading node, which gives the status of an answer that needs nothing but memory.
 */
export async function makeRevocations(writer, { first, organizations: { plain, lists } }) {
  const asOwner = (method, path, body) => ok(writer.digest(plain.owner, method, plain.path + path, body));
  const makeKey = (role) => asOwner('POST', '/apiKeys', { desc: 'trial', roles: [role] });
  const makeAccount = async () => {
    const { clientId, secrets } = await asOwner('POST', '/serviceAccounts', {
      name: 'trial',
      description: 'trial',
      roles: ['ORG_READ_ONLY'],
      secretExpiresAfterHours: 8760,
    });
    const credentials = { clientId, clientSecret: secrets[0].secret };
    const { access_token: token } = await ok(
      writer.form(credentials, `${OAUTH}/token`, { grant_type: 'client_credentials' }),
    );
    return { credentials, token, secretId: secrets[0].id, path: `/serviceAccounts/${clientId}` };
  };
  const withKey = (key, org) => (node) => node.digest(key, 'GET', unserved(org.id));
  const withToken = (token) => (node) => node.bearer(token, 'GET', unserved(plain.id));

  const deleted = await makeKey('ORG_READ_ONLY');
  const unlisted = await makeKey('ORG_READ_ONLY');
  await asOwner('POST', `/apiKeys/${unlisted.id}/accessList`, [
    { ipAddress: '127.0.0.1' },
    { ipAddress: '192.0.2.1' },
  ]);
  const demoted = await makeKey('ORG_OWNER');
  const [account, secretless, revoked] = [await makeAccount(), await makeAccount(), await makeAccount()];
  const listless = await ok(
    writer.digest(lists.owner, 'POST', `${lists.path}/apiKeys`, { desc: 'trial', roles: ['ORG_READ_ONLY'] }),
  );
  const session = await signInInTurn(writer, first.owner);
  const requireLists = (isRequired) =>
    ok(writer.digest(lists.owner, 'PATCH', `${lists.path}/settings`, { apiAccessListRequired: isRequired }));

  return {
    kinds: [
      {
        kind: 'a key is deleted',
        revoke: () => asOwner('DELETE', `/apiKeys/${deleted.id}`),
        ask: withKey(deleted, plain),
      },
      {
        kind: 'an entry is taken off an access list',
        revoke: () => asOwner('DELETE', `/apiKeys/${unlisted.id}/accessList/127.0.0.1`),
        ask: withKey(unlisted, plain),
      },
      {
        kind: 'a role is taken away',
        revoke: () => asOwner('PATCH', `/apiKeys/${demoted.id}`, { roles: ['ORG_READ_ONLY'] }),
        // An owner is told what the body lacks; who may not make keys is refused before anybody looks.
        ask: (node) => node.digest(demoted, 'POST', `${plain.path}/apiKeys`, {}),
      },
      {
        kind: 'an organization comes to require lists',
        revoke: () => requireLists(true),
        ask: withKey(listless, lists),
      },
      {
        kind: 'a service account is deleted',
        revoke: () => asOwner('DELETE', account.path),
        ask: withToken(account.token),
      },
      {
        kind: 'a client secret is deleted',
        revoke: () => asOwner('DELETE', `${secretless.path}/secrets/${secretless.secretId}`),
        ask: withToken(secretless.token),
      },
      {
        kind: 'a token is revoked',
        revoke: () => ok(writer.form(revoked.credentials, `${OAUTH}/revoke`, { token: revoked.token })),
        ask: withToken(revoked.token),
      },
      {
        kind: 'a person signs out',
        revoke: () => ok(writer.json('DELETE', `${PRIVATE}/session`, undefined, session)),
        ask: (node) => node.send('GET', unserved(first.orgId), { headers: { Cookie: session.Cookie } }),
      },
    ],
    /** Leaves the organizations as they were. */
    async tidy() {
      await requireLists(false);
      for (const { path } of [secretless, revoked]) await asOwner('DELETE', path);
      for (const { id } of [unlisted, demoted]) await asOwner('DELETE', `/apiKeys/${id}`);
      await ok(writer.digest(lists.owner, 'DELETE', `${lists.path}/apiKeys/${listless.id}`));
    },
  };
}

let lastSignIn = Promise.resolve();

/** One after the other: more than five of one person at a time look like guessing. */
function signInInTurn(writer, owner) {
  lastSignIn = lastSignIn.then(() => signIn(writer, owner));
  return lastSignIn;
}

async function signIn(writer, owner) {
  const answer = await writer.json('POST', `${PRIVATE}/session`, owner);
  const { csrfToken } = parse(answer);
  const [cookie] = String(answer.headers['set-cookie']).split(';', 1);
  return { Cookie: cookie, 'X-CSRF-Token': csrfToken };
}

async function ok(call) {
  return parse(await call);
}

function parse({ status, text, error }) {
  if (status < 200 || status > 299) throw new Error(`the writing node answered ${status} ${error ?? text}`);
  return text === '' ? undefined : JSON.parse(text);
}
