"""Assertions that many tests make."""
import contextlib
import re

import pytest
from botocore.exceptions import ClientError

from harness.wire import Answer

Expected = str | re.Pattern[str] | None


def assert_message(actual: str | None, expected: Expected) -> None:
    """`expected` is the whole sentence, or a pattern for the whole of it; None expects nothing in particular."""
    if isinstance(expected, re.Pattern):
        assert actual is not None and expected.fullmatch(actual), f"message {actual!r} is not like {expected.pattern!r}"
    elif expected is not None:
        assert actual == expected


@contextlib.contextmanager
def refused(code: str, message: Expected = None, *, status: int = 400):
    """The block's call must fail with this error."""
    with pytest.raises(ClientError) as caught:
        yield caught
    response = caught.value.response
    assert (response["Error"]["Code"], response["ResponseMetadata"]["HTTPStatusCode"]) == (code, status), response["Error"]
    assert_message(response["Error"]["Message"], message)


def assert_refused(answer: Answer, code: str, message: Expected = None, *, status: int = 400) -> None:
    assert (answer.status, answer.code) == (status, code), str(answer)
    assert_message(answer.message, message)


def assert_validation(answer: Answer, message: Expected) -> None:
    """A violated constraint: its message is in a member with a small m."""
    assert_refused(answer, "ValidationException", message)
    assert "message" in answer.json and "Message" not in answer.json, str(answer)


def members(response: dict) -> set[str]:
    """The names of an answer's members."""
    return set(response) - {"ResponseMetadata"}
