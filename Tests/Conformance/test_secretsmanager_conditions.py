"""What policies may ask of each operation on secrets: every condition key of the Service Authorization Reference, with a value that fits, one
that does not, and in a request that does not have it."""
import json

import boto3
import pytest
from botocore.config import Config
from botocore.exceptions import ClientError

from harness.secrets import fresh_name
from harness.server import ACCOUNT, OTHER_REGION, REGION
from test_iam import as_somebody

TAGS = [{"Key": "team", "Value": "blue"}, {"Key": "cost", "Value": "7"}]
THIRD_REGION = "ap-northeast-1"
LAMBDA = f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:rotate"
ROLE = f"arn:aws:iam::{ACCOUNT}:role/rotate"
VERSION = "11111111-2222-4333-8444-555555555555"


class Row:
    """An operation, a key, what it may be; `more` is what puts the key into the request, `fits` and `differs` are conditions."""

    def __init__(self, operation, key, fits, differs, more=None):
        self.operation, self.key, self.fits, self.differs, self.more = operation, key, fits, differs, more or {}

    def __str__(self):
        return f"{self.operation} {self.key}"


def texts(operation, key, right, wrong, **more):
    return Row(operation, key, {"StringEquals": {key: right}}, {"StringEquals": {key: wrong}}, more)


def flags(operation, key, **more):
    return Row(operation, key, {"Bool": {key: "true"}}, {"Bool": {key: "false"}}, more)


def lists(operation, key, **more):
    return Row(
        operation, key, {"ForAllValues:StringEquals": {key: [OTHER_REGION, THIRD_REGION]}, "Null": {key: "false"}},
        {"ForAnyValue:StringEquals": {key: ["eu-north-1"]}}, more)


#: Keys that the request alone brings.
OF_REQUESTS = [
    texts("CreateSecret", "secretsmanager:Description", "d", "e", Description="d"),
    texts("CreateSecret", "secretsmanager:KmsKeyId", "alias/aws/secretsmanager", "alias/other", KmsKeyId="alias/aws/secretsmanager"),
    texts("CreateSecret", "secretsmanager:Type", "partner", "other", Type="partner"),
    texts("CreateSecret", "aws:RequestTag/team", "blue", "red", Tags=TAGS),
    Row("CreateSecret", "aws:TagKeys", {"ForAllValues:StringEquals": {"aws:TagKeys": ["team", "cost"]}, "Null": {"aws:TagKeys": "false"}},
        {"ForAnyValue:StringEquals": {"aws:TagKeys": ["other"]}}, {"Tags": TAGS}),
    lists("CreateSecret", "secretsmanager:AddReplicaRegions", AddReplicaRegions=[{"Region": OTHER_REGION}]),
    flags("CreateSecret", "secretsmanager:ForceOverwriteReplicaSecret", ForceOverwriteReplicaSecret=True),
    Row("DeleteSecret", "secretsmanager:RecoveryWindowInDays", {"NumericGreaterThanEquals": {"secretsmanager:RecoveryWindowInDays": "7"}},
        {"NumericGreaterThan": {"secretsmanager:RecoveryWindowInDays": "7"}}, {"RecoveryWindowInDays": 7}),
    flags("DeleteSecret", "secretsmanager:ForceDeleteWithoutRecovery", ForceDeleteWithoutRecovery=True),
    texts("GetSecretValue", "secretsmanager:VersionId", VERSION, VERSION.replace("1", "9"), VersionId=VERSION),
    texts("GetSecretValue", "secretsmanager:VersionStage", "AWSCURRENT", "AWSPREVIOUS", VersionStage="AWSCURRENT"),
    flags("PutResourcePolicy", "secretsmanager:BlockPublicPolicy", BlockPublicPolicy=True),
    flags("ReplicateSecretToRegions", "secretsmanager:ForceOverwriteReplicaSecret", ForceOverwriteReplicaSecret=True),
    texts("RotateSecret", "secretsmanager:RotationLambdaARN", LAMBDA, LAMBDA + "2", RotationLambdaARN=LAMBDA),
    flags("RotateSecret", "secretsmanager:ModifyRotationRules", RotationRules={"AutomaticallyAfterDays": 7}),
    flags("RotateSecret", "secretsmanager:RotateImmediately", RotateImmediately=True),
    texts("RotateSecret", "secretsmanager:ExternalSecretRotationRoleArn", ROLE, ROLE + "2", ExternalSecretRotationRoleArn=ROLE),
    texts("UpdateSecret", "secretsmanager:Description", "d", "e", Description="d"),
    texts("UpdateSecret", "secretsmanager:KmsKeyId", "alias/aws/secretsmanager", "alias/other", KmsKeyId="alias/aws/secretsmanager"),
    texts("UpdateSecret", "secretsmanager:Type", "partner", "other", Type="partner"),
]
#: Keys that no request lacks.
ALWAYS = [
    texts("TagResource", "aws:RequestTag/cost", "8", "9"),
    Row("CreateSecret", "secretsmanager:Name", {"StringLike": {"secretsmanager:Name": "*-new"}}, {"StringEquals": {"secretsmanager:Name": "other"}}),
    lists("ReplicateSecretToRegions", "secretsmanager:AddReplicaRegions"),
    texts("UpdateSecretVersionStage", "secretsmanager:VersionStage", "MINE", "AWSCURRENT"),
    Row("TagResource", "aws:TagKeys", {"ForAllValues:StringEquals": {"aws:TagKeys": ["cost"]}}, {"ForAnyValue:StringEquals": {"aws:TagKeys": ["team"]}}),
    Row("UntagResource", "aws:TagKeys", {"ForAllValues:StringEquals": {"aws:TagKeys": ["cost"]}}, {"ForAnyValue:StringEquals": {"aws:TagKeys": ["team"]}}),
]
#: Operations that are about one secret; each has the keys of that secret.
OF_SECRETS = [
    "CancelRotateSecret", "DeleteResourcePolicy", "DeleteSecret", "DescribeSecret", "GetResourcePolicy", "GetSecretValue",
    "ListSecretVersionIds", "PutResourcePolicy", "PutSecretValue", "RemoveRegionsFromReplication", "ReplicateSecretToRegions", "RestoreSecret",
    "RotateSecret", "StopReplicationToReplica", "TagResource", "UntagResource", "UpdateSecret", "UpdateSecretVersionStage",
    "ValidateResourcePolicy",
]
OF_ALL = [
    Row(operation, key, {comparison: {key: right}}, {comparison: {key: wrong}})
    for operation in OF_SECRETS for comparison, key, right, wrong in (
        ("StringEquals", "aws:ResourceTag/team", "blue", "red"),
        ("StringEquals", "secretsmanager:ResourceTag/team", "blue", "red"),
        ("StringEquals", "secretsmanager:SecretPrimaryRegion", REGION, OTHER_REGION),
        ("StringEquals", "secretsmanager:resource/Type", "partner", "other"),
        ("ArnLike", "secretsmanager:SecretId", f"arn:aws:secretsmanager:*:{ACCOUNT}:secret:*", "arn:aws:secretsmanager:*:*:secret:other-*"))
]


@pytest.fixture(scope="module")
def asker(server):
    """A client, and what gives it one permission under conditions."""
    iam = server.client("iam")
    iam.create_user(UserName="condition-asker")
    client = as_somebody(server, "secretsmanager", iam.create_access_key(UserName="condition-asker")["AccessKey"])

    def let(operation, condition):
        # What else the operation takes is given without a condition.
        others = [f"secretsmanager:{name}" for name in ("TagResource", "ReplicateSecretToRegions", "PutResourcePolicy") if name != operation]
        iam.put_user_policy(UserName="condition-asker", PolicyName="one", PolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": [
            {"Effect": "Allow", "Action": f"secretsmanager:{operation}", "Resource": "*", "Condition": condition},
            {"Effect": "Allow", "Action": others, "Resource": "*"}]}))
    return client, let


def request(operation, arn, name):
    """The least that the operation takes."""
    policy = json.dumps({"Version": "2012-10-17", "Statement": [
        {"Effect": "Allow", "Principal": {"AWS": ACCOUNT}, "Action": "secretsmanager:*", "Resource": "*"}]})
    least = {
        "CreateSecret": {"Name": f"{name}-new"}, "PutResourcePolicy": {"ResourcePolicy": policy}, "PutSecretValue": {"SecretString": "y"},
        "ValidateResourcePolicy": {"ResourcePolicy": policy}, "TagResource": {"Tags": [{"Key": "cost", "Value": "8"}]},
        "UntagResource": {"TagKeys": ["cost"]}, "RemoveRegionsFromReplication": {"RemoveReplicaRegions": [OTHER_REGION]},
        "ReplicateSecretToRegions": {"AddReplicaRegions": [{"Region": OTHER_REGION}]},
        "UpdateSecretVersionStage": {"VersionStage": "MINE", "MoveToVersionId": VERSION}}
    return ({} if operation == "CreateSecret" else {"SecretId": arn}) | least.get(operation, {})


def is_allowed(client, operation, parameters):
    """Whether policies let it through; what it comes to then is not the matter here."""
    call = getattr(client, "".join("_" + letter.lower() if letter.isupper() else letter for letter in operation).lstrip("_"))
    try:
        call(**parameters)
    except ClientError as error:
        lacks = error.response["Error"]["Code"] == "AccessDeniedException" and "is not authorized to perform" in error.response["Error"]["Message"]
        return not lacks
    return True


@pytest.mark.parametrize("row", OF_REQUESTS + ALWAYS + OF_ALL, ids=str)
def test_a_condition_key(sm, asker, row):
    client, let = asker
    name = fresh_name()
    arn = sm.create_secret(Name=name, SecretString="x", ClientRequestToken=VERSION, Tags=TAGS, Type="partner")["ARN"]
    least = request(row.operation, arn, name)
    let(row.operation, row.differs)
    assert not is_allowed(client, row.operation, least | row.more)
    if row in OF_REQUESTS:
        # Without the parameter there is no key, and a condition on it does not hold.
        let(row.operation, row.fits)
        assert not is_allowed(client, row.operation, least)
        let(row.operation, {"Null": {row.key: "true"}})
        assert is_allowed(client, row.operation, least)
        if row.operation in ("CreateSecret", "DeleteSecret"):
            name = fresh_name()
            arn = sm.create_secret(Name=name, SecretString="x", ClientRequestToken=VERSION, Tags=TAGS, Type="partner")["ARN"]
            least = request(row.operation, arn, name)
    let(row.operation, row.fits)
    assert is_allowed(client, row.operation, least | row.more)


def test_the_primary_of_a_copy(server, sm, asker):
    client, let = asker
    name = fresh_name()
    sm.create_secret(Name=name, SecretString="x", AddReplicaRegions=[{"Region": OTHER_REGION}])
    own = client.meta.config.merge(Config(region_name=OTHER_REGION))
    key = client._request_signer._credentials
    there = boto3.client(
        "secretsmanager", endpoint_url=server.endpoint, region_name=OTHER_REGION, config=own, aws_access_key_id=key.access_key,
        aws_secret_access_key=key.secret_key)
    let("DescribeSecret", {"StringEquals": {"secretsmanager:SecretPrimaryRegion": REGION}})
    assert there.describe_secret(SecretId=name)["PrimaryRegion"] == REGION
    let("DescribeSecret", {"StringEquals": {"secretsmanager:SecretPrimaryRegion": OTHER_REGION}})
    assert not is_allowed(there, "DescribeSecret", {"SecretId": name})
