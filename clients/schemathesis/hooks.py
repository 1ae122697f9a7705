"""What Schemathesis is told about the server: how to prove who calls, and which of the things in a path there are."""

import os
import zlib

import requests
import schemathesis
from requests.auth import HTTPDigestAuth

BASE = os.environ["MONGODB_ATLAS_BASE_URL"]
ORG = os.environ["MONGODB_ATLAS_ORG_ID"]
OWN_PROJECT = os.environ["MONGODB_ATLAS_PROJECT_ID"]
OWN_KEY = os.environ["MONGODB_ATLAS_PUBLIC_API_KEY"]
CREDENTIALS = HTTPDigestAuth(OWN_KEY, os.environ["MONGODB_ATLAS_PRIVATE_API_KEY"])
VERSION = "application/vnd.atlas.2025-03-12+json"
NOBODY = "0" * 24
# Whatever the calls do, the organization itself stays.
KEEP_ORGANIZATION = {"deleteOrg"}


def listed(path):
    answer = requests.get(
        f"{BASE}/api/atlas/v2{path}?itemsPerPage=500",
        auth=CREDENTIALS,
        headers={"Accept": VERSION},
        timeout=30,
    )
    answer.raise_for_status()
    return answer.json()["results"]


# The credentials that call, their owner and their project are not among what paths name, so no call can take them away.
KEYS = [key["id"] for key in listed(f"/orgs/{ORG}/apiKeys") if key["publicKey"] != OWN_KEY]
PEOPLE = [
    person
    for person in listed(f"/orgs/{ORG}/users")
    if person["username"].startswith("member-")
]
KNOWN = {
    "orgId": [ORG],
    "groupId": [group["id"] for group in listed("/groups") if group["id"] != OWN_PROJECT],
    "apiKeyId": KEYS,
    "apiUserId": KEYS,
    "credentialId": KEYS,
    "clientId": [
        account["clientId"]
        for account in listed(f"/orgs/{ORG}/serviceAccounts")
        if account["clientId"] != os.environ["MONGODB_ATLAS_CLIENT_ID"]
    ],
    "teamId": [team["id"] for team in listed(f"/orgs/{ORG}/teams")],
    "userId": [person["id"] for person in PEOPLE],
    "userName": [person["username"] for person in PEOPLE],
    "eventId": [event["id"] for event in listed(f"/orgs/{ORG}/events")],
}


def known(name, value):
    """One of those that there are, always the same for the same generated value; one in eight is nobody's.

    Never the generated value: Schemathesis learns ids from answers, and that of the key that calls is in them.
    """
    pool = KNOWN.get(name, [])
    if not pool:
        return value
    number = zlib.crc32(repr(value).encode())
    return NOBODY if number % 8 == 0 else pool[number // 8 % len(pool)]


def spare_key():
    answer = requests.post(
        f"{BASE}/api/atlas/v2/orgs/{ORG}/apiKeys",
        auth=CREDENTIALS,
        headers={"Accept": VERSION},
        json={"desc": "ends itself", "roles": ["ORG_MEMBER"]},
        timeout=30,
    )
    answer.raise_for_status()
    key = answer.json()
    return HTTPDigestAuth(key["publicKey"], key["privateKey"])


# Whoever calls these is gone afterwards.
ENDS_CALLER = {"revokeOwnCredential"}
SPARE = spare_key()

schemathesis.auth.set_from_requests(CREDENTIALS)


@schemathesis.hook
def map_path_parameters(context, path_parameters):
    if not isinstance(path_parameters, dict):
        return path_parameters
    if context.operation.definition.raw.get("operationId") in KEEP_ORGANIZATION:
        return {**path_parameters, "orgId": NOBODY}
    return {name: known(name, value) for name, value in path_parameters.items()}


@schemathesis.hook
def map_query(context, query):
    # The schemas are those without an envelope.
    if isinstance(query, dict):
        query.pop("envelope", None)
    return query


@schemathesis.hook
def before_call(context, case, kwargs):
    if context.operation.definition.raw.get("operationId") in ENDS_CALLER:
        kwargs["auth"] = SPARE
    # Nothing but 406 comes of a version that is none.
    if "Accept" in (case.headers or {}):
        case.headers["Accept"] = VERSION
