"""Settings from flags, the environment and a file; and what those do that nothing else tests."""
import json
import subprocess

import pytest
from botocore.exceptions import ClientError

from harness.server import BINARY, OTHER_REGION, REGION, Server, clean_environment


class Configured(Server):
    """A server with settings besides the harness's own."""

    def __init__(self, home, flags=(), environment=None):
        super().__init__(home)
        self.flags, self.environment = list(flags), environment or {}

    def command(self, **options):
        variables = [f"{name}={value}" for name, value in self.environment.items()]
        return ["env", *variables, *super().command(**options), *self.flags]


@pytest.fixture
def configured(tmp_path):
    started = []

    def make(flags=(), environment=None, development=False):
        home = tmp_path / f"server-{len(started)}"
        home.mkdir()
        server = Configured(home, flags, environment)
        server.development = development
        started.append(server.start())
        return server
    yield make
    for server in started:
        server.stop()


def limits(tmp_path):
    file = tmp_path / "settings.json"
    file.write_text(json.dumps({"secrets-per-region": 2}))
    return {"flag": (["--secrets-per-region", "2"], {}), "environment": ([], {"STRONGROOM_SECRETS_PER_REGION": "2"}),
            "file": (["--config", str(file)], {})}


@pytest.mark.parametrize("place", ["flag", "environment", "file"])
def test_so_many_secrets_in_a_region_and_no_more(configured, tmp_path, place):
    flags, environment = limits(tmp_path)[place]
    server = configured(flags, environment)
    sm, elsewhere = server.client(), server.client(region=OTHER_REGION)
    for name in ("one", "two"):
        sm.create_secret(Name=name, SecretString="x")
    with pytest.raises(ClientError) as refused:
        sm.create_secret(Name="three", SecretString="x")
    assert (refused.value.response["Error"]["Code"], refused.value.response["Error"]["Message"]) == (
        "LimitExceededException", "You can have at most 2 secrets in a region.")
    # What is there is written as before, and elsewhere there is room.
    sm.put_secret_value(SecretId="one", SecretString="y")
    for name in ("a", "b"):
        elsewhere.create_secret(Name=name, SecretString="x")
    status = sm.replicate_secret_to_regions(SecretId="one", AddReplicaRegions=[{"Region": OTHER_REGION}])["ReplicationStatus"][0]
    assert (status["Status"], status["StatusMessage"]) == ("Failed", "You can have at most 2 secrets in a region.")
    # A secret that waits for its deletion is one still; one that is gone makes room.
    sm.delete_secret(SecretId="two")
    with pytest.raises(ClientError):
        sm.create_secret(Name="three", SecretString="x")
    sm.restore_secret(SecretId="two")
    sm.delete_secret(SecretId="two", ForceDeleteWithoutRecovery=True)
    sm.create_secret(Name="three", SecretString="x")


def test_development_by_the_environment(configured):
    server = configured(environment={"STRONGROOM_DEV": "true", "STRONGROOM_EPHEMERAL": "true", "STRONGROOM_OWN_EXECUTOR": "true"}, development=True)
    server.flags = []
    server.client().create_secret(Name="db", SecretString="x")
    assert not server.data.exists()


def refused(*arguments, **environment):
    answer = subprocess.run(
        [str(BINARY), "serve", *arguments], env=clean_environment() | environment, capture_output=True, text=True, timeout=60)
    assert answer.returncode != 0
    return answer.stderr


def test_settings_that_make_no_sense_are_refused(tmp_path):
    data = ["--data", str(tmp_path / "data")]
    assert "--ephemeral goes with --dev only" in refused(*data, "--ephemeral")
    assert "--ephemeral goes with --dev only" in refused(*data, STRONGROOM_EPHEMERAL="true")
    assert "--secrets-per-region `0` is not a positive number" in refused(*data, "--secrets-per-region", "0")
    assert "--dev is `true` or `false`, not `yes`" in refused(*data, STRONGROOM_DEV="yes")
    assert "there is no setting `STRONGROOM_DEVELOPMENT`" in refused(*data, STRONGROOM_DEVELOPMENT="true")
