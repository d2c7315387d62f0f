"""Application roles: a process on this host has a role's credentials through the container-credentials endpoint, and no stored key."""
import http.client
import json
import shlex
import stat

import boto3
import pytest

from harness.secrets import fresh_name, fresh_value
from harness.server import REGION
from test_iam import policy, refusal, trust


@pytest.fixture
def iam(server):
    return server.client("iam")


def role_for(iam, trusted="ecs-tasks.amazonaws.com"):
    name = fresh_name().replace("/", "-")
    arn = iam.create_role(RoleName=name, Path="/apps/", AssumeRolePolicyDocument=trust({"Service": trusted}))["Role"]["Arn"]
    iam.put_role_policy(RoleName=name, PolicyName="read", PolicyDocument=policy("secretsmanager:GetSecretValue"))
    return name, arn


def issue(server, arn, *more):
    return server.run("role-token", arn, "--data", str(server.data), "--listen", f"127.0.0.1:{server.port}", *more)


def get(server, token, **fields):
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    try:
        connection.request("GET", "/container-credentials", headers=({"Authorization": token} if token is not None else {}) | fields)
        answer = connection.getresponse()
        return answer.status, json.loads(answer.read())
    finally:
        connection.close()


def test_the_sdk_gets_a_roles_credentials_by_itself(server, iam, tmp_path, monkeypatch):
    name, arn = role_for(iam)
    value = fresh_value()
    secret = server.client().create_secret(Name=fresh_name(), SecretString=value)["ARN"]
    printed = issue(server, arn, "--session-name", "till", "--file", str(tmp_path / "token"))
    assert printed.returncode == 0, printed.stderr
    token = (tmp_path / "token").read_text()
    assert stat.S_IMODE((tmp_path / "token").stat().st_mode) == 0o600 and token not in printed.stdout
    for variable in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_PROFILE"):
        monkeypatch.delenv(variable, raising=False)
    for line in printed.stdout.splitlines():
        variable, _, text = shlex.split(line)[1].partition("=")
        monkeypatch.setenv(variable, text)
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "none"))
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "none"))
    session = boto3.session.Session(region_name=REGION)
    assert session.client("sts").get_caller_identity()["Arn"].endswith(f":assumed-role/{name}/till")
    assert session.client("secretsmanager").get_secret_value(SecretId=secret)["SecretString"] == value
    assert refusal(session.client("secretsmanager").list_secrets)[0] == "AccessDeniedException"
    assert token not in server.log

    # The file is not written over; the token ends with the role's trust, and its sessions with the role.
    assert issue(server, arn, "--file", str(tmp_path / "token")).returncode != 0
    status, answer = get(server, token)
    assert status == 200 and answer["RoleArn"] == arn and answer["Expiration"].endswith("Z")
    iam.update_assume_role_policy(RoleName=name, PolicyDocument=trust({"Service": "lambda.amazonaws.com"}))
    assert get(server, token)[0] == 403
    iam.delete_role_policy(RoleName=name, PolicyName="read")
    iam.delete_role(RoleName=name)
    assert get(server, token)[0] == 403
    assert refusal(session.client("secretsmanager").get_secret_value, SecretId=secret)[0] == "UnrecognizedClientException"


def test_who_gets_none(server, iam, tmp_path):
    _, arn = role_for(iam, "lambda.amazonaws.com")
    refused = issue(server, arn, "--file", str(tmp_path / "token"))
    assert refused.returncode == 1 and "does not trust ecs-tasks.amazonaws.com" in refused.stderr and not (tmp_path / "token").exists()
    assert "cannot be found" in issue(server, arn + "x", "--file", str(tmp_path / "token")).stderr
    for wrong in (None, "", "nonsense", "x" * 3000, "\"quoted\\"):
        status, answer = get(server, wrong)
        assert status in (400, 403) and "AccessKeyId" not in answer, wrong
    # No page in a browser may ask.
    _, good = role_for(iam)
    issue(server, good, "--file", str(tmp_path / "good"))
    token = (tmp_path / "good").read_text()
    assert get(server, token)[0] == 200
    assert get(server, token, Origin="https://evil.example.com")[0] == 403
    assert get(server, token, Host="evil.example.com")[0] != 200
