"""ListSecretVersionIds: labelled and deprecated versions, keys, pages."""
import pytest

from harness import sentences
from harness.checks import assert_validation, members, refused
from harness.secrets import fresh_value
from harness.wire import token


def add_versions(sm, name: str, count: int) -> list[str]:
    return [sm.put_secret_value(SecretId=name, SecretString=fresh_value())["VersionId"] for _ in range(count)]


def pages(sm, *, after: dict | None = None, **request) -> list[dict]:
    """All pages of a list, or those behind one."""
    found, place = [], {"NextToken": after["NextToken"]} if after else {}
    while True:
        page = sm.list_secret_version_ids(**request, **place)
        found.append(page)
        if "NextToken" not in page:
            return found
        assert 1 <= len(page["NextToken"]) <= 4096
        place = {"NextToken": page["NextToken"]}


def test_labelled_versions_are_listed(sm, secret):
    second, third = add_versions(sm, secret["Name"], 2)
    answer = sm.list_secret_version_ids(SecretId=secret["Name"])
    assert members(answer) == {"ARN", "Name", "Versions"}
    assert (answer["ARN"], answer["Name"]) == (secret["ARN"], secret["Name"])
    assert {item["VersionId"]: item["VersionStages"] for item in answer["Versions"]} == {second: ["AWSPREVIOUS"], third: ["AWSCURRENT"]}
    for item in answer["Versions"]:
        assert set(item) == {"VersionId", "VersionStages", "CreatedDate", "KmsKeyIds"}
        assert item["KmsKeyIds"] == ["DefaultEncryptionKey"]


def test_deprecated_versions_are_listed_when_asked_for(sm, secret):
    versions = [secret["VersionId"], *add_versions(sm, secret["Name"], 3)]
    listed = {item["VersionId"]: item for item in sm.list_secret_version_ids(SecretId=secret["Name"], IncludeDeprecated=True)["Versions"]}
    assert set(listed) == set(versions)
    assert [set(listed[version]) for version in versions[:2]] == [{"VersionId", "CreatedDate", "KmsKeyIds"}] * 2
    assert {item["VersionId"] for item in sm.list_secret_version_ids(SecretId=secret["Name"], IncludeDeprecated=False)["Versions"]} == set(versions[2:])


@pytest.mark.parametrize("size", [1, 2, 7, 8, 100])
def test_pages_hold_every_version_once(sm, name, size):
    sm.create_secret(Name=name)
    versions = add_versions(sm, name, 8)
    listed = pages(sm, SecretId=name, IncludeDeprecated=True, MaxResults=size)
    assert all(len(page["Versions"]) <= size for page in listed)
    assert sorted(item["VersionId"] for page in listed for item in page["Versions"]) == sorted(versions)


def test_versions_that_stay_are_seen_once_while_others_come(sm, name):
    sm.create_secret(Name=name)
    versions = add_versions(sm, name, 6)
    first = sm.list_secret_version_ids(SecretId=name, IncludeDeprecated=True, MaxResults=2)
    add_versions(sm, name, 2)
    rest = pages(sm, after=first, SecretId=name, IncludeDeprecated=True, MaxResults=2)
    seen = [item["VersionId"] for page in [first, *rest] for item in page["Versions"]]
    assert [seen.count(version) for version in versions] == [1] * 6


def test_more_than_a_hundred_versions_of_today_are_all_kept(sm, name):
    sm.create_secret(Name=name)
    versions = add_versions(sm, name, 105)
    listed = pages(sm, SecretId=name, IncludeDeprecated=True)
    assert len(listed) == 2, "a page has 100 versions unless told otherwise"
    assert sorted(item["VersionId"] for page in listed for item in page["Versions"]) == sorted(versions)


@pytest.mark.parametrize("other", ["secret", "deprecated", "garbage"])
def test_a_token_from_elsewhere(sm, name, secret, other):
    sm.create_secret(Name=name)
    add_versions(sm, name, 3)
    add_versions(sm, secret["Name"], 3)
    page = sm.list_secret_version_ids(SecretId=name, IncludeDeprecated=True, MaxResults=1)["NextToken"]
    request = {
        "secret": {"SecretId": secret["Name"], "IncludeDeprecated": True, "NextToken": page},
        "deprecated": {"SecretId": name, "IncludeDeprecated": False, "NextToken": page},
        "garbage": {"SecretId": name, "IncludeDeprecated": True, "NextToken": token()},
    }[other]
    with refused("InvalidNextTokenException", sentences.BAD_PAGE_TOKEN):
        sm.list_secret_version_ids(MaxResults=1, **request)


@pytest.mark.parametrize("size, constraint", [(0, sentences.at_least(1)), (101, sentences.at_most(100)), (-1, sentences.at_least(1))])
def test_a_page_has_1_to_100_versions(wire, secret, size, constraint):
    answer = wire.call("ListSecretVersionIds", {"SecretId": secret["Name"], "MaxResults": size})
    assert_validation(answer, sentences.validation(sentences.violation("maxResults", constraint, str(size))))


def test_a_put_repeated_after_its_version_lost_all_labels_names_none(sm, secret):
    version, value = token(), fresh_value()
    first = sm.put_secret_value(SecretId=secret["ARN"], SecretString=value, ClientRequestToken=version)
    assert first["VersionStages"] == ["AWSCURRENT"]
    for _ in range(2):
        sm.put_secret_value(SecretId=secret["ARN"], SecretString=fresh_value())
    again = sm.put_secret_value(SecretId=secret["ARN"], SecretString=value, ClientRequestToken=version)
    assert again["VersionId"] == version and "VersionStages" not in again
