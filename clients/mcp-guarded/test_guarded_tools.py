"""The official Python client calls tools that have permissions."""

import asyncio
import os
import ssl
from contextlib import asynccontextmanager

import httpx2
import pytest
from mcp import Client
from mcp.client.auth.extensions.client_credentials import ClientCredentialsOAuthProvider
from mcp.client.streamable_http import streamable_http_client
from mcp.shared.exceptions import MCPError

MCP_URL = os.environ["MCP_URL"]
ISSUER = os.environ["MONGODB_ATLAS_BASE_URL"]
ACCOUNTS = f"/api/atlas/v2/orgs/{os.environ['MONGODB_ATLAS_ORG_ID']}/serviceAccounts"
TRUST = ssl.create_default_context(cafile=os.environ["NODE_EXTRA_CA_CERTS"])


class Memory:
    """Keeps tokens for as long as the program runs."""

    tokens = None
    client_info = None

    async def get_tokens(self):
        return self.tokens

    async def set_tokens(self, tokens):
        self.tokens = tokens

    async def get_client_info(self):
        return self.client_info

    async def set_client_info(self, client_info):
        self.client_info = client_info


@pytest.fixture(scope="session")
def owner():
    key = httpx2.DigestAuth(os.environ["MONGODB_ATLAS_PUBLIC_API_KEY"], os.environ["MONGODB_ATLAS_PRIVATE_API_KEY"])
    accept = {"Accept": "application/vnd.atlas.2024-08-05+json"}
    with httpx2.Client(base_url=ISSUER, auth=key, headers=accept, timeout=30) as client:
        yield client


@pytest.fixture
def account(owner):
    body = {"name": "clerk", "description": "clerk", "roles": ["ORG_TOOLS_CLERK"], "secretExpiresAfterHours": 24}
    return owner.post(ACCOUNTS, json=body).raise_for_status().json()


@asynccontextmanager
async def connect(**sent):
    async with httpx2.AsyncClient(verify=TRUST, timeout=30, **sent) as http:
        async with Client(streamable_http_client(MCP_URL, http_client=http)) as client:
            yield client


def with_account(account):
    return ClientCredentialsOAuthProvider(
        server_url=MCP_URL,
        storage=Memory(),
        client_id=account["clientId"],
        client_secret=account["secrets"][0]["secret"],
        issuer=ISSUER,
    )


async def call(client, tool, **arguments):
    return (await client.call_tool(tool, arguments)).content[0].text


def test_it_lists_and_calls_the_tools_that_it_may_and_is_told_why_it_may_not(account, caplog):
    async def run():
        async with connect(auth=with_account(account)) as client:
            names = {tool.name for tool in (await client.list_tools()).tools}
            state = await call(client, "look_up_order", order="order 17")
            with pytest.raises(MCPError) as refused:
                await call(client, "refund_order", order="order 17")
            return names, state, await call(client, "who_calls"), str(refused.value)

    names, state, caller, refusal = asyncio.run(run())
    assert names == {"look_up_order", "refund_order", "who_calls"}
    assert state == "order 17 is open"
    assert caller == f"serviceaccount/{account['clientId']} tools.use"
    assert refusal != ""


def test_it_is_refused_at_the_next_call_when_the_account_is_deleted(account, owner):
    async def run():
        secret = account["secrets"][0]["secret"]
        async with connect(headers={"Authorization": f"Bearer {secret}"}) as client:
            assert await call(client, "look_up_order", order="order 17") == "order 17 is open"
            owner.delete(f"{ACCOUNTS}/{account['clientId']}").raise_for_status()
            with pytest.raises(MCPError):
                await call(client, "look_up_order", order="order 17")

    asyncio.run(run())
