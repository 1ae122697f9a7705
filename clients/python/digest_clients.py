"""Each library as its documentation shows Digest, behind one form, so that the same tests run with all of them."""

import asyncio
import copy
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import aiohttp
import httpx
import httpx2
import requests
from requests.auth import HTTPDigestAuth

from atlas import ACCEPT, BASE_URL, Key

TIMEOUT_SECONDS = 30
JSON_TYPE = {"Content-Type": "application/json"}


@dataclass(frozen=True)
class Answer:
    status: int
    body: Any
    # The nonce count of each request that it took; None for one without credentials.
    counts: list[int | None]


def _count(authorization: str | None) -> int | None:
    return None if authorization is None else int(re.search(r"\bnc=([0-9a-f]{8})", authorization)[1], 16)


class Requests:
    def __init__(self, key: Key):
        self._session = requests.Session()
        self._session.auth = HTTPDigestAuth(key.public, key.private)
        self._session.headers["Accept"] = ACCEPT

    def call(self, method: str, path: str, **options) -> Answer:
        answer = self._session.request(method, BASE_URL + path, timeout=TIMEOUT_SECONDS, **options)
        sent = [each.request.headers.get("Authorization") for each in [*answer.history, answer]]
        return Answer(answer.status_code, answer.json() if answer.content else None, [_count(each) for each in sent])

    def send_chunks(self, method: str, path: str, chunks: list[bytes]) -> Answer:
        return self.call(method, path, data=iter(chunks), headers=JSON_TYPE)

    def together(self, calls: list[tuple[str, str]]) -> list[Answer]:
        with ThreadPoolExecutor(len(calls)) as pool:
            return list(pool.map(lambda call: self.call(*call), calls))

    def go_on_from(self, other: "Requests") -> None:
        # HTTPDigestAuth keeps its challenge for each thread.
        self._session.auth.init_per_thread_state()
        self._session.auth._thread_local.__dict__.update(other._session.auth._thread_local.__dict__)

    def close(self) -> None:
        self._session.close()


class Httpx:
    library = httpx

    def __init__(self, key: Key):
        self._key = key
        self._client = self.library.Client(
            base_url=BASE_URL,
            auth=self._digest(),
            headers={"Accept": ACCEPT},
            timeout=TIMEOUT_SECONDS,
            event_hooks={"request": [_note]},
        )

    def _digest(self):
        return self.library.DigestAuth(self._key.public, self._key.private)

    def call(self, method: str, path: str, **options) -> Answer:
        counts: list[int | None] = []
        answer = self._client.request(method, path, extensions={"counts": counts}, **options)
        return Answer(answer.status_code, answer.json() if answer.content else None, counts)

    def send_chunks(self, method: str, path: str, chunks: list[bytes]) -> Answer:
        return self.call(method, path, content=iter(chunks), headers=JSON_TYPE)

    def together(self, calls: list[tuple[str, str]]) -> list[Answer]:
        # Threads may share the client, but not a DigestAuth: it reads and raises its count without a lock, so that two
        # calls may go out with one count.
        with ThreadPoolExecutor(len(calls)) as pool:
            return list(pool.map(lambda call: self.call(*call, auth=self._digest()), calls))

    def go_on_from(self, other: "Httpx") -> None:
        self._client.auth = copy.copy(other._client.auth)

    def close(self) -> None:
        self._client.close()


class HttpxAsync:
    library = httpx

    def __init__(self, key: Key):
        self._runner = asyncio.Runner()
        self._client = self.library.AsyncClient(
            base_url=BASE_URL,
            auth=self.library.DigestAuth(key.public, key.private),
            headers={"Accept": ACCEPT},
            timeout=TIMEOUT_SECONDS,
            event_hooks={"request": [_note_async]},
        )

    async def _call(self, method: str, path: str, **options) -> Answer:
        counts: list[int | None] = []
        answer = await self._client.request(method, path, extensions={"counts": counts}, **options)
        return Answer(answer.status_code, answer.json() if answer.content else None, counts)

    def call(self, method: str, path: str, **options) -> Answer:
        return self._runner.run(self._call(method, path, **options))

    def send_chunks(self, method: str, path: str, chunks: list[bytes]) -> Answer:
        return self.call(method, path, content=_each(chunks), headers=JSON_TYPE)

    def together(self, calls: list[tuple[str, str]]) -> list[Answer]:
        return self._runner.run(_gather(self._call(*call) for call in calls))

    def go_on_from(self, other: "HttpxAsync") -> None:
        self._client.auth = copy.copy(other._client.auth)

    def close(self) -> None:
        self._runner.run(self._client.aclose())
        self._runner.close()


class Httpx2(Httpx):
    library = httpx2


class Httpx2Async(HttpxAsync):
    library = httpx2


class Aiohttp:
    def __init__(self, key: Key):
        self._runner = asyncio.Runner()
        self._digest = aiohttp.DigestAuthMiddleware(login=key.public, password=key.private)
        self._session = self._runner.run(self._open())

    async def _open(self) -> aiohttp.ClientSession:
        timeout = aiohttp.ClientTimeout(total=TIMEOUT_SECONDS)
        return aiohttp.ClientSession(BASE_URL, headers={"Accept": ACCEPT}, timeout=timeout)

    async def _call(self, method: str, path: str, **options) -> Answer:
        counts: list[int | None] = []

        async def note(request, handler):
            counts.append(_count(request.headers.get("Authorization")))
            return await handler(request)

        middlewares = (self._digest, note)
        async with self._session.request(method, path, middlewares=middlewares, **options) as answer:
            text = await answer.text()
            return Answer(answer.status, await answer.json(content_type=None) if text else None, counts)

    def call(self, method: str, path: str, **options) -> Answer:
        return self._runner.run(self._call(method, path, **options))

    def send_chunks(self, method: str, path: str, chunks: list[bytes]) -> Answer:
        return self.call(method, path, data=_each(chunks), headers=JSON_TYPE)

    def together(self, calls: list[tuple[str, str]]) -> list[Answer]:
        return self._runner.run(_gather(self._call(*call) for call in calls))

    def go_on_from(self, other: "Aiohttp") -> None:
        self._digest = copy.copy(other._digest)

    def close(self) -> None:
        self._runner.run(self._session.close())
        self._runner.close()


# Both httpx send one request object again with other headers, so the counts are read while it is sent.
def _note(request: httpx.Request | httpx2.Request) -> None:
    request.extensions["counts"].append(_count(request.headers.get("Authorization")))


async def _note_async(request: httpx.Request | httpx2.Request) -> None:
    _note(request)


async def _each(chunks: list[bytes]):
    for chunk in chunks:
        yield chunk


async def _gather(calls) -> list[Answer]:
    return list(await asyncio.gather(*calls))


CLIENTS = [Requests, Httpx, HttpxAsync, Httpx2, Httpx2Async, Aiohttp]
