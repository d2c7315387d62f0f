"""Too little room: requests are refused before the disk is full, and the trail keeps to its share and its time."""
import json
import time
import urllib.error
import urllib.request

import pytest

from faults.trail import age, split
from faults.waiting import until

MEBIBYTE, GIBIBYTE, DAY = 1 << 20, 1 << 30, 86_400


def health(server) -> tuple[int, dict]:
    try:
        with urllib.request.urlopen(f"{server.endpoint}/health", timeout=10) as page:
            return page.status, json.loads(page.read())
    except urllib.error.HTTPError as error:
        with error:
            return error.code, json.loads(error.read())


def test_below_a_gibibyte_requests_are_refused_until_there_is_room(make_server):
    server = make_server().start()
    with server.quick() as client:
        assert client.call("CreateSecret", Name="a", SecretString="hush-1", ClientRequestToken="t" * 32).status == 200
        for _ in range(2):
            server.machine.free = GIBIBYTE - MEBIBYTE
            until(lambda: server.health() == 503, 15, "the server sees that the disk is nearly full")
            status, page = health(server)
            assert (status, page["status"]) == (503, "refusing") and "1 GiB" in page["reason"]
            for operation, members in (("GetSecretValue", {"SecretId": "a"}), ("PutSecretValue", {"SecretId": "a", "SecretString": "hush-2"})):
                answer = client.call(operation, **members)
                assert (answer.status, answer.code) == (503, "ServiceUnavailable"), str(answer)
            server.machine.free = GIBIBYTE + MEBIBYTE
            until(lambda: server.health() == 200, 15, "the server sees that there is room again")
            assert client.call("GetSecretValue", SecretId="a").json["SecretString"] == "hush-1"
    server.machine.free = None
    assert server.stop() == 0
    server.verify()


def test_a_clock_that_is_set_back_stops_no_chore(make_server):
    server = make_server().start()
    server.machine.seconds = -10 * DAY
    time.sleep(1)
    server.machine.free = 0
    until(lambda: server.health() == 503, 15, "the chore that watches the disk comes round")


@pytest.fixture
def long_trail(make_server):
    """A stopped server whose trail has three segments. The server itself begins one each 64 MiB; here they are made smaller."""
    server = make_server().start()
    with server.quick() as client:
        for number in range(60):
            assert client.call("CreateSecret", Name=f"a{number}", SecretString="hush-1", ClientRequestToken="t" * 32).status == 200
            assert client.call("GetSecretValue", SecretId=f"a{number}").status == 200
    assert server.stop() == 0
    made = split(server.data / "trail", 3)
    assert "in 3 segments" in server.verify()
    return server, made, lambda: sorted((server.data / "trail").glob("*.log"))


def expired(server) -> int:
    return server.events().count("TrailSegmentExpired")


def test_the_oldest_segment_goes_when_the_trail_has_its_share_or_its_time(long_trail):
    server, (first, second, third), segments = long_trail
    sizes = [file.stat().st_size for file in (first, second, third)]
    server.start()
    time.sleep(1)
    assert segments() == [first, second, third], "there is room, and nothing is old"
    server.kill()
    # A fifth of the disk holds two and a half.
    server.machine.total = 5 * (sum(sizes) - sizes[0] // 2)
    server.machine.free = 2 * GIBIBYTE
    server.start()
    until(lambda: segments() == [second, third], 15, "the oldest segment is removed")
    until(lambda: expired(server) == 1, 15, "and that is recorded")
    assert server.stop() == 0
    server.verify()
    server.machine.total = None
    age(third, 89 * DAY)
    server.start()
    time.sleep(1)
    assert segments() == [second, third], "it is not yet ninety days old"
    server.kill()
    age(third, 91 * DAY)
    server.start()
    until(lambda: segments() == [third], 15, "what is older than ninety days is removed")
    until(lambda: expired(server) == 2, 15, "and that is recorded")
    with server.quick() as client:
        assert client.call("ListSecrets").status == 200
    assert server.stop() == 0
    server.verify()


def test_a_clock_far_ahead_takes_nothing_away(long_trail):
    server, made, segments = long_trail
    server.machine.seconds = 91 * DAY
    server.start()
    until(lambda: "the clock is days ahead of the audit trail" in server.log_file.read_text(), 15, "the server doubts the clock, and says so")
    assert server.stop() == 0
    assert segments() == made
    server.verify()
