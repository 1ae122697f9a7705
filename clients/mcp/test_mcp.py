"""The official Python client gets a token for an MCP server by itself."""

import asyncio
import os
from contextlib import asynccontextmanager

import httpx2
import pytest
from mcp import Client
from mcp.client.auth import OAuthFlowError, OAuthTokenError
from mcp.client.auth.extensions.client_credentials import ClientCredentialsOAuthProvider
from mcp.client.streamable_http import streamable_http_client
from mcp.shared.exceptions import MCPError

from conftest import Account

MCP_URL = os.environ["MCP_URL"]
ISSUER = os.environ["MONGODB_ATLAS_BASE_URL"]


class Memory:
    """Keeps tokens for as long as the program runs."""

    def __init__(self):
        self.tokens = None
        self.client_info = None

    async def get_tokens(self):
        return self.tokens

    async def set_tokens(self, tokens):
        self.tokens = tokens

    async def get_client_info(self):
        return self.client_info

    async def set_client_info(self, client_info):
        self.client_info = client_info


@asynccontextmanager
async def connect(account: Account, issuer: str = ISSUER):
    auth = ClientCredentialsOAuthProvider(
        server_url=MCP_URL,
        storage=Memory(),
        client_id=account.client_id,
        client_secret=account.secret,
        issuer=issuer,
    )
    async with httpx2.AsyncClient(auth=auth, timeout=30) as http:
        async with Client(streamable_http_client(MCP_URL, http_client=http)) as client:
            yield client


async def text_of(client: Client, tool: str) -> str:
    return (await client.call_tool(tool)).content[0].text


def test_it_finds_the_token_endpoint_from_an_mcp_server_and_calls_a_tool(account):
    async def run():
        async with connect(account) as client:
            return await text_of(client, "whoami")

    assert asyncio.run(run()) == account.client_id


def test_it_uses_one_token_for_all_its_calls(account):
    async def run():
        async with connect(account) as client:
            return {await text_of(client, "token-id"), await text_of(client, "token-id")}

    assert len(asyncio.run(run())) == 1


def reasons_of(error: BaseException) -> list[BaseException]:
    """The errors inside groups of errors, which task groups make."""
    if isinstance(error, BaseExceptionGroup):
        return [reason for each in error.exceptions for reason in reasons_of(each)]
    return [error]


def failure_of(run) -> BaseException:
    """The one error that a run ends with."""
    with pytest.raises(BaseException) as failed:
        asyncio.run(run())
    reasons = reasons_of(failed.value)
    assert len(reasons) == 1, reasons
    return reasons[0]


def test_it_says_that_a_secret_is_wrong(account):
    async def run():
        async with connect(Account(account.client_id, f"{account.secret}x")):
            pass

    failure = failure_of(run)
    assert isinstance(failure, OAuthTokenError)
    assert "Invalid credentials provided." in str(failure)


def test_it_logs_so_at_the_next_call_when_the_account_is_deleted(account, delete_account, caplog):
    async def run():
        async with connect(account) as client:
            delete_account(account)
            await text_of(client, "whoami")

    # The error of the call itself says only that the connection is closed.
    assert isinstance(failure_of(run), MCPError)
    assert "Invalid credentials provided." in caplog.text


def test_it_sends_its_secret_to_no_server_but_the_issuer_that_it_was_given(account):
    async def run():
        async with connect(account, issuer="http://127.0.0.1:1"):
            pass

    failure = failure_of(run)
    assert isinstance(failure, OAuthFlowError)
    assert "issuer mismatch" in str(failure)
