"""ListSecrets: what an entry shows, the orders, the pages."""
import datetime

import pytest

from harness import sentences
from harness.checks import assert_validation, members, refused
from harness.clock import after
from harness.secrets import fresh_name, fresh_value
from harness.wire import token

EPOCH = datetime.datetime.fromtimestamp(0, datetime.timezone.utc)


def one(key: str, *values: str) -> list[dict]:
    return [{"Key": key, "Values": list(values)}]


def pages(sm, *, after: dict | None = None, **request) -> list[dict]:
    """All pages of a list, or those behind one."""
    found, place = [], {"NextToken": after["NextToken"]} if after else {}
    while True:
        page = sm.list_secrets(**request, **place)
        found.append(page)
        if "NextToken" not in page:
            return found
        assert 1 <= len(page["NextToken"]) <= 4096
        place = {"NextToken": page["NextToken"]}


def names(found: list[dict]) -> list[str]:
    return [item["Name"] for page in found for item in page["SecretList"]]


@pytest.fixture(scope="module")
def library(server):
    """A client for a region that no other test uses, with seven secrets whose four orders all differ."""
    lonely = server.client(region="sa-east-1")
    for name in ["m", "Z", "a/b", "a-b", "a", "B", "_"]:
        lonely.create_secret(Name=name, SecretString=fresh_value())
        after(lonely.describe_secret(SecretId=name)["CreatedDate"])
    for name in ["a", "m", "_", "Z"]:
        lonely.update_secret(SecretId=name, Description="changed")
        after(lonely.describe_secret(SecretId=name)["LastChangedDate"])
    for name in ["B", "a-b", "m"]:
        lonely.get_secret_value(SecretId=name)
    return lonely


KEYS = {
    "created-date": lambda item: item["CreatedDate"], "last-changed-date": lambda item: item["LastChangedDate"],
    "last-accessed-date": lambda item: item.get("LastAccessedDate", EPOCH), "name": lambda item: item["Name"].encode(),
}


def expected_order(sm, key: str, descending: bool) -> list[str]:
    """By `key`; ties by ARN, ascending in both directions."""
    entries = [entry for page in pages(sm) for entry in page["SecretList"]]
    entries.sort(key=lambda item: item["ARN"])
    entries.sort(key=KEYS[key], reverse=descending)
    return [entry["Name"] for entry in entries]


# Entries

def test_an_empty_region_has_an_empty_list(server):
    answer = server.client(region="mx-central-1").list_secrets()
    assert members(answer) == {"SecretList"} and answer["SecretList"] == []


def entry(sm, name: str, **request) -> dict:
    found = [item for item in sm.list_secrets(Filters=one("name", name), **request)["SecretList"] if item["Name"] == name]
    assert len(found) == 1
    return found[0]


def test_an_entry_shows_what_describe_shows_under_its_own_names(sm, name):
    sm.create_secret(
        Name=name, SecretString=fresh_value(), Description="the door", Type="SomePartner", Tags=[{"Key": "a", "Value": "1"}],
        AddReplicaRegions=[{"Region": "eu-west-1"}])
    sm.get_secret_value(SecretId=name)
    described = sm.describe_secret(SecretId=name)
    expected = {key: described[key] for key in members(described)}
    expected["SecretVersionsToStages"] = expected.pop("VersionIdsToStages")
    assert expected.pop("ReplicationStatus")
    assert entry(sm, name) == expected


def test_a_bare_secret_is_a_bare_entry(sm, name):
    sm.create_secret(Name=name)
    assert set(entry(sm, name)) == {"ARN", "Name", "CreatedDate", "LastChangedDate"}


def test_what_is_scheduled_for_deletion_is_listed_on_demand(sm, secret):
    filters = one("name", secret["Name"])
    deletion = sm.delete_secret(SecretId=secret["Name"])["DeletionDate"]
    assert sm.list_secrets(Filters=filters)["SecretList"] == []
    assert sm.list_secrets(Filters=filters, IncludePlannedDeletion=False)["SecretList"] == []
    assert entry(sm, secret["Name"], IncludePlannedDeletion=True)["DeletedDate"] == deletion
    sm.delete_secret(SecretId=secret["Name"], ForceDeleteWithoutRecovery=True)
    assert sm.list_secrets(Filters=filters, IncludePlannedDeletion=True)["SecretList"] == []


def test_changes_are_seen_at_once(sm, secret):
    sm.update_secret(SecretId=secret["Name"], Description="the window")
    assert entry(sm, secret["Name"])["Description"] == "the window"


# Orders

def test_by_creation_ascending_unless_told_otherwise(library):
    assert names(pages(library)) == ["m", "Z", "a/b", "a-b", "a", "B", "_"]


@pytest.mark.parametrize("key, ascending", [
    ("created-date", ["m", "Z", "a/b", "a-b", "a", "B", "_"]), ("last-changed-date", ["a/b", "a-b", "B", "a", "m", "_", "Z"]),
    ("name", ["B", "Z", "_", "a", "a-b", "a/b", "m"]),
])
def test_orders_without_ties(library, key, ascending):
    assert names(pages(library, SortBy=key)) == ascending
    assert names(pages(library, SortBy=key, SortOrder="asc")) == ascending
    assert names(pages(library, SortBy=key, SortOrder="desc")) == ascending[::-1]


def test_what_was_never_read_comes_as_the_epoch(library):
    ascending = names(pages(library, SortBy="last-accessed-date"))
    assert (set(ascending[:4]), set(ascending[4:])) == ({"Z", "a/b", "a", "_"}, {"B", "a-b", "m"})
    assert set(names(pages(library, SortBy="last-accessed-date", SortOrder="desc"))[:3]) == {"B", "a-b", "m"}


@pytest.mark.parametrize("descending", [False, True], ids=["asc", "desc"])
@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("size", [1, 3, 100])
def test_ties_go_by_arn_in_both_directions_on_any_pages(library, key, descending, size):
    order = {"SortBy": key, "SortOrder": "desc" if descending else "asc"}
    listed = pages(library, MaxResults=size, **order)
    assert all(len(page["SecretList"]) <= size for page in listed)
    assert names(listed) == expected_order(library, key, descending)


def test_sort_order_alone_turns_the_default_round(library):
    assert names(pages(library, SortOrder="desc")) == ["_", "B", "a", "a-b", "a/b", "Z", "m"]


@pytest.mark.parametrize("member, value, allowed", [
    ("SortOrder", "up", {"asc", "desc"}), ("SortBy", "size", set(KEYS)), ("SortOrder", "ASC", {"asc", "desc"}),
])
def test_unknown_orders(wire, member, value, allowed):
    answer = wire.call("ListSecrets", {member: value})
    assert_validation(answer, None)
    before, _, rest = answer.message.partition("enum value set: [")
    path = member[0].lower() + member[1:]
    assert before == f"1 validation error detected: Value '{value}' at '{path}' failed to satisfy constraint: Member must satisfy "
    assert set(rest.removesuffix("]").split(", ")) == allowed


# Pages

@pytest.mark.parametrize("key, descending", [(key, descending) for key in ("created-date", "name", "last-changed-date") for descending in (False, True)])
def test_what_stays_is_seen_exactly_once_while_others_come_and_go(sm, key, descending):
    stem = fresh_name("moving")
    made = [f"{stem}/{letter}" for letter in "cafegbd"]
    for name in made:
        sm.create_secret(Name=name, SecretString=fresh_value())
    request = {"Filters": one("name", stem), "MaxResults": 3, "SortBy": key, "SortOrder": "desc" if descending else "asc"}
    first = sm.list_secrets(**request)
    listed = names([first])
    assert len(listed) == 3
    unlisted = [name for name in made if name not in listed]
    sm.delete_secret(SecretId=listed[-1], ForceDeleteWithoutRecovery=True)
    sm.delete_secret(SecretId=unlisted[0], ForceDeleteWithoutRecovery=True)
    for letter in "0h":
        sm.create_secret(Name=f"{stem}/{letter}", SecretString=fresh_value())
    seen = listed + names(pages(sm, after=first, **request))
    assert sorted(name for name in seen if name in unlisted) == sorted(unlisted[1:])
    assert len(seen) == len(set(seen))


def test_the_last_page_has_no_token_even_if_full(library):
    assert "NextToken" not in library.list_secrets(MaxResults=7)
    assert len(library.list_secrets(MaxResults=6)["NextToken"]) > 0


@pytest.mark.parametrize("changes", [
    {"Filters": one("name", "a")}, {"SortBy": "name"}, {"SortOrder": "desc"}, {"IncludePlannedDeletion": True},
], ids=lambda changes: next(iter(changes)))
def test_a_token_belongs_to_its_parameters(library, changes):
    page = library.list_secrets(MaxResults=2)["NextToken"]
    with refused("InvalidNextTokenException", sentences.BAD_PAGE_TOKEN):
        library.list_secrets(MaxResults=2, NextToken=page, **changes)


def test_a_token_belongs_to_its_region_and_operation(sm, library):
    page = library.list_secrets(MaxResults=2, Filters=one("name", "a"))["NextToken"]
    with refused("InvalidNextTokenException", sentences.BAD_PAGE_TOKEN):
        sm.list_secrets(MaxResults=2, Filters=one("name", "a"), NextToken=page)
    with refused("InvalidNextTokenException", sentences.BAD_PAGE_TOKEN):
        library.batch_get_secret_value(MaxResults=2, Filters=one("name", "a"), NextToken=page)


@pytest.mark.parametrize("page", ["x", token(), "A" * 4096, "ünïcode", "AAAA=", "\x00"], ids=["x", "uuid", "long", "unicode", "padded", "zero"])
def test_invented_tokens(sm, page):
    with refused("InvalidNextTokenException", sentences.BAD_PAGE_TOKEN):
        sm.list_secrets(NextToken=page)


def test_a_token_that_was_bent(library):
    page = library.list_secrets(MaxResults=2)["NextToken"]
    middle = len(page) // 2
    bent = page[:middle] + ("A" if page[middle] != "A" else "B") + page[middle + 1:]
    with refused("InvalidNextTokenException", sentences.BAD_PAGE_TOKEN):
        library.list_secrets(MaxResults=2, NextToken=bent)


@pytest.mark.parametrize("request_members, violation", [
    ({"MaxResults": 0}, ("maxResults", sentences.at_least(1), "0")), ({"MaxResults": 101}, ("maxResults", sentences.at_most(100), "101")),
    ({"NextToken": ""}, ("nextToken", sentences.at_least_long(1), "")),
    ({"NextToken": "t" * 4097}, ("nextToken", sentences.at_most_long(4096), "t" * 4097)),
], ids=["0", "101", "empty token", "long token"])
def test_constraints(wire, request_members, violation):
    assert_validation(wire.call("ListSecrets", request_members), sentences.validation(sentences.violation(*violation)))
