"""HTTP/1.1 below the protocol: connections, bodies, limits, and who may not come in by a browser."""
import http.client
import re

import pytest

from harness import sentences
from harness.checks import assert_refused
from harness.secrets import fresh_name, fresh_value
from harness.wire import Request


@pytest.fixture(scope="module")
def known(server):
    """The name of a secret that is only read."""
    name = fresh_name("http")
    server.client().create_secret(Name=name, SecretString=fresh_value())
    return name


def describe(name: str) -> bytes:
    return f'{{"SecretId":"{name}"}}'.encode()


@pytest.mark.parametrize("method, expected_body", [("GET", True), ("HEAD", False)])
def test_health_needs_no_signature(wire, method, expected_body):
    answer = wire.send(Request(method, "/health", (("Host", wire.authority),)))
    assert answer.status == 200
    assert expected_body or answer.body == b""


# Browsers

@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", "localhost.evil.example", "10.0.0.1", "[::1]", ""])
def test_foreign_hosts_are_refused(wire, known, host):
    answer = wire.send(wire.json("DescribeSecret", {"SecretId": known}, host=host) if host else
                       wire.json("DescribeSecret", {"SecretId": known}).changing("Host", lambda _: ""))
    assert 400 <= answer.status < 500, str(answer)
    assert known.encode() not in answer.body


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "secretsmanager.localhost", "LOCALHOST"])
@pytest.mark.parametrize("with_port", [True, False])
def test_local_hosts_are_accepted(wire, known, host, with_port):
    host = f"{host}:{wire.port}" if with_port else host
    assert wire.call("DescribeSecret", {"SecretId": known}, host=host).status == 200


@pytest.mark.parametrize("fields", [
    {"Origin": "https://evil.example"}, {"Origin": "null"}, {"Origin": "http://127.0.0.1:4566"}, {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"}, {"Sec-Fetch-Site": "same-origin"},
], ids=str)
def test_browsers_are_refused(wire, known, fields):
    answer = wire.call("DescribeSecret", {"SecretId": known}, fields=fields)
    assert 400 <= answer.status < 500, str(answer)
    assert known.encode() not in answer.body


def test_what_a_person_typed_is_no_browser_attack(wire, known):
    assert wire.call("DescribeSecret", {"SecretId": known}, fields={"Sec-Fetch-Site": "none"}).status == 200


def test_no_answer_invites_other_origins(wire, known):
    for answer in (wire.call("DescribeSecret", {"SecretId": known}), wire.call("Nonsense")):
        assert not [name for name in answer.headers if name.lower().startswith("access-control-")]


def test_preflights_are_forbidden(wire):
    answer = wire.send(wire.signed(method="OPTIONS", fields={"Origin": "https://example.com", "Access-Control-Request-Method": "POST"}))
    assert answer.status == 403
    assert not [name for name in answer.headers if name.lower().startswith("access-control-")]


# HTTP/1.1

def chunked(body: bytes, size: int) -> bytes:
    pieces = [body[start:start + size] for start in range(0, len(body), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


@pytest.mark.parametrize("size", [1, 7, 1000])
def test_chunked_bodies(wire, known, size):
    request = wire.json("DescribeSecret", {"SecretId": known})
    with wire.open() as line:
        line.write(request.adding("Transfer-Encoding", "chunked").head + chunked(request.body, size))
        assert line.read().json["Name"] == known


def test_the_signature_covers_a_chunked_body(wire, known, name):
    request = wire.json("DescribeSecret", {"SecretId": known})
    with wire.open() as line:
        line.write(request.adding("Transfer-Encoding", "chunked").head + chunked(describe(name), 5))
        assert_refused(line.read(), "InvalidSignatureException", sentences.SIGNATURE_DIFFERS)


def test_one_connection_for_many_requests(wire, known, name):
    with wire.open() as line:
        for _ in range(30):
            assert line.send(wire.json("DescribeSecret", {"SecretId": known})).status == 200
            assert line.send(wire.json("DescribeSecret", {"SecretId": name})).status == 400
            assert line.send(wire.json("DescribeSecret", b"nonsense")).status == 400
            assert line.send(wire.json("Nonsense")).status == 400


def test_requests_sent_at_once_are_answered_in_order(wire, known):
    with wire.open() as line:
        sent = [wire.json("DescribeSecret", {"SecretId": known}), wire.json("Nonsense"), wire.json("GetRandomPassword")]
        line.write(b"".join(request.sized.head + request.body for request in sent))
        answers = [line.read() for _ in sent]
    assert [answer.status for answer in answers] == [200, 400, 200]
    assert "RandomPassword" in answers[2].json


def test_connection_close_is_heeded(wire, known):
    with wire.open() as line:
        assert line.send(wire.json("DescribeSecret", {"SecretId": known}).adding("Connection", "close")).status == 200
        assert line.is_at_end


def test_a_client_that_waits_for_100_continue(wire, known):
    request = wire.json("DescribeSecret", {"SecretId": known}).sized
    with wire.open() as line:
        line.write(request.adding("Expect", "100-continue").head)
        assert line.read_status_line() == "HTTP/1.1 100 Continue"
        assert line.read_status_line() == ""
        line.write(request.body)
        assert line.read().json["Name"] == known


def test_header_names_in_any_case(wire, known):
    request = wire.json("DescribeSecret", {"SecretId": known})
    for change in (str.lower, str.upper):
        changed = request.__class__(request.method, request.target, tuple((change(name), value) for name, value in request.fields), request.body)
        assert wire.send(changed).status == 200


MEBIBYTE = 1 << 20


def test_a_body_of_one_mebibyte(wire, known):
    body = describe(known)
    answer = wire.call("DescribeSecret", body + b" " * (MEBIBYTE - len(body)))
    assert answer.status == 200, str(answer)


@pytest.mark.parametrize("size", [MEBIBYTE + 1, 1 << 40])
def test_a_larger_body_is_refused_unread(wire, size):
    request = wire.json("DescribeSecret", {"SecretId": "x"}).adding("Content-Length", str(size))
    with wire.open() as line:
        line.write(request.head)
        answer = line.read()
        assert_refused(answer, "RequestEntityTooLargeException", "Request body too large", status=413)
        assert set(answer.json) == {"__type", "Message"}
        assert line.is_at_end


def test_a_larger_chunked_body_is_refused(wire, server):
    request = wire.json("DescribeSecret", {"SecretId": "x"}).adding("Transfer-Encoding", "chunked")
    with wire.open() as line:
        try:
            line.write(request.head + b"%x\r\n" % (2 * MEBIBYTE) + b" " * (MEBIBYTE + 1))
            answer = line.read()
        except ConnectionError:
            answer = None  # The answer may be lost when the connection is reset.
    assert answer is None or answer.status == 413
    assert server.health() == 200


@pytest.mark.parametrize("field", ["X-Padding", "Authorization"])
def test_an_endless_head_is_refused(wire, server, field):
    request = wire.json("DescribeSecret", {"SecretId": "x"}).without(field).adding(field, "a" * 100_000).sized
    with wire.open() as line:
        try:
            line.write(request.head + request.body)
            status = line.read().status
        except (OSError, http.client.HTTPException):
            status = None  # The answer may be lost when the connection is reset.
    assert status is None or 400 <= status < 500
    assert server.health() == 200


@pytest.mark.parametrize("noise", [
    b"nonsense\r\n\r\n", b"POST / HTTP/1.1\r\n\r\n", b"GET / HTTP/9.9\r\nHost: a\r\n\r\n", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n", b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: nonsense\r\n\r\nx",
    b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
], ids=["no HTTP", "no host", "HTTP/9.9", "TLS", "negative length", "unknown coding", "HTTP/2"])
def test_noise_does_not_harm(wire, server, noise):
    with wire.open() as line:
        line.connection.settimeout(2)
        try:
            line.write(noise)
            first = line.read_status_line()
        except OSError:
            first = ""
    assert not re.match(r"HTTP/1\.1 200", first)
    assert server.health() == 200


def test_a_client_that_leaves_in_the_middle(wire, server, known):
    request = wire.json("DescribeSecret", {"SecretId": known}).sized
    for part in (request.head[:20], request.head, request.head + request.body[:5]):
        with wire.open() as line:
            line.write(part)
    assert server.health() == 200
    assert wire.call("DescribeSecret", {"SecretId": known}).status == 200
