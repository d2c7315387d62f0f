"""Settings: from a file, before it from the environment, before that from flags; and sentences for those that cannot be."""
import json
import re
import subprocess

import pytest

from faults.server import BINARY, BentServer, clean_environment
from faults.waiting import until
from harness.server import free_port


class Configured(BentServer):
    """Started by settings from three places; none of the harness's own flags."""

    def __init__(self, home, *, flags=(), environment=None, file=None):
        super().__init__(home, bent=False)
        self.flags, self.environment = tuple(flags), dict(environment or {})
        if file is not None:
            text = file if isinstance(file, str) else json.dumps(file)
            (home / "settings.json").write_text(text)
            self.flags += ("--config", str(home / "settings.json"))

    def command(self, **_):
        words = [f"{name}={value}" for name, value in self.environment.items()]
        return ["env", "-C", str(self.home), f"HOME={self.home}", *words, str(BINARY), "serve", *self.flags]


@pytest.fixture
def configure(tmp_path):
    made = []

    def make(**places) -> Configured:
        home = tmp_path / str(len(made))
        home.mkdir()
        made.append(Configured(home, **places))
        return made[-1]

    yield make
    for server in made:
        server.kill()


def account(server: Configured) -> str:
    return server.client("sts").get_caller_identity()["Account"]


def test_the_file_has_settings(configure, tmp_path):
    port = free_port()
    server = configure(file={
        "data": str(tmp_path / "0" / "data"), "listen": f"127.0.0.1:{port}", "account-id": "111111111111", "log-format": "json", "cache-mib": 8,
        "sync-audit": True, "regions": "eu-central-1,eu-west-1", "hosts": "vault.example", "key-file": str(tmp_path / "0" / "root.key")})
    server.port = port
    server.start()
    assert account(server) == "111111111111"
    assert (server.home / "root.key").exists() and not (server.home / "data.key").exists()
    until(lambda: server.log.endswith("\n"), 10, "log lines come a moment later")
    assert json.loads(server.log.splitlines()[0])
    assert server.stop() == 0


def test_the_environment_wins_over_the_file_and_flags_over_both(configure, tmp_path):
    ports = [free_port() for _ in range(3)]
    file = {"data": str(tmp_path / "0" / "data"), "listen": f"127.0.0.1:{ports[0]}", "account-id": "111111111111", "log-format": "json"}
    environment = {"STRONGROOM_LISTEN": f"127.0.0.1:{ports[1]}", "STRONGROOM_ACCOUNT_ID": "222222222222"}
    server = configure(file=file, environment=environment, flags=("--listen", f"127.0.0.1:{ports[2]}"))
    server.port = ports[2]
    server.start()
    assert account(server) == "222222222222"
    until(lambda: server.log.endswith("\n"), 10, "log lines come a moment later")
    assert json.loads(server.log.splitlines()[0])


def test_the_file_may_be_named_in_the_environment(configure, tmp_path):
    port = free_port()
    named = tmp_path / "elsewhere.json"
    named.write_text(json.dumps({"data": str(tmp_path / "0" / "data"), "account-id": "333333333333"}))
    server = configure(environment={"STRONGROOM_CONFIG": str(named), "STRONGROOM_LISTEN": f"127.0.0.1:{port}"})
    server.port = port
    server.start()
    assert account(server) == "333333333333"


def told(server: Configured) -> str:
    """What it says instead of starting: a sentence without Swift's words, and no secret."""
    done = subprocess.run(server.command(), capture_output=True, text=True, env=clean_environment(), timeout=60, stdin=subprocess.DEVNULL)
    text = done.stdout + done.stderr
    assert done.returncode > 0, f"exit status {done.returncode}: {text}"
    assert "hush-" not in text
    assert not re.search(r"Error Domain|Optional\(|Swift\.|NSCocoa|Fatal error|DecodingError|\w+Error\(", text), text
    assert text.startswith("strongroom: ") and len(text) < 500, text
    return text


WRONG = {
    "account-id": "12", "listen": "nowhere", "regions": " , ", "log-format": "xml", "cache-mib": "-1", "sync-audit": "perhaps",
    "tls-certificate": "only-one.pem",
}


@pytest.mark.parametrize("place", ["file", "environment", "flags"])
@pytest.mark.parametrize("name, value", WRONG.items())
def test_a_wrong_value_is_named(configure, name, value, place):
    if place == "flags" and name == "sync-audit":
        pytest.skip("a flag without a value")
    places = {
        "file": {"file": {name: value}}, "environment": {"environment": {"STRONGROOM_" + name.upper().replace("-", "_"): value}},
        "flags": {"flags": (f"--{name}={value}",)}}
    server = configure(**places[place])
    assert name in told(server)


@pytest.mark.parametrize("file", [
    {"colour": "hush-1"}, {"Listen": "127.0.0.1:1"}, {"data": "x", "secret-key": "hush-1"}], ids=["unknown", "capital", "secret"])
def test_an_unknown_setting_is_named(configure, file):
    server = configure(file=file)
    name = [name for name in file if name != "data"][0]
    assert f"`{name}`" in told(server) and not (server.home / ".strongroom").exists()


@pytest.mark.parametrize("file", [
    {"cache-mib": None}, {"hosts": ["a", "b"]}, {"listen": {"port": "hush-1"}}, {"cache-mib": 1.5}], ids=["null", "list", "object", "fraction"])
def test_a_value_of_another_type_is_named(configure, file):
    assert f"`{next(iter(file))}`" in told(configure(file=file))


@pytest.mark.parametrize("text", ["", "hush-1", "[]", '{"listen": "hush-1"', "null", '"hush-1"'])
def test_what_is_no_object_is_no_file_of_settings(configure, text):
    assert "settings.json" in told(configure(file=text))


def test_a_file_that_is_not_there_is_named(configure):
    assert "nothing.json" in told(configure(flags=("--config", "nothing.json")))
    assert "/" in told(configure(flags=("--config", "/")))


def test_a_port_that_is_taken_is_named(configure):
    first = configure(flags=("--listen", f"127.0.0.1:{(port := free_port())}"))
    first.port = port
    first.data = first.home / ".strongroom" / "data"
    first.start()
    text = told_last(configure(flags=("--listen", f"127.0.0.1:{port}")))
    assert f"cannot listen on 127.0.0.1:{port}" in text and "in use" in text


def told_last(server: Configured) -> str:
    """The sentence behind the log's lines."""
    return server.refuses().splitlines()[-1]


def test_an_unknown_name_in_the_environment_is_named(configure):
    server = configure(environment={"STRONGROOM_LISTN": "127.0.0.1:1"})
    assert "`STRONGROOM_LISTN`" in told(server) and not (server.home / ".strongroom").exists()


def test_the_command_that_the_first_start_names_works(configure, tmp_path):
    port = free_port()
    server = configure(flags=("--listen", f"127.0.0.1:{port}", "--data", str(tmp_path / "0" / "the data")))
    server.port = port
    server.start()
    until(lambda: "to use it, type: " in server.log, 10, "the next command is named")
    command = server.log.partition("to use it, type: ")[2].splitlines()[0]
    shown = subprocess.run(
        ["bash", "-c", f'{command} && echo "$AWS_ENDPOINT_URL $AWS_ACCESS_KEY_ID"'], capture_output=True, text=True, timeout=60,
        env=clean_environment(HOME=str(tmp_path)))
    assert shown.stdout.startswith(f"http://127.0.0.1:{port} AKIA"), shown.stderr
