"""What policies may ask of a live request: each global condition key that exists here, true and false, for a user and for a session."""
import json

import pytest

from harness.secrets import fresh_name, fresh_value
from harness.server import ACCOUNT, OTHER_REGION, REGION
from test_iam import as_somebody, policy, trust

NAME = "asker"
USER = f"arn:aws:iam::{ACCOUNT}:user/staff/{NAME}"
ROLE = f"arn:aws:iam::{ACCOUNT}:role/{NAME}"

#: Operator, key, a value with which it holds, one with which it does not.
OF_ALL = [
    ("IpAddress", "aws:SourceIp", "127.0.0.0/8", "10.0.0.0/8"),
    ("NotIpAddress", "aws:SourceIp", "10.0.0.0/8", "127.0.0.1"),
    ("DateGreaterThan", "aws:CurrentTime", "2020-01-01T00:00:00Z", "2099-01-01T00:00:00Z"),
    ("NumericLessThan", "aws:EpochTime", "4000000000", "1000000000"),
    ("Bool", "aws:SecureTransport", "false", "true"),
    ("StringEquals", "aws:RequestedRegion", REGION, OTHER_REGION),
    ("StringLike", "aws:UserAgent", "*Boto3*", "curl*"),
    ("StringEquals", "aws:Referer", "https://console.example/", "https://elsewhere.example/"),
    ("StringEquals", "aws:PrincipalAccount", ACCOUNT, "111122223333"),
    ("StringEquals", "aws:ResourceAccount", ACCOUNT, "111122223333"),
    ("StringEquals", "aws:PrincipalTag/team", "blue", "red"),
    ("StringEquals", "aws:principaltag/TEAM", "blue", "Blue"),
    ("StringEquals", "aws:ResourceTag/team", "${aws:PrincipalTag/team}", "${aws:PrincipalTag/none}"),
    ("Bool", "aws:PrincipalIsAWSService", "false", "true"),
    ("Bool", "aws:ViaAWSService", "false", "true"),
    ("Null", "aws:CalledVia", "true", "false"),
    ("Null", "aws:RequestTag/team", "true", "false"),
    ("Null", "aws:TagKeys", "true", "false"),
    ("StringEquals", "secretsmanager:ResourceTag/team", "blue", "red"),
    ("StringEqualsIfExists", "aws:SourceVpc", "vpc-1", None),
]
OF_A_USER = [
    ("ArnEquals", "aws:PrincipalArn", USER, f"arn:aws:iam::{ACCOUNT}:user/{NAME}"),
    ("StringEquals", "aws:PrincipalType", "User", "AssumedRole"),
    ("StringEquals", "aws:username", NAME, "somebody"),
    ("StringLike", "aws:userid", "AIDA*", "AROA*"),
    ("Null", "aws:MultiFactorAuthPresent", "true", "false"),
    ("Null", "aws:TokenIssueTime", "true", "false"),
    ("BoolIfExists", "aws:MultiFactorAuthPresent", "true", None),
]
OF_A_SESSION = [
    ("ArnEquals", "aws:PrincipalArn", ROLE, f"arn:aws:sts::{ACCOUNT}:assumed-role/{NAME}/one"),
    ("StringEquals", "aws:PrincipalType", "AssumedRole", "User"),
    ("StringLike", "aws:userid", "AROA*:one", "AROA*:two"),
    ("Null", "aws:username", "true", "false"),
    ("Bool", "aws:MultiFactorAuthPresent", "false", "true"),
    ("DateGreaterThan", "aws:TokenIssueTime", "2020-01-01T00:00:00Z", "2099-01-01T00:00:00Z"),
    ("StringEquals", "aws:SourceIdentity", "alice", "bob"),
    ("StringEquals", "aws:PrincipalTag/cost", "7", "8"),
]


@pytest.fixture(scope="module")
def stage(server):
    """A secret, a user and a session, each with a team; `put` gives both the same condition."""
    iam = server.client("iam")
    tags = [{"Key": "team", "Value": "blue"}]
    secret = server.client().create_secret(Name=fresh_name(), SecretString=fresh_value(), Tags=tags)["ARN"]
    iam.create_user(UserName=NAME, Path="/staff/", Tags=tags)
    key = iam.create_access_key(UserName=NAME)["AccessKey"]
    trusting = json.loads(trust({"AWS": f"arn:aws:iam::{ACCOUNT}:root"}))
    trusting["Statement"][0]["Action"] = ["sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity"]
    iam.create_role(RoleName=NAME, AssumeRolePolicyDocument=json.dumps(trusting), Tags=tags)
    iam.put_user_policy(UserName=NAME, PolicyName="assume", PolicyDocument=policy("sts:*"))
    session = as_somebody(server, "sts", key).assume_role(
        RoleArn=ROLE, RoleSessionName="one", SourceIdentity="alice", Tags=[{"Key": "cost", "Value": "7"}])["Credentials"]
    clients = {"user": as_somebody(server, "secretsmanager", key), "session": as_somebody(server, "secretsmanager", session)}
    for client in clients.values():
        client.meta.events.register(
            "before-send.secretsmanager.*", lambda request, **_: request.headers.__setitem__("Referer", "https://console.example/"))

    def may(who, condition):
        document = policy("secretsmanager:GetSecretValue", **condition)
        if who == "user":
            iam.put_user_policy(UserName=NAME, PolicyName="read", PolicyDocument=document)
        else:
            iam.put_role_policy(RoleName=NAME, PolicyName="read", PolicyDocument=document)
        try:
            return clients[who].get_secret_value(SecretId=secret)["ARN"] == secret
        except clients[who].exceptions.ClientError as error:
            assert error.response["Error"]["Code"] == "AccessDeniedException", error
            return False

    return may


ROWS = [(who, *row) for who, rows in (("user", OF_ALL + OF_A_USER), ("session", OF_ALL + OF_A_SESSION)) for row in rows]


@pytest.mark.parametrize("who, operator, key, right, wrong", ROWS, ids=[f"{who} {operator} {key}" for who, operator, key, _, _ in ROWS])
def test_the_key_is_as_it_should_be(stage, who, operator, key, right, wrong):
    assert stage(who, {operator: {key: right}})
    if wrong is not None:
        assert not stage(who, {operator: {key: wrong}})
