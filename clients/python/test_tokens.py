"""OAuth 2.0 client credentials with the libraries that Python programs use."""

import pytest
from authlib.integrations.base_client import OAuthError
from authlib.integrations.requests_client import OAuth2Session as AuthlibSession
from oauthlib.oauth2 import BackendApplicationClient, OAuth2Error
from requests_oauthlib import OAuth2Session as OauthlibSession

from atlas import ELSEWHERE, ORG, TOKEN_URL, Account, as_owner, make_account
from token_clients import CLIENTS, TokenRefused


@pytest.fixture(params=CLIENTS, ids=lambda each: each.__name__)
def connect(request):
    """Makes clients of one library, each with an account; closed when the test ends."""
    opened = []

    def open_client(account: Account):
        opened.append(request.param(account))
        return opened[-1]

    yield open_client
    for each in opened:
        each.close()


@pytest.fixture
def account():
    return make_account("ORG_OWNER")


def test_a_token_for_an_hour_serves_all_calls(connect, account):
    client = connect(account)
    token = client.fetch()
    assert (token["token_type"], token["expires_in"]) == ("Bearer", 3600)
    assert [client.call("GET", path).status_code for path in (ORG, f"{ORG}/apiKeys")] == [200, 200]


def test_reads_and_writes_with_a_token(connect, account):
    client = connect(account)
    client.fetch()
    made = client.call("POST", f"{ORG}/apiKeys", json={"desc": "by token", "roles": ["ORG_MEMBER"]})
    assert made.status_code == 200
    path = f"{ORG}/apiKeys/{made.json()['id']}"
    assert client.call("PATCH", path, json={"desc": "changed by token"}).json()["desc"] == "changed by token"
    assert client.call("DELETE", path).status_code == 204


def test_an_expired_token_is_replaced(connect, account):
    client = connect(account)
    client.fetch()
    client.let_token_expire()
    assert client.call("GET", ORG).status_code == 200


def test_calls_with_one_token_may_run_together(connect, account):
    client = connect(account)
    client.fetch()
    assert {each.status_code for each in client.together([("GET", ORG)] * 20)} == {200}


def test_a_revoked_token_is_refused_and_the_next_one_works(connect, account):
    client = connect(account)
    client.fetch()
    assert client.revoke() == 200
    refused = client.call("GET", ORG)
    # Without a body, as the live service answers a bad token; a header says why.
    assert (refused.status_code, refused.content) == (401, b"")
    assert refused.headers["X-Sallyport-Reason"]
    client.fetch()
    assert client.call("GET", ORG).status_code == 200


def test_a_deleted_secret_ends_its_tokens_and_brings_no_more(connect, account):
    client = connect(account)
    client.fetch()
    as_owner("DELETE", f"{ORG}/serviceAccounts/{account.client_id}/secrets/{account.secret_id}")
    assert client.call("GET", ORG).status_code == 401
    with pytest.raises(TokenRefused) as refused:
        client.fetch()
    assert (refused.value.error, refused.value.description) == ("invalid_client", "Invalid credentials provided.")


def test_a_wrong_secret_is_told(connect, account):
    client = connect(Account(account.client_id, account.secret_id, f"{account.secret}x"))
    with pytest.raises(TokenRefused) as refused:
        client.fetch()
    assert (refused.value.error, refused.value.description) == ("invalid_client", "Invalid credentials provided.")


def test_an_address_that_is_not_on_the_access_list_is_named(connect, account):
    path = f"{ORG}/serviceAccounts/{account.client_id}/accessList"
    as_owner("POST", path, [{"ipAddress": ELSEWHERE}])
    client = connect(account)
    client.fetch()
    refused = client.call("GET", ORG)
    assert (refused.status_code, refused.json()["errorCode"]) == (403, "IP_ADDRESS_NOT_ON_ACCESS_LIST")
    assert refused.json()["parameters"] == ["127.0.0.1"]


def test_a_role_refusal_is_decoded(connect):
    client = connect(make_account("ORG_READ_ONLY"))
    client.fetch()
    refused = client.call("POST", f"{ORG}/apiKeys", json={"desc": "no", "roles": ["ORG_OWNER"]})
    assert (refused.status_code, refused.json()["errorCode"]) == (401, "USER_UNAUTHORIZED")


# The secret in the form body (`client_secret_post`) is what no client may be set to.
NO_HEADER = ("invalid_request", "No Authorization header provided")


def test_authlib_tells_that_the_secret_has_to_be_in_the_header(account):
    form = {"token_endpoint_auth_method": "client_secret_post"}
    with AuthlibSession(account.client_id, account.secret, **form) as client, pytest.raises(OAuthError) as refused:
        client.fetch_token(TOKEN_URL, grant_type="client_credentials")
    assert (refused.value.error, refused.value.description) == NO_HEADER


def test_requests_oauthlib_tells_that_the_secret_has_to_be_in_the_header(account):
    client = OauthlibSession(client=BackendApplicationClient(account.client_id))
    with pytest.raises(OAuth2Error) as refused:
        client.fetch_token(TOKEN_URL, client_secret=account.secret, include_client_id=True)
    assert (refused.value.error, refused.value.description) == NO_HEADER
