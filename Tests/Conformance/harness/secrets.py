"""Things to put into secrets, and names for them."""
import itertools
import json
import uuid

#: Every value that a test stores begins so; at the end no log may hold it.
MARKER = "hush-"

_numbers = itertools.count(1)


def fresh_value() -> str:
    """A value that no other test stores."""
    return MARKER + uuid.uuid4().hex


def fresh_name(stem: str = "secret") -> str:
    """A name that no other secret has: no words besides `stem`, and not ending in a hyphen and six characters."""
    return f"{stem}.{next(_numbers)}.{uuid.uuid4().int % 10**8:08}"


def policy(*statements: dict, version: str = "2012-10-17") -> str:
    return json.dumps({"Version": version, "Statement": list(statements) or [statement()]})


def statement(**changes: object) -> dict:
    """Lets the own account read; `changes` replace members, None removes one."""
    plain = {
        "Sid": "Readers", "Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::000000000000:root"},
        "Action": "secretsmanager:GetSecretValue", "Resource": "*",
    }
    return {key: value for key, value in (plain | changes).items() if value is not None}
