"""What openapi-generator makes, with an access token."""

import os

import httpx
import pytest
from openapigenerator import ApiClient, Configuration, OrganizationsApi, ProgrammaticAPIKeysApi, ProjectIPAccessListApi, RootApi
from openapigenerator.exceptions import NotFoundException
from openapigenerator.models import CreateAtlasOrganizationApiKey, NetworkPermissionEntryBody

BASE_URL = os.environ["MONGODB_ATLAS_BASE_URL"]
ORG_ID = os.environ["MONGODB_ATLAS_ORG_ID"]
PROJECT_ID = os.environ["MONGODB_ATLAS_PROJECT_ID"]
ACCOUNT = (os.environ["MONGODB_ATLAS_CLIENT_ID"], os.environ["MONGODB_ATLAS_CLIENT_SECRET"])


@pytest.fixture
def client():
    form = {"grant_type": "client_credentials"}
    minted = httpx.post(f"{BASE_URL}/api/oauth/token", auth=httpx.BasicAuth(*ACCOUNT), data=form).raise_for_status()
    with ApiClient(Configuration(host=BASE_URL, access_token=minted.json()["access_token"])) as made:
        made.set_default_header("Accept", "application/vnd.atlas.2024-08-05+json")
        yield made


def test_it_reads_and_writes(client):
    assert OrganizationsApi(client).get_org(ORG_ID).id == ORG_ID
    body = CreateAtlasOrganizationApiKey(desc="made by openapi-generator", roles=["ORG_MEMBER"])
    assert ProgrammaticAPIKeysApi(client).create_org_api_key(ORG_ID, body).desc == "made by openapi-generator"


def test_it_reads_null(client):
    assert RootApi(client).get_system_status().api_key is None


def test_it_writes_null(client):
    entry = NetworkPermissionEntryBody.from_dict({"ipAddress": "192.0.2.10", "cidrBlock": None})
    assert '"cidrBlock": null' in entry.to_json()
    made = ProjectIPAccessListApi(client).create_group_access_list_entry(PROJECT_ID, [entry])
    assert "192.0.2.10" in [each.ip_address for each in made.results]


def test_it_tells_why_something_was_refused(client):
    with pytest.raises(NotFoundException, match="ORG_NOT_FOUND"):
        OrganizationsApi(client).get_org("f" * 24)
