#!/usr/bin/env bash
# Lists the projects that a key sees, makes one, restricts a key of its own to this machine, and cleans up. Needs curl alone.
set -euo pipefail

: "${SALLYPORT_URL:?where the server is, for example http://127.0.0.1:8080}"
: "${PUBLIC_KEY:?}" "${PRIVATE_KEY:?}" "${ORG_ID:?}"

# call METHOD PATH [BODY]
call() {
  curl --silent --show-error --fail-with-body --digest --user "$PUBLIC_KEY:$PRIVATE_KEY" \
    --header 'Accept: application/vnd.atlas.2023-01-01+json' \
    --header 'Content-Type: application/json' \
    --request "$1" ${3:+--data "$3"} "$SALLYPORT_URL/api/atlas/v2$2"
}

# The first id of an answer. Real scripts use jq.
id() { grep -o '"id":"[0-9a-f]*"' | head -n 1 | cut -d '"' -f 4; }

project=$(call POST /groups "{\"name\":\"Made by curl\",\"orgId\":\"$ORG_ID\"}" | id)
echo "made project $project"

key=$(call POST "/groups/$project/apiKeys" '{"desc":"for this machine","roles":["GROUP_READ_ONLY"]}' | id)
call POST "/orgs/$ORG_ID/apiKeys/$key/accessList" '[{"ipAddress":"127.0.0.1"}]' > /dev/null
echo "made key $key, which works from 127.0.0.1"

call DELETE "/orgs/$ORG_ID/apiKeys/$key"
call DELETE "/groups/$project" > /dev/null
echo 'deleted both'
