"""sallyport run -- python3 -m unittest"""

import json
import os
import unittest
from urllib.request import Request, urlopen

from list_projects import Projects

URL = os.environ["SALLYPORT_BASE_URL"]


def control(method, path, body=None):
    """Asks the test controls of the server that `sallyport run` started."""
    data = None if body is None else json.dumps(body).encode()
    request = Request(f"{URL}/_test/{path}", data, {"Content-Type": "application/json"}, method=method)
    with urlopen(request, timeout=120) as answer:
        text = answer.read()
    return json.loads(text) if text else None


class ListProjects(unittest.TestCase):
    def setUp(self):
        control("POST", "reset")
        self.account = control("POST", "organizations", {})["serviceAccounts"][0]
        self.projects = Projects(URL, self.account["clientId"], self.account["clientSecret"])

    def statuses(self):
        calls = control("GET", "calls?operation=listGroups")["calls"]
        return [call["status"] for call in calls]

    def test_it_waits_for_as_long_as_a_429_says_and_tries_again(self):
        fault = {"operation": "listGroups", "status": 429, "times": 2, "retryAfterSeconds": 1}
        control("PUT", "faults", [{**fault, "credential": self.account["clientId"]}])
        self.assertEqual(self.projects.list(), ["Project"])
        self.assertEqual(self.statuses(), [429, 429, 200])

    def test_it_gets_another_token_when_its_own_has_ended(self):
        self.assertEqual(self.projects.list(), ["Project"])
        control("PUT", "clock", {"advance": "61 minutes"})
        self.assertEqual(self.projects.list(), ["Project"])
        self.assertEqual(self.statuses(), [200, 401, 200])


if __name__ == "__main__":
    unittest.main()
