"""A walk through every operation with the AWS CLI, as a person at a shell would take it."""
import json
import subprocess
import sys

import pytest

from harness import sentences
from harness.operations import OPERATIONS
from harness.secrets import fresh_name, policy
from harness.server import ACCOUNT, BINARY, OTHER_REGION, REGION, clean_environment

CLI = [sys.executable, "-m", "awscli"]

#: Operations that some test here has called.
walked: set[str] = set()


class Shell:
    """Runs `aws` with endpoint and credentials from the environment."""

    def __init__(self, environment: dict[str, str], home):
        self.environment = environment
        self.home = home

    def run(self, *arguments: str) -> subprocess.CompletedProcess:
        return subprocess.run([*CLI, *arguments], capture_output=True, text=True, env=self.environment, cwd=self.home, timeout=60)

    def text(self, *arguments: str) -> str:
        """What `aws secretsmanager …` prints; it must succeed."""
        walked.add("".join(word.capitalize() for word in arguments[0].split("-")))
        done = self.run("secretsmanager", *arguments)
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout

    def json(self, *arguments: str) -> dict:
        return json.loads(self.text(*arguments, "--output", "json"))

    def error(self, *arguments: str) -> str:
        walked.add("".join(word.capitalize() for word in arguments[0].split("-")))
        done = self.run("secretsmanager", *arguments)
        assert done.returncode != 0 and done.stdout == ""
        return done.stderr.strip()


@pytest.fixture(scope="module")
def aws(server, tmp_path_factory) -> Shell:
    home = tmp_path_factory.mktemp("cli")
    return Shell(server.aws_environment(home), home)


@pytest.fixture
def made(sm, name):
    """The name of a secret with the value `hush-1`."""
    sm.create_secret(Name=name, SecretString="hush-1")
    return name


def test_create_get_describe(aws):
    name = fresh_name("cli/db")
    made = aws.json(
        "create-secret", "--name", name, "--description", "the door", "--secret-string", '{"user":"a","password":"hush-1"}',
        "--tags", "Key=team,Value=blue", "Key=stage,Value=prod")
    assert made["Name"] == name and made["ARN"].startswith(f"arn:aws:secretsmanager:{REGION}:{ACCOUNT}:secret:{name}-")
    read = aws.text("get-secret-value", "--secret-id", name, "--query", "SecretString", "--output", "text")
    assert read == '{"user":"a","password":"hush-1"}\n'
    shown = aws.json("describe-secret", "--secret-id", made["ARN"])
    assert shown["Description"] == "the door"
    assert shown["Tags"] == [{"Key": "team", "Value": "blue"}, {"Key": "stage", "Value": "prod"}]
    assert shown["VersionIdsToStages"] == {made["VersionId"]: ["AWSCURRENT"]}
    assert isinstance(shown["CreatedDate"], (str, float))


def test_put_from_files(aws, made):
    (aws.home / "value.json").write_text('{"password": "hush-file"}\n')
    (aws.home / "value.bin").write_bytes(b"\x00\xffhush")
    put = aws.json("put-secret-value", "--secret-id", made, "--secret-string", "file://value.json")
    assert put["VersionStages"] == ["AWSCURRENT"]
    assert aws.json("get-secret-value", "--secret-id", made)["SecretString"] == '{"password": "hush-file"}\n'
    aws.json("put-secret-value", "--secret-id", made, "--secret-binary", "fileb://value.bin", "--version-stages", "BLUE", "GREEN")
    assert aws.json("get-secret-value", "--secret-id", made, "--version-stage", "BLUE")["SecretBinary"] == "AP9odXNo"


def test_update_and_stages(aws, made):
    first = aws.json("list-secret-version-ids", "--secret-id", made)["Versions"][0]
    assert first["VersionStages"] == ["AWSCURRENT"] and first["KmsKeyIds"] == ["DefaultEncryptionKey"]
    second = aws.json("update-secret", "--secret-id", made, "--secret-string", "hush-2", "--description", "the window")["VersionId"]
    aws.json(
        "update-secret-version-stage", "--secret-id", made, "--version-stage", "AWSCURRENT",
        "--move-to-version-id", first["VersionId"], "--remove-from-version-id", second)
    assert aws.text("get-secret-value", "--secret-id", made, "--query", "SecretString", "--output", "text") == "hush-1\n"


def test_lists_and_the_clis_own_pages(aws, sm):
    stem = fresh_name("cli/list")
    for number in range(5):
        sm.create_secret(Name=f"{stem}/{number}", SecretString="hush-1")
    chosen = ("--filters", f"Key=name,Values={stem}")
    every = [f"{stem}/{number}" for number in range(5)]
    assert [item["Name"] for item in aws.json("list-secrets", *chosen, "--page-size", "2")["SecretList"]] == every
    first = aws.json("list-secrets", *chosen, "--max-items", "3", "--page-size", "2")
    rest = aws.json("list-secrets", *chosen, "--starting-token", first["NextToken"])
    assert [item["Name"] for item in first["SecretList"] + rest["SecretList"]] == every
    found = aws.json("list-secrets", *chosen, "--sort-by", "name", "--sort-order", "desc", "--no-paginate")
    assert [item["Name"] for item in found["SecretList"]] == every[::-1]


def test_batch(aws, made):
    answer = aws.json("batch-get-secret-value", "--secret-id-list", made, "nobody-here")
    assert [item["SecretString"] for item in answer["SecretValues"]] == ["hush-1"]
    assert [(item["SecretId"], item["ErrorCode"]) for item in answer["Errors"]] == [("nobody-here", "ResourceNotFoundException")]


def test_random_password(aws):
    password = aws.text(
        "get-random-password", "--password-length", "20", "--exclude-punctuation", "--require-each-included-type",
        "--query", "RandomPassword", "--output", "text").strip()
    assert len(password) == 20 and password.isalnum()


def test_tags(aws, made):
    assert aws.text("tag-resource", "--secret-id", made, "--tags", '[{"Key":"a","Value":"1"},{"Key":"b","Value":"2"}]') == ""
    assert aws.text("untag-resource", "--secret-id", made, "--tag-keys", "a") == ""
    assert aws.text("describe-secret", "--secret-id", made, "--query", "Tags[].Key", "--output", "text") == "b\n"


def test_policies(aws, made):
    checked = aws.json("validate-resource-policy", "--secret-id", made, "--resource-policy", policy())
    assert checked == {"PolicyValidationPassed": True, "ValidationErrors": []}
    aws.json("put-resource-policy", "--secret-id", made, "--resource-policy", policy(), "--block-public-policy")
    assert aws.json("get-resource-policy", "--secret-id", made)["ResourcePolicy"] == policy()
    aws.json("delete-resource-policy", "--secret-id", made)
    assert "ResourcePolicy" not in aws.json("get-resource-policy", "--secret-id", made)


def test_replication(aws, made):
    answer = aws.json("replicate-secret-to-regions", "--secret-id", made, "--add-replica-regions", f"Region={OTHER_REGION}", "Region=us-east-1")
    assert [item["Status"] for item in answer["ReplicationStatus"]] == ["InSync", "InSync"]
    assert aws.text(
        "get-secret-value", "--secret-id", made, "--region", OTHER_REGION, "--query", "SecretString", "--output", "text") == "hush-1\n"
    stopped = aws.json("stop-replication-to-replica", "--secret-id", made, "--region", OTHER_REGION)
    assert f":{OTHER_REGION}:" in stopped["ARN"]
    answer = aws.json("remove-regions-from-replication", "--secret-id", made, "--remove-replica-regions", "us-east-1")
    assert answer["ReplicationStatus"] == []


def test_rotation(aws, made):
    told = aws.error("rotate-secret", "--secret-id", made)
    assert told == f"An error occurred (InvalidRequestException) when calling the RotateSecret operation: {sentences.NO_FUNCTION}"
    assert aws.json("cancel-rotate-secret", "--secret-id", made)["Name"] == made


def test_delete_and_restore(aws, made):
    gone = aws.json("delete-secret", "--secret-id", made, "--recovery-window-in-days", "7")
    assert set(gone) == {"ARN", "Name", "DeletionDate"}
    told = aws.error("get-secret-value", "--secret-id", made)
    assert told == f"An error occurred (InvalidRequestException) when calling the GetSecretValue operation: {sentences.MARKED_FOR_DELETION}"
    aws.json("restore-secret", "--secret-id", made)
    aws.json("delete-secret", "--secret-id", made, "--force-delete-without-recovery")
    told = aws.error("get-secret-value", "--secret-id", made)
    assert told == f"An error occurred (ResourceNotFoundException) when calling the GetSecretValue operation: {sentences.NOT_FOUND}"


def test_strongroom_env_sets_a_shell_up(server, aws):
    exports = f'"{BINARY}" env --data "{server.data}" --listen "127.0.0.1:{server.port}"'
    script = f'eval "$({exports})" && "{sys.executable}" -m awscli sts get-caller-identity --output json && env'
    environment = clean_environment(HOME=str(aws.home), AWS_CONFIG_FILE="/dev/null", AWS_SHARED_CREDENTIALS_FILE="/dev/null")
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, env=environment, timeout=60)
    assert done.returncode == 0, done.stderr
    identity, end = json.JSONDecoder().raw_decode(done.stdout)
    assert identity["Arn"] == f"arn:aws:iam::{ACCOUNT}:root"
    set_now = dict(line.split("=", 1) for line in done.stdout[end:].splitlines() if "=" in line)
    assert set_now["AWS_ENDPOINT_URL"] == server.endpoint
    assert (set_now["AWS_ACCESS_KEY_ID"], set_now["AWS_SECRET_ACCESS_KEY"]) == (server.credentials.access_key, server.credentials.secret_key)
    assert set_now["AWS_REGION"]


def test_strongroom_env_prints_settings_of_the_aws_tools_only(server):
    done = server.run("env", "--data", str(server.data))
    assert done.returncode == 0, done.stderr
    assert all(line.startswith(("export AWS_", "unset AWS_")) for line in done.stdout.splitlines())


def test_iam_and_sts(aws, name, tmp_path):
    """A user, a role, temporary credentials: what an administrator types on the first day."""
    name = name.replace("/", "-")

    def done(*arguments):
        ran = aws.run(*arguments, "--output", "json")
        assert (ran.returncode, ran.stderr) == (0, ""), arguments
        return json.loads(ran.stdout) if ran.stdout else None

    trust = json.dumps({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": ACCOUNT}, "Action": "sts:AssumeRole"}]})
    (tmp_path / "reads.json").write_text(json.dumps({"Version": "2012-10-17", "Statement": [
        {"Effect": "Allow", "Action": ["secretsmanager:ListSecrets", "sts:AssumeRole"], "Resource": "*"}]}))
    user = done("iam", "create-user", "--user-name", name, "--tags", "Key=team,Value=payments")["User"]
    assert user["Arn"] == f"arn:aws:iam::{ACCOUNT}:user/{name}" and user["Tags"] == [{"Key": "team", "Value": "payments"}]
    made = done("iam", "create-policy", "--policy-name", name, "--policy-document", f"file://{tmp_path}/reads.json")["Policy"]
    done("iam", "attach-user-policy", "--user-name", name, "--policy-arn", made["Arn"])
    assert done("iam", "list-attached-user-policies", "--user-name", name)["AttachedPolicies"] == [{"PolicyName": name, "PolicyArn": made["Arn"]}]
    role = done("iam", "create-role", "--role-name", name, "--assume-role-policy-document", trust)["Role"]
    assert role["AssumeRolePolicyDocument"]["Statement"][0]["Principal"] == {"AWS": ACCOUNT}
    key = done("iam", "create-access-key", "--user-name", name)["AccessKey"]

    their = Shell(aws.environment | {"AWS_ACCESS_KEY_ID": key["AccessKeyId"], "AWS_SECRET_ACCESS_KEY": key["SecretAccessKey"]}, aws.home)
    assert json.loads(their.run("sts", "get-caller-identity", "--output", "json").stdout)["Arn"] == user["Arn"]
    assert their.run("secretsmanager", "list-secrets").returncode == 0
    refused = their.run("iam", "list-users")
    assert refused.returncode != 0 and refused.stderr.strip().endswith(
        f"(AccessDenied) when calling the ListUsers operation: User: {user['Arn']} is not authorized to perform: iam:ListUsers on resource: "
        f"arn:aws:iam::{ACCOUNT}:user/ because no identity-based policy allows the iam:ListUsers action")
    session = json.loads(their.run("sts", "assume-role", "--role-arn", role["Arn"], "--role-session-name", "cli", "--output", "json").stdout)
    given = session["Credentials"]
    assumed = Shell(aws.environment | {
        "AWS_ACCESS_KEY_ID": given["AccessKeyId"], "AWS_SECRET_ACCESS_KEY": given["SecretAccessKey"], "AWS_SESSION_TOKEN": given["SessionToken"]},
        aws.home)
    assert json.loads(assumed.run("sts", "get-caller-identity", "--output", "json").stdout)["Arn"] == session["AssumedRoleUser"]["Arn"]
    assert "AccessDeniedException" in assumed.run("secretsmanager", "list-secrets").stderr
    done("iam", "update-access-key", "--user-name", name, "--access-key-id", key["AccessKeyId"], "--status", "Inactive")
    assert "InvalidClientTokenId" in their.run("sts", "get-caller-identity").stderr
    done("iam", "delete-access-key", "--user-name", name, "--access-key-id", key["AccessKeyId"])
    done("iam", "detach-user-policy", "--user-name", name, "--policy-arn", made["Arn"])
    done("iam", "delete-user", "--user-name", name)
    assert aws.run("iam", "get-user", "--user-name", name).stderr.strip().endswith(f"The user with name {name} cannot be found.")


def test_no_operation_was_left_out():
    if not walked:
        pytest.skip("runs after the walk only")
    assert walked == set(OPERATIONS)
