"""Files that are not as they should be: each is named in a sentence, and nothing is made worse."""
import sqlite3
import stat
import subprocess
from pathlib import Path

import pytest

from faults.server import BentServer
from harness.server import PATIENCE, clean_environment


@pytest.fixture
def stopped(make_server):
    """A server that has run, with one secret in it."""
    server = make_server(bent=False).start()
    with server.quick() as client:
        assert client.call("CreateSecret", Name="a", SecretString="hush-1", ClientRequestToken="t" * 32).status == 200
    assert server.stop() == 0
    return server


def still_there(server: BentServer) -> None:
    server.start()
    with server.quick() as client:
        assert client.call("GetSecretValue", SecretId="a").json["SecretString"] == "hush-1"
    assert server.stop() == 0


def files(server: BentServer) -> dict[Path, bytes]:
    """All but the lock and SQLite's index of its log."""
    return {file: file.read_bytes() for file in server.home.rglob("*") if file.is_file() and not file.name.endswith((".log", "-shm", "lock"))}


def test_all_files_are_for_their_owner_only(make_server):
    """Also where the parent's mask would leave them to everyone."""
    server = make_server(bent=False, shell="umask 0").start()
    with server.quick() as client:
        client.call("CreateSecret", Name="a", SecretString="hush-1", ClientRequestToken="t" * 32)
    everything = [*server.data.rglob("*"), server.credentials_file, server.data.with_name("data.key")]
    assert {"store.sqlite", "store.sqlite-wal", "seals", "token-keys", "lock", "00000000000000000001.log"} <= {file.name for file in everything}
    for file in everything:
        if file.is_socket():
            assert stat.S_IMODE(file.stat().st_mode) & 0o077 == 0, file
        else:
            assert stat.S_IMODE(file.stat().st_mode) == (0o700 if file.is_dir() else 0o600), file
    assert stat.S_IMODE(server.data.stat().st_mode) == 0o700


def test_two_servers_never_share_a_directory(make_server):
    server = make_server(bent=False).start()
    second = BentServer(server.home, bent=False)
    assert f"{server.data} is in use" in second.refuses()
    assert server.health() == 200
    server.kill()
    second.start()
    assert second.stop() == 0


def test_a_newer_schema_is_refused(stopped):
    with sqlite3.connect(stopped.data / "store.sqlite") as database:
        database.execute("INSERT INTO schema_steps (number, name) SELECT MAX(number) + 1, 'from the future' FROM schema_steps")
    database.close()
    told = stopped.refuses()
    assert "newer strongroom" in told and "from the future" in told
    with sqlite3.connect(stopped.data / "store.sqlite") as database:
        database.execute("DELETE FROM schema_steps WHERE name = 'from the future'")
    database.close()
    still_there(stopped)


def damage(kind: str, good: bytes) -> bytes | None:
    return {
        "missing": None, "empty": b"", "cut": good[:len(good) // 2], "flipped": bytes([*good[:-3], good[-3] ^ 1, *good[-2:]]),
        "text": b"hush-this is something else\n" * 10, "zeros": bytes(len(good)),
    }[kind]


@pytest.mark.parametrize("kind", ["missing", "empty", "cut", "flipped", "text", "zeros"])
@pytest.mark.parametrize("name", ["data.key", "data/seals", "data/token-keys", "data/store.sqlite"])
def test_a_damaged_file_is_named(stopped, name, kind):
    file = stopped.home / name
    good = file.read_bytes()
    bad = damage(kind, good)
    if name == "data/token-keys" and kind == "missing":
        pytest.skip("is made anew: only page tokens end with it")
    if name == "data/store.sqlite" and kind in {"cut", "flipped"}:
        pytest.skip("SQLite finds such damage only where it reads")
    file.unlink() if bad is None else file.write_bytes(bad)
    before = files(stopped)
    told = stopped.refuses()
    assert told.startswith("strongroom: ") and "hush-" not in told
    assert file.name.partition(".sqlite")[0] in told.replace("SQLite", "store") or str(file) in told, told
    assert name != "data.key" or good.split()[-1].decode() not in told
    assert files(stopped) == before, "nothing was changed"
    file.write_bytes(good)
    still_there(stopped)


@pytest.mark.parametrize("kind", ["missing", "empty", "text"])
def test_without_credentials_the_server_runs_and_env_says_so(stopped, kind):
    good = stopped.credentials_file.read_bytes()
    bad = damage(kind, good)
    stopped.credentials_file.unlink() if bad is None else stopped.credentials_file.write_bytes(bad)
    stopped.start()
    told = stopped.run("env", "--data", str(stopped.data))
    assert told.returncode != 0 and "export" not in told.stdout and "hush-" not in told.stderr
    assert "credentials" in told.stderr
    assert stopped.stop() == 0
    stopped.credentials_file.write_bytes(good)
    still_there(stopped)


def test_the_key_file_never_lies_in_the_data_directory(make_server):
    server = make_server(bent=False)
    server.arguments = ("--key-file", str(server.data / "root.key"))
    assert "must not lie inside the data directory" in server.refuses()
    assert not (server.data / "root.key").exists()


def test_a_damaged_trail_is_refused_and_found(stopped):
    """One byte in the middle: not a torn end, but damage. The server does not go on behind it."""
    stopped.start()
    with stopped.quick() as client:
        for _ in range(10):
            client.call("ListSecrets")
    assert stopped.stop() == 0
    segment = next((stopped.data / "trail").glob("*.log"))
    good = segment.read_bytes()
    place = good.find(b'"eventName":"CreateSecret"')
    assert place > 0
    segment.write_bytes(good[:place] + b"#" + good[place + 1:])
    assert segment.name in stopped.refuses()
    done = stopped.run("audit", "verify", "--data", str(stopped.data))
    assert done.returncode == 1 and done.stdout.startswith("damaged"), done.stdout
    segment.write_bytes(good)
    still_there(stopped)


def test_development_and_earnest_do_not_mix(make_server):
    for first in (True, False):
        server = make_server(f"development-{first}", bent=False, development=first).start()
        assert server.stop() == 0
        assert "--dev" in server.refuses(development=not first)
        server.start()
        assert server.stop() == 0


def test_a_directory_that_cannot_be_made_is_named(make_server):
    server = make_server(bent=False)
    server.data = Path("/proc/strongroom")
    done = subprocess.run(server.command(), capture_output=True, text=True, timeout=PATIENCE, env=clean_environment())
    assert done.returncode == 1 and "cannot make the data directory /proc/strongroom" in done.stderr


def test_a_torn_end_is_cut_and_the_cut_recorded(make_server):
    server = make_server(bent=False).start()
    server.client().create_secret(Name="a", SecretString="hush-1")
    assert server.stop() == 0
    segment = sorted((server.data / "trail").glob("*.log"))[-1]
    with open(segment, "ab") as file:
        file.write(b"\xff" * 100)
    server.start()
    assert server.client().get_secret_value(SecretId="a")["SecretString"] == "hush-1"
    assert server.stop() == 0
    assert server.events().count("TrailEndCut") == 1
    assert b'"additionalEventData":{"bytes":100,"file":"' + segment.name.encode() in segment.read_bytes()
    server.verify()
