"""The libraries that get access tokens, each with the settings that Sallyport needs, behind one form for the tests."""

import asyncio
import os
from concurrent.futures import ThreadPoolExecutor

from authlib.integrations.base_client import OAuthError
from authlib.integrations.httpx_client import AsyncOAuth2Client, OAuth2Client
from authlib.integrations.requests_client import OAuth2Session as AuthlibSession
from oauthlib.oauth2 import BackendApplicationClient, OAuth2Error, TokenExpiredError
from requests_oauthlib import OAuth2Session as OauthlibSession

from atlas import ACCEPT, BASE_URL, REVOKE_URL, TOKEN_URL, Account

# oauthlib takes no plain HTTP without it; the server of the tests is on this machine.
os.environ["OAUTHLIB_INSECURE_TRANSPORT"] = "1"
TIMEOUT_SECONDS = 30


class TokenRefused(Exception):
    """What the token endpoint said: `error` and `error_description` of RFC 6749."""

    def __init__(self, error: str, description: str):
        super().__init__(error, description)
        self.error = error
        self.description = description


def _authlib_options(account: Account) -> dict:
    # client_secret_basic is Authlib's default. With the two last ones it gets a token again by itself.
    return {
        "client_id": account.client_id,
        "client_secret": account.secret,
        "token_endpoint": TOKEN_URL,
        "grant_type": "client_credentials",
    }


class _Authlib:
    """What Authlib's clients of two HTTP libraries have in common."""

    def fetch(self) -> dict:
        try:
            return dict(self._client.fetch_token())
        except OAuthError as error:
            raise TokenRefused(error.error, error.description) from error

    def call(self, method: str, path: str, **options):
        return self._client.request(method, BASE_URL + path, timeout=TIMEOUT_SECONDS, **options)

    def together(self, calls: list[tuple[str, str]]):
        with ThreadPoolExecutor(len(calls)) as pool:
            return list(pool.map(lambda call: self.call(*call), calls))

    def let_token_expire(self) -> None:
        self._client.token = {**self._client.token, "expires_at": 1}

    def revoke(self) -> int:
        return self._client.revoke_token(REVOKE_URL, token=self._client.token["access_token"]).status_code

    def close(self) -> None:
        self._client.close()


class AuthlibRequests(_Authlib):
    def __init__(self, account: Account):
        self._client = AuthlibSession(**_authlib_options(account))
        self._client.headers["Accept"] = ACCEPT


class AuthlibHttpx(_Authlib):
    def __init__(self, account: Account):
        self._client = OAuth2Client(**_authlib_options(account), headers={"Accept": ACCEPT})


class AuthlibAsync:
    def __init__(self, account: Account):
        self._runner = asyncio.Runner()
        self._client = AsyncOAuth2Client(**_authlib_options(account), headers={"Accept": ACCEPT})

    def fetch(self) -> dict:
        try:
            return dict(self._runner.run(self._client.fetch_token()))
        except OAuthError as error:
            raise TokenRefused(error.error, error.description) from error

    async def _call(self, method: str, path: str, **options):
        return await self._client.request(method, BASE_URL + path, timeout=TIMEOUT_SECONDS, **options)

    def call(self, method: str, path: str, **options):
        return self._runner.run(self._call(method, path, **options))

    def together(self, calls: list[tuple[str, str]]):
        async def run():
            return list(await asyncio.gather(*(self._call(*call) for call in calls)))

        return self._runner.run(run())

    def let_token_expire(self) -> None:
        self._client.token = {**self._client.token, "expires_at": 1}

    def revoke(self) -> int:
        token = self._client.token["access_token"]
        return self._runner.run(self._client.revoke_token(REVOKE_URL, token=token)).status_code

    def close(self) -> None:
        self._runner.run(self._client.aclose())
        self._runner.close()


class RequestsOauthlib:
    def __init__(self, account: Account):
        self._account = account
        self._client = OauthlibSession(client=BackendApplicationClient(account.client_id))
        self._client.headers["Accept"] = ACCEPT

    def fetch(self) -> dict:
        try:
            secret = self._account.secret
            return self._client.fetch_token(TOKEN_URL, client_secret=secret, timeout=TIMEOUT_SECONDS)
        except OAuth2Error as error:
            raise TokenRefused(error.error, error.description) from error

    def call(self, method: str, path: str, **options):
        # It says that a token is over and leaves it to the program to get the next one.
        try:
            return self._client.request(method, BASE_URL + path, timeout=TIMEOUT_SECONDS, **options)
        except TokenExpiredError:
            self.fetch()
            return self._client.request(method, BASE_URL + path, timeout=TIMEOUT_SECONDS, **options)

    def together(self, calls: list[tuple[str, str]]):
        with ThreadPoolExecutor(len(calls)) as pool:
            return list(pool.map(lambda call: self.call(*call), calls))

    def let_token_expire(self) -> None:
        self._client.token = {**self._client.token, "expires_at": 1}

    def revoke(self) -> int:
        # It has no function for it: a form post with the credentials as at the token endpoint.
        form = {"token": self._client.token["access_token"]}
        credentials = (self._account.client_id, self._account.secret)
        answer = self._client.post(REVOKE_URL, data=form, auth=credentials, withhold_token=True, timeout=TIMEOUT_SECONDS)
        return answer.status_code

    def close(self) -> None:
        self._client.close()


CLIENTS = [AuthlibRequests, AuthlibHttpx, AuthlibAsync, RequestsOauthlib]
