"""HTTP Digest with the libraries that Python programs use."""

from urllib.parse import quote
from uuid import uuid4

import pytest

from atlas import BASE_URL, ELSEWHERE, ORG, OWNER, PROJECT, Key, as_owner, make_key
from digest_clients import CLIENTS


@pytest.fixture(params=CLIENTS, ids=lambda each: each.__name__)
def connect(request):
    """Makes clients of one library, each with a key; closed when the test ends."""
    opened = []

    def open_client(key: Key):
        opened.append(request.param(key))
        return opened[-1]

    yield open_client
    for each in opened:
        each.close()


def test_one_challenge_is_enough_for_all_calls_of_a_session(connect):
    client = connect(make_key("ORG_READ_ONLY"))
    calls = [client.call("GET", path) for path in (ORG, f"{ORG}/apiKeys", f"{ORG}/groups?pageNum=1")]
    assert [(each.status, each.counts) for each in calls] == [(200, [None, 1]), (200, [2]), (200, [3])]


def test_a_body_is_sent_again_after_the_challenge(connect):
    client = connect(OWNER)
    made = client.call("POST", f"{ORG}/apiKeys", json={"desc": "Schlüssel für „ci“", "roles": ["ORG_MEMBER"]})
    assert (made.status, made.counts, made.body["desc"]) == (200, [None, 1], "Schlüssel für „ci“")


def test_what_was_made_is_changed_read_and_deleted(connect):
    client = connect(OWNER)
    key = make_key("ORG_MEMBER")
    changed = client.call("PATCH", f"{ORG}/apiKeys/{key.id}", json={"desc": "changed"})
    assert (changed.status, changed.body["desc"]) == (200, "changed")
    assert client.call("GET", f"{ORG}/apiKeys/{key.id}").body["desc"] == "changed"
    deleted = client.call("DELETE", f"{ORG}/apiKeys/{key.id}")
    assert (deleted.status, deleted.body) == (204, None)
    gone = client.call("GET", f"{ORG}/apiKeys/{key.id}")
    assert (gone.status, gone.body["errorCode"]) == (400, "API_KEY_NOT_FOUND")


def test_a_body_of_two_hundred_entries_arrives_whole(connect):
    key = make_key("ORG_MEMBER")
    entries = [{"cidrBlock": f"10.{each}.0.0/16"} for each in range(200)]
    added = connect(OWNER).call("POST", f"{ORG}/apiKeys/{key.id}/accessList?itemsPerPage=500", json=entries)
    assert (added.status, added.body["totalCount"], len(added.body["results"])) == (200, 200, 200)


def test_a_body_that_is_made_while_it_is_sent_goes_out_once_after_a_call_that_was_challenged(connect):
    client = connect(OWNER)
    client.call("GET", ORG)
    made = client.send_chunks("POST", f"{ORG}/apiKeys", [b'{"desc":"in chunks",', b'"roles":["ORG_MEMBER"]}'])
    assert (made.status, made.counts, made.body["desc"]) == (200, [2], "in chunks")


def test_a_path_may_have_escapes(connect):
    name = f"Façade & (more): @ {uuid4().hex}"
    project = as_owner("POST", "/api/atlas/v2/groups", {"name": name, "orgId": ORG.rsplit("/", 1)[1]})
    found = connect(OWNER).call("GET", f"/api/atlas/v2/groups/byName/{quote(name, safe='')}")
    assert (found.status, found.body["id"]) == (200, project["id"])


def test_a_slash_inside_a_path_segment_may_be_escaped(connect):
    key = make_key("ORG_MEMBER")
    as_owner("POST", f"{ORG}/apiKeys/{key.id}/accessList", [{"cidrBlock": "10.0.0.0/8"}])
    found = connect(OWNER).call("GET", f"{ORG}/apiKeys/{key.id}/accessList/10.0.0.0%2F8")
    assert (found.status, found.body["cidrBlock"]) == (200, "10.0.0.0/8")


def test_a_query_may_have_escapes_repeated_names_and_no_value(connect):
    client = connect(OWNER)
    found = client.call("GET", "/api/atlas/v2/orgs", params={"name": "Ä & B + C/d=1?", "pretty": "true"})
    assert (found.status, found.body["totalCount"]) == (200, 0)
    types = [("eventType", "API_KEY_CREATED"), ("eventType", "API_KEY_DELETED"), ("itemsPerPage", "1")]
    assert client.call("GET", f"{ORG}/events", params=types).status == 200
    assert client.call("GET", "/api/atlas/v2/orgs?name=").status == 200


def test_all_pages_are_reached_by_their_links(connect):
    made = {make_key("ORG_MEMBER").id for _ in range(5)}
    client = connect(OWNER)
    path, seen, pages = f"{ORG}/apiKeys?itemsPerPage=3", [], 0
    while path is not None:
        page = client.call("GET", path)
        assert page.status == 200
        seen += [each["id"] for each in page.body["results"]]
        pages += 1
        links = {each["rel"]: each["href"] for each in page.body["links"]}
        path = links["next"].removeprefix(BASE_URL) if "next" in links else None
    assert made <= set(seen)
    assert len(seen) == len(set(seen)) == page.body["totalCount"]
    assert pages == -(-len(seen) // 3)


def test_calls_of_one_session_may_run_together(connect):
    client = connect(OWNER)
    path = f"{ORG}/apiKeys"
    # The first before any challenge, the second with a nonce that all of them count on.
    for _ in range(2):
        assert {each.status for each in client.together([("GET", path)] * 20)} == {200}


def test_a_count_that_was_used_brings_a_new_nonce_and_the_call_succeeds(connect):
    parent, worker = connect(OWNER), connect(OWNER)
    assert parent.call("GET", ORG).counts == [None, 1]
    # As in a forked process: both count on from the same nonce.
    worker.go_on_from(parent)
    assert parent.call("GET", ORG).counts == [2]
    late = worker.call("PATCH", ORG, json={"name": as_owner("GET", ORG)["name"]})
    assert (late.status, late.counts) == (200, [2, 1])


def test_a_role_refusal_is_a_401_that_is_not_tried_again(connect):
    client = connect(make_key("ORG_READ_ONLY"))
    assert client.call("GET", ORG).status == 200
    refused = client.call("POST", f"{ORG}/apiKeys", json={"desc": "no", "roles": ["ORG_OWNER"]})
    assert (refused.status, refused.body["errorCode"], refused.counts) == (401, "USER_UNAUTHORIZED", [2])
    assert client.call("GET", ORG).counts == [3]


def test_an_address_that_is_not_on_the_access_list_is_named(connect):
    key = make_key("ORG_READ_ONLY")
    as_owner("POST", f"{ORG}/apiKeys/{key.id}/accessList", [{"ipAddress": ELSEWHERE}])
    refused = connect(key).call("GET", ORG)
    assert (refused.status, refused.body["errorCode"]) == (403, "IP_ADDRESS_NOT_ON_ACCESS_LIST")
    assert refused.body["parameters"] == ["127.0.0.1"]


def test_a_wrong_private_key_ends_after_one_try(connect):
    key = make_key("ORG_READ_ONLY")
    refused = connect(Key(key.id, key.public, "wrong")).call("GET", ORG)
    assert (refused.status, refused.body["error"], refused.counts) == (401, 401, [None, 1])


def test_a_deleted_key_is_refused_at_its_next_call(connect):
    key = make_key("ORG_READ_ONLY")
    client = connect(key)
    assert client.call("GET", ORG).status == 200
    as_owner("DELETE", f"{ORG}/apiKeys/{key.id}")
    refused = client.call("GET", ORG)
    assert (refused.status, refused.body["error"]) == (401, 401)
    assert refused.counts[0] == 2


def test_a_missing_version_is_explained(connect):
    refused = connect(OWNER).call("GET", PROJECT, headers={"Accept": "application/json"})
    assert (refused.status, refused.body["errorCode"]) == (406, "INVALID_VERSION_DATE")


def test_every_mistake_of_a_body_is_named(connect):
    refused = connect(OWNER).call("POST", f"{ORG}/apiKeys", json={"desc": "x" * 251, "roles": []})
    assert refused.status == 400
    assert {each["field"] for each in refused.body["badRequestDetail"]["fields"]} == {"desc", "roles"}
