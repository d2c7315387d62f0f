"""What is kept when the server ends, gently or not, and who may open a data directory."""
import concurrent.futures
import stat
import subprocess
import threading

import pytest
from botocore.exceptions import BotoCoreError

from harness import sentences
from harness.checks import assert_refused, members, refused
from harness.secrets import fresh_name, fresh_value, policy
from harness.server import OTHER_REGION, PATIENCE, Server, ServerFailed, clean_environment, free_port
from harness.wire import Credentials


def refuses_to_start(server: Server, **options) -> str:
    """What the program says when it does not start; it must not start."""
    done = subprocess.run(
        server.command(port=free_port(), **options), capture_output=True, text=True, env=clean_environment(), timeout=PATIENCE,
        stdin=subprocess.DEVNULL)
    assert done.returncode > 0, f"exit status {done.returncode}"
    assert "Fatal error" not in done.stdout + done.stderr
    return done.stdout + done.stderr


def snapshot(server: Server, names: list[str]) -> dict:
    """Everything that can be seen of some secrets."""
    seen = {}
    for region in ("eu-central-1", OTHER_REGION):
        sm = server.client(region=region)
        for name in names:
            try:
                calls = [sm.describe_secret(SecretId=name), sm.list_secret_version_ids(SecretId=name, IncludeDeprecated=True)]
            except sm.exceptions.ResourceNotFoundException:
                continue
            if "DeletedDate" not in calls[0]:
                calls.append(sm.get_resource_policy(SecretId=name))
                calls += [sm.get_secret_value(SecretId=name, VersionId=version["VersionId"]) for version in calls[1]["Versions"]]
            seen[region, name] = [{key: call[key] for key in members(call)} for call in calls]
    return seen


def furnished(server: Server) -> list[str]:
    """Makes one secret of every sort; their names."""
    sm = server.client()
    names = [fresh_name(word) for word in ("rich", "binary", "empty", "doomed")]
    rich, binary, empty, doomed = names
    sm.create_secret(
        Name=rich, SecretString=fresh_value() + "\x00😀", Description="the door", Type="SomePartner", Tags=[{"Key": "team", "Value": "blue"}],
        AddReplicaRegions=[{"Region": OTHER_REGION}])
    sm.put_secret_value(SecretId=rich, SecretString=fresh_value(), VersionStages=["BLUE", "AWSPENDING"])
    sm.update_secret(SecretId=rich, SecretString=fresh_value())
    sm.put_resource_policy(SecretId=rich, ResourcePolicy=policy())
    sm.create_secret(Name=binary, SecretBinary=bytes(range(256)) * 256)
    sm.create_secret(Name=empty)
    sm.create_secret(Name=doomed, SecretString=fresh_value())
    sm.delete_secret(SecretId=doomed, RecoveryWindowInDays=7)
    return names


@pytest.mark.parametrize("end", [Server.stop, Server.kill], ids=["SIGTERM", "SIGKILL"])
def test_everything_is_as_it_was(make_server, end):
    server = make_server().start()
    names = furnished(server)
    snapshot(server, names)  # Reads once, so that the days of last access are there.
    before, key = snapshot(server, names), server.credentials
    page = server.client().list_secrets(MaxResults=2)["NextToken"]
    status = end(server)
    assert status in {0, None}
    server.start()
    assert server.credentials == key
    after = snapshot(server, names)
    if end is Server.kill:
        forget_accesses(before), forget_accesses(after)
    assert after == before
    listed = [item["Name"] for item in server.client().list_secrets(IncludePlannedDeletion=True)["SecretList"]]
    assert sorted(listed) == sorted(names)
    assert server.client().list_secrets(MaxResults=2, NextToken=page)["SecretList"]
    assert server.stop() == 0
    assert "Fatal error" not in server.log


def forget_accesses(seen: dict) -> None:
    """The day of the last access may lag behind a second when the server is killed."""
    for calls in seen.values():
        calls[0].pop("LastAccessedDate", None)
        for version in calls[1]["Versions"]:
            version.pop("LastAccessedDate", None)


def test_a_server_without_traffic_stops_too(own_server):
    assert own_server.stop() == 0


class Load:
    """Eight writers that make secrets until the server is gone."""

    def __init__(self, server: Server):
        self.server = server
        self.attempted: dict[str, str] = {}
        self.acknowledged: dict[str, str] = {}
        self.interrupted: set[str] = set()

    def run_until_killed(self, acknowledgements: int) -> None:
        sm, enough = self.server.client(), threading.Event()

        def write(writer: int) -> None:
            while True:
                name, value = fresh_name(f"load/{writer}"), fresh_value()
                self.attempted[name] = value
                try:
                    sm.create_secret(Name=name, SecretString=value)
                except BotoCoreError:
                    return
                self.acknowledged[name] = value
                if len(self.acknowledged) >= acknowledgements:
                    enough.set()

        with concurrent.futures.ThreadPoolExecutor(8) as pool:
            writers = [pool.submit(write, writer) for writer in range(8)]
            assert enough.wait(PATIENCE)
            underway = set(self.attempted) - set(self.acknowledged)
            self.server.kill()
            for writer in writers:
                writer.result(PATIENCE)
        self.interrupted |= underway - set(self.acknowledged)


def test_acknowledged_writes_survive_kills_under_load(make_server):
    server = make_server()
    load = Load(server)
    rounds = 0
    while rounds < 3 or not load.interrupted and rounds < 20:
        server.start()
        load.run_until_killed(acknowledgements=len(load.acknowledged) + 40)
        rounds += 1
    assert load.interrupted, "a kill fell while a write was unanswered"
    sm = server.start().client()
    for name, value in load.acknowledged.items():
        assert sm.get_secret_value(SecretId=name)["SecretString"] == value
    for name in set(load.attempted) - set(load.acknowledged):
        try:
            assert sm.get_secret_value(SecretId=name)["SecretString"] == load.attempted[name]
        except sm.exceptions.ResourceNotFoundException:
            pass
    print(f"{rounds} kills: {len(load.acknowledged)} writes were acknowledged, {len(load.interrupted)} interrupted")


# Who owns a directory

def test_a_second_server_on_the_same_directory_refuses(own_server):
    name = fresh_name()
    own_server.client().create_secret(Name=name, SecretString="hush-1")
    told = refuses_to_start(own_server)
    assert str(own_server.data) in told
    assert own_server.client().get_secret_value(SecretId=name)["SecretString"] == "hush-1"
    assert own_server.stop() == 0


def test_files_are_for_their_owner_only(own_server):
    data = own_server.data
    assert stat.S_IMODE(data.stat().st_mode) == 0o700
    for file in (own_server.credentials_file, data.with_name("data.key")):
        assert stat.S_IMODE(file.stat().st_mode) == 0o600, file
    assert not list(data.rglob("*.key")) and not list(data.rglob("*.credentials"))


def test_credentials_are_in_the_file_and_nowhere_in_the_log(own_server):
    key = own_server.credentials
    assert key.access_key.startswith("AKIA") and len(key.access_key) == 20 and len(key.secret_key) == 40
    assert key.secret_key not in own_server.log


def test_without_its_key_a_directory_stays_shut(own_server):
    name = fresh_name()
    own_server.client().create_secret(Name=name, SecretString="hush-1")
    assert own_server.stop() == 0
    key = own_server.data.with_name("data.key")
    away = key.rename(key.with_name("elsewhere"))
    refuses_to_start(own_server)
    assert not key.exists(), "no other key was made"
    away.rename(key)
    own_server.start()
    assert own_server.client().get_secret_value(SecretId=name)["SecretString"] == "hush-1"


def test_with_another_key_a_directory_stays_shut(make_server):
    first, second = make_server("first").start(), make_server("second").start()
    assert first.stop() == second.stop() == 0
    second.data.with_name("data.key").replace(first.data.with_name("data.key"))
    refuses_to_start(first)


# Development

def test_development_takes_the_well_known_credentials(make_server):
    server = make_server(development=True).start()
    name = fresh_name()
    server.client().create_secret(Name=name, SecretString="hush-1")
    assert server.client("sts").get_caller_identity()["Account"] == "000000000000"
    assert server.stop() == 0
    server.start()
    assert server.client().get_secret_value(SecretId=name)["SecretString"] == "hush-1"


def test_development_ignores_session_tokens(make_server):
    server = make_server(development=True).start()
    assert server.wire.call("GetRandomPassword", {}, credentials=Credentials("test", "test", "whatever")).status == 200
    assert_refused(
        server.wire.call("GetRandomPassword", {}, credentials=Credentials("test", "tset")), "InvalidSignatureException", sentences.SIGNATURE_DIFFERS)


def test_development_makes_accounts_for_twelve_digits(make_server):
    server = make_server(development=True).start()
    name = fresh_name()
    wire = server.wire
    wrong = wire.call("ListSecrets", {}, credentials=Credentials("123456789012", "wrong"))
    assert_refused(wrong, "InvalidSignatureException", sentences.SIGNATURE_DIFFERS)
    key = Credentials("123456789012", "test")
    made = wire.call("CreateSecret", {"Name": name, "ClientRequestToken": "t" * 32}, credentials=key)
    assert ":123456789012:" in made.json["ARN"]
    with refused("ResourceNotFoundException"):
        server.client().describe_secret(SecretId=name)


def test_the_well_known_credentials_are_nobodys_otherwise(own_server):
    answer = own_server.wire.call("GetRandomPassword", {}, credentials=Credentials("test", "test"))
    assert_refused(answer, "UnrecognizedClientException", sentences.UNKNOWN_KEY)


def test_a_development_directory_never_opens_otherwise(make_server):
    server = make_server(development=True).start()
    assert server.stop() == 0
    told = refuses_to_start(server, development=False)
    assert "--dev" in told and str(server.data) in told
    server.start()


def test_an_ordinary_directory_never_opens_for_development(own_server):
    name = fresh_name()
    own_server.client().create_secret(Name=name, SecretString="hush-1")
    assert own_server.stop() == 0
    told = refuses_to_start(own_server, development=True)
    assert "--dev" in told and str(own_server.data) in told
    own_server.start()
    assert own_server.client().get_secret_value(SecretId=name)["SecretString"] == "hush-1"


def test_the_harness_tells_when_a_server_does_not_start(make_server):
    """Guards the tests themselves."""
    server = make_server()
    server.data.parent.joinpath("data").write_text("a file, not a directory")
    with pytest.raises(ServerFailed):
        server.start()
