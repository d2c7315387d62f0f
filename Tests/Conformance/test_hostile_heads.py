"""Heads that nobody has signed, made to hurt: a refusal, and a server that goes on."""
import re
import time
import urllib.request

import pytest
from botocore.exceptions import ClientError

from harness.trail import records
from harness.wire import Request

SCOPE = "00000101/us-east-1/secretsmanager/aws4_request"


def signed_by_nobody(wire, credential, **fields):
    authorization = f"AWS4-HMAC-SHA256 Credential={credential}, SignedHeaders=host;date;x-amz-target, Signature=00"
    return Request("POST", "/", (
        ("Host", wire.authority), ("Authorization", authorization), ("X-Amz-Target", "secretsmanager.ListSecrets"),
        ("Content-Length", "2"), *fields.items()), b"{}")


@pytest.mark.parametrize("date", [
    "Sat, 01 Jan 0000 00:00:00 +0100", "Sat, 01 Jan 0000 00:00:00 GMT", "Fri, 31 Dec 9999 23:59:59 -2359", "Sat Jan  1 00:00:00 0000"])
def test_dates_at_the_ends_of_time(server, wire, date):
    answer = wire.send(signed_by_nobody(wire, f"AKIA/{SCOPE}", Date=date))
    assert answer.status == 400, str(answer)
    assert server.health() == 200


@pytest.mark.parametrize("credential", [
    "A" * 20_000 + f"/{SCOPE}", f"A/00000101/{'r' * 20_000}/secretsmanager/aws4_request", f"A/00000101/us-east-1/{'s' * 20_000}/aws4_request"],
    ids=["key", "region", "service"])
def test_names_that_are_too_long_to_be_any(server, wire, credential):
    answer = wire.send(signed_by_nobody(wire, credential, Date="Sun, 06 Nov 1994 08:49:37 GMT"))
    assert answer.status == 400 and answer.code == "IncompleteSignatureException", str(answer)[:300]
    assert len(answer.body) < 2000


def refused_at_the_door(wire):
    """Requests that never come to an operation, and what each is told."""
    host, target = ("Host", wire.authority), ("X-Amz-Target", "secretsmanager.ListSecrets")
    scope = "Credential=AKIA/20260101/us-east-1/secretsmanager/aws4_request"
    return [
        (Request("POST", "/", (("Host", "evil.example"), target), b"{}"), 403, "AccessDeniedException"),
        (Request("POST", "/", (host, target, ("Origin", "https://evil.example")), b"{}"), 403, "AccessDeniedException"),
        (Request("POST", "/", (host, target, ("Content-Length", "99999999"))), 413, "RequestEntityTooLargeException"),
        (Request("POST", "/", (host, target, ("Authorization", f"AWS4-HMAC-SHA256 {scope}"), ("Content-Length", "9")), b"{}"), 400,
         "IncompleteSignatureException")]


def test_what_is_refused_at_the_door_is_logged_and_counted(own_server):
    wire = own_server.wire
    for request, status, code in refused_at_the_door(wire):
        answer = wire.send(request)
        assert (answer.status, answer.code) == (status, code), str(answer)
    deadline = time.monotonic() + 10
    while len(lines := [line for line in own_server.log.splitlines() if "ListSecrets" in line]) < 4:
        assert time.monotonic() < deadline, own_server.log
        time.sleep(0.05)
    for _, _, code in refused_at_the_door(wire):
        assert any(code in line and "secretsmanager" in line for line in lines), (code, own_server.log)
    assert len(lines) == 4
    with urllib.request.urlopen(own_server.endpoint + "/metrics") as page:
        text = page.read().decode()
    counted = dict(re.findall(r'strongroom_requests_total\{service="secretsmanager",operation="ListSecrets",outcome="(\w+)"\} (\d+)', text))
    assert counted == {"AccessDeniedException": "2", "RequestEntityTooLargeException": "1", "IncompleteSignatureException": "1"}
    assert "# TYPE strongroom_refused_requests_total counter\nstrongroom_refused_requests_total 4\n" in text
    assert "# TYPE strongroom_open_connections gauge\n" in text


def test_the_metrics_are_those_of_prometheus(own_server):
    own_server.client().create_secret(Name="db", SecretString="x")
    for _ in range(3):
        own_server.client().get_secret_value(SecretId="db")
    with pytest.raises(ClientError):
        own_server.client().get_secret_value(SecretId="absent")
    with urllib.request.urlopen(own_server.endpoint + "/metrics") as page:
        assert page.headers["Content-Type"] == "text/plain; version=0.0.4"
        text = page.read().decode()
    names = set()
    for line in text.splitlines():
        comment = re.fullmatch(r"# (?:HELP (\w+) .+|TYPE (\w+) (?:counter|gauge))", line)
        sample = re.fullmatch(r'(\w+)(?:\{(?:\w+="[^"\\]*",?)+\})? -?\d+', line)
        assert comment or sample, line
        if sample:
            assert sample[1] in names, f"{line} has no type"
        elif comment[2]:
            names.add(comment[2])
    for operation, outcome, count in (("CreateSecret", "ok", 1), ("GetSecretValue", "ok", 3), ("GetSecretValue", "ResourceNotFoundException", 1)):
        assert f'strongroom_requests_total{{service="secretsmanager",operation="{operation}",outcome="{outcome}"}} {count}\n' in text


def test_strangers_are_summed_up_in_one_record_a_minute(own_server):
    """Whoever asks without a signature, again and again, fills no trail."""
    wire = own_server.wire
    for _ in range(300):
        assert wire.send(Request("POST", "/", (("Host", wire.authority), ("X-Amz-Target", "secretsmanager.ListSecrets")), b"{}")).status == 400
    deadline = time.monotonic() + 90
    while not (summaries := [record for record in records(own_server.data) if record["eventName"] == "UnsignedRequests"]):
        assert time.monotonic() < deadline, "there is no summary"
        time.sleep(1)
    singly = [record for record in records(own_server.data) if record["eventName"] == "ListSecrets"]
    assert sum(int(summary["additionalEventData"]["count"]) for summary in summaries) + len(singly) == 300
    assert summaries[0]["additionalEventData"]["sourceIPAddress"] == "127.0.0.1"
