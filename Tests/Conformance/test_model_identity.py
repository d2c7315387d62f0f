"""IAM and STS know the operations that the documentation lists, and no others, and every input member of theirs in botocore's model."""
import re
from collections.abc import Iterator

import botocore.session
import pytest
from botocore.model import ServiceModel

from harness.server import ROOT

TEXT = (ROOT / "docs" / "compatibility.md").read_text()
MODELS: dict[str, ServiceModel] = {name: botocore.session.Session().get_service_model(name) for name in ("sts", "iam")}


def listed(service: str) -> list[str]:
    """The rows of the service's table."""
    part = TEXT.split(f"## {service.upper()} (", 1)[1].split("\n## ", 1)[0]
    return [row for row in re.findall(r"^\| (\w+) \|", part, re.M) if row != "operation"]


LISTED = {service: listed(service) for service in MODELS}


def members() -> Iterator[tuple[str, str, str, str]]:
    for service, operations in LISTED.items():
        for operation in operations:
            shape = MODELS[service].operation_model(operation).input_shape
            for member, of in (shape.members.items() if shape else ()):
                # Whoever reads the member cannot take this for it; whoever does not never looks.
                yield service, operation, member, f"{member}=x" if of.type_name in ("list", "structure") else f"{member}.x=1"


def ask(wire, service, operation, rest=""):
    version = MODELS[service].api_version
    return wire.send(wire.query(f"Action={operation}&Version={version}{rest}", service=service))


@pytest.mark.parametrize("service", MODELS)
def test_the_lists_are_of_real_operations_in_order(service):
    assert len(LISTED[service]) == {"sts": 7, "iam": 125}[service]
    assert LISTED[service] == sorted(set(LISTED[service])) and set(LISTED[service]) <= set(MODELS[service].operation_names)


@pytest.mark.parametrize("service", MODELS)
def test_what_is_listed_is_known_and_nothing_else(wire, service):
    known = {operation for operation in MODELS[service].operation_names if ask(wire, service, operation).code != "InvalidAction"}
    assert known == set(LISTED[service])


@pytest.mark.parametrize("service, operation, member, wrong", list(members()), ids=lambda value: value if value.isalpha() else "")
def test_the_member_is_known(wire, service, operation, member, wrong):
    answer = ask(wire, service, operation, f"&{wrong}")
    assert answer.code == "MalformedInput", str(answer)


@pytest.mark.parametrize("service, operation", [("iam", "ListUsers"), ("sts", "GetCallerIdentity")])
def test_a_member_of_our_own_invention_is_not(wire, service, operation):
    assert ask(wire, service, operation, "&OfOurOwnInvention.x=1").status == 200
