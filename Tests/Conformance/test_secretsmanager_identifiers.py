"""What a SecretId may be: a name, an ARN, an ARN without its six last characters."""
import pytest

from harness import sentences
from harness.checks import assert_refused, refused
from harness.operations import NAMING, request
from harness.secrets import fresh_name, fresh_value
from harness.server import ACCOUNT, REGION


@pytest.mark.parametrize("ending, partial_works", [
    ("", True), ("-a1b2", True), ("-a1b2c3-", True), ("-a1b2c3d", True), ("-a1b2c3", False), ("-ABCDEF", False), ("/x-123456", False),
])
def test_name_full_and_partial_arn(sm, ending, partial_works):
    name, value = fresh_name() + ending, fresh_value()
    arn = sm.create_secret(Name=name, SecretString=value)["ARN"]
    assert sm.get_secret_value(SecretId=name)["SecretString"] == value
    assert sm.get_secret_value(SecretId=arn)["SecretString"] == value
    partial = arn[:-7]
    if partial_works:
        assert sm.get_secret_value(SecretId=partial)["SecretString"] == value
    else:
        with refused("ResourceNotFoundException", sentences.NOT_FOUND):
            sm.get_secret_value(SecretId=partial)


@pytest.mark.parametrize("form", ["name", "arn", "partial"])
@pytest.mark.parametrize("operation", ["DescribeSecret", "ListSecretVersionIds", "GetResourcePolicy", "TagResource", "UpdateSecret", "PutSecretValue"])
def test_other_operations_take_every_form(wire, secret, operation, form):
    identifier = {"name": secret["Name"], "arn": secret["ARN"], "partial": secret["ARN"][:-7]}[form]
    assert wire.call(operation, request(operation, identifier)).status == 200


def test_another_suffix_is_another_secret(sm, secret):
    other = secret["ARN"][:-6] + ("aaaaaa" if not secret["ARN"].endswith("aaaaaa") else "bbbbbb")
    with refused("ResourceNotFoundException", sentences.NOT_FOUND):
        sm.describe_secret(SecretId=other)


def test_the_arn_of_a_deleted_secret_does_not_find_its_successor(sm, secret):
    sm.delete_secret(SecretId=secret["ARN"], ForceDeleteWithoutRecovery=True)
    again = sm.create_secret(Name=secret["Name"], SecretString=fresh_value())
    with refused("ResourceNotFoundException", sentences.NOT_FOUND):
        sm.get_secret_value(SecretId=secret["ARN"])
    assert sm.get_secret_value(SecretId=secret["ARN"][:-7])["ARN"] == again["ARN"]


@pytest.mark.parametrize("operation", NAMING)
def test_what_does_not_exist_is_not_found(wire, name, operation):
    members = request(operation, name)
    if operation == "ValidateResourcePolicy":
        members["SecretId"] = name
    assert_refused(wire.call(operation, members), "ResourceNotFoundException", sentences.NOT_FOUND)


BAD_NAMES = ["with space", "star*", "what?", "bracket]", "back\\slash", " leading", "trailing ", "umläut", "colon:", "tab\t", "new\nline", "nul\x00"]
#: CreateSecret has a Name; the others name a secret or may name one.
TAKING_NAMES = ["CreateSecret", *NAMING]


@pytest.mark.parametrize("operation", TAKING_NAMES)
@pytest.mark.parametrize("bad", BAD_NAMES, ids=[ascii(bad) for bad in BAD_NAMES])
def test_bad_characters_are_told_before_anything_else(wire, operation, bad):
    answer = wire.call(operation, request(operation, bad))
    assert_refused(answer, "ValidationException", sentences.INVALID_NAME)


def test_bad_characters_are_told_even_to_a_forced_deletion(sm):
    with refused("ValidationException", sentences.INVALID_NAME):
        sm.delete_secret(SecretId="star*", ForceDeleteWithoutRecovery=True)


@pytest.mark.parametrize("arn", [
    "arn:", "arn:aws:secretsmanager", f"arn:aws:secretsmanager:{REGION}:{ACCOUNT}", f"arn:aws:secretsmanager:{REGION}:{ACCOUNT}:secret",
    f"arn:aws:secretsmanager:{REGION}:{ACCOUNT}:secret:", f"arn:aws:kms:{REGION}:{ACCOUNT}:secret:db-a1b2c3",
    f"arn:aws:secretsmanager:{REGION}:{ACCOUNT}:key:db-a1b2c3", f"arn:aws:secretsmanager:{REGION}:{ACCOUNT}:secret:d b-a1b2c3",
    f"arn:aws:secretsmanager:{REGION}:{ACCOUNT}:secret:db:x-a1b2c3", f"arn:aws:secretsmanager:{REGION}:{ACCOUNT}:secret:db*",
], ids=["arn:", "three pieces", "five pieces", "no name", "empty name", "kms", "key:", "a space", "a colon", "a star"])
def test_malformed_arns_are_invalid_names(wire, arn):
    assert_refused(wire.call("DescribeSecret", {"SecretId": arn}), "ValidationException", sentences.INVALID_NAME)


@pytest.mark.parametrize("before, after", [
    (f":{REGION}:", ":eu-west-1:"), (f":{REGION}:", ":nowhere-1:"), ("arn:aws:", "arn:aws-cn:"), ("arn:aws:", "arn:aws-us-gov:"),
], ids=["another region", "no region of ours", "China", "GovCloud"])
def test_arns_of_other_places_are_not_found(sm, secret, before, after):
    with refused("ResourceNotFoundException", sentences.NOT_FOUND):
        sm.describe_secret(SecretId=secret["ARN"].replace(before, after))


@pytest.mark.parametrize("tail", ["db-a1b2c3", "db"], ids=["full", "partial"])
@pytest.mark.parametrize("operation", ["GetSecretValue", "PutSecretValue", "DescribeSecret", "DeleteSecret"])
def test_arns_of_other_accounts_are_denied(wire, operation, tail):
    arn = f"arn:aws:secretsmanager:{REGION}:111122223333:secret:{tail}"
    answer = wire.call(operation, request(operation, arn))
    assert_refused(answer, "AccessDeniedException", sentences.denied(operation, arn, "resource-based policy"))
    assert "Message" in answer.json


def test_a_secret_of_another_region_is_not_found(elsewhere, secret):
    with refused("ResourceNotFoundException", sentences.NOT_FOUND):
        elsewhere.describe_secret(SecretId=secret["Name"])


def test_regions_have_their_own_secrets_of_one_name(sm, elsewhere, name):
    here = sm.create_secret(Name=name, SecretString="hush-here")
    there = elsewhere.create_secret(Name=name, SecretString="hush-there")
    assert here["ARN"] != there["ARN"]
    assert sm.get_secret_value(SecretId=name)["SecretString"] == "hush-here"
    assert elsewhere.get_secret_value(SecretId=name)["SecretString"] == "hush-there"


def test_a_secret_id_has_at_most_2048_characters(wire):
    long = "n" * 2049
    answer = wire.call("DescribeSecret", {"SecretId": long})
    assert_refused(answer, "ValidationException", sentences.validation(sentences.violation("secretId", sentences.at_most_long(2048), long)))
    assert_refused(wire.call("DescribeSecret", {"SecretId": long[1:]}), "ResourceNotFoundException", sentences.NOT_FOUND)
