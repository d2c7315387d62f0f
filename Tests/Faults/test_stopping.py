"""SIGTERM: what is in flight is answered, and who does not finish is not waited for long."""
import signal
import threading
import time

import pytest

from harness.secrets import fresh_name, fresh_value
from harness.wire import token


@pytest.fixture
def server(make_server):
    return make_server(bent=False).start()


def begun(server):
    """A connection on which all of a CreateSecret has been sent but its last byte; the byte, and the secret's name."""
    name = fresh_name()
    request = server.wire.json("CreateSecret", {"Name": name, "ClientRequestToken": token(), "SecretString": fresh_value()})
    data = request.sized.head + request.body
    line = server.wire.open()
    line.write(data[:-1])
    time.sleep(0.3)
    return line, data[-1:], name


def ended(server) -> threading.Thread:
    server.process.send_signal(signal.SIGTERM)
    thread = threading.Thread(target=server.process.wait, args=(60,), daemon=True)
    thread.start()
    return thread


def test_what_is_in_flight_is_answered(server):
    line, last, name = begun(server)
    with line:
        end = ended(server)
        time.sleep(0.3)
        line.write(last)
        assert line.read().status == 200
    end.join(20)
    assert server.process.poll() == 0
    server.process = None
    server.start()
    assert server.client().describe_secret(SecretId=name)["Name"] == name


def test_who_never_finishes_does_not_hold_it_up(server):
    line, _, _ = begun(server)
    with line:
        end = ended(server)
        end.join(20)
        assert server.process.poll() == 0
    server.process = None
    server.verify()
