"""BatchGetSecretValue: values beside errors."""
import pytest

from harness import sentences
from harness.checks import assert_refused, assert_validation, members, refused
from harness.secrets import fresh_name, fresh_value
from harness.server import REGION


@pytest.fixture(scope="module")
def shelf(server):
    """The common beginning of the names of five secrets."""
    sm, stem = server.client(), fresh_name("batch")
    for letter in "abcde":
        sm.create_secret(Name=f"{stem}/{letter}", SecretString=f"hush-{letter}")
    return stem


def starting(stem: str) -> list[dict]:
    return [{"Key": "name", "Values": [stem]}]


def test_values_are_the_current_ones_in_the_order_asked(sm, shelf):
    sm.put_secret_value(SecretId=f"{shelf}/a", SecretString="hush-blue", VersionStages=["BLUE"])
    answer = sm.batch_get_secret_value(SecretIdList=[f"{shelf}/{letter}" for letter in "cab"])
    assert members(answer) == {"SecretValues", "Errors"} and answer["Errors"] == []
    assert [item["SecretString"] for item in answer["SecretValues"]] == ["hush-c", "hush-a", "hush-b"]
    for item in answer["SecretValues"]:
        assert set(item) == {"ARN", "Name", "VersionId", "SecretString", "VersionStages", "CreatedDate"}
        assert item["VersionStages"] == ["AWSCURRENT"]


def test_an_item_is_what_get_secret_value_answers(sm, secret):
    read = sm.get_secret_value(SecretId=secret["Name"])
    assert sm.batch_get_secret_value(SecretIdList=[secret["ARN"]])["SecretValues"] == [{key: read[key] for key in members(read)}]


def test_binary(sm, name):
    sm.create_secret(Name=name, SecretBinary=b"\x00\xffhush")
    item = sm.batch_get_secret_value(SecretIdList=[name])["SecretValues"][0]
    assert item["SecretBinary"] == b"\x00\xffhush" and "SecretString" not in item


def test_failures_stand_beside_the_values(sm, shelf, secret, name):
    empty, absent, foreign = name, fresh_name(), f"arn:aws:secretsmanager:{REGION}:111122223333:secret:db-a1b2c3"
    sm.create_secret(Name=empty)
    sm.delete_secret(SecretId=secret["Name"])
    answer = sm.batch_get_secret_value(SecretIdList=[absent, f"{shelf}/a", empty, foreign, secret["ARN"]])
    assert [item["Name"] for item in answer["SecretValues"]] == [f"{shelf}/a"]
    failures = {item["SecretId"]: (item["ErrorCode"], item["Message"]) for item in answer["Errors"]}
    assert failures == {
        absent: ("ResourceNotFoundException", sentences.NOT_FOUND),
        empty: ("ResourceNotFoundException", sentences.no_value_for_label("AWSCURRENT")),
        foreign: ("AccessDeniedException", sentences.denied("GetSecretValue", foreign, "resource-based policy")),
        secret["ARN"]: ("InvalidRequestException", sentences.MARKED_FOR_DELETION),
    }


def test_nothing_found_is_two_empty_lists(wire, name):
    answer = wire.call("BatchGetSecretValue", {"Filters": starting(name)})
    assert answer.json == {"SecretValues": [], "Errors": []}
    answer = wire.call("BatchGetSecretValue", {"SecretIdList": [name]})
    assert answer.json["SecretValues"] == [] and len(answer.json["Errors"]) == 1


def test_filters_find_all(sm, shelf):
    answer = sm.batch_get_secret_value(Filters=starting(shelf))
    assert [item["SecretString"] for item in answer["SecretValues"]] == [f"hush-{letter}" for letter in "abcde"]


@pytest.mark.parametrize("size", [1, 2, 5, 20])
def test_pages_of_filtered_secrets(sm, shelf, size):
    seen, place = [], {}
    while True:
        page = sm.batch_get_secret_value(Filters=starting(shelf), MaxResults=size, **place)
        assert len(page["SecretValues"]) <= size
        seen += [item["SecretString"] for item in page["SecretValues"]]
        if "NextToken" not in page:
            break
        place = {"NextToken": page["NextToken"]}
    assert seen == [f"hush-{letter}" for letter in "abcde"]


def test_what_is_scheduled_for_deletion_is_not_filtered_in(sm, shelf, name):
    gone = f"{name}/gone"
    sm.create_secret(Name=gone, SecretString=fresh_value())
    sm.delete_secret(SecretId=gone)
    assert sm.batch_get_secret_value(Filters=starting(name))["SecretValues"] == []


@pytest.mark.parametrize("request_members, message", [
    ({}, sentences.LIST_OR_FILTERS), ({"SecretIdList": ["a"], "Filters": starting("a")}, sentences.LIST_OR_FILTERS),
    ({"SecretIdList": ["a"], "MaxResults": 3}, sentences.RESULTS_WITHOUT_FILTERS),
], ids=["neither", "both", "MaxResults with a list"])
def test_one_of_list_and_filters(sm, request_members, message):
    with refused("InvalidParameterException", message):
        sm.batch_get_secret_value(**request_members)


def test_a_token_from_other_filters(sm, shelf):
    page = sm.batch_get_secret_value(Filters=starting(shelf), MaxResults=2)["NextToken"]
    with refused("InvalidNextTokenException", sentences.BAD_PAGE_TOKEN):
        sm.batch_get_secret_value(Filters=starting(shelf[:-1]), MaxResults=2, NextToken=page)


@pytest.mark.parametrize("request_members", [
    {"SecretIdList": [f"s{n}" for n in range(21)]}, {"SecretIdList": []}, {"Filters": starting("a"), "MaxResults": 21},
    {"Filters": starting("a"), "MaxResults": 0}, {"SecretIdList": [""]}, {"SecretIdList": ["n" * 2049]},
], ids=["21 secrets", "no secrets", "21 results", "0 results", "an empty identifier", "a long identifier"])
def test_constraints(wire, request_members):
    assert_validation(wire.call("BatchGetSecretValue", request_members), None)


def test_twenty_secrets_and_their_errors(wire):
    answer = wire.call("BatchGetSecretValue", {"SecretIdList": [fresh_name() for _ in range(20)]})
    assert answer.status == 200 and len(answer.json["Errors"]) == 20


@pytest.mark.parametrize("identifier", ["star*", "arn:nonsense"])
def test_bad_identifiers(wire, shelf, identifier):
    answer = wire.call("BatchGetSecretValue", {"SecretIdList": [f"{shelf}/a", identifier]})
    if answer.status == 200:
        assert [(item["ErrorCode"], item["Message"]) for item in answer.json["Errors"]] == [("ValidationException", sentences.INVALID_NAME)]
    else:
        assert_refused(answer, "ValidationException", sentences.INVALID_NAME)
