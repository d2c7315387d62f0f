"""CreateSecret: what it makes, what it answers, what it refuses."""
import re

import pytest

from harness import sentences
from harness.checks import assert_refused, assert_validation, members, refused
from harness.secrets import fresh_name, fresh_value
from harness.server import ACCOUNT, REGION
from harness.wire import token


def test_a_secret_with_a_string_is_one_current_version(sm, name):
    value, version = fresh_value(), token()
    made = sm.create_secret(Name=name, SecretString=value, ClientRequestToken=version)
    assert members(made) == {"ARN", "Name", "VersionId"}
    assert (made["Name"], made["VersionId"]) == (name, version)
    read = sm.get_secret_value(SecretId=name)
    assert members(read) == {"ARN", "Name", "VersionId", "SecretString", "VersionStages", "CreatedDate"}
    assert (read["ARN"], read["VersionId"], read["SecretString"], read["VersionStages"]) == (made["ARN"], version, value, ["AWSCURRENT"])


def test_its_arn_is_the_name_and_six_random_characters(sm, name):
    arn = sm.create_secret(Name=name)["ARN"]
    assert re.fullmatch(rf"arn:aws:secretsmanager:{REGION}:{ACCOUNT}:secret:{re.escape(name)}-[A-Za-z0-9]{{6}}", arn)


def test_a_binary_value_comes_back_as_binary(sm, name):
    value = bytes(range(256))
    sm.create_secret(Name=name, SecretBinary=value)
    read = sm.get_secret_value(SecretId=name)
    assert read["SecretBinary"] == value
    assert "SecretString" not in read


def test_binary_travels_as_base64_text(wire, name):
    assert wire.call("CreateSecret", {"Name": name, "SecretBinary": "AP/+aGk=", "ClientRequestToken": token()}).status == 200
    assert wire.call("GetSecretValue", {"SecretId": name}).json["SecretBinary"] == "AP/+aGk="


def test_a_secret_without_a_value_has_no_version(sm, name):
    made = sm.create_secret(Name=name)
    assert members(made) == {"ARN", "Name"}
    with refused("ResourceNotFoundException", sentences.no_value_for_label("AWSCURRENT")):
        sm.get_secret_value(SecretId=name)
    assert "VersionIdsToStages" not in sm.describe_secret(SecretId=name)
    assert sm.list_secret_version_ids(SecretId=name)["Versions"] == []


def test_the_first_value_of_an_empty_secret_is_current(sm, name):
    sm.create_secret(Name=name)
    put = sm.put_secret_value(SecretId=name, SecretString=fresh_value())
    assert put["VersionStages"] == ["AWSCURRENT"]


def test_every_member_is_taken(sm, server, name):
    made = sm.create_secret(
        Name=name, ClientRequestToken=token(), Description="the door", KmsKeyId="alias/aws/secretsmanager", SecretString=fresh_value(),
        Tags=[{"Key": "team", "Value": "blue"}, {"Key": "empty", "Value": ""}], AddReplicaRegions=[{"Region": "eu-west-1"}],
        ForceOverwriteReplicaSecret=True, Type="SomePartner")
    assert members(made) == {"ARN", "Name", "VersionId", "ReplicationStatus"}
    assert [item["Region"] for item in made["ReplicationStatus"]] == ["eu-west-1"]
    shown = sm.describe_secret(SecretId=name)
    assert shown["Description"] == "the door"
    assert shown["Tags"] == [{"Key": "team", "Value": "blue"}, {"Key": "empty", "Value": ""}]
    assert shown["Type"] == "SomePartner"
    assert shown["PrimaryRegion"] == REGION
    assert "KmsKeyId" not in shown


@pytest.mark.parametrize("key", [
    "", "alias/aws/secretsmanager", f"arn:aws:kms:{REGION}:{ACCOUNT}:alias/aws/secretsmanager",
], ids=["empty", "alias", "alias ARN"])
def test_the_default_key_is_not_shown(sm, name, key):
    sm.create_secret(Name=name, SecretString=fresh_value(), KmsKeyId=key)
    assert "KmsKeyId" not in sm.describe_secret(SecretId=name)
    assert sm.list_secret_version_ids(SecretId=name)["Versions"][0]["KmsKeyIds"] == ["DefaultEncryptionKey"]


NO_KEY = "01234567-89ab-cdef-0123-456789abcdef"


@pytest.mark.parametrize("key, message", [
    (f"arn:aws:kms:{REGION}:{ACCOUNT}:key/{NO_KEY}", f"Key 'arn:aws:kms:{REGION}:{ACCOUNT}:key/{NO_KEY}' does not exist"),
    (NO_KEY, f"Key 'arn:aws:kms:{REGION}:{ACCOUNT}:key/{NO_KEY}' does not exist"),
    ("alias/nobody", re.compile(r".*does not exist.*")),
    (f"arn:aws:kms:{REGION}:{ACCOUNT}:alias/nobody", re.compile(r".*does not exist.*")),
], ids=["key ARN", "key id", "alias", "alias ARN"])
def test_a_key_that_does_not_exist_is_refused(sm, name, key, message):
    with refused("InvalidParameterException", message):
        sm.create_secret(Name=name, SecretString=fresh_value(), KmsKeyId=key)
    with refused("ResourceNotFoundException", sentences.NOT_FOUND):
        sm.describe_secret(SecretId=name)


# Names

@pytest.mark.parametrize("stem", ["a", "with/slash", "_+=.@-", "rds!db", "UPPER.lower.0", "/leading", "trailing/"])
def test_names_of_all_allowed_characters(sm, stem):
    name = stem + fresh_name("")
    sm.create_secret(Name=name)
    assert sm.describe_secret(SecretId=name)["Name"] == name


def test_a_name_may_have_512_characters(sm):
    name = fresh_name().ljust(512, "n")
    assert sm.create_secret(Name=name)["Name"] == name
    assert sm.describe_secret(SecretId=name)["Name"] == name


@pytest.mark.parametrize("length, constraint", [(0, sentences.at_least_long(1)), (513, sentences.at_most_long(512))])
def test_a_name_has_1_to_512_characters(wire, length, constraint):
    name = "n" * length
    answer = wire.call("CreateSecret", {"Name": name, "ClientRequestToken": token()})
    assert_validation(answer, sentences.validation(sentences.violation("name", constraint, name)))


def test_names_are_case_sensitive(sm, name):
    sm.create_secret(Name=name + "x", SecretString="hush-lower")
    sm.create_secret(Name=name + "X", SecretString="hush-upper")
    assert sm.get_secret_value(SecretId=name + "X")["SecretString"] == "hush-upper"


# Names that are taken

def test_a_name_that_is_taken(sm, secret):
    with refused("ResourceExistsException", sentences.already_exists(secret["Name"])):
        sm.create_secret(Name=secret["Name"], SecretString=fresh_value())


def test_a_name_that_is_scheduled_for_deletion(sm, secret):
    sm.delete_secret(SecretId=secret["Name"])
    with refused("InvalidRequestException", sentences.NAME_SCHEDULED):
        sm.create_secret(Name=secret["Name"], SecretString=fresh_value())


def test_a_forced_deletion_frees_the_name_at_once(sm, secret):
    sm.delete_secret(SecretId=secret["Name"], ForceDeleteWithoutRecovery=True)
    again = sm.create_secret(Name=secret["Name"], SecretString=fresh_value())
    assert again["ARN"] != secret["ARN"]
    assert again["ARN"][:-6] == secret["ARN"][:-6]


# Tokens

def test_the_same_request_twice_makes_one_secret(sm, name):
    request = {"Name": name, "SecretString": fresh_value(), "ClientRequestToken": token()}
    first, second = sm.create_secret(**request), sm.create_secret(**request)
    assert (second["ARN"], second["VersionId"]) == (first["ARN"], first["VersionId"])
    assert len(sm.list_secret_version_ids(SecretId=name, IncludeDeprecated=True)["Versions"]) == 1


def test_a_token_of_an_older_version_with_its_value_is_the_same_request(sm, name):
    request = {"Name": name, "SecretString": fresh_value(), "ClientRequestToken": token()}
    first = sm.create_secret(**request)
    sm.put_secret_value(SecretId=name, SecretString=fresh_value())
    assert sm.create_secret(**request)["VersionId"] == first["VersionId"]
    assert sm.get_secret_value(SecretId=name)["VersionId"] != first["VersionId"]


@pytest.mark.parametrize("first, second", [
    ({"SecretString": "hush-1"}, {"SecretString": "hush-2"}),
    ({"SecretString": "hush-1"}, {"SecretBinary": b"hush-1"}),
    ({"SecretBinary": b"hush-1"}, {"SecretString": "hush-1"}),
], ids=["another string", "the same bytes as binary", "the same bytes as a string"])
def test_the_same_token_with_another_value(sm, name, first, second):
    version = token()
    arn = sm.create_secret(Name=name, ClientRequestToken=version, **first)["ARN"]
    with refused("ResourceExistsException", sentences.token_in_use(version, arn)):
        sm.create_secret(Name=name, ClientRequestToken=version, **second)


def test_the_tokens_of_a_deleted_secret_are_forgotten(sm, name):
    version = token()
    sm.create_secret(Name=name, SecretString=fresh_value(), ClientRequestToken=version)
    sm.delete_secret(SecretId=name, ForceDeleteWithoutRecovery=True)
    assert sm.create_secret(Name=name, SecretString=fresh_value(), ClientRequestToken=version)["VersionId"] == version


@pytest.mark.parametrize("value", [{"SecretString": "hush-1"}, {}], ids=["with a value", "without a value"])
@pytest.mark.parametrize("given", [{}, {"ClientRequestToken": None}], ids=["absent", "null"])
def test_the_token_is_mandatory(wire, name, value, given):
    answer = wire.call("CreateSecret", {"Name": name} | value | given)
    assert_refused(answer, "InvalidRequestException", sentences.TOKEN_MISSING)
    assert "Message" in answer.json


@pytest.mark.parametrize("length, constraint", [(31, sentences.at_least_long(32)), (65, sentences.at_most_long(64))])
def test_a_token_has_32_to_64_characters(wire, name, length, constraint):
    version = "t" * length
    answer = wire.call("CreateSecret", {"Name": name, "ClientRequestToken": version})
    assert_validation(answer, sentences.validation(sentences.violation("clientRequestToken", constraint, version)))


@pytest.mark.parametrize("version", ["t" * 32, "t" * 64, "terraform-20261123231004123400000001"])
def test_a_token_need_not_be_a_uuid(sm, name, version):
    assert sm.create_secret(Name=name, SecretString=fresh_value(), ClientRequestToken=version)["VersionId"] == version


# Values

def test_a_secret_has_one_value(sm, name):
    with refused("InvalidParameterException", sentences.TWO_VALUES):
        sm.create_secret(Name=name, SecretString="hush-1", SecretBinary=b"hush-1")


@pytest.mark.parametrize("value", [
    {"SecretString": "x" * 65_536}, {"SecretString": "é" * 32_768}, {"SecretString": "x"}, {"SecretBinary": b"x" * 65_536}, {"SecretBinary": b"x"},
], ids=["longest string", "longest in UTF-8", "shortest string", "longest binary", "shortest binary"])
def test_values_of_1_to_65536_bytes(sm, name, value):
    sm.create_secret(Name=name, **value)
    read = sm.get_secret_value(SecretId=name)
    assert {key: read[key] for key in value} == value


@pytest.mark.parametrize("member, value, constraint", [
    ("SecretString", "", sentences.at_least_long(1)),
    ("SecretString", "x" * 65_537, sentences.at_most_long(65_536)),
    ("SecretBinary", "", sentences.at_least_long(1)),
    ("SecretBinary", "eHh4" * 21_845 + "eHg=", sentences.at_most_long(65_536)),
], ids=["empty string", "too long string", "empty binary", "too long binary"])
def test_values_of_other_lengths_are_refused_and_not_shown(wire, name, member, value, constraint):
    answer = wire.call("CreateSecret", {"Name": name, "ClientRequestToken": token(), member: value})
    path = member[0].lower() + member[1:]
    assert_validation(answer, sentences.validation(sentences.violation(path, constraint)))


def test_the_length_of_a_string_is_counted_in_utf8_bytes(wire, name):
    answer = wire.call("CreateSecret", {"Name": name, "ClientRequestToken": token(), "SecretString": "é" * 32_769})
    assert answer.status == 400 and answer.code in {"ValidationException", "InvalidParameterException"}, str(answer)


# Tags

def tags(*keys: str) -> list[dict]:
    return [{"Key": key, "Value": "v"} for key in keys]


@pytest.mark.parametrize("given", [
    tags("a", "a"), tags("aws:team"), tags("AWS:team"), tags("aWs:team"), tags(*(f"k{n}" for n in range(51))),
], ids=["a key twice", "aws:", "AWS:", "aWs:", "51 tags"])
def test_tags_that_are_refused(sm, name, given):
    with refused("InvalidParameterException"):
        sm.create_secret(Name=name, SecretString=fresh_value(), Tags=given)
    with refused("ResourceNotFoundException"):
        sm.describe_secret(SecretId=name)


def test_fifty_tags_in_their_order(sm, name):
    given = tags(*(f"k{n}" for n in range(50)))
    sm.create_secret(Name=name, Tags=given)
    assert sm.describe_secret(SecretId=name)["Tags"] == given


def test_tag_keys_are_case_sensitive(sm, name):
    sm.create_secret(Name=name, Tags=tags("a", "A"))
    assert sm.describe_secret(SecretId=name)["Tags"] == tags("a", "A")


@pytest.mark.parametrize("description, shown", [("", None), ("d" * 2048, "d" * 2048), ("zwölf Boxkämpfer 🥊", "zwölf Boxkämpfer 🥊")])
def test_descriptions(sm, name, description, shown):
    sm.create_secret(Name=name, Description=description)
    assert sm.describe_secret(SecretId=name).get("Description") == shown
