"""UpdateSecret: details, value and key in one request."""
import pytest

from harness import sentences
from harness.checks import assert_refused, members, refused
from harness.clock import after
from harness.secrets import fresh_value
from harness.wire import token


def shown(sm, name: str) -> dict:
    answer = sm.describe_secret(SecretId=name)
    return {key: answer[key] for key in members(answer)}


def test_nothing_but_the_name_changes_nothing(sm, secret):
    before = shown(sm, secret["Name"])
    answer = sm.update_secret(SecretId=secret["Name"])
    assert members(answer) == {"ARN", "Name"}
    assert shown(sm, secret["Name"]) == before


def test_a_value_makes_a_version(sm, secret):
    version, value = token(), fresh_value()
    answer = sm.update_secret(SecretId=secret["Name"], SecretString=value, ClientRequestToken=version)
    assert members(answer) == {"ARN", "Name", "VersionId"} and answer["VersionId"] == version
    assert sm.get_secret_value(SecretId=secret["Name"])["SecretString"] == value


def test_a_binary_value(sm, secret):
    sm.update_secret(SecretId=secret["Name"], SecretBinary=b"\xffhush")
    assert sm.get_secret_value(SecretId=secret["Name"])["SecretBinary"] == b"\xffhush"


def test_an_equal_value_makes_a_version_too(sm, name):
    first = sm.create_secret(Name=name, SecretString="hush-same")["VersionId"]
    changed = sm.describe_secret(SecretId=name)["LastChangedDate"]
    after(changed)
    second = sm.update_secret(SecretId=name, SecretString="hush-same")["VersionId"]
    after_it = shown(sm, name)
    assert after_it["VersionIdsToStages"] == {first: ["AWSPREVIOUS"], second: ["AWSCURRENT"]}
    assert after_it["LastChangedDate"] > changed


def test_description_and_type(sm, secret):
    sm.update_secret(SecretId=secret["Name"], Description="the door", Type="SomePartner")
    assert {k: shown(sm, secret["Name"])[k] for k in ("Description", "Type")} == {"Description": "the door", "Type": "SomePartner"}
    sm.update_secret(SecretId=secret["Name"], Description="the window")
    assert {k: shown(sm, secret["Name"])[k] for k in ("Description", "Type")} == {"Description": "the window", "Type": "SomePartner"}


def test_an_empty_description_clears_it(sm, secret):
    sm.update_secret(SecretId=secret["Name"], Description="the door")
    sm.update_secret(SecretId=secret["Name"], Description="")
    assert "Description" not in shown(sm, secret["Name"])


def test_details_alone_make_no_version(sm, secret):
    answer = sm.update_secret(SecretId=secret["Name"], Description="the door", ClientRequestToken=token())
    assert "VersionId" not in answer
    assert shown(sm, secret["Name"])["VersionIdsToStages"] == {secret["VersionId"]: ["AWSCURRENT"]}


@pytest.mark.parametrize("key", ["", "alias/aws/secretsmanager"])
def test_the_default_key_may_be_named(sm, secret, key):
    sm.update_secret(SecretId=secret["Name"], KmsKeyId=key)
    assert "KmsKeyId" not in shown(sm, secret["Name"])
    assert "SecretString" in sm.get_secret_value(SecretId=secret["Name"])


def test_a_key_that_does_not_exist_changes_nothing(sm, secret):
    before = shown(sm, secret["Name"])
    key = "arn:aws:kms:eu-central-1:000000000000:key/01234567-89ab-cdef-0123-456789abcdef"
    with refused("InvalidParameterException", f"Key '{key}' does not exist"):
        sm.update_secret(SecretId=secret["Name"], KmsKeyId=key, Description="never", SecretString=fresh_value())
    assert shown(sm, secret["Name"]) == before


def test_the_same_token_with_the_same_value_still_changes_the_details(sm, secret):
    request = {"SecretId": secret["Name"], "SecretString": fresh_value(), "ClientRequestToken": token()}
    sm.update_secret(**request)
    current = sm.put_secret_value(SecretId=secret["Name"], SecretString=fresh_value())["VersionId"]
    answer = sm.update_secret(**request, Description="later", Type="SomePartner")
    assert answer["VersionId"] == request["ClientRequestToken"]
    now = shown(sm, secret["Name"])
    assert (now["Description"], now["Type"]) == ("later", "SomePartner")
    assert now["VersionIdsToStages"] == {current: ["AWSCURRENT"], request["ClientRequestToken"]: ["AWSPREVIOUS"]}


def test_the_same_token_with_another_value_changes_nothing(sm, secret):
    before = shown(sm, secret["Name"])
    with refused("ResourceExistsException", sentences.token_in_use(secret["VersionId"], secret["ARN"])):
        sm.update_secret(SecretId=secret["Name"], SecretString=fresh_value(), ClientRequestToken=secret["VersionId"], Description="never")
    assert shown(sm, secret["Name"]) == before


def test_a_secret_has_one_value(sm, secret):
    with refused("InvalidParameterException", sentences.TWO_VALUES):
        sm.update_secret(SecretId=secret["Name"], SecretString="hush-1", SecretBinary=b"hush-1")


def test_the_token_is_mandatory_with_a_value_only(wire, secret, name):
    assert wire.call("UpdateSecret", {"SecretId": secret["Name"], "Description": "the door"}).status == 200
    for value in ({"SecretString": "hush-1"}, {"SecretBinary": "aHVzaA=="}):
        for identifier in (secret["Name"], name):
            answer = wire.call("UpdateSecret", {"SecretId": identifier} | value)
            assert_refused(answer, "InvalidRequestException", sentences.TOKEN_MISSING)
