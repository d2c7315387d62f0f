"""Who signed this? Every way to be refused, in the words of JSON and of Query services."""
import datetime
import hashlib
import re
from collections.abc import Callable

import botocore.auth
import pytest
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials as BotocoreCredentials

from harness import sentences
from harness.checks import assert_refused
from harness.clock import UTC
from harness.secrets import fresh_name
from harness.server import REGION
from harness.wire import Credentials, Request, Signer, Wire

IDENTITY = "Action=GetCallerIdentity&Version=2011-06-15"

#: JSON code, Query code, Query status.
MISSING = ("MissingAuthenticationTokenException", "MissingAuthenticationToken", 403)
UNKNOWN = ("UnrecognizedClientException", "InvalidClientTokenId", 403)
DIFFERS = ("InvalidSignatureException", "SignatureDoesNotMatch", 403)
INCOMPLETE = ("IncompleteSignatureException", "IncompleteSignature", 400)


class Face:
    """One kind of service to be refused by."""

    def __init__(self, wire: Wire, is_query: bool):
        self.wire = wire
        self.is_query = is_query

    def request(self, **options) -> Request:
        return self.wire.query(IDENTITY, **options) if self.is_query else self.wire.json("GetRandomPassword", {}, **options)

    def expect(self, request: Request, refusal: tuple[str, str, int], message) -> None:
        json_code, query_code, query_status = refusal
        answer = self.wire.send(request)
        if self.is_query:
            assert answer.is_xml, f"not XML: {answer}"
            assert_refused(answer, query_code, message, status=query_status)
            assert answer.xml.findtext("Error/Type") == "Sender"
            assert answer.xml.findtext("RequestId") == answer.headers["x-amzn-RequestId"]
        else:
            assert_refused(answer, json_code, message)
            assert set(answer.json) == {"__type", "message"}


@pytest.fixture(params=["json", "query"])
def face(request, wire) -> Face:
    return Face(wire, request.param == "query")


# The table of refusals

def stranger() -> Credentials:
    return Credentials("AKIAABCDEFGHIJKLMNOP", "0123456789012345678901234567890123456789")


def test_not_signed_at_all(face):
    message = sentences.NOT_SIGNED_QUERY if face.is_query else sentences.NOT_SIGNED
    face.expect(face.request().without("Authorization"), MISSING, message)


def test_an_unknown_key(face):
    face.expect(face.request(credentials=stranger()), UNKNOWN, sentences.UNKNOWN_KEY)


@pytest.mark.parametrize("session", ["nonsense", "A" * 400])
def test_a_bad_session_token(face, session):
    key = face.wire.credentials
    face.expect(face.request(credentials=Credentials(key.access_key, key.secret_key, session)), UNKNOWN, sentences.UNKNOWN_KEY)


def test_a_wrong_secret(face):
    key = face.wire.credentials
    face.expect(face.request(credentials=Credentials(key.access_key, key.secret_key[::-1])), DIFFERS, sentences.SIGNATURE_DIFFERS)


MUTATIONS: dict[str, Callable[[Request], Request]] = {
    "body": lambda request: request.with_body(request.body + b" "),
    "an empty body": lambda request: request.with_body(b""),
    "path": lambda request: Request(request.method, "/x", request.fields, request.body),
    "query": lambda request: Request(request.method, "/?a=b", request.fields, request.body),
    "content type": lambda request: request.changing("Content-Type", lambda value: value + ";x=y"),
    "signature": lambda request: request.changing("Authorization", lambda value: value[:-1] + ("0" if value[-1] != "0" else "1")),
    "a shorter signature": lambda request: request.changing("Authorization", lambda value: value[:-2]),
    "host": lambda request: request.changing("Host", lambda value: value.replace("127.0.0.1", "localhost")),
    "a signed header that is absent": lambda request: request.changing(
        "Authorization", lambda value: value.replace("SignedHeaders=content-type", "SignedHeaders=absent;content-type")),
}


@pytest.mark.parametrize("mutate", MUTATIONS.values(), ids=MUTATIONS.keys())
def test_what_was_changed_after_signing(face, mutate):
    request = face.request()
    changed = mutate(request)
    assert changed != request
    face.expect(changed, DIFFERS, sentences.SIGNATURE_DIFFERS)


def test_another_operation_under_the_same_signature(wire):
    request = wire.json("GetRandomPassword", {}).changing("X-Amz-Target", lambda _: "secretsmanager.ListSecrets")
    assert_refused(wire.send(request), "InvalidSignatureException", sentences.SIGNATURE_DIFFERS)


# Time

def instant(text: str) -> datetime.datetime:
    return datetime.datetime.strptime(text, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)


def skewed(minutes: float) -> datetime.datetime:
    return datetime.datetime.now(UTC) + datetime.timedelta(minutes=minutes)


@pytest.mark.parametrize("minutes", [4.5, -4.5])
def test_a_clock_a_little_off(face, minutes):
    assert face.wire.send(face.request(at=skewed(minutes))).status == 200


@pytest.mark.parametrize("minutes", [14.5, -14.5])
def test_sts_is_more_patient(wire, minutes):
    assert wire.send(wire.query(IDENTITY, at=skewed(minutes))).status == 200


@pytest.mark.parametrize("minutes", [16, 60 * 24 * 400])
def test_a_clock_too_far_ahead(face, minutes):
    window = 15 if face.is_query else 5
    form = re.compile(rf"Signature not yet current: (\w+) is still later than (\w+) \((\w+) \+ {window} min\.\)")
    moment = skewed(minutes)
    request = face.request(at=moment)
    face.expect(request, DIFFERS, form)
    told, limit, now = (instant(text) for text in form.fullmatch(face.wire.send(request).message).groups())
    assert told == moment.replace(microsecond=0)
    assert limit - now == datetime.timedelta(minutes=window)
    assert abs(now - datetime.datetime.now(UTC)) < datetime.timedelta(minutes=1)


@pytest.mark.parametrize("minutes", [16, 60 * 24 * 400])
def test_a_clock_too_far_behind(face, minutes):
    window = 15 if face.is_query else 5
    form = re.compile(rf"Signature expired: (\w+) is now earlier than (\w+) \((\w+) - {window} min\.\)")
    moment = skewed(-minutes)
    request = face.request(at=moment)
    face.expect(request, DIFFERS, form)
    told, limit, now = (instant(text) for text in form.fullmatch(face.wire.send(request).message).groups())
    assert told == moment.replace(microsecond=0)
    assert now - limit == datetime.timedelta(minutes=window)


def test_the_date_header_stands_in(wire):
    """A Date that is signed will do where there is no X-Amz-Date."""
    request = wire.signed(b"{}", {"Content-Type": "application/x-amz-json-1.1", "X-Amz-Target": "secretsmanager.GetRandomPassword", "Date": "now"})
    assert "X-Amz-Date" not in dict(request.fields)
    assert wire.send(request).status == 200


# The header

AUTHORIZATION_PARTS = ["Credential", "Signature", "SignedHeaders"]


def without_part(part: str) -> Callable[[str], str]:
    def change(value: str) -> str:
        scheme, _, rest = value.partition(" ")
        return scheme + " " + ", ".join(item for item in rest.split(", ") if not item.startswith(part + "="))
    return change


@pytest.mark.parametrize("missing", [["Credential"], ["Signature"], ["SignedHeaders"], ["Credential", "SignedHeaders"], AUTHORIZATION_PARTS])
def test_an_incomplete_header(face, missing):
    request = face.request()
    for part in missing:
        request = request.changing("Authorization", without_part(part))
    if missing == AUTHORIZATION_PARTS:
        request = request.changing("Authorization", lambda value: value.strip())
    sentences_of_all = " ".join(f"Authorization header requires '{part}' parameter." for part in AUTHORIZATION_PARTS if part in missing)
    face.expect(request, INCOMPLETE, re.compile(re.escape(sentences_of_all) + " Authorization=.*", re.S))


def test_no_date_at_all(face):
    request = face.request().without("X-Amz-Date")
    sentence = "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header."
    face.expect(request, INCOMPLETE, re.compile(re.escape(sentence) + " Authorization=.*", re.S))


def test_everything_is_told_at_once(face):
    request = face.request().without("X-Amz-Date").changing("Authorization", without_part("Signature"))
    expected = (
        "Authorization header requires 'Signature' parameter. "
        "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. Authorization=")
    face.expect(request, INCOMPLETE, re.compile(re.escape(expected) + ".*", re.S))


def test_a_part_without_an_equal_sign(face):
    request = face.request().changing("Authorization", lambda value: value.replace("Signature=", "Signature"))
    header = request.field("Authorization")
    told = re.escape(header.rpartition("Signature")[0]) + "Signatur[^']*"  # What follows may be masked.
    part = "Signatur[^']*"
    face.expect(
        request, INCOMPLETE,
        re.compile(rf"'{part}' not a valid key=value pair \(missing equal-sign\) in Authorization header: '{told}'\."))


@pytest.mark.parametrize("change", [lambda value: value.replace(", ", ","), lambda value: value.replace(", ", ",   ")], ids=["none", "three"])
def test_spaces_after_commas_do_not_matter(face, change):
    assert face.wire.send(face.request().changing("Authorization", change)).status == 200


@pytest.mark.parametrize("value", ["Bearer abc", "AWS AKIAABCDEFGHIJKLMNOP:abc", "nonsense", "Basic dGVzdDp0ZXN0"])
def test_other_schemes(face, value):
    answer = face.wire.send(face.request().changing("Authorization", lambda _: value))
    assert answer.status in {400, 403}
    assert answer.code in {*MISSING, *INCOMPLETE}


# The scope

def test_a_region_that_there_is_not(face):
    face.expect(face.request(region="mars-north-1"), DIFFERS, "Credential should be scoped to a valid region, not 'mars-north-1'. ")


@pytest.mark.parametrize("service", ["kms", "sts", "nonsense"])
def test_another_service(wire, service):
    answer = wire.call("GetRandomPassword", {}, service=service)
    assert_refused(answer, "InvalidSignatureException", "Credential should be scoped to correct service: 'secretsmanager'. ")


def test_another_date(face):
    now = datetime.datetime.now(UTC)
    date = (now - datetime.timedelta(days=3)).strftime("%Y%m%d")
    request = face.request(at=now, scope_date=date)
    stamp = request.field("X-Amz-Date")
    face.expect(request, DIFFERS, (
        "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: "
        f"'{date}' != '{stamp[:8]}', from '{stamp}'."))


# The order of checks

def test_scope_clock_and_key_are_told_in_this_order(face):
    wrong = {"credentials": stranger(), "region": "mars-north-1", "at": skewed(60)}
    face.expect(face.request(**wrong), DIFFERS, re.compile("Credential should be scoped to a valid region.*"))
    del wrong["region"]
    face.expect(face.request(**wrong), DIFFERS, re.compile("Signature not yet current.*"))
    del wrong["at"]
    face.expect(face.request(**wrong).with_body(b"x"), UNKNOWN, sentences.UNKNOWN_KEY)


def test_who_comes_before_what(wire):
    assert_refused(wire.call("DescribeSecret", b"nonsense", credentials=stranger()), "UnrecognizedClientException")
    assert_refused(wire.call("DescribeSecret", {}, credentials=stranger()), "UnrecognizedClientException")


# What must be signed

def test_the_host_must_be_signed(face):
    face.expect(face.request(unsigned=("host",)), DIFFERS, sentences.HOST_NOT_SIGNED)


@pytest.mark.parametrize("header", ["x-amz-date", "x-amz-target", "x-amz-security-token"])
def test_security_headers_must_be_signed(wire, header):
    key = wire.credentials
    session = "nonsense" if header == "x-amz-security-token" else None
    request = wire.json("GetRandomPassword", {}, unsigned=(header,), credentials=Credentials(key.access_key, key.secret_key, session))
    assert header not in request.field("Authorization")
    assert_refused(wire.send(request), "InvalidSignatureException", sentences.SIGNATURE_DIFFERS)


def test_other_headers_need_not_be_signed(face):
    assert face.wire.send(face.request(unsigned=("content-type",))).status == 200
    assert face.wire.send(face.request().adding("X-Custom", "x")).status == 200


@pytest.mark.parametrize("name, value", [
    ("Authorization", None), ("Host", None), ("X-Amz-Date", None), ("X-Amz-Target", None), ("X-Amz-Security-Token", "x"),
    ("X-Amz-Content-Sha256", "x"),
])
def test_repeated_security_headers(wire, name, value):
    request = wire.json("GetRandomPassword", {})
    for _ in range(2 if value else 1):
        request = request.adding(name, value or request.field(name))
    assert_refused(wire.send(request), "IncompleteSignatureException")


def test_a_repeated_content_length(wire):
    request = wire.json("GetRandomPassword", {}).adding("Content-Length", "2").adding("Content-Length", "2")
    assert wire.send(request).status == 400


@pytest.mark.parametrize("hashed", ["0" * 64, "UNSIGNED-PAYLOAD", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD", "", "x"])
def test_the_payload_hash_is_of_the_payload(face, hashed):
    request = face.request(fields={"X-Amz-Content-SHA256": hashed})
    face.expect(request, DIFFERS, sentences.SIGNATURE_DIFFERS)


def test_the_right_payload_hash_is_accepted(face):
    body = face.request().body
    assert face.wire.send(face.request(fields={"X-Amz-Content-SHA256": hashlib.sha256(body).hexdigest()})).status == 200


def test_the_helper_signs_as_botocore_does(wire, monkeypatch):
    """Guards the tests themselves: with nothing bent, our signer is botocore's."""
    moment = datetime.datetime.now(UTC)
    monkeypatch.setattr(botocore.auth, "get_current_datetime", lambda *_, **__: moment.replace(tzinfo=None))
    headers = {"Host": wire.authority, "Content-Type": "a", "X-Amz-Target": fresh_name()}
    theirs, ours = (AWSRequest("POST", f"http://{wire.authority}/?b=1&a=%20", dict(headers), b"{}") for _ in range(2))
    key = wire.credentials
    botocore.auth.SigV4Auth(BotocoreCredentials(key.access_key, key.secret_key), "secretsmanager", REGION).add_auth(theirs)
    Signer(key, "secretsmanager", REGION, at=moment).add_auth(ours)
    assert ours.headers["Authorization"] == theirs.headers["Authorization"]
