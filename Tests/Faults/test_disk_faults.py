"""What clients and operators see when the disk is full, broken or read-only, and what is left of it afterwards.

Measured, and asserted by the tables below:

| what fails | writes | reads | recovery |
|---|---|---|---|
| the store's log (`store.sqlite-wal`): anything | 500 `InternalServiceError`, recorded | go on | by itself, with the next request |
| the store (`store.sqlite`): anything | go on: the log grows, nothing is copied from it | go on | by itself, with the next checkpoint |
| the trail: writing | go on: records wait in the outbox, which is on disk | 500 `InternalServiceError` | by itself; waiting records follow within a second |
| the trail: bringing to disk | go on | go on, but 500 with `--sync-audit` | by itself |

All of it within a second; the process neither ends nor hangs.
"""
import itertools
import time

import pytest

from faults.book import Book
from faults.machine import DISK_FULL, INPUT_OUTPUT, READ_ONLY

WAL, STORE, TRAIL = "*/data/store.sqlite-wal", "*/data/store.sqlite", "*/data/trail/*"

#: How a fault shows: error number and calls. On a disk that has become read-only, files that are open fail as well.
FAULTS = {
    "disk full": (DISK_FULL, "open,write,truncate,rename"),
    "disk full in the middle of a write": (DISK_FULL, "short"),
    "input or output error": (INPUT_OUTPUT, "open,write,sync,truncate,rename"),
    "read-only": (READ_ONLY, "open,write,sync,truncate,rename"),
    "fsync": (INPUT_OUTPUT, "sync"),
}

#: A reader's and a writer's second. Asserted of the best of several tries, as the machine may be busy; no try may take much longer.
SECOND, LONGEST = 1.0, 10.0

#: Seconds within which a server serves again when the fault is gone.
RECOVERY = 10

CASES = list(itertools.product(FAULTS, {"log of the store": WAL, "store": STORE, "trail": TRAIL}.items()))
TABLE = pytest.mark.parametrize("fault, file", [(FAULTS[f], w) for f, w in CASES], ids=[f"{w[0]}: {f}" for f, w in CASES])


def expected(fault: tuple[int, str], pattern: str) -> tuple[int, int]:
    """Statuses of a write and a read."""
    if pattern == WAL:
        return 500, 200
    if pattern == TRAIL and fault != FAULTS["fsync"]:
        return 200, 500
    return 200, 200


def in_time(answers: list) -> None:
    assert max(answer.seconds for answer in answers) < LONGEST, str(max(answers, key=lambda answer: answer.seconds))
    for _, group in itertools.groupby(sorted(answers, key=lambda answer: answer.operation), lambda answer: answer.operation):
        fastest = min(group, key=lambda answer: answer.seconds)
        assert fastest.seconds < SECOND, str(fastest)


def shaped(answer, status: int) -> None:
    """An answer with this status; an error has AWS's shape."""
    assert answer.status == status, str(answer)
    if status >= 500:
        assert answer.code == "InternalServiceError" and set(answer.json) <= {"__type", "Message", "message"}, str(answer)


def resumes(book: Book, client) -> None:
    """Writes and reads go on without a restart, soon after the fault is gone."""
    deadline = time.monotonic() + RECOVERY
    while (write := book.write(client)).status != 200:
        assert time.monotonic() < deadline, str(write)
        time.sleep(0.02)
    name = next(iter(book.acknowledged))
    while (read := book.note(client.call("GetSecretValue", SecretId=name))).status != 200:
        assert time.monotonic() < deadline, str(read)
        time.sleep(0.02)


def reads(book: Book, client, name: str, cold: str) -> list:
    """A value from the cache, a description that goes to the database, and a page of a list."""
    return [
        book.note(answer) for answer in (
            client.call("GetSecretValue", SecretId=name), client.call("ListSecretVersionIds", SecretId=cold),
            client.call("ListSecrets", MaxResults=1))]


def until_checkpointed(server, book: Book, fault: tuple[int, str]) -> list:
    """Lets the chore come round that copies SQLite's log into the store; under one fault, writes so much that SQLite does it by itself, too."""
    answers = book.write_many(600, length=60_000) if fault == FAULTS["input or output error"] else book.write_many(16)
    server.machine.seconds += 60
    deadline = time.monotonic() + RECOVERY
    while server.machine.struck == 0 and time.monotonic() < deadline:
        time.sleep(0.05)
    return answers


@TABLE
def test_a_fault_is_answered_and_survived(make_server, fault, file):
    server = make_server().start()
    book, pattern = Book(server), file[1]
    book.write_many(16)
    name, cold, *_ = book.acknowledged
    on_write, on_read = expected(fault, pattern)
    with server.quick() as client:
        reads(book, client, name, cold)
        server.machine.fail((*fault, pattern))
        if pattern == STORE:
            writes = until_checkpointed(server, book, fault)
        elif pattern == TRAIL and fault == FAULTS["fsync"]:
            writes = [book.write(client) for _ in range(3)]
            time.sleep(1.5)  # The trail is brought to disk each second; the failure must have come and gone.
        else:
            writes = book.write_many(16) + [book.write(client) for _ in range(3)]
        seen = [answer for _ in range(3) for answer in reads(book, client, name, cold)]
        assert server.machine.struck > 0, "the fault was met"
        in_time(writes + seen)
        for answer in writes:
            shaped(answer, on_write)
        for answer in seen:
            shaped(answer, on_read)
        assert server.health() == 200 and server.process.poll() is None
        server.machine.mend()
        resumes(book, client)
    server.kill()
    server.start()
    whole = book.check(all_recorded=pattern != TRAIL)
    assert pattern != WAL or whole == 0, "what was refused was overwritten by what came after"
    assert server.stop() == 0
    server.verify()


@TABLE
def test_killed_under_a_fault_nothing_acknowledged_is_lost(make_server, fault, file):
    server = make_server().start()
    book, pattern = Book(server), file[1]
    book.write_many(16)
    server.machine.fail((*fault, pattern))
    book.write_many(32)
    server.kill()
    server.machine.mend()
    server.start()
    book.check(all_recorded=pattern != TRAIL)
    assert server.stop() == 0
    server.verify()


@TABLE
def test_stopped_under_a_fault_a_server_ends_and_loses_nothing(make_server, fault, file):
    server = make_server().start()
    book, pattern = Book(server), file[1]
    book.write_many(16)
    server.machine.fail((*fault, pattern))
    book.write_many(8)
    begun = time.monotonic()
    assert server.stop() in {0, 1}
    assert time.monotonic() - begun < 30
    server.machine.mend()
    server.start()
    book.check(all_recorded=pattern != TRAIL)
    assert server.stop() == 0
    server.verify()


@TABLE
def test_under_a_fault_a_server_starts_or_says_why_not(make_server, fault, file):
    server = make_server().start()
    book, pattern = Book(server), file[1]
    book.write_many(16)
    server.kill()
    server.machine.fail((*fault, pattern))
    try:
        server.start()
    except Exception:
        assert "strongroom: " in server.log and "Fatal error" not in server.log, server.log[-2000:]
    server.kill()
    server.machine.mend()
    server.start()
    book.check(all_recorded=True)
    assert server.stop() == 0
    server.verify()


def test_a_read_waits_for_the_disk_where_that_is_asked(make_server):
    server = make_server(arguments=("--sync-audit",)).start()
    book = Book(server)
    book.write_many(8)
    with server.quick() as client:
        server.machine.fail((*FAULTS["fsync"], TRAIL))
        answers = [book.note(client.call("GetSecretValue", SecretId=next(iter(book.acknowledged)))) for _ in range(3)]
        for answer in answers:
            shaped(answer, 500)
        in_time(answers)
        server.machine.mend()
        resumes(book, client)
    server.kill()
    server.start()
    book.check(all_recorded=False)
    assert server.stop() == 0
    server.verify()
