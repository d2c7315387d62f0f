"""GetRandomPassword."""
import string

import pytest

from harness import sentences
from harness.checks import assert_validation, members, refused

PUNCTUATION = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
CLASSES = {
    "ExcludeLowercase": string.ascii_lowercase, "ExcludeUppercase": string.ascii_uppercase, "ExcludeNumbers": string.digits,
    "ExcludePunctuation": PUNCTUATION,
}
EVERYTHING = "".join(CLASSES.values())


def draw(sm, **request) -> str:
    answer = sm.get_random_password(**request)
    assert members(answer) == {"RandomPassword"}
    return answer["RandomPassword"]


def alphabet(sm, **request) -> set[str]:
    """The characters of many draws: 8,192 characters miss one of 95 with a chance of 10⁻³⁵."""
    return set(draw(sm, PasswordLength=4096, **request) + draw(sm, PasswordLength=4096, **request))


def test_thirty_two_characters_unless_told_otherwise(sm):
    assert len(draw(sm)) == 32


@pytest.mark.parametrize("length", [4, 5, 33, 4096])
def test_the_length_that_was_asked_for(sm, length):
    assert len(draw(sm, PasswordLength=length)) == length


def test_no_two_are_the_same(sm):
    assert len({draw(sm) for _ in range(50)}) == 50


def test_all_four_classes_and_nothing_else(sm):
    assert alphabet(sm) == set(EVERYTHING)


@pytest.mark.parametrize("switch", CLASSES)
def test_a_class_is_excluded(sm, switch):
    assert alphabet(sm, **{switch: True}) == set(EVERYTHING) - set(CLASSES[switch])


@pytest.mark.parametrize("switch", CLASSES)
def test_a_class_alone(sm, switch):
    others = {name: True for name in CLASSES if name != switch}
    assert alphabet(sm, **others) == set(CLASSES[switch])


def test_a_space_is_included_on_demand(sm):
    assert alphabet(sm, IncludeSpace=True) == set(EVERYTHING) | {" "}
    assert alphabet(sm, IncludeSpace=False) == set(EVERYTHING)


def test_characters_are_excluded(sm):
    assert alphabet(sm, ExcludeCharacters="/@\"'\\abcXYZ019 ü", IncludeSpace=True) == set(EVERYTHING) - set("/@\"'\\abcXYZ019")


def test_each_class_is_there_even_in_four_characters(sm):
    for _ in range(60):
        password = draw(sm, PasswordLength=4)
        assert all(set(password) & set(characters) for characters in CLASSES.values()), password


def test_each_class_that_is_left_is_there(sm):
    for _ in range(30):
        password = draw(sm, PasswordLength=2, ExcludePunctuation=True, ExcludeNumbers=True)
        assert set(password) & set(string.ascii_lowercase) and set(password) & set(string.ascii_uppercase)


def test_classes_may_be_missing_when_not_required(sm):
    drawn = [draw(sm, PasswordLength=4, RequireEachIncludedType=False) for _ in range(60)]
    assert not all(all(set(password) & set(characters) for characters in CLASSES.values()) for password in drawn)
    assert len(draw(sm, PasswordLength=1, RequireEachIncludedType=False)) == 1


def test_only_spaces_may_be_left(sm):
    assert draw(sm, IncludeSpace=True, PasswordLength=7, **{name: True for name in CLASSES}) == " " * 7


def test_a_class_emptied_by_hand_is_fine_when_not_required(sm):
    assert alphabet(sm, ExcludeCharacters=string.digits, RequireEachIncludedType=False) == set(EVERYTHING) - set(string.digits)


@pytest.mark.parametrize("request_members, message", [
    ({"PasswordLength": 3}, sentences.PASSWORD_TOO_SHORT),
    ({"PasswordLength": 1, "ExcludeNumbers": True, "ExcludePunctuation": True}, sentences.PASSWORD_TOO_SHORT),
    ({"PasswordLength": 3, "IncludeSpace": True}, sentences.PASSWORD_TOO_SHORT),
    ({"ExcludeCharacters": string.digits}, sentences.TYPE_EXCLUDED),
    ({"ExcludeCharacters": string.ascii_uppercase}, sentences.TYPE_EXCLUDED),
    ({"ExcludeCharacters": string.ascii_lowercase}, sentences.TYPE_EXCLUDED),
    ({"ExcludeCharacters": PUNCTUATION}, sentences.TYPE_EXCLUDED),
    ({"ExcludeCharacters": PUNCTUATION, "IncludeSpace": True}, sentences.TYPE_EXCLUDED),
    ({name: True for name in CLASSES}, sentences.ALL_EXCLUDED),
    ({name: True for name in CLASSES} | {"RequireEachIncludedType": False}, sentences.ALL_EXCLUDED),
    ({"ExcludeCharacters": EVERYTHING, "RequireEachIncludedType": False}, sentences.ALL_EXCLUDED),
    ({"ExcludeCharacters": EVERYTHING + " ", "IncludeSpace": True, "RequireEachIncludedType": False}, sentences.ALL_EXCLUDED),
], ids=lambda value: "+".join(value) if isinstance(value, dict) else "")
def test_what_cannot_be_made(sm, request_members, message):
    with refused("InvalidParameterException", message):
        sm.get_random_password(**request_members)


def test_an_excluded_class_is_not_required(sm):
    assert len(draw(sm, PasswordLength=3, ExcludeNumbers=True)) == 3
    assert len(draw(sm, ExcludeNumbers=True, ExcludeCharacters=string.digits)) == 32


@pytest.mark.parametrize("length, constraint", [(0, sentences.at_least(1)), (-5, sentences.at_least(1)), (4097, sentences.at_most(4096))])
def test_lengths_out_of_range(wire, length, constraint):
    answer = wire.call("GetRandomPassword", {"PasswordLength": length})
    assert_validation(answer, sentences.validation(sentences.violation("passwordLength", constraint, str(length))))


def test_at_most_4096_excluded_characters(wire):
    assert wire.call("GetRandomPassword", {"ExcludeCharacters": "a" * 4096, "ExcludeLowercase": True}).status == 200
    answer = wire.call("GetRandomPassword", {"ExcludeCharacters": "a" * 4097})
    assert_validation(answer, sentences.validation(sentences.violation("excludeCharacters", sentences.at_most_long(4096), "a" * 4097)))
