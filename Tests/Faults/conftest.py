"""Fixtures: servers on machines that can be bent. The harness is the conformance tests' own."""
import os
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "Conformance"))

from faults.long_waits import LongWaits  # noqa: E402
from faults.server import BINARY, BentServer  # noqa: E402


def pytest_sessionstart(session):
    """boto3 in this process sees no settings of the machine."""
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        del os.environ[name]
    os.environ |= {"AWS_EC2_METADATA_DISABLED": "true", "AWS_CONFIG_FILE": os.devnull, "AWS_SHARED_CREDENTIALS_FILE": os.devnull}


@pytest.fixture
def make_server(tmp_path):
    """Makes servers that belong to one test. They are not started; whatever runs at the end is killed, and none may have crashed."""
    if not BINARY.exists():
        pytest.fail(f"there is no {BINARY}: build it with `swift build`, or name another one in STRONGROOM_BINARY", pytrace=False)
    made = []

    def make(name: str = "own", **options) -> BentServer:
        home = tmp_path / name
        home.mkdir()
        made.append(BentServer(home, **options))
        return made[-1]

    yield make
    for server in made:
        server.kill()
        assert "Fatal error" not in server.log


@pytest.fixture(scope="session", autouse=True)
def long_waits(tmp_path_factory):
    """Connections that are opened first and looked at last, so that nobody waits for them."""
    if not BINARY.exists():
        pytest.fail(f"there is no {BINARY}: build it with `swift build`, or name another one in STRONGROOM_BINARY", pytrace=False)
    waits = LongWaits(tmp_path_factory.mktemp("waits"))
    yield waits
    waits.end()
