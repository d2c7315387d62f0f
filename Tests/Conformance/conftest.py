"""Fixtures: one server for the whole run, servers of one's own, clients, names."""
import os
import re

import pytest

pytest.register_assert_rewrite("harness.checks")

from harness.secrets import MARKER, fresh_name, fresh_value  # noqa: E402
from harness.server import BINARY, OTHER_REGION, Server  # noqa: E402


def pytest_sessionstart(session):
    """boto3 in this process sees no settings of the machine."""
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        del os.environ[name]
    os.environ |= {"AWS_EC2_METADATA_DISABLED": "true", "AWS_CONFIG_FILE": os.devnull, "AWS_SHARED_CREDENTIALS_FILE": os.devnull}


@pytest.fixture(scope="session")
def binary():
    if not BINARY.exists():
        pytest.fail(f"there is no {BINARY}: build it with `swift build`, or name another one in STRONGROOM_BINARY", pytrace=False)
    return BINARY


@pytest.fixture(scope="session")
def server(binary, tmp_path_factory):
    """The server that most tests share. At the end it must stop cleanly and must not have written secrets to its log."""
    server = Server(tmp_path_factory.mktemp("server")).start()
    yield server
    assert server.stop() == 0, server.log[-4000:]
    assert "Fatal error" not in server.log
    assert MARKER not in server.log
    assert not re.search(re.escape(server.credentials.secret_key), server.log)


@pytest.fixture
def make_server(binary, tmp_path):
    """Makes servers that belong to one test. They are not started; whatever runs at the end is killed."""
    made = []

    def make(name: str = "own", **options) -> Server:
        home = tmp_path / name
        home.mkdir()
        made.append(Server(home, **options))
        return made[-1]

    yield make
    for server in made:
        server.kill()


@pytest.fixture
def own_server(make_server):
    """A server that belongs to one test, started."""
    return make_server().start()


@pytest.fixture
def sm(server):
    """boto3's client for Secrets Manager in the usual region."""
    return server.client()


@pytest.fixture
def elsewhere(server):
    """The same in another region."""
    return server.client(region=OTHER_REGION)


@pytest.fixture
def wire(server):
    """For requests by hand."""
    return server.wire


@pytest.fixture
def name():
    """A name that no other secret has."""
    return fresh_name()


@pytest.fixture
def secret(sm):
    """A secret with a value; the answer of CreateSecret."""
    return sm.create_secret(Name=fresh_name(), SecretString=fresh_value())
