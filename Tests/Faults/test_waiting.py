"""Limits that only show after a minute. The connections are opened when the tests begin, and looked at when the others are done."""

#: A minute without a request; the server looks every five seconds, and the machine may be busy.
IDLE, LATEST = 60, 60 + 5 + 20


def test_a_connection_that_was_used_is_closed_after_a_minute(long_waits):
    assert IDLE - 1 < long_waits.idle.join(LATEST) < LATEST


def test_so_is_one_over_tls(long_waits):
    assert IDLE - 1 < long_waits.idle_over_tls.join(LATEST) < LATEST


def test_a_handshake_that_never_comes_is_given_up(long_waits):
    assert long_waits.handshake.join(LATEST) < 10 + 5 + 20


def test_a_handshake_that_comes_drop_by_drop_is_given_up(long_waits):
    assert long_waits.slow_handshake.join(LATEST) < 10 + 5 + 20
