import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../support/server.js';

const run = promisify(execFile);

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

/**
 * Follows the sample calls of the Cloud Manager pages in one shell. `api METHOD PATH [BODY]` makes a call with the
 * credentials in `$AUTH` and prints the answer; `field NAME` reads a member of the last answer into a variable.
 */
async function follow(authentication: string, script: string): Promise<string> {
  const { orgId, groupId, apiKey } = server.first;
  const { stdout } = await run('bash', [
    '-c',
    `set -eu
BASE=${server.url}; ORG_ID=${orgId}; PROJECT_ID=${groupId}
PUBLIC_KEY=${apiKey.publicKey}; PRIVATE_KEY=${apiKey.privateKey}
api() {
  local body=(); [ $# -gt 2 ] && body=(--data "$3")
  LAST=$(curl --silent --show-error "\${AUTH[@]}" --header 'Accept: application/json' \\
    --header 'Content-Type: application/json' --write-out '\\n%{http_code}' \\
    --request "$1" "$BASE/api/public/v1.0$2" "\${body[@]}")
  echo "$1 $2 -> \${LAST##*$'\\n'}"
}
field() { sed -n 's/.*"'"$1"'":"\\([^"]*\\)".*/\\1/p' <<< "$LAST"; }
${authentication}
${script}`,
  ]);
  return stdout
    .replaceAll(orgId, 'ORG')
    .replaceAll(groupId, 'PROJECT')
    .replace(/mdb_sa_id_[0-9a-f]{24}/g, 'CLIENT')
    .replace(/[0-9a-f]{24}/g, 'ID');
}

/** The first owner's key, by Digest. */
const DIGEST = 'AUTH=(--user "$PUBLIC_KEY:$PRIVATE_KEY" --digest)';

/** An owner's access token: the account is made over v1.0 too, and its token at the OAuth endpoint. */
const BEARER = `${DIGEST}
api POST "/orgs/$ORG_ID/serviceAccounts" '{"name":"owner","description":"owner","secretExpiresAfterHours":"24","roles":["ORG_OWNER"]}' > /dev/null
TOKEN=$(curl --silent --user "$(field clientId):$(field secret)" --data grant_type=client_credentials \\
  "$BASE/api/oauth/token" | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')
AUTH=(--header "Authorization: Bearer $TOKEN")`;

describe.each([
  ['Digest', DIGEST],
  ['Bearer', BEARER],
])('with curl and %s, over the Cloud Manager wire alone', (_scheme, authentication) => {
  it('a key of an organization is created, shown, changed, limited to addresses and deleted', async () => {
    const printed = await follow(
      authentication,
      `
api POST "/orgs/$ORG_ID/apiKeys?pretty=false" '{"desc":"New API key for test purposes","roles":["ORG_MEMBER","ORG_BILLING_ADMIN"]}'
KEY=$(field id); PAIR=$(field publicKey):$(field privateKey)
api GET "/orgs/$ORG_ID/apiKeys"
api GET "/orgs/$ORG_ID/apiKeys/$KEY"
field privateKey
api PATCH "/orgs/$ORG_ID/apiKeys/$KEY" '{"desc":"Changed","roles":["ORG_READ_ONLY"]}'
field desc
api POST "/orgs/$ORG_ID/apiKeys/$KEY/accessList" '[{"ipAddress":"127.0.0.1"},{"cidrBlock":"192.0.2.0/24"}]'
api GET "/orgs/$ORG_ID/apiKeys/$KEY/accessList"
api GET "/orgs/$ORG_ID/apiKeys/$KEY/accessList/127.0.0.1"
OWNER=("\${AUTH[@]}"); AUTH=(--user "$PAIR" --digest)
api GET "/orgs"
AUTH+=(--interface 127.0.0.9)
api GET "/orgs"
AUTH=("\${OWNER[@]}")
api DELETE "/orgs/$ORG_ID/apiKeys/$KEY/accessList/192.0.2.0%2F24"
api DELETE "/orgs/$ORG_ID/apiKeys/$KEY"
AUTH=(--user "$PAIR" --digest)
api GET "/orgs"`,
    );
    expect(printed.trim().split('\n')).toEqual([
      'POST /orgs/ORG/apiKeys?pretty=false -> 200',
      'GET /orgs/ORG/apiKeys -> 200',
      'GET /orgs/ORG/apiKeys/ID -> 200',
      expect.stringMatching(/^\*{8}-\*{4}-\*{4}-[0-9a-f]{12}$/),
      'PATCH /orgs/ORG/apiKeys/ID -> 200',
      'Changed',
      'POST /orgs/ORG/apiKeys/ID/accessList -> 200',
      'GET /orgs/ORG/apiKeys/ID/accessList -> 200',
      'GET /orgs/ORG/apiKeys/ID/accessList/127.0.0.1 -> 200',
      'GET /orgs -> 200',
      'GET /orgs -> 403',
      'DELETE /orgs/ORG/apiKeys/ID/accessList/192.0.2.0%2F24 -> 204',
      'DELETE /orgs/ORG/apiKeys/ID -> 204',
      'GET /orgs -> 401',
    ]);
  });

  it('a key of a project is created, shown, given other roles, removed, assigned again and deleted', async () => {
    const printed = await follow(
      authentication,
      `
api POST "/groups/$PROJECT_ID/apiKeys" '{"desc":"New API key for test purposes","roles":["GROUP_READ_ONLY","GROUP_DATA_ACCESS_ADMIN"]}'
KEY=$(field id); PAIR=$(field publicKey):$(field privateKey)
api GET "/groups/$PROJECT_ID/apiKeys?pretty=true"
api PATCH "/groups/$PROJECT_ID/apiKeys/$KEY" '{"roles":["GROUP_USER_ADMIN"]}'
OWNER=("\${AUTH[@]}"); AUTH=(--user "$PAIR" --digest)
api GET "/groups/$PROJECT_ID"
AUTH=("\${OWNER[@]}")
api DELETE "/groups/$PROJECT_ID/apiKeys/$KEY"
AUTH=(--user "$PAIR" --digest)
api GET "/groups/$PROJECT_ID"
AUTH=("\${OWNER[@]}")
api PATCH "/groups/$PROJECT_ID/apiKeys/$KEY" '{"roles":["GROUP_OWNER"]}'
api DELETE "/orgs/$ORG_ID/apiKeys/$KEY"
api PATCH "/groups/$PROJECT_ID/apiKeys/$KEY" '{"roles":["GROUP_OWNER"]}'
field errorCode`,
    );
    expect(printed.trim().split('\n')).toEqual([
      'POST /groups/PROJECT/apiKeys -> 200',
      'GET /groups/PROJECT/apiKeys?pretty=true -> 200',
      'PATCH /groups/PROJECT/apiKeys/ID -> 200',
      'GET /groups/PROJECT -> 200',
      'DELETE /groups/PROJECT/apiKeys/ID -> 200',
      'GET /groups/PROJECT -> 401',
      'PATCH /groups/PROJECT/apiKeys/ID -> 200',
      'DELETE /orgs/ORG/apiKeys/ID -> 204',
      'PATCH /groups/PROJECT/apiKeys/ID -> 400',
      'API_KEY_NOT_FOUND',
    ]);
  });

  it('a service account is created, assigned, rotated, limited to addresses and deleted', async () => {
    const printed = await follow(
      authentication,
      `
api POST "/orgs/$ORG_ID/serviceAccounts" '{"name":"Example Service Account","description":"Example description","secretExpiresAfterHours":"3600","roles":["ORG_MEMBER"]}'
CLIENT=$(field clientId)
api GET "/orgs/$ORG_ID/serviceAccounts/$CLIENT"
api PATCH "/orgs/$ORG_ID/serviceAccounts/$CLIENT" '{"description":"Updated description","roles":["ORG_READ_ONLY"]}'
api POST "/groups/$PROJECT_ID/serviceAccounts/$CLIENT:invite" '{"roles":["GROUP_READ_ONLY"]}'
api GET "/orgs/$ORG_ID/serviceAccounts/$CLIENT/groups"
api PATCH "/groups/$PROJECT_ID/serviceAccounts/$CLIENT" '{"roles":["GROUP_OWNER"]}'
api POST "/orgs/$ORG_ID/serviceAccounts/$CLIENT/secrets/" '{"secretExpiresAfterHours":8766}'
SECRET_ID=$(field id); SECRET=$(field secret)
api POST "/orgs/$ORG_ID/serviceAccounts/$CLIENT/accessList" '[{"ipAddress":"127.0.0.1"}]'
OWNER=("\${AUTH[@]}")
OWN=$(curl --silent --user "$CLIENT:$SECRET" --data grant_type=client_credentials "$BASE/api/oauth/token" | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')
AUTH=(--header "Authorization: Bearer $OWN")
api GET "/groups/$PROJECT_ID"
AUTH=("\${OWNER[@]}")
api DELETE "/orgs/$ORG_ID/serviceAccounts/$CLIENT/secrets/$SECRET_ID"
AUTH=(--header "Authorization: Bearer $OWN")
api GET "/groups/$PROJECT_ID"
AUTH=("\${OWNER[@]}")
api DELETE "/groups/$PROJECT_ID/serviceAccounts/$CLIENT"
api DELETE "/orgs/$ORG_ID/serviceAccounts/$CLIENT"
api GET "/orgs/$ORG_ID/serviceAccounts/$CLIENT"`,
    );
    expect(printed.trim().split('\n')).toEqual([
      'POST /orgs/ORG/serviceAccounts -> 201',
      'GET /orgs/ORG/serviceAccounts/CLIENT -> 200',
      'PATCH /orgs/ORG/serviceAccounts/CLIENT -> 200',
      'POST /groups/PROJECT/serviceAccounts/CLIENT:invite -> 200',
      'GET /orgs/ORG/serviceAccounts/CLIENT/groups -> 200',
      'PATCH /groups/PROJECT/serviceAccounts/CLIENT -> 200',
      'POST /orgs/ORG/serviceAccounts/CLIENT/secrets/ -> 201',
      'POST /orgs/ORG/serviceAccounts/CLIENT/accessList -> 200',
      'GET /groups/PROJECT -> 200',
      'DELETE /orgs/ORG/serviceAccounts/CLIENT/secrets/ID -> 204',
      'GET /groups/PROJECT -> 401',
      'DELETE /groups/PROJECT/serviceAccounts/CLIENT -> 204',
      'DELETE /orgs/ORG/serviceAccounts/CLIENT -> 204',
      'GET /orgs/ORG/serviceAccounts/CLIENT -> 404',
    ]);
  });
});
