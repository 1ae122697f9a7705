import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import {
  ACCEPT,
  ACCOUNT,
  curl,
  curlDigest,
  JSON_BODY,
  KEYS,
  makeReader,
  ORG,
  OWNER,
  TOKEN_URL,
} from './programs.mjs';

const { env } = process;
const BODY = '{"desc":"made by curl","roles":["ORG_MEMBER"]}';

describe('curl --digest', () => {
  it('reads with one challenge, over one connection', async () => {
    const { status, requests, connections, body } = await curlDigest([ORG]);
    assert.deepEqual([status, requests, connections], [200, 2, 1]);
    assert.equal(body.id, env.MONGODB_ATLAS_ORG_ID);
  });

  it('makes, changes and deletes', async () => {
    const made = await curlDigest([...JSON_BODY, '--data', BODY, KEYS]);
    assert.deepEqual([made.status, made.body.desc], [200, 'made by curl']);
    const one = `${KEYS}/${made.body.id}`;
    const changed = await curlDigest([
      ...JSON_BODY,
      '--request',
      'PATCH',
      '--data',
      '{"desc":"changed"}',
      one,
    ]);
    assert.deepEqual([changed.status, changed.body.desc], [200, 'changed']);
    const deleted = await curlDigest(['--request', 'DELETE', one]);
    assert.deepEqual([deleted.status, deleted.body], [204, '']);
    assert.equal((await curlDigest([one])).body.errorCode, 'API_KEY_NOT_FOUND');
  });

  const bodies = {
    'in chunks': { args: ['--header', 'Transfer-Encoding: chunked', '--data-binary', '@-'], input: BODY },
    'from standard input, by -T -': { args: ['-T', '-', '--request', 'POST'], input: BODY },
    'after Expect: 100-continue': { args: ['--header', 'Expect: 100-continue', '--data', BODY] },
    'over HTTP/1.0': { args: ['--http1.0', '--data', BODY] },
    'by --json, which needs the Accept header behind it': { args: ['--json', BODY, ...ACCEPT] },
  };
  for (const [how, { args, input }] of Object.entries(bodies))
    it(`sends a body ${how}`, async () => {
      const made = await curlDigest([...JSON_BODY, ...args, KEYS], { input });
      assert.deepEqual([made.status, made.body.desc], [200, 'made by curl']);
    });

  it('sends a file by -T', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'sallyport-curl-'));
    try {
      writeFileSync(join(directory, 'key.json'), BODY);
      const upload = ['-T', join(directory, 'key.json'), '--request', 'POST'];
      const made = await curlDigest([...JSON_BODY, ...upload, KEYS]);
      assert.deepEqual([made.status, made.body.desc], [200, 'made by curl']);
    } finally {
      rmSync(directory, { recursive: true });
    }
  });

  it('is refused a body that is too long, sent in chunks', async () => {
    const chunked = ['--header', 'Transfer-Encoding: chunked', '--data-binary', '@-'];
    const long = JSON.stringify({ desc: 'x'.repeat(2 * 1024 * 1024), roles: ['ORG_MEMBER'] });
    const refused = await curlDigest([...JSON_BODY, ...chunked, KEYS], { input: long });
    assert.deepEqual([refused.status, refused.body.errorCode], [413, 'PAYLOAD_TOO_LARGE']);
  });

  it('escapes a query', async () => {
    const name = ['--get', '--data-urlencode', 'name=Ä & B+C/d=1?'];
    const found = await curlDigest([...name, `${env.MONGODB_ATLAS_BASE_URL}/api/atlas/v2/orgs`]);
    assert.deepEqual([found.status, found.body.totalCount], [200, 0]);
  });

  it('calls many pages at the same time', async () => {
    const parallel = ['--parallel', '--write-out', '%{http_code}\n', '--output', '/dev/null'];
    const { exit } = await curlDigest([...parallel, '--fail', `${KEYS}?pageNum=[1-20]`]);
    assert.equal(exit, 0);
  });

  it('gets compressed answers, and the head alone', async () => {
    const compressed = await curlDigest(['--compressed', `${KEYS}?itemsPerPage=500`]);
    assert.ok(compressed.body.totalCount > 0);
    assert.equal((await curlDigest(['--head', KEYS])).status, 200);
  });

  it('stays at HTTP/1.1 when it offers HTTP/2', async () => {
    assert.equal((await curlDigest(['--http2', ORG])).status, 200);
  });

  it('takes the key from a file, so that it is on no command line', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'sallyport-curl-'));
    try {
      const file = join(directory, 'netrc');
      writeFileSync(file, `machine 127.0.0.1 login ${OWNER.user} password ${OWNER.password}\n`, {
        mode: 0o600,
      });
      assert.equal((await curl(['--digest', '--netrc-file', file, ...ACCEPT, ORG])).status, 200);
    } finally {
      rmSync(directory, { recursive: true });
    }
  });

  it('tells by --fail-with-body that a role does not suffice, after one challenge', async () => {
    const reader = await makeReader();
    const remove = ['--fail-with-body', '--request', 'DELETE', `${KEYS}/${reader.id}`];
    const refused = await curlDigest(remove, { key: reader });
    assert.deepEqual([refused.exit, refused.status, refused.requests], [22, 401, 2]);
    assert.equal(refused.body.errorCode, 'USER_UNAUTHORIZED');
  });

  it('shows the address that is not on the access list', async () => {
    const reader = await makeReader();
    const entries = [
      ...JSON_BODY,
      '--data',
      '[{"ipAddress":"203.0.113.7"}]',
      `${KEYS}/${reader.id}/accessList`,
    ];
    assert.equal((await curlDigest(entries)).status, 200);
    const refused = await curlDigest([ORG], { key: reader });
    assert.deepEqual(
      [refused.status, refused.body.errorCode, refused.body.parameters],
      [403, 'IP_ADDRESS_NOT_ON_ACCESS_LIST', ['127.0.0.1']],
    );
  });

  it('stops after one try when the key is deleted', async () => {
    const reader = await makeReader();
    await curlDigest(['--request', 'DELETE', `${KEYS}/${reader.id}`]);
    const refused = await curlDigest([ORG], { key: reader });
    assert.deepEqual([refused.status, refused.requests, refused.body.error], [401, 2, 401]);
  });
});

describe('curl --anyauth', () => {
  it('finds that it takes Digest', async () => {
    const anyauth = ['--anyauth', '--user', `${OWNER.user}:${OWNER.password}`, ...ACCEPT];
    const made = await curl([...anyauth, ...JSON_BODY, '--data', BODY, KEYS]);
    assert.deepEqual([made.status, made.body.desc], [200, 'made by curl']);
  });
});

describe('curl with an access token', () => {
  it('gets one by Basic and uses it', async () => {
    const basic = ['--user', `${ACCOUNT.user}:${ACCOUNT.password}`];
    const { status, body } = await curl([...basic, '--data', 'grant_type=client_credentials', TOKEN_URL]);
    assert.deepEqual([status, body.token_type, body.expires_in], [200, 'Bearer', 3600]);
    const read = await curl(['--oauth2-bearer', body.access_token, ...ACCEPT, ORG]);
    assert.deepEqual([read.status, read.requests], [200, 1]);
  });

  it('is told that the secret has to be in the header', async () => {
    const form = ['--data', 'grant_type=client_credentials', '--data-urlencode', `client_id=${ACCOUNT.user}`];
    const refused = await curl([...form, '--data-urlencode', `client_secret=${ACCOUNT.password}`, TOKEN_URL]);
    assert.equal(refused.status, 400);
    assert.equal(refused.body.error_description, 'No Authorization header provided');
  });
});

describe('curl over HTTPS', () => {
  const url = `${env.HTTPS_URL}/api/atlas/v2/orgs`;
  const key = { user: env.HTTPS_PUBLIC_API_KEY, password: env.HTTPS_PRIVATE_API_KEY };

  it('trusts the certificate authority that it is given', async () => {
    assert.equal((await curlDigest(['--cacert', env.HTTPS_CA_FILE, url], { key })).status, 200);
  });

  it('refuses the certificate without it', async () => {
    assert.equal((await curlDigest([url], { key })).exit, 60);
  });
});
