"""The operator's commands, through the control socket of a running server and without one; policies as code."""
import configparser
import json
import stat
import subprocess

import boto3
import pytest
from botocore.config import Config
from botocore.exceptions import ClientError

from harness.server import ACCOUNT, BINARY, REGION, clean_environment
from harness.trail import records

OTHER_ACCOUNT = "111122223333"


def client(server, file, service="secretsmanager"):
    """boto3 with the credentials that a file holds."""
    parser = configparser.ConfigParser(interpolation=None)
    parser.read(file)
    section = parser["default"]
    return boto3.client(
        service, endpoint_url=server.endpoint, region_name=REGION, aws_access_key_id=section["aws_access_key_id"],
        aws_secret_access_key=section["aws_secret_access_key"], config=Config(retries={"total_max_attempts": 1}))


def created(server, *arguments):
    """The credentials file of a new account."""
    answer = server.run("account", "create", *arguments, "--data", str(server.data))
    assert answer.returncode == 0, answer.stderr
    return [line for line in answer.stdout.splitlines() if line.startswith("the root access key is in ")][0].split(" in ", 1)[1]


def test_an_account_is_made_used_and_listed(own_server):
    file = created(own_server, OTHER_ACCOUNT, "--name", "second")
    assert stat.S_IMODE(__import__("os").stat(file).st_mode) == 0o600
    assert client(own_server, file, "sts").get_caller_identity()["Arn"] == f"arn:aws:iam::{OTHER_ACCOUNT}:root"
    client(own_server, file).create_secret(Name="db", SecretString="theirs")
    own_server.client().create_secret(Name="db", SecretString="ours")
    assert client(own_server, file).get_secret_value(SecretId="db")["SecretString"] == "theirs"
    listed = own_server.run("account", "list", "--data", str(own_server.data)).stdout
    assert [line.split()[0] for line in listed.splitlines()] == [ACCOUNT, OTHER_ACCOUNT]
    assert "second" in listed


def test_an_account_is_made_once_and_its_secret_is_never_printed(own_server):
    file = created(own_server, OTHER_ACCOUNT)
    again = own_server.run("account", "create", OTHER_ACCOUNT, "--data", str(own_server.data))
    assert again.returncode == 1 and f"The account {OTHER_ACCOUNT} is there already." in again.stderr
    parser = configparser.ConfigParser(interpolation=None)
    parser.read(file)
    secret = parser["default"]["aws_secret_access_key"]
    assert secret not in again.stdout + again.stderr + own_server.log
    trail = b"".join(file.read_bytes() for file in (own_server.data / "trail").iterdir())
    assert b'"eventName":"CreateAccount"' in trail and b"operator.strongroom" in trail
    assert secret.encode() not in trail


def test_a_rotated_root_key_is_refused_at_once(own_server):
    first = created(own_server, OTHER_ACCOUNT)
    old = client(own_server, first, "sts")
    old.get_caller_identity()
    answer = own_server.run("account", "rotate-root-key", OTHER_ACCOUNT, "--data", str(own_server.data))
    assert answer.returncode == 0, answer.stderr
    with pytest.raises(ClientError) as refused:
        old.get_caller_identity()
    assert refused.value.response["Error"]["Code"] == "InvalidClientTokenId"
    second = answer.stdout.strip().split(" in ", 1)[1]
    assert client(own_server, second, "sts").get_caller_identity()["Account"] == OTHER_ACCOUNT


def test_the_first_keys_leave_a_record(make_server):
    def made(server):
        return [record for record in records(server.data) if record["eventName"] == "RootAccessKeyCreated"]

    server = make_server().start()
    server.client("sts").get_caller_identity()
    assert [(record["additionalEventData"]["accessKeyId"], record["recipientAccountId"]) for record in made(server)] == [
        (server.credentials.access_key, ACCOUNT)]
    server.stop()
    server.start()
    assert len(made(server)) == 1


def test_without_a_server_the_command_does_it_itself(make_server):
    server = make_server().start()
    server.stop()
    file = created(server, OTHER_ACCOUNT)
    server.start()
    assert client(server, file, "sts").get_caller_identity()["Account"] == OTHER_ACCOUNT


def test_without_a_data_directory_there_is_nothing_to_manage(make_server):
    answer = make_server().run("account", "list", "--data", "/nonexistent/strongroom")
    assert answer.returncode != 0 and "start the server there first" in answer.stderr


def test_who_can_read_a_secret_across_accounts(own_server):
    file = created(own_server, OTHER_ACCOUNT)
    arn = own_server.client().create_secret(Name="shared", SecretString="x")["ARN"]

    def who(action="DescribeSecret"):
        answer = own_server.run("who-can", action, arn, "--data", str(own_server.data))
        assert answer.returncode == 0, answer.stderr
        return [line for line in answer.stdout.splitlines() if not line.startswith(" ")], answer.stdout

    assert who()[0] == [f"arn:aws:iam::{ACCOUNT}:root"]
    policy = {"Version": "2012-10-17", "Statement": [{
        "Sid": "Neighbours", "Effect": "Allow", "Principal": {"AWS": f"arn:aws:iam::{OTHER_ACCOUNT}:root"},
        "Action": "secretsmanager:GetResourcePolicy", "Resource": "*"}]}
    own_server.client().put_resource_policy(SecretId="shared", ResourcePolicy=json.dumps(policy))
    assert who()[0] == [f"arn:aws:iam::{ACCOUNT}:root"]
    policy["Statement"][0]["Action"] = "secretsmanager:*"
    own_server.client().put_resource_policy(SecretId="shared", ResourcePolicy=json.dumps(policy))
    principals, text = who()
    assert principals == [f"arn:aws:iam::{ACCOUNT}:root", f"arn:aws:iam::{OTHER_ACCOUNT}:root"]
    assert f"statement 0 (Neighbours) of {arn}" in text
    assert client(own_server, file).describe_secret(SecretId=arn)["Name"] == "shared"
    # What the policies allow, the account's own key does not serve to others.
    principals, text = who("GetSecretValue")
    assert principals == [f"arn:aws:iam::{ACCOUNT}:root"]
    assert "default key, which serves no other account" in text and f"    arn:aws:iam::{OTHER_ACCOUNT}:root" in text
    with pytest.raises(ClientError) as refused:
        client(own_server, file).get_secret_value(SecretId=arn)
    assert refused.value.response["Error"]["Code"] == "InvalidRequestException"


def test_who_can_takes_a_name_and_knows_the_actions(own_server):
    def who(action, secret):
        return own_server.run("who-can", action, secret, "--data", str(own_server.data))

    arn = own_server.client().create_secret(Name="db", SecretString="x")["ARN"]
    expected = who("GetSecretValue", arn).stdout
    assert f"arn:aws:iam::{ACCOUNT}:root" in expected
    for action, secret in (("GetSecretValue", "db"), ("secretsmanager:getsecretvalue", "db")):
        assert who(action, secret).stdout == expected
    for action, secret, complaint in (
            ("GetSecretValu", "db", "There is no action `GetSecretValu` on secrets."),
            ("iam:GetUser", "db", "There is no action `iam:GetUser` on secrets."),
            ("GetSecretValue", "db2", "Secrets Manager can't find the specified secret.")):
        answer = who(action, secret)
        assert answer.returncode == 1 and complaint in answer.stderr, answer
    own_server.client(region="eu-west-1").create_secret(Name="db", SecretString="x")
    assert "There are secrets of this name in " in who("GetSecretValue", "db").stderr
    assert who("GetSecretValue", arn).stdout == expected


def test_why_a_request_was_denied(own_server):
    file = created(own_server, OTHER_ACCOUNT)
    arn = own_server.client().create_secret(Name="shared", SecretString="x")["ARN"]
    policy = {"Version": "2012-10-17", "Statement": [
        {"Effect": "Allow", "Principal": {"AWS": OTHER_ACCOUNT}, "Action": "secretsmanager:*", "Resource": "*"},
        {"Sid": "NotTheValue", "Effect": "Deny", "Principal": "*", "Action": "secretsmanager:GetSecretValue", "Resource": "*",
         "Condition": {"StringEquals": {"aws:PrincipalAccount": OTHER_ACCOUNT}}}]}
    own_server.client().put_resource_policy(SecretId="shared", ResourcePolicy=json.dumps(policy))
    with pytest.raises(ClientError) as denied:
        client(own_server, file).get_secret_value(SecretId=arn)
    assert denied.value.response["Error"]["Message"] == (
        f"User: arn:aws:iam::{OTHER_ACCOUNT}:root is not authorized to perform: secretsmanager:GetSecretValue on resource: {arn} "
        "with an explicit deny in a resource-based policy")
    request_id = denied.value.response["ResponseMetadata"]["RequestId"]
    answer = own_server.run("why-denied", request_id, "--data", str(own_server.data))
    assert answer.returncode == 0, answer.stderr
    assert f"statement 1 (NotTheValue) of {arn}" in answer.stdout
    assert "denied explicitly, in a resource-based policy" in answer.stdout
    unknown = own_server.run("why-denied", "00000000-0000-0000-0000-000000000000", "--data", str(own_server.data))
    assert unknown.returncode == 1 and "There is no record" in unknown.stderr
    allowed = own_server.client().describe_secret(SecretId="shared")["ResponseMetadata"]["RequestId"]
    assert "was not denied" in own_server.run("why-denied", allowed, "--data", str(own_server.data)).stderr


def test_administration_is_not_reachable_over_the_network(own_server):
    answer = own_server.wire.call("CreateAccount", {"AccountId": OTHER_ACCOUNT}, prefix="Strongroom.")
    assert answer.status in (400, 404) and "UnknownOperation" in answer.code
    assert OTHER_ACCOUNT not in own_server.run("account", "list", "--data", str(own_server.data)).stdout


# Policies as code


def policy(*arguments, input=None):
    return subprocess.run(
        [str(BINARY), "policy", *arguments], input=input, capture_output=True, text=True, env=clean_environment(), timeout=60)


def test_bytes_that_are_no_text_are_an_error_of_their_line():
    sound = b'{"name":"sound","principal":"*","action":"a:B","resource":"*"}'
    lines = [b'{"name":"broken \xff","principal":"*","action":"a:B","resource":"*"}', b"", sound, b"\xc3", sound]
    answer = subprocess.run(
        [str(BINARY), "policy", "evaluate", "--jsonl"], input=b"\r\n".join(lines), capture_output=True, env=clean_environment(), timeout=60)
    verdicts = [json.loads(line) for line in answer.stdout.splitlines()]
    assert ["error" in verdict for verdict in verdicts] == [True, False, True, False] and answer.returncode == 2
    assert [verdict["name"] for verdict in verdicts if "error" not in verdict] == ["sound", "sound"]


def test_lines_of_any_length_are_read():
    policy_text = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "a:B", "Resource": [f"arn:aws:a:::{n}" for n in range(9000)]}]}
    case = {"name": "long", "principal": f"arn:aws:iam::{ACCOUNT}:user/alice", "action": "a:B", "resource": "arn:aws:a:::8999"}
    text = "\n".join(json.dumps(case | {"identityPolicies": [policy_text]}) for _ in range(3))
    answer = policy("evaluate", "--jsonl", input=text)
    assert [json.loads(line)["decision"] for line in answer.stdout.splitlines()] == ["allowed"] * 3, answer.stdout[:300]


def test_evaluate_answers_a_line_each():
    allow = {"Version": "2012-10-17", "Statement": [{"Sid": "Read", "Effect": "Allow", "Action": "secretsmanager:Get*", "Resource": "*"}]}
    deny = {"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Action": "*", "Resource": "*"}]}
    secret = f"arn:aws:secretsmanager:eu-central-1:{ACCOUNT}:secret:db-AbCdEf"
    base = {"principal": f"arn:aws:iam::{ACCOUNT}:user/alice", "action": "secretsmanager:GetSecretValue", "resource": secret}
    cases = [
        {"name": "one", **base, "identityPolicies": [allow]},
        {"name": "two", **base, "identityPolicies": [allow], "serviceControlPolicies": [[allow, deny]]},
        {"name": "three", **base},
    ]
    answer = policy("evaluate", "--jsonl", input="".join(json.dumps(case) + "\n" for case in cases))
    assert answer.returncode == 0, answer.stderr
    verdicts = [json.loads(line) for line in answer.stdout.splitlines()]
    assert [(v["name"], v["decision"]) for v in verdicts] == [("one", "allowed"), ("two", "explicitDeny"), ("three", "implicitDeny")]
    assert verdicts[0]["decidedBy"] == [{"policy": "identityPolicies[0]", "statement": 0, "sid": "Read"}]
    assert verdicts[1]["decidedBy"][0]["policy"] == "serviceControlPolicies[0][1]"
    assert verdicts[2]["decidedBy"] == []


def test_a_case_that_cannot_be_read_does_not_stop_the_others():
    sound = {"name": "sound", "principal": f"arn:aws:iam::{ACCOUNT}:root", "action": "s3:GetObject", "resource": "*"}
    answer = policy("evaluate", "--jsonl", input='{"name": "odd", "principal": 7}\nnot json\n' + json.dumps(sound) + "\n")
    assert answer.returncode == 2
    lines = [json.loads(line) for line in answer.stdout.splitlines()]
    assert len(lines) == 3
    assert lines[0]["name"] == "odd" and "error" in lines[0] and "error" in lines[1]
    assert lines[2]["decision"] == "allowed"


def test_validate_names_the_place(tmp_path):
    sound, odd = tmp_path / "sound.json", tmp_path / "odd.json"
    sound.write_text('{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:Get*", "Resource": "*"}}')
    odd.write_text('{"Version": "2012-10-17",\n "Statement": {"Effect": "Perhaps", "Action": "s3:Get*", "Resource": "*"}}')
    assert policy("validate", str(sound)).returncode == 0
    answer = policy("validate", str(sound), str(odd))
    assert answer.returncode == 1
    assert "odd.json: error" in answer.stdout and "line 2" in answer.stdout


def test_across_accounts_both_sides_must_allow(own_server):
    """A user of the second account looks at the first one's secret: his own policy and the secret's must say so."""
    import json
    file = created(own_server, "444455556666")
    iam = client(own_server, file, "iam")
    user = iam.create_user(UserName="guest")["User"]["Arn"]
    key = iam.create_access_key(UserName="guest")["AccessKey"]
    guest = boto3.client(
        "secretsmanager", endpoint_url=own_server.endpoint, region_name=REGION, aws_access_key_id=key["AccessKeyId"],
        aws_secret_access_key=key["SecretAccessKey"], config=Config(retries={"total_max_attempts": 1}))
    ours = own_server.client()
    arn = ours.create_secret(Name="shared", SecretString="hush-1")["ARN"]
    statement = {"Effect": "Allow", "Action": ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"], "Resource": "*"}

    def refused():
        with pytest.raises(ClientError) as caught:
            guest.describe_secret(SecretId=arn)
        return caught.value.response["Error"]["Message"]

    allow = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
    beginning = f"User: {user} is not authorized to perform: secretsmanager:DescribeSecret on resource: {arn} because no "
    assert refused().startswith(beginning)
    iam.put_user_policy(UserName="guest", PolicyName="read", PolicyDocument=allow)
    assert refused() == beginning + "resource-based policy allows the secretsmanager:DescribeSecret action"
    ours.put_resource_policy(SecretId=arn, ResourcePolicy=json.dumps(
        {"Version": "2012-10-17", "Statement": [statement | {"Principal": {"AWS": user}}]}))
    assert guest.describe_secret(SecretId=arn)["Name"] == "shared"
    # As on AWS, values under the default key stay in their account, whatever policies say.
    with pytest.raises(ClientError, match="You can't access a secret from a different AWS account"):
        guest.get_secret_value(SecretId=arn)
    iam.delete_user_policy(UserName="guest", PolicyName="read")
    assert refused() == beginning + "identity-based policy allows the secretsmanager:DescribeSecret action"
