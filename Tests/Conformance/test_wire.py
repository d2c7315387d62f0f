"""AWS JSON 1.1 by hand: well-formed, ill-formed and hostile."""
import datetime
import email.utils
import json
import uuid

import pytest

from harness import sentences
from harness.checks import assert_refused, assert_validation
from harness.clock import UTC
from harness.secrets import fresh_name, fresh_value
from harness.wire import JSON_TYPE, token

MARKER = "hush-do-not-repeat-me"


@pytest.fixture(scope="module")
def known(server):
    """The name of a secret that is only read."""
    name = fresh_name("wire")
    server.client().create_secret(Name=name, SecretString=fresh_value())
    return name


def describe(name: str, more: str = "") -> bytes:
    return f'{{"SecretId":"{name}"{more}}}'.encode()


# Answers

def test_the_head_of_an_answer(wire, known):
    answer = wire.call("DescribeSecret", {"SecretId": known})
    assert answer.status == 200
    assert answer.headers["Content-Type"] == JSON_TYPE
    assert str(uuid.UUID(answer.headers["x-amzn-RequestId"])) == answer.headers["x-amzn-RequestId"]
    assert int(answer.headers["Content-Length"]) == len(answer.body)
    date = email.utils.parsedate_to_datetime(answer.headers["Date"])
    assert abs(date - datetime.datetime.now(UTC)) < datetime.timedelta(minutes=1)
    assert not {"x-amz-crc32", "transfer-encoding", "content-encoding"} & {name.lower() for name in answer.headers}


def test_the_head_of_an_error(wire, name):
    answer = wire.call("DescribeSecret", {"SecretId": name})
    assert answer.status == 400
    assert answer.headers["Content-Type"] == JSON_TYPE
    assert answer.json == {"__type": "ResourceNotFoundException", "Message": sentences.NOT_FOUND}
    assert answer.headers["x-amzn-RequestId"]
    assert answer.headers.get("x-amzn-ErrorType", "ResourceNotFoundException") == "ResourceNotFoundException"


def test_request_ids_are_not_repeated(wire, known):
    ids = {wire.call("DescribeSecret", {"SecretId": known}).headers["x-amzn-RequestId"] for _ in range(20)}
    assert len(ids) == 20


def test_answers_are_not_compressed(wire, known):
    answer = wire.call("DescribeSecret", {"SecretId": known}, fields={"Accept-Encoding": "gzip, deflate, br"})
    assert answer.json["Name"] == known


# Bodies that are taken

@pytest.mark.parametrize("body", [
    '{{"SecretId":"{0}"}}', ' \r\n\t{{ "SecretId" : "{0}" }} \n', '{{"Unknown":[1,{{"a":null}}],"SecretId":"{0}"}}',
    '{{"SecretId":"nobody","SecretId":"{0}"}}', '{{"SecretId":"{0}","VersionId":null,"VersionStage":null}}', '{{"\\u0053ecretId":"{0}"}}',
    '{{"SecretId":"{0}","secretid":5,"SECRETID":[]}}', '{{"SecretId":"{0}","x":-1.5e+300,"y":1e-9,"z":true,"":""}}',
], ids=["plain", "white space", "unknown members", "a member twice", "null members", "an escaped name", "names in other cases", "numbers"])
def test_bodies_that_are_taken(wire, known, body):
    answer = wire.call("GetSecretValue", body.format(known).encode())
    assert answer.status == 200, str(answer)
    assert answer.json["Name"] == known


def test_the_last_of_repeated_members_counts(wire, known, name):
    answer = wire.call("DescribeSecret", f'{{"SecretId":"{known}","SecretId":"{name}"}}'.encode())
    assert_refused(answer, "ResourceNotFoundException", sentences.NOT_FOUND)


def test_an_empty_body_is_an_empty_object(wire):
    assert wire.call("GetRandomPassword", b"").status == 200
    assert_validation(wire.call("DescribeSecret", b""), sentences.validation(sentences.missing("secretId")))


def test_nulls_in_nested_structures_are_absent(wire, name):
    answer = wire.call("CreateSecret", {
        "Name": name, "ClientRequestToken": token(), "AddReplicaRegions": [{"Region": "eu-west-1", "KmsKeyId": None, "Extra": {}}]})
    assert answer.status == 200 and answer.json["ReplicationStatus"][0]["Status"] == "InSync"


def nested(depth: int) -> bytes:
    """An object that holds arrays, `depth` of both in all."""
    return describe("nobody-here", ',"x":' + "[" * (depth - 1) + "]" * (depth - 1))


def test_thirty_two_levels_are_not_too_deep(wire):
    assert_refused(wire.call("DescribeSecret", nested(32)), "ResourceNotFoundException")


@pytest.mark.parametrize("content_type", [
    JSON_TYPE, "application/x-amz-json-1.0", JSON_TYPE + "; charset=utf-8", JSON_TYPE + ";charset=UTF-8", JSON_TYPE.upper(),
])
def test_content_types_that_are_taken(wire, known, content_type):
    assert wire.call("DescribeSecret", {"SecretId": known}, content_type=content_type).status == 200


def test_what_sdks_add_is_ignored(wire, known):
    fields = {
        "amz-sdk-invocation-id": str(uuid.uuid4()), "amz-sdk-request": "attempt=1; max=3", "X-Amz-User-Agent": "aws-sdk-js/3",
        "User-Agent": "Boto3/1.43.11", "X-Amzn-Trace-Id": "Root=1-5759e988-bd862e3fe1be46a994272793", "X-Amzn-Query-Mode": "true",
    }
    assert wire.call("DescribeSecret", {"SecretId": known}, fields=fields).status == 200


# Bodies that are refused

@pytest.mark.parametrize("body", [
    b"nonsense", b"{", b'{"SecretId":}', b'{"SecretId":"a",}', b"{'SecretId':'a'}", b'{"SecretId":"a"}{}', b'{"SecretId":"a"} x', b'{"SecretId":"a"}\x00',
    b'\xef\xbb\xbf{"SecretId":"a"}', b'{"SecretId":"\xff"}', b'{"SecretId":"\xed\xa0\x80"}', b'{"SecretId":"\xc0\xaf"}', b'{"SecretId":"a\nb"}',
    b'{"SecretId":"\\x61"}', b'{"SecretId":"\\u12"}', b'{"SecretId":01}', b'{"SecretId":NaN}', b'{"x":+1}', b'{"x":1.}', b'{"x":.5}', b'{"x":tru}',
    b'{SecretId:"a"}', b'{"SecretId" "a"}', b'{/**/}', b' ', b'{"SecretId":"a"',
], ids=str)
def test_bodies_that_are_no_json(wire, body):
    answer = wire.call("DescribeSecret", body)
    assert_refused(answer, "SerializationException")
    assert answer.json == {"__type": "SerializationException"}


@pytest.mark.parametrize("depth", [33, 34, 1000, 100_000])
def test_deeper_than_thirty_two_levels(wire, depth):
    answer = wire.call("DescribeSecret", nested(depth))
    assert (answer.status, answer.json) == (400, {"__type": "SerializationException"})


@pytest.mark.parametrize("body", [b"[]", b'"text"', b"5", b"null", b"true"])
def test_a_body_must_be_an_object(wire, body):
    assert_refused(wire.call("DescribeSecret", body), "SerializationException")


@pytest.mark.parametrize("operation, members, message", [
    ("DescribeSecret", {"SecretId": 5}, "NUMBER_VALUE can not be converted to a String"),
    ("ListSecrets", {"MaxResults": "5"}, "STRING_VALUE can not be converted to an Integer"),
    ("DescribeSecret", {"SecretId": {}}, "Start of structure or map found where not expected."),
    ("TagResource", {"SecretId": "a", "Tags": {}}, "Start of structure or map found where not expected."),
    ("DescribeSecret", {"SecretId": True}, None), ("DescribeSecret", {"SecretId": ["a"]}, None), ("ListSecrets", {"IncludePlannedDeletion": 1}, None),
    ("ListSecrets", {"IncludePlannedDeletion": "true"}, None), ("ListSecrets", {"MaxResults": 1.5}, None), ("ListSecrets", {"MaxResults": True}, None),
    ("TagResource", {"SecretId": "a", "Tags": ["a"]}, None), ("TagResource", {"SecretId": "a", "Tags": [{"Key": 5}]}, None),
    ("UntagResource", {"SecretId": "a", "TagKeys": ["a", None]}, None), ("TagResource", {"SecretId": "a", "Tags": [None]}, None),
    ("CreateSecret", {"Name": "a", "SecretBinary": "not base64!"}, None), ("CreateSecret", {"Name": "a", "SecretBinary": "_-8="}, None),
    ("CreateSecret", {"Name": "a", "SecretBinary": "aGk"}, None), ("ListSecrets", {"MaxResults": 2**70}, None),
], ids=lambda value: json.dumps(value) if isinstance(value, dict) else "")
def test_wrong_types(wire, operation, members, message):
    answer = wire.call(operation, members)
    assert_refused(answer, "SerializationException", message)
    assert answer.json.get("Message"), "the reason is told"


@pytest.mark.parametrize("operation, members", [
    ("CreateSecret", {"Name": "a", "SecretString": {MARKER: MARKER}}), ("CreateSecret", {"Name": "a", "SecretString": [MARKER]}),
    ("CreateSecret", {"Name": "a", "SecretBinary": MARKER}), ("CreateSecret", {"Name": {MARKER: 1}, "SecretString": MARKER}),
    ("CreateSecret", {"Name": "*", "SecretString": MARKER}), ("CreateSecret", {"Name": "", "SecretString": MARKER}),
    ("CreateSecret", {"Name": "a", "SecretString": MARKER * 5000}), ("CreateSecret", {"SecretString": MARKER}),
    ("CreateSecret", {"Name": "a", "ClientRequestToken": "short", "SecretString": MARKER}),
    ("PutSecretValue", {"SecretId": "a", "RotationToken": MARKER}), ("PutSecretValue", {"SecretId": "a", "RotationToken": [MARKER]}),
    ("ListSecrets", {"MaxResults": MARKER}), ("ListSecrets", {"IncludePlannedDeletion": MARKER}),
], ids=lambda value: ascii(value)[:60] if isinstance(value, dict) else value)
def test_values_are_never_repeated(wire, operation, members):
    answer = wire.call(operation, members)
    assert answer.status == 400
    assert MARKER.encode() not in answer.body
    assert MARKER not in str(answer.headers)


def test_values_in_broken_json_are_never_repeated(wire):
    body = f'{{"Name":"a","SecretString":"{MARKER}'.encode()
    for broken in (body, body + b'"', body + b'"}}', body + b'\xff"}', body.replace(b":", b" ")):
        answer = wire.call("CreateSecret", broken)
        assert answer.json == {"__type": "SerializationException"}


# Constraints

def tag(**members: str) -> dict:
    return {"SecretId": "a", "Tags": [members]}


@pytest.mark.parametrize("operation, members, violations", [
    ("DescribeSecret", {}, [sentences.missing("secretId")]),
    ("DescribeSecret", {"SecretId": None}, [sentences.missing("secretId")]),
    ("DescribeSecret", {"SecretId": ""}, [sentences.violation("secretId", sentences.at_least_long(1), "")]),
    ("UpdateSecretVersionStage", {}, [sentences.missing("secretId"), sentences.missing("versionStage")]),
    ("TagResource", {"SecretId": "a"}, [sentences.missing("tags")]),
    ("GetSecretValue", {"SecretId": "a", "VersionId": "x", "VersionStage": ""}, [
        sentences.violation("versionId", sentences.at_least_long(32), "x"), sentences.violation("versionStage", sentences.at_least_long(1), "")]),
    ("GetSecretValue", {"SecretId": "a", "VersionStage": "s" * 257}, [sentences.violation("versionStage", sentences.at_most_long(256), "s" * 257)]),
    ("GetSecretValue", {"SecretId": "", "VersionId": "v" * 65, "VersionStage": "s" * 257}, [
        sentences.violation("secretId", sentences.at_least_long(1), ""), sentences.violation("versionId", sentences.at_most_long(64), "v" * 65),
        sentences.violation("versionStage", sentences.at_most_long(256), "s" * 257)]),
    ("CreateSecret", {"Name": "", "ClientRequestToken": "x", "SecretString": ""}, [
        sentences.violation("name", sentences.at_least_long(1), ""), sentences.violation("clientRequestToken", sentences.at_least_long(32), "x"),
        sentences.violation("secretString", sentences.at_least_long(1))]),
    ("CreateSecret", {"Name": "a", "Description": "d" * 2049}, [sentences.violation("description", sentences.at_most_long(2048), "d" * 2049)]),
    ("CreateSecret", {"Name": "a", "KmsKeyId": "k" * 2049}, [sentences.violation("kmsKeyId", sentences.at_most_long(2048), "k" * 2049)]),
    ("CreateSecret", {"Name": "a", "Type": "t" * 257}, [sentences.violation("type", sentences.at_most_long(256), "t" * 257)]),
    ("TagResource", tag(Key="", Value="v" * 257), [
        sentences.violation("tags.1.member.key", sentences.at_least_long(1), ""),
        sentences.violation("tags.1.member.value", sentences.at_most_long(256), "v" * 257)]),
    ("ListSecrets", {"MaxResults": 0, "NextToken": ""}, [
        sentences.violation("maxResults", sentences.at_least(1), "0"), sentences.violation("nextToken", sentences.at_least_long(1), "")]),
    ("PutSecretValue", {"SecretId": "a", "RotationToken": "_"}, [
        sentences.violation("rotationToken", sentences.at_least_long(36)),
        sentences.violation("rotationToken", sentences.pattern(r"^[a-zA-Z0-9\-]+$"))]),
    ("BatchGetSecretValue", {"SecretIdList": [f"s{n}" for n in range(21)]}, [
        sentences.violation("secretIdList", sentences.at_most_long(20), "[" + ", ".join(f"s{n}" for n in range(21)) + "]")]),
    ("PutSecretValue", {"SecretId": "a", "VersionStages": []}, [sentences.violation("versionStages", sentences.at_least_long(1), "[]")]),
], ids=lambda value: "" if isinstance(value, list) else value if isinstance(value, str) else "+".join(value))
def test_violations_are_all_told_at_once(wire, operation, members, violations):
    assert_validation(wire.call(operation, members), sentences.validation(*violations))


@pytest.mark.parametrize("operation, members, path, shown, constraints", [
    ("PutSecretValue", {"SecretId": "a", "VersionStages": [""]}, "versionStages", "[]", [sentences.at_most_long(256), sentences.at_least_long(1)]),
    ("UntagResource", {"SecretId": "a", "TagKeys": ["fine", ""]}, "tagKeys", "[fine, ]", [sentences.at_most_long(128), sentences.at_least_long(1)]),
    ("RemoveRegionsFromReplication", {"SecretId": "a", "RemoveReplicaRegions": ["X"]}, "removeReplicaRegions", "[X]",
     [sentences.pattern(r"^([a-z]+-)+\d+$")]),
])
def test_violations_by_list_items(wire, operation, members, path, shown, constraints):
    answer = wire.call(operation, members)
    assert_validation(answer, None)
    beginning = f"1 validation error detected: Value '{shown}' at '{path}' failed to satisfy constraint: Member must satisfy constraint: ["
    assert answer.message.startswith(beginning) and answer.message.endswith("]")
    assert all(constraint in answer.message for constraint in constraints), answer.message


# Routes and methods

@pytest.mark.parametrize("target", [
    "secretsmanager.Nonsense", "secretsmanager.", "secretsmanager", "Nonsense.GetSecretValue", "", "secretsmanager.GetSecretValue.x",
])
def test_unknown_targets(wire, target):
    answer = wire.send(wire.signed(b"{}", {"Content-Type": JSON_TYPE, "X-Amz-Target": target}))
    assert_refused(answer, "UnknownOperationException")
    assert set(answer.json) == {"__type"}


def test_a_missing_target(wire):
    answer = wire.send(wire.signed(b"{}", {"Content-Type": JSON_TYPE}))
    assert (answer.status, answer.json) == (400, {"__type": "UnknownOperationException"})


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "PATCH", "HEAD"])
def test_only_post(wire, known, method):
    body = b"" if method in {"GET", "HEAD"} else describe(known)
    answer = wire.send(wire.signed(body, {"Content-Type": JSON_TYPE, "X-Amz-Target": "secretsmanager.DescribeSecret"}, method=method))
    assert answer.status == 400
    if method == "HEAD":
        assert answer.body == b""
    else:
        assert answer.code == "UnknownOperationException"
