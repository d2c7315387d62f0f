"""Filters of ListSecrets and BatchGetSecretValue: each key, words, negation, combination."""
import pytest

from harness import sentences
from harness.checks import assert_refused, assert_validation, refused
from harness.secrets import fresh_name, fresh_value
from harness.server import REGION


def one(key: str, *values: str) -> list[dict]:
    return [{"Key": key, "Values": list(values)}]


class Shelf:
    """A few secrets, set apart from all others by a tag of their own. Each is known by a short word."""

    def __init__(self, sm):
        self.sm = sm
        self.tag = fresh_name("shelf")
        self.names: dict[str, str] = {}

    def put(self, word: str, *, name: str | None = None, tags: dict[str, str] | None = None, **request: object) -> None:
        full = name if name is not None else fresh_name(word)
        self.names[full] = word
        pairs = {self.tag: "mine"} | (tags or {})
        self.sm.create_secret(
            Name=full, SecretString=fresh_value(), Tags=[{"Key": key, "Value": value} for key, value in pairs.items()], **request)

    def find(self, filters: list[dict]) -> str:
        """The words of what is found, with a space between, in ascending order."""
        found = self.sm.list_secrets(Filters=[*filters, *one("tag-key", self.tag)], MaxResults=100)
        assert "NextToken" not in found
        return " ".join(sorted(self.names[item["Name"]] for item in found["SecretList"]))


@pytest.fixture(scope="module")
def make_shelf(server):
    def make(region: str = REGION) -> Shelf:
        return Shelf(server.client(region=region))
    return make


# name

@pytest.fixture(scope="module")
def named(make_shelf):
    shelf, stem = make_shelf(), fresh_name("testing1")
    for word, name in {"a": f"{stem}/one-a", "b": f"{stem}/two-b", "c": f"/{stem}/c", "d": stem.upper() + "-d", "e": f"x-{stem}"}.items():
        shelf.put(word, name=name)
    shelf.stem = stem
    return shelf


@pytest.mark.parametrize("value, found", [
    ("{stem}", "a b"), ("{stem}/", "a b"), ("{stem}/one", "a"), ("{stem} one", ""), ("one", ""), ("/", "c"), ("!/", "a b d e"),
    ("x-", "e"), ("{STEM}", "d"), ("!{stem}", "c d e"), ("!!", "a b c d e"),
])
def test_name_is_a_prefix_of_the_whole(named, value, found):
    assert named.find(one("name", value.format(stem=named.stem, STEM=named.stem.upper()))) == found


# description

@pytest.fixture(scope="module")
def described(make_shelf):
    shelf = make_shelf()
    for word, description in {"1": "a secret", "2": "an secret", "3": "asecret", "4": "thesecret"}.items():
        shelf.put(word, Description=description)
    return shelf


@pytest.mark.parametrize("filters, found", [
    (one("description", "a"), "1 2 3"), (one("description", "!a"), "4"), (one("description", "a secret"), "1 2"),
    (one("description", "secret a"), "1 2"), (one("description", "!c"), "1 2 3 4"), (one("description", "A SECRET"), "1 2"),
    (one("description", "a") + one("name", "an"), ""), (one("description", "the"), "4"), (one("description", "secret"), "1 2"),
    (one("description", "ecret"), ""), (one("description", "a secret more"), ""), (one("description", "s a"), "1 2"),
], ids=str)
def test_every_word_begins_some_word_of_the_description(described, filters, found):
    assert described.find(filters) == found


# tags

@pytest.fixture(scope="module")
def tagged(make_shelf):
    shelf = make_shelf()
    shelf.put("a", tags={"Team": "Blue"})
    shelf.put("b", tags={"team": "blue sky"})
    shelf.put("c", tags={"Teams": "green", "colour": "Blue"})
    shelf.put("d")
    return shelf


@pytest.mark.parametrize("filters, found", [
    (one("tag-key", "Team"), "a c"), (one("tag-key", "team"), "b"), (one("tag-key", "Teams"), "c"), (one("tag-key", "eam"), ""),
    (one("tag-key", "!Team"), "b d"), (one("tag-key", "!neverUsed"), "a b c d"), (one("tag-value", "Blue"), "a c"),
    (one("tag-value", "blue"), "b"), (one("tag-value", "blue sky"), "b"), (one("tag-value", "sky"), ""), (one("tag-value", "!Blue"), "b d"),
    (one("tag-value", "blue", "green"), "b c"),
], ids=str)
def test_tags_are_case_sensitive_prefixes(tagged, filters, found):
    assert tagged.find(filters) == found


def test_a_catch_all_finds_what_has_no_tags(sm, secret):
    filters = one("tag-key", "!neverUsed") + one("name", secret["Name"])
    assert [item["Name"] for item in sm.list_secrets(Filters=filters)["SecretList"]] == [secret["Name"]]


# primary-region, owning-service

def test_primary_region_matches_replicated_secrets_only(make_shelf, server):
    shelf = make_shelf()
    shelf.put("plain")
    shelf.put("primary", AddReplicaRegions=[{"Region": "us-east-1"}])
    assert shelf.find(one("primary-region", REGION)) == "primary"
    assert shelf.find(one("primary-region", "eu-")) == "primary"
    assert shelf.find(one("primary-region", "us-")) == ""
    assert shelf.find(one("primary-region", "EU-")) == ""
    assert shelf.find(one("primary-region", "!eu-")) == "plain"
    there = server.client(region="us-east-1").list_secrets(Filters=one("primary-region", REGION) + one("tag-key", shelf.tag))["SecretList"]
    assert [shelf.names[item["Name"]] for item in there] == ["primary"]


def test_owning_service_matches_managed_secrets_only(make_shelf):
    shelf = make_shelf()
    shelf.put("a")
    assert shelf.find(one("owning-service", "rds")) == ""
    assert shelf.find(one("owning-service", "!rds")) == "a"


# all

@pytest.fixture(scope="module")
def assorted(make_shelf):
    shelf = make_shelf()
    mark = fresh_name("m").replace(".", "")
    shelf.put("name", name=f"{mark}/AppBeta/x")
    shelf.put("desc", name=f"{mark}-d", Description="The AppBeta of a COMPANYthings report")
    shelf.put("key", name=f"{mark}-k", tags={"stage-one": "v"})
    shelf.put("value", name=f"{mark}-v", tags={"k": "my_prod_db"})
    shelf.put("mixed", name=f"{mark}-mixed", Description="uses pay/roll-db")
    shelf.put("caps", name=f"{mark}-caps", Description="COMPANY")
    return shelf


@pytest.mark.parametrize("value, found", [
    ("AppBeta", "desc name"), ("appbeta", ""), ("beta", "desc name"), ("app beta", "desc name"), ("beta app", "desc name"),
    ("stage", "key"), ("ONE", "key"), ("prod", "value"), ("db", "value"), ("pro db", "value"), ("report the", "desc"), ("ta", ""),
    ("things", ""), ("pany", ""), ("N", ""), ("COMPAN", "caps desc"), ("Ythings", "desc"), ("ythings", "desc"), ("company", "caps"),
    ("pay", ""), ("roll", ""), ("roll-db", ""), ("uses", "mixed"), ("pay/roll-db", ""), ("!pay/roll-db", "caps desc key mixed name value"),
    ("/", ""), ("-", ""), ("!-", "caps desc key mixed name value"), ("!beta", "caps key mixed value"),
    ("stage-one", "key"), ("report AppBeta", "desc"), ("report stage", ""),
])
def test_all_looks_for_words_everywhere(assorted, value, found):
    assert assorted.find(one("all", value)) == found


def test_words_may_come_from_different_attributes(make_shelf):
    shelf = make_shelf()
    shelf.put("a", name="payroll/" + fresh_name("").replace(".", "/"), Description="the nightly export", tags={"colour": "crimson"})
    assert shelf.find(one("all", "nightly crimson payroll")) == "a"


# Combination

@pytest.fixture(scope="module")
def combined(make_shelf):
    shelf = make_shelf()
    shelf.put("a", Description="one")
    shelf.put("b", Description="two")
    shelf.put("c", Description="one two")
    shelf.put("d", Description="three")
    shelf.put("e")
    return shelf


@pytest.mark.parametrize("filters, found", [
    (one("description", "one", "three"), "a c d"),
    (one("description", "one") + one("description", "two"), "c"),
    (one("description", "one", "!two"), "a c d e"),
    (one("description", "!one") + one("description", "!two"), "d e"),
    (one("description", "!one", "!two"), "a b d e"),
    (one("description", "one") + one("tag-value", "mine"), "a c"),
    (one("description", "one") + one("tag-value", "yours"), ""),
    (one("tag-value", "mine"), "a b c d e"),
], ids=str)
def test_values_are_or_and_filters_are_and(combined, filters, found):
    assert combined.find(filters) == found


# Refusals

KEYS = {"all", "name", "tag-key", "description", "tag-value", "primary-region", "owning-service"}
LISTING = ["ListSecrets", "BatchGetSecretValue"]


@pytest.mark.parametrize("operation", LISTING)
def test_a_filter_needs_a_key(wire, operation):
    answer = wire.call(operation, {"Filters": [{"Values": ["x"]}]})
    assert_refused(answer, "InvalidParameterException", "Invalid filter key")


@pytest.mark.parametrize("operation", LISTING)
def test_a_filter_needs_values(wire, operation):
    answer = wire.call(operation, {"Filters": [{"Key": "name"}]})
    assert_refused(answer, "InvalidParameterException", "Invalid filter values for key: name")


@pytest.mark.parametrize("operation", LISTING)
def test_unknown_keys(wire, operation):
    answer = wire.call(operation, {"Filters": [*one("name", "x"), {"Key": "colour", "Values": ["x"]}]})
    assert_validation(answer, None)
    before, found, rest = answer.message.partition("enum value set: [")
    assert before == "1 validation error detected: Value 'colour' at 'filters.2.member.key' failed to satisfy constraint: Member must satisfy "
    assert set(rest.removesuffix("]").split(", ")) == KEYS


@pytest.mark.parametrize("value", ["a*", "a,b", "ä", "#", "a(b)"])
def test_values_of_other_characters(wire, value):
    assert_validation(wire.call("ListSecrets", {"Filters": one("name", value)}), None)


def test_values_of_all_characters(sm):
    assert sm.list_secrets(Filters=one("name", "aA0 :_@/+=.-!"))["SecretList"] == []


def test_long_values_and_long_lists(wire):
    assert wire.call("ListSecrets", {"Filters": one("name", "v" * 512)}).status == 200
    assert_validation(wire.call("ListSecrets", {"Filters": one("name", "v" * 513)}), None)
    assert wire.call("ListSecrets", {"Filters": one("name", *"abcdefghij")}).status == 200
    assert_validation(wire.call("ListSecrets", {"Filters": one("name", *"abcdefghijk")}), None)
    assert wire.call("ListSecrets", {"Filters": one("name", "a") * 10}).status == 200
    assert_validation(wire.call("ListSecrets", {"Filters": one("name", "a") * 11}), None)


def test_batches_use_the_same_filters(sm, named):
    found = sm.batch_get_secret_value(Filters=one("name", named.stem + "/") + one("tag-key", named.tag))
    assert sorted(named.names[item["Name"]] for item in found["SecretValues"]) == ["a", "b"]
    with refused("InvalidParameterException", sentences.LIST_OR_FILTERS):
        sm.batch_get_secret_value(Filters=one("name", named.stem), SecretIdList=["x"])
