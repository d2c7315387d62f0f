"""The audit trail: each request has exactly one record, in CloudTrail's form."""
import datetime
import re
import time
import uuid

import pytest

from harness import sentences
from harness.clock import UTC
from harness.operations import OPERATIONS, request
from harness.secrets import fresh_name, fresh_value
from harness.server import ACCOUNT, PATIENCE, REGION
from harness.trail import records
from harness.wire import token

READ_ONLY = {
    "BatchGetSecretValue", "DescribeSecret", "GetRandomPassword", "GetResourcePolicy", "GetSecretValue", "ListSecretVersionIds", "ListSecrets",
    "ValidateResourcePolicy",
}

#: Every record has these; `errorCode` and `errorMessage` come with failures, some others with some events.
ALWAYS = {
    "eventVersion", "userIdentity", "eventTime", "eventSource", "eventName", "awsRegion", "sourceIPAddress", "userAgent", "requestParameters",
    "responseElements", "requestID", "eventID", "readOnly", "eventType", "managementEvent", "recipientAccountId", "eventCategory",
}


def of(server, answer) -> list[dict]:
    """The records of one answered request. A write's record is on disk when it is answered, but may reach the trail a little later."""
    deadline = time.monotonic() + PATIENCE
    while True:
        found = [record for record in records(server.data) if record.get("requestID") == answer.headers["x-amzn-RequestId"]]
        if found or time.monotonic() > deadline:
            return found


def primary(server, answer, operation: str) -> dict:
    found = [record for record in of(server, answer) if record["eventName"] == operation]
    assert len(found) == 1, f"{operation} has {len(found)} records"
    return found[0]


@pytest.mark.parametrize("operation", OPERATIONS)
def test_one_record_for_success_and_one_for_failure(server, wire, sm, operation):
    name = fresh_name()
    if operation != "CreateSecret":
        version = sm.create_secret(Name=name, SecretString=fresh_value())["VersionId"]
    members = request(operation, name)
    if operation == "UpdateSecretVersionStage":
        members["MoveToVersionId"] = version
    for given in (members, {"SecretId": "", "Name": "", "MaxResults": 0, "PasswordLength": 0}):
        answer = wire.call(operation, given, fields={"User-Agent": "walker/1.0"})
        record = primary(server, answer, operation)
        failed = answer.status != 200
        assert ALWAYS <= set(record)
        assert ("errorCode" in record, "errorMessage" in record) == (failed, failed)
        assert record["readOnly"] is (operation in READ_ONLY)
        if failed:
            assert (record["errorCode"], record["errorMessage"]) == (answer.code, answer.message[:1024])
            assert record["responseElements"] is None
        elif operation in READ_ONLY:
            assert record["responseElements"] is None


def test_the_form_of_a_record(server, wire, name):
    answer = wire.call("CreateSecret", {
        "Name": name, "ClientRequestToken": token(), "Description": "the door", "SecretString": fresh_value(), "Tags": [{"Key": "a", "Value": "1"}],
    }, fields={"User-Agent": "walker/1.0"})
    record = primary(server, answer, "CreateSecret")
    assert record["eventVersion"] == "1.11"
    assert record["userIdentity"] == {
        "type": "Root", "principalId": ACCOUNT, "arn": f"arn:aws:iam::{ACCOUNT}:root", "accountId": ACCOUNT,
        "accessKeyId": server.credentials.access_key}
    moment = datetime.datetime.strptime(record["eventTime"], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    assert abs(moment - datetime.datetime.now(UTC)) < datetime.timedelta(minutes=1)
    assert (record["eventSource"], record["awsRegion"]) == ("secretsmanager.amazonaws.com", REGION)
    assert (record["sourceIPAddress"], record["userAgent"]) == ("127.0.0.1", "walker/1.0")
    assert (record["eventType"], record["eventCategory"], record["managementEvent"]) == ("AwsApiCall", "Management", True)
    assert record["recipientAccountId"] == ACCOUNT
    uuid.UUID(record["eventID"])
    parameters = record["requestParameters"]
    assert (parameters["name"], parameters["description"]) == (name, "the door")
    assert parameters["tags"] == [{"key": "a", "value": "1"}]
    assert "secretString" not in parameters
    made = answer.json
    assert record["responseElements"] == {"arn": made["ARN"], "name": name, "versionId": made["VersionId"]}


def test_the_key_is_a_resource(server, wire, secret):
    record = primary(server, wire.call("GetSecretValue", {"SecretId": secret["Name"]}), "GetSecretValue")
    assert record["requestParameters"] == {"secretId": secret["Name"]}
    resource, = record["resources"]
    assert (resource["accountId"], resource["type"]) == (ACCOUNT, "AWS::KMS::Key")
    assert re.fullmatch(rf"arn:aws:kms:{REGION}:{ACCOUNT}:key/[0-9a-f-]{{36}}", resource["ARN"])


def test_the_default_key_may_be_named_by_its_arn_and_id(server, wire, sm, secret, name):
    record = primary(server, wire.call("GetSecretValue", {"SecretId": secret["Name"]}), "GetSecretValue")
    arn = record["resources"][0]["ARN"]
    for number, key in enumerate((arn, arn.rpartition("/")[2])):
        sm.create_secret(Name=f"{name}/{number}", SecretString=fresh_value(), KmsKeyId=key)
        assert "KmsKeyId" not in sm.describe_secret(SecretId=f"{name}/{number}")


def test_the_secret_id_is_recorded_as_given(server, wire, secret):
    for identifier in (secret["Name"], secret["ARN"], secret["ARN"][:-7]):
        record = primary(server, wire.call("DescribeSecret", {"SecretId": identifier}), "DescribeSecret")
        assert record["requestParameters"] == {"secretId": identifier}


def test_a_deletion_names_its_date(server, wire, secret):
    record = primary(server, wire.call("DeleteSecret", {"SecretId": secret["Name"], "RecoveryWindowInDays": 7}), "DeleteSecret")
    assert record["requestParameters"] == {"secretId": secret["Name"], "recoveryWindowInDays": 7}
    assert set(record["responseElements"]) == {"name", "arn", "deletionDate"}
    assert re.fullmatch(r"[A-Z][a-z]{2} \d{1,2}, \d{4}, \d{1,2}:\d{2}:\d{2} [AP]M|[A-Z][a-z]{2} \d{1,2}, \d{4} \d{1,2}:\d{2}:\d{2} [AP]M",
                        record["responseElements"]["deletionDate"])


def test_a_denial_is_recorded_in_fewer_letters(server, wire):
    arn = f"arn:aws:secretsmanager:{REGION}:111122223333:secret:db"
    record = primary(server, wire.call("GetSecretValue", {"SecretId": arn}), "GetSecretValue")
    assert record["errorCode"] == "AccessDenied"
    assert record["errorMessage"] == sentences.denied("GetSecretValue", arn, "resource-based policy")


def test_a_batch_has_one_record_more_for_each_secret_read(server, wire, sm):
    names = [fresh_name() for _ in range(3)]
    for name in names:
        sm.create_secret(Name=name, SecretString=fresh_value())
    answer = wire.call("BatchGetSecretValue", {"SecretIdList": [*names, "nobody-here"]})
    primary(server, answer, "BatchGetSecretValue")
    further = [record for record in of(server, answer) if record["eventName"] == "GetSecretValue"]
    assert sorted(record["requestParameters"]["secretId"] for record in further if "errorCode" not in record) == sorted(names)


def test_filters_and_password_parameters_are_kept(server, wire):
    answer = wire.call("ListSecrets", {"Filters": [{"Key": "name", "Values": ["a", "b"]}], "MaxResults": 3})
    parameters = primary(server, answer, "ListSecrets")["requestParameters"]
    assert parameters == {"filters": [{"key": "name", "values": ["a", "b"]}], "maxResults": 3}
    answer = wire.call("GetRandomPassword", {"PasswordLength": 9, "ExcludeCharacters": "ab", "IncludeSpace": True})
    parameters = primary(server, answer, "GetRandomPassword")["requestParameters"]
    assert parameters == {"passwordLength": 9, "excludeCharacters": "ab", "includeSpace": True}


def test_sts_is_recorded_as_sts(server, wire):
    answer = wire.send(wire.query("Action=GetCallerIdentity&Version=2011-06-15"))
    record = primary(server, answer, "GetCallerIdentity")
    assert (record["eventSource"], record["readOnly"], record["responseElements"]) == ("sts.amazonaws.com", True, None)


def test_what_a_client_calls_itself_is_cut_and_escaped(server, wire):
    agent = 'evil"}\\{"eventID":"forged' + "x" * 3000
    record = primary(server, wire.call("ListSecrets", {"MaxResults": 1}, fields={"User-Agent": agent}), "ListSecrets")
    assert agent.startswith(record["userAgent"][:100]) and len(record["userAgent"].encode()) <= 1024


def test_event_ids_are_not_repeated(server, wire):
    wire.call("ListSecrets", {"MaxResults": 1})
    ids = [record["eventID"] for record in records(server.data)]
    assert ids and len(ids) == len(set(ids))
