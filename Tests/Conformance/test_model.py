"""The server knows every operation and every input member of the installed botocore's model, and the documentation lists them."""
import re
from collections.abc import Iterator

import pytest
from botocore.model import Shape

from harness.checks import assert_refused
from harness.operations import OPERATIONS, model, request
from harness.secrets import fresh_name, fresh_value
from harness.server import ROOT

COMPATIBILITY = ROOT / "docs" / "compatibility.md"

#: For each kind of member a JSON value that it cannot be.
WRONG: dict[str, object] = {
    "string": {"a": "structure"}, "blob": 5, "integer": "a text", "long": "a text", "boolean": "a text", "list": "a text", "structure": "a text",
}


def test_aws_has_the_operations_that_we_think_it_has():
    assert len(OPERATIONS) == 23


@pytest.mark.parametrize("operation", OPERATIONS)
def test_the_operation_is_known(wire, operation):
    answer = wire.call(operation, request(operation, fresh_name()))
    assert answer.status == 200 or answer.code in {"ResourceNotFoundException"}, str(answer)


@pytest.mark.parametrize("operation", ["Nonsense", "getSecretValue", "GetSecretValue.", ""])
def test_an_operation_of_our_own_invention_is_not(wire, operation):
    answer = wire.call(operation, {})
    assert_refused(answer, "UnknownOperationException")
    assert set(answer.json) == {"__type"}


def places(shape: Shape, path: tuple = ()) -> Iterator[tuple[tuple, Shape]]:
    """Every member below `shape`, with the way to it; through a list goes its first item."""
    if shape.type_name == "structure":
        for name, member in shape.members.items():
            yield (*path, name), member
            yield from places(member, (*path, name))
    elif shape.type_name == "list":
        yield (*path, 0), shape.member
        yield from places(shape.member, (*path, 0))


def planted(value: object, path: tuple, wrong: object) -> object:
    """`value` with `wrong` at the end of `path`; what is missing on the way is made."""
    if not path:
        return wrong
    first, *rest = path
    if first == 0:
        items = value if isinstance(value, list) and value else [None]
        return [planted(items[0], tuple(rest), wrong), *items[1:]]
    members = value if isinstance(value, dict) else {}
    return members | {first: planted(members.get(first), tuple(rest), wrong)}


MEMBERS = [(operation, path, shape) for operation in OPERATIONS for path, shape in places(model(operation).input_shape)]


@pytest.mark.parametrize(
    "operation, path, shape", MEMBERS, ids=[f"{operation}.{'.'.join(map(str, path))}" for operation, path, _ in MEMBERS])
def test_the_member_is_known_by_its_type(wire, operation, path, shape):
    """A member of the wrong type is only told by who reads it."""
    members = planted(request(operation, fresh_name()), path, WRONG[shape.type_name])
    answer = wire.call(operation, members)
    assert_refused(answer, "SerializationException", re.compile(".+"))
    assert set(answer.json) == {"__type", "Message"}
    assert "text" not in answer.message and "structure\"" not in answer.message, "the value is not told"


@pytest.mark.parametrize("operation", OPERATIONS)
def test_a_member_of_our_own_invention_is_not(wire, operation):
    """The counterproof: whatever is in an unknown member is ignored."""
    members = request(operation, fresh_name())
    expected = wire.call(operation, request(operation, fresh_name())).code
    for wrong in WRONG.values():
        members = request(operation, fresh_name())
        assert wire.call(operation, members | {"OfOurOwnInvention": wrong}).code == expected


@pytest.mark.parametrize("operation", OPERATIONS)
def test_required_members_are_required(wire, operation):
    for member in model(operation).input_shape.required_members:
        members = request(operation, fresh_name())
        del members[member]
        path = member[0].lower() + member[1:]
        answer = wire.call(operation, members)
        assert_refused(
            answer, "ValidationException",
            f"1 validation error detected: Value null at '{path}' failed to satisfy constraint: Member must not be null")


@pytest.mark.parametrize("operation", OPERATIONS)
def test_the_documentation_lists_it(operation):
    assert COMPATIBILITY.exists(), "docs/compatibility.md is missing"
    rows = [line for line in COMPATIBILITY.read_text().splitlines() if re.match(rf"\|\s*`?{operation}`?\s*\|", line)]
    assert len(rows) == 1


@pytest.mark.parametrize("operation", OPERATIONS)
def test_boto3_takes_our_answer(sm, operation):
    """What the server answers to a good request has all members that boto3 looks for, of the right types."""
    name = fresh_name()
    if operation != "CreateSecret":
        version = sm.create_secret(Name=name, SecretString=fresh_value())["VersionId"]
    members = request(operation, name)
    if operation == "UpdateSecretVersionStage":
        members["MoveToVersionId"] = version
    if operation in {"RotateSecret", "StopReplicationToReplica"}:
        pytest.skip("succeeds only with a function, or on a replica")
    method = re.sub(r"(?<!^)(?=[A-Z])", "_", operation).lower()
    answer = getattr(sm, method)(**members)
    output = model(operation).output_shape
    assert set(answer) - {"ResponseMetadata"} <= set(output.members if output else ())
    assert answer["ResponseMetadata"]["HTTPStatusCode"] == 200
