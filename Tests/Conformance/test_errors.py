"""Every error that AWS's model names is provoked, or is listed here with the reason why it cannot be."""
import base64
from pathlib import Path

import boto3
import pytest
from botocore import xform_name
from botocore.config import Config

from harness import sentences
from harness.checks import assert_refused
from harness.operations import MODEL, OPERATIONS, model
from harness.secrets import fresh_name, fresh_value, policy, statement
from harness.server import ACCOUNT, REGION
from harness.wire import token

LABELS = [f"L{number}" for number in range(20)]
PUBLIC = policy(statement(Principal="*"))

#: Error → operation → members of a request that gets it. `{name}` is a secret with a value, `{absent}` the name of none, `{doomed}` is
#: scheduled for deletion, `{version}` is the current version of `{name}`, `{token}` is fresh; `{labelled}` has all labels that it may have,
#: but not AWSPREVIOUS.
PROVOKED: dict[str, dict[str, dict]] = {
    "ResourceNotFoundException": {
        **{operation: {"SecretId": "{absent}"} for operation in [
            "CancelRotateSecret", "DeleteResourcePolicy", "DeleteSecret", "DescribeSecret", "GetResourcePolicy", "GetSecretValue",
            "ListSecretVersionIds", "RestoreSecret", "StopReplicationToReplica", "UpdateSecret"]},
        "PutResourcePolicy": {"SecretId": "{absent}", "ResourcePolicy": policy()},
        "PutSecretValue": {"SecretId": "{absent}", "ClientRequestToken": "{token}", "SecretString": "hush-1"},
        "RemoveRegionsFromReplication": {"SecretId": "{absent}", "RemoveReplicaRegions": ["eu-west-1"]},
        "ReplicateSecretToRegions": {"SecretId": "{absent}", "AddReplicaRegions": [{"Region": "eu-west-1"}]},
        "RotateSecret": {"SecretId": "{absent}", "ClientRequestToken": "{token}"},
        "TagResource": {"SecretId": "{absent}", "Tags": []},
        "UntagResource": {"SecretId": "{absent}", "TagKeys": []},
        "UpdateSecretVersionStage": {"SecretId": "{absent}", "VersionStage": "BLUE", "MoveToVersionId": "{token}"},
        "ValidateResourcePolicy": {"SecretId": "{absent}", "ResourcePolicy": policy()},
    },
    "InvalidRequestException": {
        **{operation: {"SecretId": "{doomed}"} for operation in [
            "CancelRotateSecret", "DeleteResourcePolicy", "DeleteSecret", "GetResourcePolicy", "GetSecretValue", "StopReplicationToReplica",
            "UpdateSecret"]},
        "CreateSecret": {"Name": "{doomed}", "ClientRequestToken": "{token}"},
        "PutResourcePolicy": {"SecretId": "{doomed}", "ResourcePolicy": policy()},
        "PutSecretValue": {"SecretId": "{name}", "ClientRequestToken": "{token}"},
        "RemoveRegionsFromReplication": {"SecretId": "{doomed}", "RemoveReplicaRegions": ["eu-west-1"]},
        "ReplicateSecretToRegions": {"SecretId": "{doomed}", "AddReplicaRegions": [{"Region": "eu-west-1"}]},
        "RotateSecret": {"SecretId": "{name}", "ClientRequestToken": "{token}"},
        "TagResource": {"SecretId": "{doomed}", "Tags": []},
        "UntagResource": {"SecretId": "{doomed}", "TagKeys": []},
        "UpdateSecretVersionStage": {"SecretId": "{doomed}", "VersionStage": "BLUE", "MoveToVersionId": "{token}"},
        "ValidateResourcePolicy": {"SecretId": "{doomed}", "ResourcePolicy": policy()},
    },
    "InvalidParameterException": {
        "BatchGetSecretValue": {},
        "CreateSecret": {"Name": "{absent}", "ClientRequestToken": "{token}", "SecretString": "hush-1", "SecretBinary": "aHVzaA=="},
        "DeleteSecret": {"SecretId": "{name}", "RecoveryWindowInDays": 6},
        "GetRandomPassword": {"PasswordLength": 1},
        "ListSecrets": {"Filters": [{"Values": ["x"]}]},
        "PutSecretValue": {"SecretId": "{name}", "ClientRequestToken": "{token}", "SecretString": "hush-1", "SecretBinary": "aHVzaA=="},
        "ReplicateSecretToRegions": {"SecretId": "{name}", "AddReplicaRegions": [{"Region": REGION}]},
        "RotateSecret": {"SecretId": "{name}"},
        "StopReplicationToReplica": {"SecretId": "{name}"},
        "TagResource": {"SecretId": "{name}", "Tags": [{"Key": "aws:x", "Value": ""}]},
        "UpdateSecret": {"SecretId": "{name}", "KmsKeyId": "alias/nobody"},
        "UpdateSecretVersionStage": {"SecretId": "{name}", "VersionStage": "AWSCURRENT", "RemoveFromVersionId": "{version}"},
    },
    "InvalidNextTokenException": {
        "BatchGetSecretValue": {"Filters": [{"Key": "name", "Values": ["x"]}], "NextToken": "x"},
        "ListSecretVersionIds": {"SecretId": "{name}", "NextToken": "x"},
        "ListSecrets": {"NextToken": "x"},
    },
    "LimitExceededException": {
        "PutSecretValue": {"SecretId": "{name}", "ClientRequestToken": "{token}", "SecretString": "hush-1", "VersionStages": LABELS},
        "UpdateSecret": {"SecretId": "{labelled}", "ClientRequestToken": "{token}", "SecretString": "hush-1"},
        "UpdateSecretVersionStage": {"SecretId": "{labelled}", "VersionStage": "MORE", "MoveToVersionId": "{labelled version}"},
    },
    "MalformedPolicyDocumentException": {"PutResourcePolicy": {"SecretId": "{name}", "ResourcePolicy": "nonsense"}},
    "PublicPolicyException": {"PutResourcePolicy": {"SecretId": "{name}", "ResourcePolicy": PUBLIC, "BlockPublicPolicy": True}},
    "ResourceExistsException": {
        "CreateSecret": {"Name": "{name}", "ClientRequestToken": "{token}", "SecretString": "hush-1"},
        "PutSecretValue": {"SecretId": "{name}", "ClientRequestToken": "{version}", "SecretString": "hush-another"},
        "UpdateSecret": {"SecretId": "{name}", "ClientRequestToken": "{version}", "SecretString": "hush-another"},
    },
}

#: Errors that no request can provoke, and why.
NOT_REACHABLE: dict[str, str] = {
    "DecryptionFailure": "needs a customer's KMS key that was disabled after use; there are only the keys `aws/secretsmanager`, which stay enabled",
    "EncryptionFailure": "needs a customer's KMS key that is gone or disabled; there are only the keys `aws/secretsmanager`",
    "InternalServiceError": "a fault of the server or its disk; fault injection, not a request, provokes it",
    "PreconditionNotMetException": "AWS's condition for it is not documented, and nothing here depends on a precondition",
}

#: Operation and error of the model that no request can bring together, and why, where the error as such is provoked elsewhere.
NOT_THERE: dict[tuple[str, str], str] = {
    ("BatchGetSecretValue", "ResourceNotFoundException"): "stands in the answer's `Errors`, beside the others' values",
    ("BatchGetSecretValue", "InvalidRequestException"): "stands in the answer's `Errors`",
    ("CreateSecret", "LimitExceededException"): "the number of secrets is not limited unless the operator limits it: see test_operator_settings.py",
    ("CreateSecret", "MalformedPolicyDocumentException"): "no member of the request is a policy",
    ("CreateSecret", "ResourceNotFoundException"): "nothing that the request names has this error: a missing key is InvalidParameterException",
    ("GetRandomPassword", "InvalidRequestException"): "the request depends on no state",
    ("ListSecrets", "InvalidRequestException"): "the request depends on no state",
    ("UpdateSecret", "MalformedPolicyDocumentException"): "no member of the request is a policy",
    ("ValidateResourcePolicy", "MalformedPolicyDocumentException"): "syntax errors stand in the answer's `ValidationErrors`",
    **{(operation, "InvalidParameterException"): "replicas only: see the replication tests" for operation in [
        "CancelRotateSecret", "DeleteResourcePolicy", "PutResourcePolicy", "RestoreSecret", "UntagResource"]},
    **{(operation, "InvalidParameterException"): "what is wrong with the request is ValidationException" for operation in [
        "DescribeSecret", "GetResourcePolicy", "GetSecretValue", "ListSecretVersionIds", "RemoveRegionsFromReplication", "ValidateResourcePolicy"]},
    ("RestoreSecret", "InvalidRequestException"): "restoring what is not scheduled succeeds",
}

#: Errors that are not in the model but on the wire.
COMMON: dict[str, tuple[str, dict]] = {
    "AccessDeniedException": ("DescribeSecret", {"SecretId": f"arn:aws:secretsmanager:{REGION}:111122223333:secret:x-a1b2c3"}),
    "ValidationException": ("DescribeSecret", {}),
    "SerializationException": ("DescribeSecret", {"SecretId": 1}),
    "UnknownOperationException": ("Nonsense", {}),
}

MODELLED: set[str] = {shape.name for shape in MODEL.error_shapes}


@pytest.fixture(scope="module")
def stage(server) -> dict[str, str]:
    """What the braces in the table stand for."""
    sm = server.client()
    name, doomed, labelled = (fresh_name(word) for word in ("error", "doomed", "labelled"))
    version = sm.create_secret(Name=name, SecretString=fresh_value())["VersionId"]
    sm.create_secret(Name=doomed, SecretString=fresh_value())
    sm.delete_secret(SecretId=doomed)
    labelled_version = sm.create_secret(Name=labelled, SecretString=fresh_value())["VersionId"]
    sm.put_secret_value(SecretId=labelled, SecretString=fresh_value(), VersionStages=LABELS[:19])
    return {
        "{name}": name, "{doomed}": doomed, "{absent}": fresh_name("absent"), "{version}": version, "{labelled}": labelled,
        "{labelled version}": labelled_version,
    }


def filled(members: dict, stage: dict[str, str]) -> dict:
    stage = stage | {"{token}": token()}
    return {key: stage.get(value, value) if isinstance(value, str) else value for key, value in members.items()}


CASES = [(code, operation, members) for code, operations in PROVOKED.items() for operation, members in operations.items()]


@pytest.mark.parametrize("code, operation, members", CASES, ids=[f"{code}-{operation}" for code, operation, _ in CASES])
def test_provoked(wire, stage, code, operation, members):
    answer = wire.call(operation, filled(members, stage))
    assert_refused(answer, code)
    assert set(answer.json) == {"__type", "Message"} and answer.json["__type"] == code, "the bare code, and Message with a capital M"
    assert code in {shape.name for shape in model(operation).error_shapes}, "the model names it for this operation"


#: What an SDK cannot leave out, so that its users never see the error.
FILLED_IN: set[tuple[str, str]] = {("InvalidParameterException", "RotateSecret")}


SEEN = [case for case in CASES if case[:2] not in FILLED_IN]


@pytest.mark.parametrize("code, operation, members", SEEN, ids=[f"{code}-{operation}" for code, operation, _ in SEEN])
def test_provoked_through_boto3(server, stage, code, operation, members):
    sm = boto3.client(
        "secretsmanager", endpoint_url=server.endpoint, region_name=REGION, aws_access_key_id=server.credentials.access_key,
        aws_secret_access_key=server.credentials.secret_key, config=Config(parameter_validation=False, retries={"total_max_attempts": 1}))
    request = filled(members, stage)
    if "SecretBinary" in request:
        request["SecretBinary"] = base64.b64decode(request["SecretBinary"])
    with pytest.raises(getattr(sm.exceptions, code)) as refused:
        getattr(sm, xform_name(operation))(**request)
    assert refused.value.response["Error"]["Message"] and refused.value.operation_name == operation


def test_what_cannot_be_reached_is_told():
    text = (Path(__file__).parents[2] / "docs" / "compatibility.md").read_text()
    assert [code for code in NOT_REACHABLE if f"`{code}`" not in text] == []


@pytest.mark.parametrize("code", COMMON)
def test_common_errors(wire, code):
    operation, members = COMMON[code]
    assert_refused(wire.call(operation, members), code)


def test_every_error_of_the_model_is_accounted_for():
    assert set(PROVOKED) & set(NOT_REACHABLE) == set()
    assert set(PROVOKED) | set(NOT_REACHABLE) == MODELLED


@pytest.mark.parametrize("operation", OPERATIONS)
def test_every_error_of_every_operation_is_accounted_for(operation):
    modelled = {shape.name for shape in model(operation).error_shapes} - set(NOT_REACHABLE)
    provoked = {code for code, operations in PROVOKED.items() if operation in operations}
    excused = {code for name, code in NOT_THERE if name == operation}
    assert provoked & excused == set()
    assert modelled == provoked | excused


def test_the_order_of_checks(wire, name):
    """Parsing, constraints, characters, token, permission, existence: each is told before the next."""
    foreign = f"arn:aws:secretsmanager:{REGION}:111122223333:secret:db-a1b2c3"
    assert ACCOUNT != "111122223333"
    put = {"SecretString": "hush-1"}
    assert_refused(wire.call("PutSecretValue", {"SecretId": "star*", "SecretString": 5, "ClientRequestToken": "short"}), "SerializationException")
    answer = wire.call("PutSecretValue", {"SecretId": "star*", "ClientRequestToken": "short"} | put)
    assert_refused(answer, "ValidationException", sentences.validation(
        sentences.violation("clientRequestToken", sentences.at_least_long(32), "short")))
    assert_refused(wire.call("PutSecretValue", {"SecretId": "star*"} | put), "ValidationException", sentences.INVALID_NAME)
    assert_refused(wire.call("PutSecretValue", {"SecretId": foreign} | put), "InvalidRequestException", sentences.TOKEN_MISSING)
    assert_refused(wire.call("PutSecretValue", {"SecretId": foreign, "ClientRequestToken": token()}), "AccessDeniedException")
    assert_refused(wire.call("PutSecretValue", {"SecretId": name, "ClientRequestToken": token()}), "ResourceNotFoundException")
