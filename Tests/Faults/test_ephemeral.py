"""A server that keeps nothing: it serves where memory is small, and leaves nothing behind."""
from pathlib import Path

import pytest

MEMORY = Path("/dev/shm")


@pytest.fixture
def server(make_server):
    return make_server(development=True, arguments=("--ephemeral",))


def files(home: Path) -> set[Path]:
    found = {file for file in home.rglob("*") if file.is_file()} - {home / "faults", home / "server.log"}
    return found | ({file for file in MEMORY.glob("strongroom-*")} if MEMORY.exists() else set())


def test_nothing_is_kept(server):
    before = files(server.home)
    server.start()
    server.client().create_secret(Name="a", SecretString="hush-1")
    assert server.client().get_secret_value(SecretId="a")["SecretString"] == "hush-1"
    assert not server.data.exists()
    assert server.stop() == 0
    assert files(server.home) == before
    server.start()
    assert server.client().list_secrets()["SecretList"] == []


def test_it_serves_where_memory_is_small(server):
    server.machine.total = 64 << 20
    server.machine.free = 60 << 20
    server.start()
    for number in range(20):
        server.client().create_secret(Name=f"a{number}", SecretString="hush-1")
    assert server.health() == 200


def test_it_is_for_development_only(make_server):
    assert "--ephemeral goes with --dev only" in make_server(bent=False, arguments=("--ephemeral",)).refuses()
