"""GetSecretValue and PutSecretValue: reading by version and label, tokens, kinds, fidelity."""
import pytest

from harness import sentences
from harness.checks import assert_refused, assert_validation, members, refused
from harness.secrets import fresh_value
from harness.wire import token


# Reading

def test_a_version_is_read_by_its_id(sm, secret):
    sm.put_secret_value(SecretId=secret["Name"], SecretString=fresh_value())
    read = sm.get_secret_value(SecretId=secret["Name"], VersionId=secret["VersionId"])
    assert (read["VersionId"], read["VersionStages"]) == (secret["VersionId"], ["AWSPREVIOUS"])


def test_a_version_is_read_by_its_label(sm, secret):
    sm.put_secret_value(SecretId=secret["Name"], SecretString="hush-blue", VersionStages=["BLUE"])
    assert sm.get_secret_value(SecretId=secret["Name"], VersionStage="BLUE")["SecretString"] == "hush-blue"


def test_id_and_label_must_match(sm, secret):
    name, first = secret["Name"], secret["VersionId"]
    second = sm.put_secret_value(SecretId=name, SecretString="hush-2")["VersionId"]
    assert sm.get_secret_value(SecretId=name, VersionId=second, VersionStage="AWSCURRENT")["SecretString"] == "hush-2"
    assert sm.get_secret_value(SecretId=name, VersionId=first, VersionStage="AWSPREVIOUS")["VersionId"] == first
    for version, stage in [(first, "AWSCURRENT"), (second, "AWSPREVIOUS"), (second, "NONE")]:
        with refused("InvalidRequestException", sentences.STAGE_MISMATCH):
            sm.get_secret_value(SecretId=name, VersionId=version, VersionStage=stage)


def test_a_deprecated_version_is_read_by_its_id_and_has_no_labels(sm, secret):
    for _ in range(2):
        sm.put_secret_value(SecretId=secret["Name"], SecretString=fresh_value())
    read = sm.get_secret_value(SecretId=secret["Name"], VersionId=secret["VersionId"])
    assert read["VersionId"] == secret["VersionId"]
    assert "VersionStages" not in read


@pytest.mark.parametrize("label", ["AWSPENDING", "AWSPREVIOUS", "NOBODY"])
def test_a_label_that_is_not_attached(sm, secret, label):
    with refused("ResourceNotFoundException", sentences.no_value_for_label(label)):
        sm.get_secret_value(SecretId=secret["Name"], VersionStage=label)


def test_a_version_that_does_not_exist(sm, secret):
    version = token()
    with refused("ResourceNotFoundException", sentences.no_value_for_version(version)):
        sm.get_secret_value(SecretId=secret["Name"], VersionId=version)


# Writing

def test_a_new_version_is_current_and_the_old_one_previous(sm, secret):
    version, value = token(), fresh_value()
    put = sm.put_secret_value(SecretId=secret["Name"], SecretString=value, ClientRequestToken=version)
    assert members(put) == {"ARN", "Name", "VersionId", "VersionStages"}
    assert (put["ARN"], put["Name"], put["VersionId"], put["VersionStages"]) == (secret["ARN"], secret["Name"], version, ["AWSCURRENT"])
    assert sm.get_secret_value(SecretId=secret["Name"])["SecretString"] == value
    assert sm.describe_secret(SecretId=secret["Name"])["VersionIdsToStages"] == {version: ["AWSCURRENT"], secret["VersionId"]: ["AWSPREVIOUS"]}


def test_the_kind_may_change(sm, secret):
    sm.put_secret_value(SecretId=secret["Name"], SecretBinary=b"\x00hush")
    read = sm.get_secret_value(SecretId=secret["Name"])
    assert read["SecretBinary"] == b"\x00hush" and "SecretString" not in read
    assert "SecretString" in sm.get_secret_value(SecretId=secret["Name"], VersionStage="AWSPREVIOUS")


def test_a_value_must_be_given(sm, secret):
    with refused("InvalidRequestException", sentences.NO_VALUE):
        sm.put_secret_value(SecretId=secret["Name"])


def test_a_version_has_one_value(sm, secret):
    with refused("InvalidParameterException", sentences.TWO_VALUES):
        sm.put_secret_value(SecretId=secret["Name"], SecretString="hush-1", SecretBinary=b"hush-1")


def test_the_token_is_mandatory_even_for_what_does_not_exist(wire, name):
    answer = wire.call("PutSecretValue", {"SecretId": name, "SecretString": "hush-1"})
    assert_refused(answer, "InvalidRequestException", sentences.TOKEN_MISSING)


def test_the_same_put_twice_changes_nothing(sm, secret):
    request = {"SecretId": secret["Name"], "SecretString": fresh_value(), "ClientRequestToken": token()}
    first = sm.put_secret_value(**request)
    shown = sm.describe_secret(SecretId=secret["Name"])
    second = sm.put_secret_value(**request)
    assert {k: second[k] for k in members(second)} == {k: first[k] for k in members(first)}
    after = sm.describe_secret(SecretId=secret["Name"])
    assert {k: after[k] for k in members(after)} == {k: shown[k] for k in members(shown)}


def test_an_old_put_again_answers_the_labels_that_its_version_has_now(sm, secret):
    request = {"SecretId": secret["Name"], "SecretString": fresh_value(), "ClientRequestToken": token()}
    sm.put_secret_value(**request)
    current = sm.put_secret_value(SecretId=secret["Name"], SecretString=fresh_value())["VersionId"]
    again = sm.put_secret_value(**request)
    assert (again["VersionId"], again["VersionStages"]) == (request["ClientRequestToken"], ["AWSPREVIOUS"])
    assert sm.get_secret_value(SecretId=secret["Name"])["VersionId"] == current


@pytest.mark.parametrize("first, second", [
    ({"SecretString": "hush-1"}, {"SecretString": "hush-2"}), ({"SecretString": "hush-1"}, {"SecretBinary": b"hush-1"}),
    ({"SecretBinary": b"hush-1"}, {"SecretBinary": b"hush-2"}),
], ids=["another string", "binary for a string", "another binary"])
def test_the_same_token_with_another_value(sm, secret, first, second):
    version = token()
    sm.put_secret_value(SecretId=secret["Name"], ClientRequestToken=version, **first)
    with refused("ResourceExistsException", sentences.token_in_use(version, secret["ARN"])):
        sm.put_secret_value(SecretId=secret["Name"], ClientRequestToken=version, **second)


def test_a_rotation_token_is_taken_and_kept_to_ourselves(sm, server, secret):
    put = sm.put_secret_value(SecretId=secret["Name"], SecretString=fresh_value(), RotationToken="hush-" + "a" * 36)
    assert "RotationToken" not in put
    wire = server.wire
    for bad, constraints in {
        "a" * 35: [sentences.at_least_long(36)], "a" * 257: [sentences.at_most_long(256)], "_" * 36: [sentences.pattern(r"^[a-zA-Z0-9\-]+$")],
    }.items():
        answer = wire.call("PutSecretValue", {
            "SecretId": secret["Name"], "SecretString": fresh_value(), "ClientRequestToken": token(), "RotationToken": bad})
        assert_validation(answer, sentences.validation(*(sentences.violation("rotationToken", text) for text in constraints)))


# Fidelity

TEXTS = {
    "quotes and escapes": 'a "quoted" \\ back/slash \b\f\n\r\t',
    "control characters": "".join(map(chr, range(1, 32))) + "\x7f",
    "a zero": "before\x00after",
    "beyond the basic plane": "😀 𝔘𝔫𝔦",
    "composed and decomposed": "\u00e9 e\u0301 \ufb01 \u212b",
    "separators and marks": "\u2028\u2029\ufeff\u200b\u202e",
    "noncharacters": "\ufffe\uffff\U0010ffff",
    "only white space": " \t\n ",
    "JSON": '{"user": "a", "pass": "b", "n": 1.0}',
    "HTML": "<script>&amp;</script>",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_strings_are_kept_byte_for_byte(sm, secret, text):
    sm.put_secret_value(SecretId=secret["Name"], SecretString=text)
    assert sm.get_secret_value(SecretId=secret["Name"])["SecretString"] == text


@pytest.mark.parametrize("written", [rb'"\u00e9\ud83d\ude00\/\u0000"', '"é😀/\\u0000"'.encode()], ids=["escaped", "raw"])
def test_escapes_and_raw_characters_mean_the_same(sm, wire, secret, written):
    body = b'{"SecretId":"%s","ClientRequestToken":"%s","SecretString":%s}' % (secret["Name"].encode(), token().encode(), written)
    assert wire.call("PutSecretValue", body).status == 200
    assert sm.get_secret_value(SecretId=secret["Name"])["SecretString"] == "é😀/\x00"


def test_the_largest_value_may_come_all_in_escapes(sm, wire, secret):
    body = b'{"SecretId":"%s","ClientRequestToken":"%s","SecretString":"%s"}' % (
        secret["Name"].encode(), token().encode(), rb"\u0001" * 65_536)
    assert wire.call("PutSecretValue", body).status == 200
    assert sm.get_secret_value(SecretId=secret["Name"])["SecretString"] == "\x01" * 65_536
