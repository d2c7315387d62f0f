"""Timestamps: when they change, and how exact they are."""
import datetime

from harness.clock import UTC, after
from harness.secrets import fresh_value
from harness.wire import token

def test_created_and_changed_are_one_moment_at_first(sm, secret):
    shown = sm.describe_secret(SecretId=secret["Name"])
    assert shown["CreatedDate"] == shown["LastChangedDate"]
    assert abs(shown["CreatedDate"] - datetime.datetime.now(UTC)) < datetime.timedelta(minutes=5)


def test_every_change_is_dated(sm, secret):
    name = secret["Name"]
    deeds = [
        lambda: sm.put_secret_value(SecretId=name, SecretString=fresh_value()),
        lambda: sm.update_secret(SecretId=name, Description="the door"),
        lambda: sm.update_secret(SecretId=name, SecretString=fresh_value()),
        lambda: sm.tag_resource(SecretId=name, Tags=[{"Key": "a", "Value": "1"}]),
        lambda: sm.tag_resource(SecretId=name, Tags=[{"Key": "a", "Value": "1"}]),
        lambda: sm.untag_resource(SecretId=name, TagKeys=["a"]),
        lambda: sm.untag_resource(SecretId=name, TagKeys=["a"]),
        lambda: sm.update_secret_version_stage(SecretId=name, VersionStage="BLUE", MoveToVersionId=secret["VersionId"]),
    ]
    before = sm.describe_secret(SecretId=name)
    for number, deed in enumerate(deeds):
        after(before["LastChangedDate"])
        deed()
        now = sm.describe_secret(SecretId=name)
        assert now["LastChangedDate"] > before["LastChangedDate"], f"deed {number}"
        assert now["CreatedDate"] == before["CreatedDate"]
        before = now


def test_reading_is_no_change(sm, secret):
    before = sm.describe_secret(SecretId=secret["Name"])["LastChangedDate"]
    after(before)
    sm.get_secret_value(SecretId=secret["Name"])
    assert sm.describe_secret(SecretId=secret["Name"])["LastChangedDate"] == before


def test_a_secret_that_was_never_read_has_no_last_access(sm, secret):
    assert "LastAccessedDate" not in sm.describe_secret(SecretId=secret["Name"])
    assert "LastAccessedDate" not in sm.list_secret_version_ids(SecretId=secret["Name"])["Versions"][0]


def test_the_last_access_is_a_day_of_secret_and_version(sm, secret):
    current = sm.put_secret_value(SecretId=secret["Name"], SecretString=fresh_value())["VersionId"]
    sm.get_secret_value(SecretId=secret["Name"], VersionId=secret["VersionId"])
    read = sm.describe_secret(SecretId=secret["Name"])["LastAccessedDate"].astimezone(UTC)
    assert read.time() == datetime.time(0)
    assert datetime.datetime.now(UTC) - read < datetime.timedelta(days=1, minutes=1)
    versions = {item["VersionId"]: item for item in sm.list_secret_version_ids(SecretId=secret["Name"])["Versions"]}
    assert versions[secret["VersionId"]]["LastAccessedDate"].astimezone(UTC) == read
    assert "LastAccessedDate" not in versions[current]


def test_a_batch_read_is_an_access(sm, secret):
    sm.batch_get_secret_value(SecretIdList=[secret["Name"]])
    assert "LastAccessedDate" in sm.describe_secret(SecretId=secret["Name"])


def test_a_refused_read_is_no_access(sm, secret):
    try:
        sm.get_secret_value(SecretId=secret["Name"], VersionId=token())
    except sm.exceptions.ResourceNotFoundException:
        pass
    assert "LastAccessedDate" not in sm.describe_secret(SecretId=secret["Name"])


def test_dates_are_plain_numbers_with_milliseconds_at_the_most(wire, secret):
    body = wire.call("DescribeSecret", {"SecretId": secret["Name"]}).body.decode()
    for member in ("CreatedDate", "LastChangedDate"):
        number = body.split(f'"{member}":')[1].split(",")[0].strip(" }")
        whole, _, fraction = number.partition(".")
        assert whole.isdigit() and (not fraction or fraction.isdigit()) and len(fraction) <= 3, number


def test_a_version_has_its_own_date(sm, secret):
    created = sm.describe_secret(SecretId=secret["Name"])["CreatedDate"]
    assert sm.get_secret_value(SecretId=secret["Name"])["CreatedDate"] == created
    after(created)
    sm.put_secret_value(SecretId=secret["Name"], SecretString=fresh_value())
    assert sm.get_secret_value(SecretId=secret["Name"])["CreatedDate"] > created
    assert sm.get_secret_value(SecretId=secret["Name"], VersionStage="AWSPREVIOUS")["CreatedDate"] == created
