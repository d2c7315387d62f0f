"""DeleteSecret and RestoreSecret, and what may be done in between."""
import datetime
import re

import pytest

from harness import sentences
from harness.checks import assert_refused, members, refused
from harness.clock import UTC
from harness.operations import NAMING, request
from harness.secrets import fresh_name, fresh_value
from harness.server import ACCOUNT, REGION

#: What works on a secret that is scheduled for deletion.
STILL_ALLOWED = {"DescribeSecret", "ListSecretVersionIds", "RestoreSecret"}


@pytest.fixture(scope="module")
def condemned(server):
    """A secret that is scheduled for deletion; the answer of CreateSecret."""
    sm = server.client()
    made = sm.create_secret(Name=fresh_name("condemned"), SecretString=fresh_value())
    sm.delete_secret(SecretId=made["Name"])
    return made


def days_from_now(moment: datetime.datetime) -> float:
    return (moment - datetime.datetime.now(UTC)) / datetime.timedelta(days=1)


@pytest.mark.parametrize("given, days", [
    ({}, 30), ({"RecoveryWindowInDays": 7}, 7), ({"RecoveryWindowInDays": 30}, 30), ({"RecoveryWindowInDays": 13}, 13),
])
def test_the_recovery_window(sm, secret, given, days):
    answer = sm.delete_secret(SecretId=secret["Name"], **given)
    assert members(answer) == {"ARN", "Name", "DeletionDate"}
    assert (answer["ARN"], answer["Name"]) == (secret["ARN"], secret["Name"])
    assert days_from_now(answer["DeletionDate"]) == pytest.approx(days, abs=0.01)
    assert sm.describe_secret(SecretId=secret["Name"])["DeletedDate"] == answer["DeletionDate"]


@pytest.mark.parametrize("days", [6, 31, 0, -7, 1_000_000])
def test_windows_that_are_refused(sm, secret, days):
    with refused("InvalidParameterException", sentences.WINDOW_OUT_OF_RANGE):
        sm.delete_secret(SecretId=secret["Name"], RecoveryWindowInDays=days)
    assert "DeletedDate" not in sm.describe_secret(SecretId=secret["Name"])


def test_window_and_force_exclude_each_other(sm, secret):
    with refused("InvalidParameterException", sentences.WINDOW_AND_FORCE):
        sm.delete_secret(SecretId=secret["Name"], RecoveryWindowInDays=7, ForceDeleteWithoutRecovery=True)
    sm.delete_secret(SecretId=secret["Name"], RecoveryWindowInDays=7, ForceDeleteWithoutRecovery=False)


def test_force_deletes_at_once(sm, secret):
    answer = sm.delete_secret(SecretId=secret["Name"], ForceDeleteWithoutRecovery=True)
    assert (answer["ARN"], answer["Name"]) == (secret["ARN"], secret["Name"])
    assert days_from_now(answer["DeletionDate"]) == pytest.approx(0, abs=0.01)
    for identifier in (secret["Name"], secret["ARN"]):
        with refused("ResourceNotFoundException", sentences.NOT_FOUND):
            sm.describe_secret(SecretId=identifier)


def test_force_on_what_does_not_exist_succeeds(sm, name):
    answer = sm.delete_secret(SecretId=name, ForceDeleteWithoutRecovery=True)
    assert members(answer) == {"ARN", "Name", "DeletionDate"}
    assert answer["Name"] == name
    assert re.fullmatch(rf"arn:aws:secretsmanager:{REGION}:{ACCOUNT}:secret:{re.escape(name)}-[A-Za-z0-9]{{6}}", answer["ARN"])
    assert days_from_now(answer["DeletionDate"]) == pytest.approx(0, abs=0.01)


@pytest.mark.parametrize("suffix", ["-a1b2c3", ""], ids=["full", "partial"])
def test_force_on_an_absent_arn_echoes_it(sm, name, suffix):
    arn = f"arn:aws:secretsmanager:{REGION}:{ACCOUNT}:secret:{name}{suffix}"
    answer = sm.delete_secret(SecretId=arn, ForceDeleteWithoutRecovery=True)
    assert (answer["ARN"], answer["Name"]) == (arn, name)


def test_force_does_not_seem_to_delete_what_lies_in_another_region(sm, elsewhere, name):
    made = elsewhere.create_secret(Name=name, SecretString="hush-1")
    for arn in (made["ARN"], made["ARN"].replace("arn:aws:", "arn:aws-cn:")):
        with refused("ResourceNotFoundException", sentences.NOT_FOUND):
            sm.delete_secret(SecretId=arn, ForceDeleteWithoutRecovery=True)
    assert elsewhere.get_secret_value(SecretId=name)["SecretString"] == "hush-1"


def test_without_force_what_does_not_exist_is_not_found(sm, name):
    with refused("ResourceNotFoundException", sentences.NOT_FOUND):
        sm.delete_secret(SecretId=name)
    with refused("ResourceNotFoundException", sentences.NOT_FOUND):
        sm.delete_secret(SecretId=name, ForceDeleteWithoutRecovery=False)


def test_a_scheduled_secret_may_still_be_forced_away(sm, secret):
    sm.delete_secret(SecretId=secret["Name"])
    sm.delete_secret(SecretId=secret["Name"], ForceDeleteWithoutRecovery=True)
    with refused("ResourceNotFoundException", sentences.NOT_FOUND):
        sm.describe_secret(SecretId=secret["Name"])


@pytest.mark.parametrize("operation", sorted(set(NAMING) - STILL_ALLOWED))
def test_nothing_else_is_done_to_a_scheduled_secret(wire, condemned, operation):
    answer = wire.call(operation, request(operation, condemned["Name"]))
    assert_refused(answer, "InvalidRequestException", sentences.MARKED_FOR_DELETION)


def test_deletion_state_comes_before_semantics(sm, condemned):
    with refused("InvalidRequestException", sentences.MARKED_FOR_DELETION):
        sm.delete_secret(SecretId=condemned["Name"], RecoveryWindowInDays=7)
    with refused("InvalidRequestException", sentences.MARKED_FOR_DELETION):
        sm.put_secret_value(SecretId=condemned["Name"])


def test_a_scheduled_secret_is_still_described(sm, condemned):
    shown = sm.describe_secret(SecretId=condemned["Name"])
    assert "DeletedDate" in shown
    assert shown["VersionIdsToStages"] == {condemned["VersionId"]: ["AWSCURRENT"]}
    assert len(sm.list_secret_version_ids(SecretId=condemned["Name"])["Versions"]) == 1


def test_restoring_makes_everything_as_it_was(sm, secret):
    value = sm.get_secret_value(SecretId=secret["Name"])["SecretString"]
    sm.delete_secret(SecretId=secret["Name"])
    answer = sm.restore_secret(SecretId=secret["Name"])
    assert members(answer) == {"ARN", "Name"}
    assert (answer["ARN"], answer["Name"]) == (secret["ARN"], secret["Name"])
    assert "DeletedDate" not in sm.describe_secret(SecretId=secret["Name"])
    assert sm.get_secret_value(SecretId=secret["Name"])["SecretString"] == value


def test_restoring_what_is_not_scheduled_changes_nothing(sm, secret):
    before = sm.describe_secret(SecretId=secret["Name"])
    assert members(sm.restore_secret(SecretId=secret["Name"])) == {"ARN", "Name"}
    now = sm.describe_secret(SecretId=secret["Name"])
    assert {k: now[k] for k in members(now)} == {k: before[k] for k in members(before)}


def test_what_was_forced_away_cannot_be_restored(sm, secret):
    sm.delete_secret(SecretId=secret["Name"], ForceDeleteWithoutRecovery=True)
    with refused("ResourceNotFoundException", sentences.NOT_FOUND):
        sm.restore_secret(SecretId=secret["ARN"])
