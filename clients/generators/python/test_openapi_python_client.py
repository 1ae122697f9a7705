"""What openapi-python-client makes, with an API key and with an access token."""

import os

import httpx
from sallyport_client import Client
from sallyport_client.api.organizations import get_org
from sallyport_client.api.programmatic_api_keys import create_org_api_key
from sallyport_client.models import CreateAtlasOrganizationApiKey

BASE_URL = os.environ["MONGODB_ATLAS_BASE_URL"]
ORG_ID = os.environ["MONGODB_ATLAS_ORG_ID"]
KEY = (os.environ["MONGODB_ATLAS_PUBLIC_API_KEY"], os.environ["MONGODB_ATLAS_PRIVATE_API_KEY"])
ACCOUNT = (os.environ["MONGODB_ATLAS_CLIENT_ID"], os.environ["MONGODB_ATLAS_CLIENT_SECRET"])
ACCEPT = {"Accept": "application/vnd.atlas.2024-08-05+json"}


def test_it_reads_with_an_access_token():
    form = {"grant_type": "client_credentials"}
    minted = httpx.post(f"{BASE_URL}/api/oauth/token", auth=httpx.BasicAuth(*ACCOUNT), data=form).raise_for_status()
    bearer = {"Authorization": f"Bearer {minted.json()['access_token']}"}
    with Client(base_url=BASE_URL, headers=ACCEPT | bearer) as client:
        assert get_org.sync(ORG_ID, client=client).id == ORG_ID


def test_it_reads_and_writes_with_an_api_key():
    body = CreateAtlasOrganizationApiKey.from_dict({"desc": "made by openapi-python-client", "roles": ["ORG_MEMBER"]})
    with Client(base_url=BASE_URL, headers=ACCEPT, httpx_args={"auth": httpx.DigestAuth(*KEY)}) as client:
        assert get_org.sync(ORG_ID, client=client).id == ORG_ID
        assert create_org_api_key.sync(ORG_ID, client=client, body=body).desc == "made by openapi-python-client"
