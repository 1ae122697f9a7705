"""Service accounts for the tests, made with the owner's key."""

import os
from dataclasses import dataclass

import httpx2
import pytest

ACCOUNTS = f"/api/atlas/v2/orgs/{os.environ['MONGODB_ATLAS_ORG_ID']}/serviceAccounts"


@dataclass(frozen=True)
class Account:
    client_id: str
    secret: str


@pytest.fixture(scope="session")
def owner():
    """A client that may do everything."""
    key = httpx2.DigestAuth(os.environ["MONGODB_ATLAS_PUBLIC_API_KEY"], os.environ["MONGODB_ATLAS_PRIVATE_API_KEY"])
    accept = {"Accept": "application/vnd.atlas.2024-08-05+json"}
    with httpx2.Client(base_url=os.environ["MONGODB_ATLAS_BASE_URL"], auth=key, headers=accept, timeout=30) as client:
        yield client


@pytest.fixture
def account(owner):
    body = {"name": "of a test", "description": "of a test", "roles": ["ORG_MEMBER"], "secretExpiresAfterHours": 720}
    made = owner.post(ACCOUNTS, json=body).raise_for_status().json()
    return Account(made["clientId"], made["secrets"][0]["secret"])


@pytest.fixture
def delete_account(owner):
    return lambda account: owner.delete(f"{ACCOUNTS}/{account.client_id}").raise_for_status()
