"""Makes a project, an API key in it, and calls as that key. Needs the package requests."""

import os

import requests
from requests.auth import HTTPDigestAuth

BASE = os.environ["SALLYPORT_URL"] + "/api/atlas/v2"


def session(public_key: str, private_key: str) -> requests.Session:
    """A session that authenticates by Digest; it reuses the nonce, so that only its first call is challenged."""
    made = requests.Session()
    made.auth = HTTPDigestAuth(public_key, private_key)
    made.headers["Accept"] = "application/vnd.atlas.2023-01-01+json"
    return made


def body(answer: requests.Response) -> dict:
    """The body of an answer, or an error that says what the server said."""
    if not answer.ok:
        refusal = answer.json()
        raise RuntimeError(f"{answer.status_code} {refusal['errorCode']}: {refusal['detail']}")
    return answer.json() if answer.content else {}


owner = session(os.environ["PUBLIC_KEY"], os.environ["PRIVATE_KEY"])
project = body(owner.post(f"{BASE}/groups", json={"name": "Made by Python", "orgId": os.environ["ORG_ID"]}))
print("made project", project["id"])

key = body(
    owner.post(f"{BASE}/groups/{project['id']}/apiKeys", json={"desc": "a reader", "roles": ["GROUP_READ_ONLY"]})
)
reader = session(key["publicKey"], key["privateKey"])
print("the reader sees", [each["name"] for each in body(reader.get(f"{BASE}/groups"))["results"]])

refused = reader.delete(f"{BASE}/groups/{project['id']}")
print("the reader may not delete it:", refused.status_code, refused.json()["errorCode"])

body(owner.delete(f"{BASE}/orgs/{os.environ['ORG_ID']}/apiKeys/{key['id']}"))
body(owner.delete(f"{BASE}/groups/{project['id']}"))
print("deleted both")
