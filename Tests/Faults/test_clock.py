"""A clock that jumps: the trail says so, for its dates mean something else from there on."""
import re

import pytest

from faults.waiting import until


@pytest.fixture
def server(make_server):
    return make_server().start()


def jumps(server) -> list[int]:
    """Seconds of each recorded jump, in order."""
    trail = b"".join(file.read_bytes() for file in sorted((server.data / "trail").glob("*.log")))
    return [int(seconds) for seconds in re.findall(rb'"eventName":"ClockJumped"[^\n]*?"additionalEventData":\{"seconds":(-?\d+)', trail)]


@pytest.mark.parametrize("seconds", [7200, -7200])
def test_a_jump_is_recorded(server, seconds):
    server.machine.seconds = seconds
    until(lambda: jumps(server), 20, "the jump is recorded")
    assert len(jumps(server)) == 1 and abs(jumps(server)[0] - seconds) <= 5
    assert server.stop() == 0
    server.verify()


def test_what_a_time_service_mends_is_no_jump(server):
    for seconds in (20, 45, 0):
        server.machine.seconds = seconds
        until(lambda: server.quick().call("ListSecrets").status == 200, 10, "it serves")
    server.machine.seconds = 600
    until(lambda: jumps(server), 20, "a jump is recorded")
    assert len(jumps(server)) == 1 and 590 <= jumps(server)[0] <= 605
