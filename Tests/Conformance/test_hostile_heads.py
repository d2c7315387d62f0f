"""Heads that nobody has signed, made to hurt: a refusal, and a server that goes on."""
import pytest

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
