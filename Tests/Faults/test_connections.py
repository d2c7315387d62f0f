"""Many connections, slow ones, and no more files: whoever behaves is served all the same."""
import concurrent.futures
import re
import resource
import socket
import threading
import time
import urllib.request

import pytest

from faults.waiting import Closing, until

CONNECTIONS = 10_000

#: Bytes of memory for an idle connection. Measured: 8.5 KiB in a release build, half a request head of 250 bytes among it; the bound is four times
#: that, so that another allocator or a debug build does not break it, and a buffer of 64 KiB kept for each connection does.
EACH = 34 * 1024

#: A head must be whole within ten seconds; the server looks every five.
HEAD_TIME, BODY_GRACE, LOOK = 10, 5, 5
#: Files that a server may have open more than at its beginning: readers of the store, the client of the test.
MORE = 40

#: For a busy machine, and for the time when thousands come or are closed at once: in a release build nobody then waits longer than 0.1 s, a debug
#: build on two busy cores has been seen to take 11.
SLACK, CROWDED = 15, 60

HALF = b"POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Half: " + b"y" * 200


@pytest.fixture
def many_files():
    """This process may open as many files as the test needs."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard != resource.RLIM_INFINITY and hard < CONNECTIONS + 1000:
        pytest.skip(f"processes may open only {hard} files here")
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, CONNECTIONS + 1000), hard))
    yield
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


@pytest.fixture
def server(make_server):
    server = make_server(bent=False).start()
    with server.quick() as client:
        assert client.call("CreateSecret", Name="a", SecretString="hush-1", ClientRequestToken="t" * 32).status == 200
    return server


def connect(server) -> socket.socket:
    return socket.create_connection(("127.0.0.1", server.port), timeout=20)


def read(client, within: float = 10) -> None:
    answer = client.call("GetSecretValue", SecretId="a")
    assert (answer.status, answer.json["SecretString"]) == (200, "hush-1")
    assert answer.seconds < within, str(answer)


def metric(server, name: str) -> int:
    with urllib.request.urlopen(f"{server.endpoint}/metrics", timeout=10) as page:
        return int(re.search(rf"^{name} (\d+)$", page.read().decode(), re.M)[1])


def open_many(server, count: int, *, paced: bool = False) -> list[socket.socket]:
    """Half of them with half a request head. Paced, a request comes after each 250: the kernel keeps a short line in order, and drops who
    finds it full, so whoever is answered knows that those before him have been taken in."""
    lines = []
    for number in range(count):
        lines.append(connect(server))
        if number % 2:
            lines[-1].sendall(HALF)
        if paced and number % 250 == 249:
            with server.quick() as client:
                read(client, CROWDED)
    return lines


def test_ten_thousand_idle_connections(server, many_files):
    before, files = server.resident, server.open_files
    with server.quick() as kept:
        read(kept)
        served, stop = [0], threading.Event()

        def go_on() -> None:
            while not stop.is_set():
                read(kept, CROWDED)
                with server.quick() as fresh:
                    read(fresh, CROWDED)
                served[0] += 1
                time.sleep(0.02)

        with concurrent.futures.ThreadPoolExecutor(1) as pool:
            reader = pool.submit(go_on)
            try:
                lines, most = [], 0
                for _ in range(10):
                    lines += open_many(server, CONNECTIONS // 10, paced=True)
                    most = max(most, metric(server, "strongroom_open_connections"))
                grown = server.resident - before
                # On a busy machine the first of them may be past their ten seconds before the last is open.
                assert most > CONNECTIONS / 2
                assert grown < CONNECTIONS * EACH, f"{grown // CONNECTIONS} bytes a connection"
                # The last ones may have stood in the kernel's line for long before they were taken in.
                until(lambda: server.open_files < files + MORE, HEAD_TIME + LOOK + CROWDED, "idle connections are closed")
            finally:
                stop.set()
            reader.result(30)
        assert served[0] > 10
    for line in lines:
        line.close()
    assert until(lambda: metric(server, "strongroom_open_connections") <= 2, 10, "the count goes down") < 10
    # What was released is used again: another crowd takes no more.
    peak = before + grown
    again = open_many(server, CONNECTIONS // 2, paced=True)
    assert server.resident < peak + CONNECTIONS * EACH // 10
    for line in again:
        line.close()
    until(lambda: server.open_files < files + MORE, SLACK, "connections that clients close are let go")
    assert server.stop() == 0
    print(f"{most} open at once, {grown // max(most, 1)} bytes each; {served[0]} pairs of requests were answered meanwhile")


def test_what_clients_close_is_let_go_at_once(server):
    """Programs that make one request each must not cost a file for a minute each."""
    files = server.open_files
    for _ in range(200):
        with server.quick() as client:
            read(client)
    until(lambda: server.open_files < files + MORE, 5, "closed connections are let go")


def test_whoever_only_stops_sending_gets_the_answer(server):
    for begun in (0, 200):
        with connect(server) as line, server.quick() as client:
            body = b'{"SecretId":"a"}'
            head = "".join(f"{name}: {value}\r\n" for name, value in client.fields("GetSecretValue", body).items())
            whole = f"POST / HTTP/1.1\r\n{head}Content-Length: {len(body)}\r\n\r\n".encode() + body
            line.sendall(whole[:begun])
            line.sendall(whole[begun:])
            line.shutdown(socket.SHUT_WR)
            line.settimeout(10)
            heard = b""
            while piece := line.recv(65536):
                heard += piece
            assert heard.startswith(b"HTTP/1.1 200 ") and b"hush-1" in heard


def test_more_connections_than_files(make_server):
    """The store and the trail keep the files they need; the rest waits in line until others have gone."""
    server = make_server(bent=False, shell="ulimit -n 512").start()
    with server.quick() as kept:
        assert kept.call("CreateSecret", Name="a", SecretString="hush-1", ClientRequestToken="t" * 32).status == 200
        lines = open_many(server, 600)
        for number in range(20):
            read(kept)
            assert kept.call("CreateSecret", Name=f"b{number}", SecretString="hush-1", ClientRequestToken="t" * 32).status == 200
        assert server.open_files < 512
        for line in lines:
            line.close()
        with server.quick() as fresh:
            read(fresh)
    assert server.stop() == 0


def test_the_limit_of_open_files_is_raised_as_far_as_it_may_be(make_server):
    server = make_server(bent=False, shell="ulimit -Sn 256").start()
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    lines = open_many(server, 700 if hard == resource.RLIM_INFINITY or hard > 1200 else 0)
    if not lines:
        pytest.skip(f"processes may open only {hard} files here")
    until(lambda: server.open_files > 700, 10, "all are taken in")
    for line in lines:
        line.close()


def test_slow_ones_are_given_up(server):
    """Fifty of each kind at once, and a decent client among them."""
    with server.quick() as client:
        body = b'{"SecretId":"a"}' + b" " * 4000
        fields = client.fields("GetSecretValue", body)
        head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
        whole = f"POST / HTTP/1.1\r\n{head}Content-Length: {len(body)}\r\n\r\n".encode()

        def begun_with(text: bytes, drip: bytes) -> Closing:
            line = connect(server)
            line.sendall(text)
            return Closing(line, drip)

        heads = [begun_with(b"POST / HTTP/1.1\r\nX-Slow: ", b"y") for _ in range(50)]
        lines = [begun_with(b"POST / HTTP/1.1\r\nHost: a\r\n", b"X-Slow: y\r\n") for _ in range(50)]
        silent = [begun_with(b"", b"") for _ in range(50)]
        bodies = [begun_with(whole, b" ") for _ in range(50)]
        unsigned = begun_with(f"POST / HTTP/1.1\r\nHost: {client.host}\r\nContent-Length: 100000\r\n\r\n{{".encode(), b" ")
        patient = connect(server)
        patient.sendall(whole)
        for place in range(0, len(body), 500):  # 2,000 bytes a second; 1,024 are asked for
            patient.sendall(body[place:place + 500])
            time.sleep(0.25)
            read(client)
        assert patient.recv(65536).startswith(b"HTTP/1.1 200 ")
        patient.close()
        for slow in bodies:
            assert BODY_GRACE - 1 < slow.join(BODY_GRACE + LOOK + SLACK) < BODY_GRACE + LOOK + SLACK
        for slow in heads + lines + silent:
            assert HEAD_TIME - 1 < slow.join(HEAD_TIME + LOOK + SLACK) < HEAD_TIME + LOOK + SLACK
        assert unsigned.join(5) < BODY_GRACE and b"MissingAuthenticationToken" in unsigned.heard, "whoever does not sign is told at once"
        read(client)
    assert server.stop() == 0


def test_who_reads_no_answers_is_not_read_any_more(server):
    """Requests one behind the other, and none of the answers taken: soon the server takes no more of them, and later answers each."""
    request = b"GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
    many = request * 1000
    most = 64 << 20
    with connect(server) as line, server.quick() as client:
        line.settimeout(2)
        sent = 0
        try:
            while sent < most:
                sent += line.send(many[sent % len(request):])
        except TimeoutError:
            pass
        assert sent < most, "the server takes requests without end"
        read(client)
        line.settimeout(20)
        answers, tail = 0, b""
        while answers < sent // len(request):
            data = line.recv(1 << 20)
            assert data, f"closed after {answers} of {sent // len(request)} answers"
            answers += (tail + data).count(b"HTTP/1.1 200")
            tail = (tail + data)[-11:]
        assert answers == sent // len(request)


def test_a_log_that_nobody_reads_stops_nobody(make_server):
    server = make_server(bent=False, shell="exec 2> >(exit 0); sleep 0.3").start()
    with server.quick() as client:
        assert client.call("CreateSecret", Name="a", SecretString="hush-1", ClientRequestToken="t" * 32).status == 200
        for _ in range(5):
            read(client)
            time.sleep(0.15)
    assert server.stop() == 0


@pytest.mark.parametrize("request_line", [b"GET /health HTTP/1.1", b"CONNECT /health HTTP/1.1"])
def test_what_comes_behind_a_request_for_another_protocol_is_not_kept(make_server, request_line):
    server = make_server(bent=False).start()
    before = server.resident
    with socket.create_connection(("127.0.0.1", server.port), timeout=20) as line:
        line.sendall(request_line + b"\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n")
        try:
            for _ in range(512):
                line.sendall(b"x" * (1 << 18))
        except OSError:
            pass  # The server has had enough.
        assert server.resident - before < 32 << 20, "of what may have been 128 MiB"
