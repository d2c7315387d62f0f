"""TagResource and UntagResource."""
import pytest

from harness import sentences
from harness.checks import assert_validation, refused
from harness.secrets import fresh_value


def tags(**values: str) -> list[dict]:
    return [{"Key": key, "Value": value} for key, value in values.items()]


@pytest.fixture
def tagged(sm, name):
    """The name of a secret with the tags a=1, b=2, c=3."""
    sm.create_secret(Name=name, SecretString=fresh_value(), Tags=tags(a="1", b="2", c="3"))
    return name


def shown(sm, name: str) -> list[dict] | None:
    return sm.describe_secret(SecretId=name).get("Tags")


def test_tags_are_added_behind(sm, tagged):
    sm.tag_resource(SecretId=tagged, Tags=tags(d="4", e=""))
    assert shown(sm, tagged) == tags(a="1", b="2", c="3", d="4", e="")


def test_a_new_value_keeps_its_place(sm, tagged):
    sm.tag_resource(SecretId=tagged, Tags=tags(d="4", b="two"))
    assert shown(sm, tagged) == tags(a="1", b="two", c="3", d="4")


def test_keys_are_case_sensitive(sm, tagged):
    sm.tag_resource(SecretId=tagged, Tags=tags(A="one"))
    assert shown(sm, tagged) == tags(a="1", b="2", c="3", A="one")


def test_tags_are_removed_and_unknown_keys_ignored(sm, tagged):
    sm.untag_resource(SecretId=tagged, TagKeys=["b", "nobody", "A"])
    assert shown(sm, tagged) == tags(a="1", c="3")


def test_no_tags_are_absent_before_and_empty_after(sm, secret):
    name = secret["Name"]
    assert shown(sm, name) is None
    sm.tag_resource(SecretId=name, Tags=tags(a="1"))
    sm.untag_resource(SecretId=name, TagKeys=["a"])
    assert shown(sm, name) == []
    sm.tag_resource(SecretId=name, Tags=tags(b="2"))
    assert shown(sm, name) == tags(b="2")


@pytest.mark.parametrize("operation, members", [("TagResource", {"Tags": tags(a="1")}), ("UntagResource", {"TagKeys": ["a"]})])
def test_the_answer_has_no_body(wire, secret, operation, members):
    answer = wire.call(operation, {"SecretId": secret["Name"]} | members)
    assert (answer.status, answer.body, answer.headers["Content-Length"]) == (200, b"", "0")


@pytest.mark.parametrize("given", [
    [*tags(a="1"), *tags(a="2")], tags(**{"aws:x": "1"}), tags(**{"AWS:x": "1"}), tags(**{f"k{n}": "v" for n in range(51)}),
], ids=["a key twice", "aws:", "AWS:", "51 tags"])
def test_tags_that_are_refused_change_nothing(sm, tagged, given):
    with refused("InvalidParameterException"):
        sm.tag_resource(SecretId=tagged, Tags=given)
    assert shown(sm, tagged) == tags(a="1", b="2", c="3")


def test_fifty_tags_is_a_limit_of_the_result(sm, tagged):
    sm.tag_resource(SecretId=tagged, Tags=tags(**{f"k{n}": "v" for n in range(47)}))
    with refused("InvalidParameterException"):
        sm.tag_resource(SecretId=tagged, Tags=tags(more="v"))
    sm.tag_resource(SecretId=tagged, Tags=tags(**{f"k{n}": "w" for n in range(47)}, a="one"))
    assert len(shown(sm, tagged)) == 50
    assert shown(sm, tagged)[0] == {"Key": "a", "Value": "one"}


@pytest.mark.parametrize("key, value", [("k" * 128, ""), ("k", "v" * 256), ("ключ 🔑", "значение"), ("a:b/c=d+e-f@g_h.i", " ")])
def test_long_and_strange_tags(sm, tagged, key, value):
    sm.tag_resource(SecretId=tagged, Tags=[{"Key": key, "Value": value}])
    assert shown(sm, tagged)[-1] == {"Key": key, "Value": value}


@pytest.mark.parametrize("tag, path, constraint", [
    ({"Key": "", "Value": "v"}, "key", sentences.at_least_long(1)), ({"Key": "k" * 129, "Value": "v"}, "key", sentences.at_most_long(128)),
    ({"Key": "k", "Value": "v" * 257}, "value", sentences.at_most_long(256)),
], ids=["empty key", "long key", "long value"])
def test_lengths_are_checked_with_the_place_in_the_list(wire, tagged, tag, path, constraint):
    answer = wire.call("TagResource", {"SecretId": tagged, "Tags": [{"Key": "fine", "Value": ""}, tag]})
    violation = sentences.violation(f"tags.2.member.{path}", constraint, tag[path.title()])
    assert_validation(answer, sentences.validation(violation))
