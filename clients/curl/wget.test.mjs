import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ACCEPT, ACCOUNT, JSON_BODY, KEYS, makeReader, ORG, TOKEN_URL, wget } from './programs.mjs';

const { env } = process;
const send = (method, body) => [...JSON_BODY, `--method=${method}`, `--body-data=${JSON.stringify(body)}`];

describe('wget', () => {
  it('reads after the challenge', async () => {
    const { exit, statuses, body } = await wget([...ACCEPT, ORG]);
    assert.deepEqual([exit, statuses, body.id], [0, [401, 200], env.MONGODB_ATLAS_ORG_ID]);
  });

  it('makes, changes and deletes', async () => {
    const made = await wget([
      ...ACCEPT,
      ...send('POST', { desc: 'made by wget', roles: ['ORG_MEMBER'] }),
      KEYS,
    ]);
    assert.deepEqual([made.statuses, made.body.desc], [[401, 200], 'made by wget']);
    const one = `${KEYS}/${made.body.id}`;
    const changed = await wget([...ACCEPT, ...send('PATCH', { desc: 'changed' }), one]);
    assert.deepEqual([changed.statuses, changed.body.desc], [[401, 200], 'changed']);
    assert.deepEqual((await wget([...ACCEPT, '--method=DELETE', one])).statuses, [401, 204]);
  });

  it('shows with --content-on-error why an address is refused', async () => {
    const reader = await makeReader();
    await wget([
      ...ACCEPT,
      ...send('POST', [{ ipAddress: '203.0.113.7' }]),
      `${KEYS}/${reader.id}/accessList`,
    ]);
    const { exit, body } = await wget([...ACCEPT, ORG], reader);
    // 8 is wget's exit status for a refusal.
    assert.deepEqual(
      [exit, body.errorCode, body.parameters],
      [8, 'IP_ADDRESS_NOT_ON_ACCESS_LIST', ['127.0.0.1']],
    );
  });

  it('ends when a role does not suffice, after one try; it shows no body of a 401', async () => {
    const reader = await makeReader();
    const refused = await wget([...ACCEPT, '--method=DELETE', `${KEYS}/${reader.id}`], reader);
    // 6 is wget's exit status for a failed authentication.
    assert.deepEqual([refused.exit, refused.statuses, refused.body], [6, [401, 401], '']);
  });

  it('goes on to Digest when --auth-no-challenge sent Basic first', async () => {
    const { statuses } = await wget(['--auth-no-challenge', ...ACCEPT, ORG]);
    assert.deepEqual(statuses, [401, 200]);
  });

  it('gets an access token with --auth-no-challenge and uses it', async () => {
    const form = '--post-data=grant_type=client_credentials';
    const { statuses, body } = await wget(['--auth-no-challenge', form, TOKEN_URL], ACCOUNT);
    assert.deepEqual([statuses, body.token_type], [[200], 'Bearer']);
    const bearer = ['--header', `Authorization: Bearer ${body.access_token}`];
    assert.deepEqual((await wget([...bearer, ...ACCEPT, ORG])).statuses, [200]);
  });

  it('gets none without it, and is told that the header is missing', async () => {
    const { statuses, body } = await wget(['--post-data=grant_type=client_credentials', TOKEN_URL], ACCOUNT);
    assert.deepEqual([statuses, body.error_description], [[400], 'No Authorization header provided']);
  });
});
