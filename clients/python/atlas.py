"""What the tests know of the server: its address, the owner's credentials, and how to make credentials for one test."""

import os
from dataclasses import dataclass

import requests
from requests.auth import HTTPDigestAuth

BASE_URL = os.environ["MONGODB_ATLAS_BASE_URL"]
ORG = f"/api/atlas/v2/orgs/{os.environ['MONGODB_ATLAS_ORG_ID']}"
PROJECT = f"/api/atlas/v2/groups/{os.environ['MONGODB_ATLAS_PROJECT_ID']}"
TOKEN_URL = f"{BASE_URL}/api/oauth/token"
REVOKE_URL = f"{BASE_URL}/api/oauth/revoke"
ACCEPT = "application/vnd.atlas.2024-08-05+json"
# Documentation addresses (RFC 5737): no call comes from there.
ELSEWHERE = "203.0.113.7"


@dataclass(frozen=True)
class Key:
    """An API key. Digest takes the public half for the user name and the private half for the password."""

    id: str
    public: str
    private: str


@dataclass(frozen=True)
class Account:
    """A service account with its one secret."""

    client_id: str
    secret_id: str
    secret: str


OWNER = Key("", os.environ["MONGODB_ATLAS_PUBLIC_API_KEY"], os.environ["MONGODB_ATLAS_PRIVATE_API_KEY"])

_owner = requests.Session()
_owner.auth = HTTPDigestAuth(OWNER.public, OWNER.private)
_owner.headers["Accept"] = ACCEPT


def as_owner(method: str, path: str, body=None):
    """Calls with the owner's key. Returns the body of the answer; whatever is no success ends the test."""
    answer = _owner.request(method, BASE_URL + path, json=body, timeout=30)
    assert answer.ok, f"{method} {path}: {answer.status_code} {answer.text}"
    return answer.json() if answer.content else None


def make_key(*roles: str, desc: str = "of a test") -> Key:
    made = as_owner("POST", f"{ORG}/apiKeys", {"desc": desc, "roles": list(roles)})
    return Key(made["id"], made["publicKey"], made["privateKey"])


def make_account(*roles: str) -> Account:
    made = as_owner(
        "POST",
        f"{ORG}/serviceAccounts",
        {"name": "of a test", "description": "of a test", "roles": list(roles), "secretExpiresAfterHours": 720},
    )
    secret = made["secrets"][0]
    return Account(made["clientId"], secret["id"], secret["secret"])
