"""RotateSecret as far as it goes without a function that can be invoked, and CancelRotateSecret."""
import pytest

from harness import sentences
from harness.checks import assert_refused, assert_validation, members, refused
from harness.secrets import fresh_value
from harness.wire import token

FUNCTION = "arn:aws:lambda:eu-central-1:000000000000:function:nobody"
ROLE = "arn:aws:iam::000000000000:role/rotator"


def shown(sm, name: str) -> dict:
    answer = sm.describe_secret(SecretId=name)
    return {key: answer[key] for key in members(answer)}


def test_without_a_function(sm, secret):
    with refused("InvalidRequestException", sentences.NO_FUNCTION):
        sm.rotate_secret(SecretId=secret["Name"])


VALID = {
    "function alone": {},
    "days": {"RotationRules": {"AutomaticallyAfterDays": 1}},
    "1000 days": {"RotationRules": {"AutomaticallyAfterDays": 1000}},
    "days with a duration": {"RotationRules": {"AutomaticallyAfterDays": 30, "Duration": "3h"}},
    "not immediately": {"RotateImmediately": False, "RotationRules": {"AutomaticallyAfterDays": 30}},
    **{expression: {"RotationRules": {"ScheduleExpression": expression}} for expression in [
        "rate(4 hours)", "rate(1 day)", "rate(10 days)", "rate(999 days)", "cron(0 /8 * * ? *)", "cron(0 8/8 * * ? *)", "cron(0 10 * * ? *)",
        "cron(0 18 ? * SAT *)", "cron(0 17 L * ? *)", "cron(0 1 ? 1/3 SUN#1 *)", "cron(0 16 1,15 * ? *)", "cron(0 2/10 * * ? *)",
    ]},
    "cron with a duration": {"RotationRules": {"ScheduleExpression": "cron(0 10 * * ? *)", "Duration": "2h"}},
}


@pytest.mark.parametrize("given", VALID.values(), ids=VALID.keys())
def test_a_function_that_cannot_be_invoked_stores_nothing(sm, secret, given):
    before = shown(sm, secret["Name"])
    with refused("AccessDeniedException", sentences.FUNCTION_NOT_INVOCABLE):
        sm.rotate_secret(SecretId=secret["Name"], RotationLambdaARN=FUNCTION, **given)
    assert shown(sm, secret["Name"]) == before
    assert len(sm.list_secret_version_ids(SecretId=secret["Name"], IncludeDeprecated=True)["Versions"]) == 1


@pytest.mark.parametrize("rules", [
    {"AutomaticallyAfterDays": 30, "ScheduleExpression": "rate(10 days)"},
    *({"ScheduleExpression": expression} for expression in [
        "nonsense", "rate()", "rate(0 days)", "rate(3 hours)", "rate(1000 days)", "rate(1 week)", "rate(10 minutes)", "rate(-1 days)",
        "cron()", "cron(0 10 * * ?)", "cron(0 10 * * ? * *)", "cron(5 10 * * ? *)", "cron(0 24 * * ? *)", "cron(0 10 32 * ? *)",
        "cron(0 10 * 13 ? *)", "cron(0 10 ? * 8 *)", "cron(0 10 * * * *)", "cron(0 10 ? * ? *)", "cron(0 10 * * ? 2027)", "cron(0 /2 * * ? *)",
    ]),
], ids=lambda rules: "+".join(map(str, rules.values())))
def test_schedules_that_are_refused(sm, secret, rules):
    with refused("InvalidParameterException"):
        sm.rotate_secret(SecretId=secret["Name"], RotationLambdaARN=FUNCTION, RotationRules=rules)


@pytest.mark.parametrize("given, violations", [
    ({"RotationRules": {"AutomaticallyAfterDays": 0}}, [("rotationRules.automaticallyAfterDays", sentences.at_least(1), "0")]),
    ({"RotationRules": {"AutomaticallyAfterDays": 1001}}, [("rotationRules.automaticallyAfterDays", sentences.at_most(1000), "1001")]),
    ({"RotationRules": {"ScheduleExpression": "rate(1 day);"}},
     [("rotationRules.scheduleExpression", sentences.pattern(r"[0-9A-Za-z\(\)#\?\*\-\/, ]+"), "rate(1 day);")]),
    ({"RotationRules": {"ScheduleExpression": "a" * 257}}, [("rotationRules.scheduleExpression", sentences.at_most_long(256), "a" * 257)]),
    ({"RotationRules": {"Duration": "333h"}}, [("rotationRules.duration", sentences.at_most_long(3), "333h")]),
    ({"RotationRules": {"Duration": "3m"}}, [("rotationRules.duration", sentences.pattern("[0-9]+h"), "3m")]),
    ({"RotationLambdaARN": "a" * 2049}, [("rotationLambdaARN", sentences.at_most_long(2048), "a" * 2049)]),
    ({"ExternalSecretRotationRoleArn": "a" * 19}, [("externalSecretRotationRoleArn", sentences.at_least_long(20), "a" * 19)]),
    ({"ExternalSecretRotationMetadata": [{"Key": "", "Value": "v"}]},
     [("externalSecretRotationMetadata.1.member.key", sentences.at_least_long(1), "")]),
    ({"ExternalSecretRotationMetadata": [{"Key": "k", "Value": "v" * 2049}]},
     [("externalSecretRotationMetadata.1.member.value", sentences.at_most_long(2048), "v" * 2049)]),
], ids=["0 days", "1001 days", "a semicolon", "long expression", "long duration", "minutes", "long function", "short role", "empty key", "long value"])
def test_constraints(wire, secret, given, violations):
    answer = wire.call("RotateSecret", {"SecretId": secret["Name"], "ClientRequestToken": token()} | given)
    assert_validation(answer, sentences.validation(*(sentences.violation(*violation) for violation in violations)))


@pytest.mark.parametrize("existing", [True, False], ids=["of a secret", "of nothing"])
def test_the_token_is_mandatory(wire, secret, name, existing):
    answer = wire.call("RotateSecret", {"SecretId": secret["Name"] if existing else name})
    assert_refused(answer, "InvalidParameterException", sentences.TOKEN_MISSING)
    assert "Message" in answer.json


@pytest.mark.parametrize("given", [
    {"ExternalSecretRotationRoleArn": ROLE}, {"ExternalSecretRotationMetadata": [{"Key": "k", "Value": "v"}]},
    {"ExternalSecretRotationRoleArn": ROLE, "ExternalSecretRotationMetadata": [{"Key": "k", "Value": "v"}]},
], ids=["role", "metadata", "both"])
def test_no_partner_rotates_external_secrets(sm, name, given):
    sm.create_secret(Name=name, SecretString=fresh_value(), Type="SomePartner")
    before = shown(sm, name)
    with refused("InvalidRequestException"):
        sm.rotate_secret(SecretId=name, **given)
    assert shown(sm, name) == before


def test_cancelling_what_never_rotated(sm, secret):
    before = shown(sm, secret["Name"])
    answer = sm.cancel_rotate_secret(SecretId=secret["Name"])
    assert members(answer) == {"ARN", "Name"} and answer["ARN"] == secret["ARN"]
    assert shown(sm, secret["Name"]) == before


def test_cancelling_names_the_pending_version_and_leaves_it(sm, secret):
    pending = sm.put_secret_value(SecretId=secret["Name"], SecretString=fresh_value(), VersionStages=["AWSPENDING"])["VersionId"]
    assert sm.cancel_rotate_secret(SecretId=secret["Name"])["VersionId"] == pending
    assert shown(sm, secret["Name"])["VersionIdsToStages"][pending] == ["AWSPENDING"]
