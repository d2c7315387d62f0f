"""Odd but legal: blanks around header values, characters that separate elsewhere, lists that are empty."""
import pytest

from harness.checks import assert_refused
from harness.secrets import fresh_name, fresh_value


def test_pages_end_though_a_version_id_holds_a_zero_character(sm):
    name = fresh_name()
    sm.create_secret(Name=name, SecretString=fresh_value(), ClientRequestToken="a" * 20 + "\0" + "b" * 20)
    for letter in "cde":
        sm.put_secret_value(SecretId=name, SecretString=fresh_value(), ClientRequestToken=letter * 20 + "\0" + letter * 20)
    found, token = [], {}
    for _ in range(6):
        page = sm.list_secret_version_ids(SecretId=name, MaxResults=1, IncludeDeprecated=True, **token)
        found += [version["VersionId"] for version in page["Versions"]]
        if "NextToken" not in page:
            break
        token = {"NextToken": page["NextToken"]}
    assert len(found) == len(set(found)) == 4 and "NextToken" not in page


@pytest.mark.parametrize("field", ["X-Amz-Target", "X-Amz-Date", "Host", "Content-Length", "Content-Type"])
def test_blanks_behind_a_value_are_the_lines(wire, field):
    request = wire.json("GetRandomPassword", {}).sized
    assert wire.send(request.changing(field, lambda value: value + "  ")).status == 200


def test_taking_away_a_reserved_tag_that_cannot_be_there(sm):
    name = fresh_name()
    sm.create_secret(Name=name, Tags=[{"Key": "a", "Value": "b"}])
    sm.untag_resource(SecretId=name, TagKeys=["AWS:z", "aws:x"])
    assert sm.describe_secret(SecretId=name)["Tags"] == [{"Key": "a", "Value": "b"}]


def test_a_secret_that_got_no_tag_was_never_tagged(sm):
    name = fresh_name()
    sm.create_secret(Name=name)
    sm.tag_resource(SecretId=name, Tags=[])
    assert "Tags" not in sm.describe_secret(SecretId=name)


def test_how_many_without_of_which(wire):
    assert_refused(
        wire.call("BatchGetSecretValue", {"MaxResults": 5}), "InvalidParameterException",
        "'Filters' not specified. 'Filters' must also be specified when 'MaxResults' is provided.")
