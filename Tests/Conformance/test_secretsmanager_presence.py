"""Absent versus null: the raw answers hold exactly the members that have a value, and never a null."""
import json

import pytest

from harness.operations import OPERATIONS, request
from harness.secrets import fresh_name, fresh_value
from harness.wire import token


def create(wire, **given: object) -> str:
    name = fresh_name()
    assert wire.call("CreateSecret", {"Name": name, "ClientRequestToken": token()} | given).status == 200
    return name


VALUE = {"SecretString": "hush-1"}
BARE = {"ARN", "Name", "CreatedDate", "LastChangedDate"}


@pytest.mark.parametrize("given, expected", [
    ({}, BARE),
    (VALUE, BARE | {"VersionIdsToStages"}),
    (VALUE | {"Description": "the door"}, BARE | {"VersionIdsToStages", "Description"}),
    (VALUE | {"Description": ""}, BARE | {"VersionIdsToStages"}),
    (VALUE | {"KmsKeyId": "alias/aws/secretsmanager"}, BARE | {"VersionIdsToStages"}),
    (VALUE | {"Tags": [{"Key": "a", "Value": ""}]}, BARE | {"VersionIdsToStages", "Tags"}),
    (VALUE | {"Type": "SomePartner"}, BARE | {"VersionIdsToStages", "Type"}),
    (VALUE | {"AddReplicaRegions": [{"Region": "eu-west-1"}]}, BARE | {"VersionIdsToStages", "PrimaryRegion", "ReplicationStatus"}),
], ids=["no value", "value", "description", "empty description", "default key", "tags", "type", "replica"])
def test_describe_of_a_new_secret(wire, given, expected):
    answer = wire.call("DescribeSecret", {"SecretId": create(wire, **given)}).json
    assert set(answer) == expected


def test_describe_after_reading_and_scheduling(wire):
    name = create(wire, **VALUE)
    wire.call("GetSecretValue", {"SecretId": name})
    wire.call("DeleteSecret", {"SecretId": name})
    answer = wire.call("DescribeSecret", {"SecretId": name}).json
    assert set(answer) == BARE | {"VersionIdsToStages", "LastAccessedDate", "DeletedDate"}


def test_a_replica_under_the_default_key_names_none(wire):
    name = create(wire, **VALUE, AddReplicaRegions=[{"Region": "eu-west-1"}])
    replica, = wire.call("DescribeSecret", {"SecretId": name}).json["ReplicationStatus"]
    assert set(replica) - {"StatusMessage"} == {"Region", "Status"}


@pytest.mark.parametrize("operation, given, expected", [
    ("CreateSecret", {}, {"ARN", "Name", "VersionId"}),
    ("DeleteSecret", {}, {"ARN", "Name", "DeletionDate"}),
    ("DeleteResourcePolicy", {}, {"ARN", "Name"}),
    ("GetRandomPassword", {}, {"RandomPassword"}),
    ("GetResourcePolicy", {}, {"ARN", "Name"}),
    ("GetSecretValue", {}, {"ARN", "Name", "VersionId", "SecretString", "VersionStages", "CreatedDate"}),
    ("ListSecretVersionIds", {}, {"ARN", "Name", "Versions"}),
    ("BatchGetSecretValue", {}, {"SecretValues", "Errors"}),
    ("PutResourcePolicy", {}, {"ARN", "Name"}),
    ("PutSecretValue", {}, {"ARN", "Name", "VersionId", "VersionStages"}),
    ("ReplicateSecretToRegions", {}, {"ARN", "ReplicationStatus"}),
    ("RemoveRegionsFromReplication", {}, {"ARN", "ReplicationStatus"}),
    ("RestoreSecret", {}, {"ARN", "Name"}),
    ("CancelRotateSecret", {}, {"ARN", "Name"}),
    ("UpdateSecret", {}, {"ARN", "Name"}),
    ("UpdateSecret", {"Description": "x"}, {"ARN", "Name"}),
    ("UpdateSecret", {"SecretString": "hush-2", "ClientRequestToken": "t" * 36}, {"ARN", "Name", "VersionId"}),
    ("UpdateSecretVersionStage", {}, {"ARN", "Name"}),
    ("ValidateResourcePolicy", {}, {"PolicyValidationPassed", "ValidationErrors"}),
])
def test_answers_hold_exactly_these_members(wire, operation, given, expected):
    made = wire.call("CreateSecret", {"Name": fresh_name(), "ClientRequestToken": token()} | VALUE).json
    members = request(operation, fresh_name() if operation == "CreateSecret" else made["Name"]) | given
    if operation == "UpdateSecretVersionStage":
        members["MoveToVersionId"] = made["VersionId"]
    answer = wire.call(operation, members)
    assert answer.status == 200, str(answer)
    assert set(answer.json) == expected


def nulls(value: object, path: str = "") -> list[str]:
    """Where there are nulls, and empty tokens."""
    if isinstance(value, dict):
        return [found for key, item in value.items() for found in nulls(item, f"{path}.{key}")]
    if isinstance(value, list):
        return [found for number, item in enumerate(value) for found in nulls(item, f"{path}[{number}]")]
    return [path] if value is None or (path.endswith("NextToken") and value == "") else []


@pytest.mark.parametrize("operation", OPERATIONS)
def test_no_answer_holds_a_null(wire, operation):
    name = create(wire, SecretString=fresh_value())
    answer = wire.call(operation, request(operation, fresh_name() if operation == "CreateSecret" else name))
    assert nulls(json.loads(answer.body or b"{}")) == []
