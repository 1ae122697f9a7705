import json

import pytest
import requests
from requests.auth import HTTPDigestAuth
from testcontainers.core.container import DockerContainer
from testcontainers.core.waiting_utils import wait_for_logs


@pytest.fixture(scope="session")
def sallyport():
    """The URL of a server of its own, and a session with its API key."""
    command = "start --ephemeral --rate-limit-scale off"
    with DockerContainer("sallyport").with_command(command).with_exposed_ports(8080) as container:
        wait_for_logs(container, '"ready":true')
        printed, _ = container.get_logs()
        line = next(line for line in printed.decode().splitlines() if line.startswith('{"ready":true'))
        key = json.loads(line)["apiKey"]
        session = requests.Session()
        session.auth = HTTPDigestAuth(key["publicKey"], key["privateKey"])
        session.headers["Accept"] = "application/vnd.atlas.2024-08-05+json"
        url = f"http://{container.get_container_host_ip()}:{container.get_exposed_port(8080)}"
        yield url, session


def test_projects(sallyport):
    url, session = sallyport
    answer = session.get(f"{url}/api/atlas/v2/groups")
    assert [project["name"] for project in answer.json()["results"]] == ["Project 0"]
