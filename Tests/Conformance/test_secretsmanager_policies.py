"""Resource policies: kept byte for byte, checked for syntax and broad access."""
import json

import pytest

from harness import sentences
from harness.checks import assert_validation, members, refused
from harness.secrets import policy, statement


def allow(**changes: object) -> str:
    return policy(statement(**changes))


# Keeping

def test_put_get_delete(sm, secret):
    answer = sm.put_resource_policy(SecretId=secret["Name"], ResourcePolicy=policy())
    assert members(answer) == {"ARN", "Name"} and (answer["ARN"], answer["Name"]) == (secret["ARN"], secret["Name"])
    shown = sm.get_resource_policy(SecretId=secret["Name"])
    assert members(shown) == {"ARN", "Name", "ResourcePolicy"} and shown["ResourcePolicy"] == policy()
    assert members(sm.delete_resource_policy(SecretId=secret["Name"])) == {"ARN", "Name"}
    assert members(sm.get_resource_policy(SecretId=secret["Name"])) == {"ARN", "Name"}


def test_none_is_absent_and_deleting_none_is_fine(sm, secret):
    assert members(sm.get_resource_policy(SecretId=secret["Name"])) == {"ARN", "Name"}
    assert members(sm.delete_resource_policy(SecretId=secret["Name"])) == {"ARN", "Name"}


def test_a_policy_replaces_the_one_before(sm, secret):
    sm.put_resource_policy(SecretId=secret["Name"], ResourcePolicy=allow(Sid="First"))
    sm.put_resource_policy(SecretId=secret["Name"], ResourcePolicy=allow(Sid="Second"))
    assert "First" not in sm.get_resource_policy(SecretId=secret["Name"])["ResourcePolicy"]


TEXTS = {
    "indented": json.dumps(json.loads(policy()), indent=7),
    "tabs and line ends": policy().replace(", ", ",\r\n\t"),
    "no space": json.dumps(json.loads(policy()), separators=(",", ":")),
    "escapes": policy().replace("secretsmanager", r"\u0073ecretsmanager").replace("/", "\\/"),
    "white space around": f" \n{policy()}\n ",
    "members in another order": json.dumps(dict(reversed(json.loads(policy()).items()))),
    "one statement without a list": json.dumps({"Version": "2012-10-17", "Statement": statement()}),
    "the old version": policy(version="2008-10-17"),
    "the longest": policy().ljust(20_480),
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_kept_byte_for_byte(sm, secret, text):
    sm.put_resource_policy(SecretId=secret["Name"], ResourcePolicy=text)
    assert sm.get_resource_policy(SecretId=secret["Name"])["ResourcePolicy"] == text


@pytest.mark.parametrize("text, constraint", [
    ("", sentences.at_least_long(1)), (policy().ljust(20_481), sentences.at_most_long(20_480)),
], ids=["empty", "too long"])
@pytest.mark.parametrize("operation", ["PutResourcePolicy", "ValidateResourcePolicy"])
def test_lengths(wire, secret, operation, text, constraint):
    answer = wire.call(operation, {"SecretId": secret["Name"], "ResourcePolicy": text})
    assert_validation(answer, sentences.validation(sentences.violation("resourcePolicy", constraint, text)))


# Syntax

MALFORMED = {
    "no JSON": "nonsense",
    "not closed": policy()[:-1],
    "something behind": policy() + "{}",
    "a list": "[]",
    "a text": '"policy"',
    "no statement": json.dumps({"Version": "2012-10-17"}),
    "statement is a text": json.dumps({"Version": "2012-10-17", "Statement": "Allow"}),
    "no effect": allow(Effect=None),
    "another effect": allow(Effect="Perhaps"),
    "effect in small letters": allow(Effect="allow"),
    "no principal": allow(Principal=None),
    "no action": allow(Action=None),
    "a member twice": policy().replace('"Effect": "Allow"', '"Effect": "Allow", "Effect": "Deny"'),
    "an unknown member": allow(Extra="x"),
    "an unknown operator": allow(Condition={"StringResembles": {"aws:SourceArn": "x"}}),
}


@pytest.mark.parametrize("text", MALFORMED.values(), ids=MALFORMED.keys())
def test_malformed_policies_are_refused(sm, secret, text):
    sm.put_resource_policy(SecretId=secret["Name"], ResourcePolicy=policy())
    with refused("MalformedPolicyDocumentException", sentences.POLICY_SYNTAX):
        sm.put_resource_policy(SecretId=secret["Name"], ResourcePolicy=text)
    assert sm.get_resource_policy(SecretId=secret["Name"])["ResourcePolicy"] == policy()
    answer = sm.validate_resource_policy(SecretId=secret["Name"], ResourcePolicy=text)
    assert answer["PolicyValidationPassed"] is False
    assert {finding["CheckName"] for finding in answer["ValidationErrors"]} == {"SYNTAX"}
    assert all(finding["ErrorMessage"] for finding in answer["ValidationErrors"])


@pytest.mark.parametrize("version", ["2020-01-01", "", "2012-10-18"])
def test_a_policy_of_an_unknown_version(sm, secret, version):
    with refused("MalformedPolicyDocumentException", sentences.POLICY_INVALID):
        sm.put_resource_policy(SecretId=secret["Name"], ResourcePolicy=policy(version=version))


# Broad access

def under(operator: str, key: str, value: object) -> dict:
    return {"Principal": "*", "Condition": {operator: {key: value}}}


ARN = "arn:aws:lambda:eu-central-1:000000000000:function:f"
BROAD = {
    "everyone": {"Principal": "*"},
    "every AWS principal": {"Principal": {"AWS": "*"}},
    "every AWS principal in a list": {"Principal": {"AWS": ["*"]}},
    "everyone beside someone": {"Principal": {"AWS": ["arn:aws:iam::000000000000:root", "*"]}},
    "from an address": under("IpAddress", "aws:SourceIp", "10.0.0.0/8"),
    "from any source ARN": under("StringLike", "aws:SourceArn", "*"),
    "over TLS": under("Bool", "aws:SecureTransport", "true"),
    "not from one account": under("StringNotEquals", "aws:SourceAccount", "000000000000"),
}
NARROW = {
    "an account": {"Principal": {"AWS": "arn:aws:iam::000000000000:root"}},
    "an account by its number": {"Principal": {"AWS": "000000000000"}},
    "a service": {"Principal": {"Service": "lambda.amazonaws.com"}},
    "nobody": {"Principal": "*", "Effect": "Deny", "Action": "secretsmanager:GetSecretValue", **under("Bool", "aws:SecureTransport", "false")},
    "a source ARN": under("StringEquals", "aws:SourceArn", ARN),
    "a source ARN, as an ARN": under("ArnEquals", "aws:SourceArn", ARN),
    "a VPC": under("StringEquals", "aws:SourceVpc", "vpc-0a1b2c3d"),
    "an endpoint": under("StringEquals", "aws:SourceVpce", "vpce-0a1b2c3d"),
    "a source account": under("StringEquals", "aws:SourceAccount", "000000000000"),
    "source accounts": under("StringEquals", "aws:SourceAccount", ["000000000000", "111122223333"]),
    "the principal's account": under("StringEquals", "aws:PrincipalAccount", "000000000000"),
    "the principal's ARN": under("StringEquals", "aws:PrincipalArn", "arn:aws:iam::000000000000:root"),
    "the principal's organisation": under("StringEquals", "aws:PrincipalOrgID", "o-a1b2c3d4e5"),
}


@pytest.mark.parametrize("changes", BROAD.values(), ids=BROAD.keys())
def test_broad_access_is_refused_when_it_is_to_be_blocked(sm, secret, changes):
    with refused("PublicPolicyException", sentences.POLICY_PUBLIC):
        sm.put_resource_policy(SecretId=secret["Name"], ResourcePolicy=allow(**changes), BlockPublicPolicy=True)
    assert "ResourcePolicy" not in sm.get_resource_policy(SecretId=secret["Name"])
    answer = sm.validate_resource_policy(ResourcePolicy=allow(**changes))
    assert answer["PolicyValidationPassed"] is False
    assert {finding["CheckName"] for finding in answer["ValidationErrors"]} == {"PUBLIC_POLICY"}


@pytest.mark.parametrize("block", [{}, {"BlockPublicPolicy": False}], ids=["absent", "false"])
@pytest.mark.parametrize("changes", BROAD.values(), ids=BROAD.keys())
def test_broad_access_is_accepted_otherwise(sm, secret, changes, block):
    sm.put_resource_policy(SecretId=secret["Name"], ResourcePolicy=allow(**changes), **block)
    assert sm.get_resource_policy(SecretId=secret["Name"])["ResourcePolicy"] == allow(**changes)


@pytest.mark.parametrize("changes", NARROW.values(), ids=NARROW.keys())
def test_narrow_access_is_never_blocked(sm, secret, changes):
    sm.put_resource_policy(SecretId=secret["Name"], ResourcePolicy=allow(**changes), BlockPublicPolicy=True)
    answer = sm.validate_resource_policy(SecretId=secret["Name"], ResourcePolicy=allow(**changes))
    assert (answer["PolicyValidationPassed"], answer["ValidationErrors"]) == (True, [])


def test_one_broad_statement_is_enough(sm, secret):
    with refused("PublicPolicyException", sentences.POLICY_PUBLIC):
        sm.put_resource_policy(
            SecretId=secret["Name"], ResourcePolicy=policy(statement(), statement(Sid="All", Principal="*")), BlockPublicPolicy=True)


def test_services_must_exist(sm, secret):
    with refused("MalformedPolicyDocumentException", sentences.POLICY_SERVICE):
        sm.put_resource_policy(SecretId=secret["Name"], ResourcePolicy=allow(Principal={"Service": "nonsense"}))


# What needs to know who there is

@pytest.mark.parametrize("principal", [
    "arn:aws:iam::000000000000:user/nobody", "arn:aws:iam::000000000000:role/nothing", "arn:aws:sts::000000000000:assumed-role/nothing/one",
    "arn:aws:iam::999988887777:root", "999988887777", "AIDAAAAAAAAAAAAAAAAAA",
])
def test_principals_must_exist(sm, secret, principal):
    text = allow(Principal={"AWS": principal})
    with refused("MalformedPolicyDocumentException", sentences.POLICY_PRINCIPAL):
        sm.put_resource_policy(SecretId=secret["Name"], ResourcePolicy=text)
    answer = sm.validate_resource_policy(ResourcePolicy=text)
    assert {finding["CheckName"] for finding in answer["ValidationErrors"]} == {"SYNTAX"}


LOCKING_OUT = allow(Effect="Deny", Principal="*", Action="secretsmanager:*")


def test_a_policy_must_not_lock_its_author_out(sm, secret):
    with refused("InvalidRequestException", sentences.LOCKED_OUT):
        sm.put_resource_policy(SecretId=secret["Name"], ResourcePolicy=LOCKING_OUT)
    answer = sm.validate_resource_policy(SecretId=secret["Name"], ResourcePolicy=LOCKING_OUT)
    assert {finding["CheckName"] for finding in answer["ValidationErrors"]} == {"LOCKOUT"}
