"""Twenty thousand deleted secrets: they are erased in time, and nothing of them is left in the store's files."""
import sqlite3
import time

import pytest

from faults.book import Book
from faults.waiting import until
from harness.wire import token

#: Made through the API: erased at once, scheduled with seven days, scheduled with thirty.
FORCED, DUE, LATER = 600, 200, 50
#: Copies of one that is due, put into the store's tables while no server runs; erasing looks at no value.
COPIES = 20_000 - FORCED - DUE

DAY = 86_400
#: Seconds from a secret's date to its end, and from there to its last trace.
ERASED, TRACELESS = 60, 60


@pytest.fixture
def server(make_server):
    return make_server()


def make(book: Book, stem: str, count: int) -> list[str]:
    """Secrets whose names begin with `stem`, made by many at once."""
    before = set(book.acknowledged)
    answers = book.write_many(count, stem=stem)
    assert {answer.status for answer in answers} == {200}
    return sorted(set(book.acknowledged) - before)


def rows(server, sql: str) -> list[tuple]:
    database = sqlite3.connect(f"file:{server.data}/store.sqlite?mode=ro", uri=True, timeout=20)
    try:
        return database.execute(sql).fetchall()
    finally:
        database.close()


def ciphertexts(server, stem: str) -> list[bytes]:
    """Of a value in every fiftieth secret."""
    found = rows(server, f"SELECT value FROM versions JOIN secrets ON serial = secret WHERE name LIKE '{stem}%' AND value IS NOT NULL ORDER BY name")
    assert len(found) >= 50
    return [value for value, in found][::50]


def copy(server, name: str) -> None:
    database = sqlite3.connect(server.data / "store.sqlite")
    columns = [column for _, column, *_ in database.execute("PRAGMA table_info(secrets)")]
    taken = ", ".join({
        "serial": "(SELECT MAX(serial) FROM secrets) % 1000000007 + n.value", "name": "name || '/copy/' || n.value",
        "tail": "name || '/copy/' || n.value || substr(tail, -7)"}.get(column, column) for column in columns)
    numbers = f"WITH RECURSIVE n(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n WHERE value < {COPIES})"
    database.execute(f"{numbers} INSERT INTO secrets ({', '.join(columns)}) SELECT {taken} FROM secrets, n WHERE name = ?", (name,))
    database.execute(
        """INSERT INTO versions SELECT copied.serial, version, versions.revision, versions.created, kind, key_arn, randomblob(200)
           FROM versions JOIN secrets original ON original.serial = secret AND original.name = ?1
           JOIN secrets copied ON copied.name LIKE ?1 || '/copy/%'""", (name,))
    database.commit()
    database.close()


def left(server) -> int:
    return rows(server, "SELECT COUNT(*) FROM secrets")[0][0]


def test_deleted_secrets_are_erased_and_leave_no_trace(server):
    server.start()
    book = Book(server)
    kept, = make(book, "kept", 1)
    forced, due, later = make(book, "forced", FORCED), make(book, "due", DUE), make(book, "later", LATER)
    traces = ciphertexts(server, "forced") + ciphertexts(server, "due")
    with server.quick() as client:
        for name in forced:
            assert client.call("DeleteSecret", SecretId=name, ForceDeleteWithoutRecovery=True).status == 200
        for name in due:
            assert client.call("DeleteSecret", SecretId=name, RecoveryWindowInDays=7).status == 200
        for name in later:
            assert client.call("DeleteSecret", SecretId=name, RecoveryWindowInDays=30).status == 200
        restored = due.pop()  # The last one is no fiftieth.
        assert client.call("RestoreSecret", SecretId=restored).status == 200
    assert server.stop() == 0
    copy(server, due[0])
    copied = [value for value, in rows(server, "SELECT value FROM versions JOIN secrets ON serial = secret WHERE name LIKE '%/copy/%7'")][::100]
    assert left(server) == COPIES + len(due) + LATER + 2
    assert all(trace in server.store_bytes() for trace in copied), "the search finds what is there"

    server.machine.seconds = 8 * DAY
    server.start()
    with server.quick() as client:
        begun, slowest, tries = time.monotonic(), 0.0, 0
        while left(server) > LATER + 2:
            assert time.monotonic() - begun < ERASED, f"{left(server)} are left"
            answer = client.call("GetSecretValue", SecretId=kept)
            assert answer.status == 200 and answer.seconds < 10, str(answer)
            put = client.call("PutSecretValue", SecretId=kept, SecretString="hush-2", ClientRequestToken=token())
            assert put.status == 200 and put.seconds < 10, str(put)
            slowest, tries = max(slowest, answer.seconds, put.seconds), tries + 1
        print(f"{COPIES + len(due)} erased in {time.monotonic() - begun:.1f} s; {tries} reads and writes meanwhile, the slowest took {slowest:.3f} s")
        for name in (due[0], forced[0], f"{due[0]}/copy/7"):
            assert client.call("DescribeSecret", SecretId=name).code == "ResourceNotFoundException"
        assert client.call("DescribeSecret", SecretId=later[0]).json["DeletedDate"]
        assert client.call("GetSecretValue", SecretId=restored).status == 200
        assert client.call("CreateSecret", Name=due[0], SecretString="hush-3", ClientRequestToken=token()).status == 200, "its name is free"
        assert client.call("DeleteSecret", SecretId=due[0], ForceDeleteWithoutRecovery=True).status == 200
        server.machine.seconds += TRACELESS

        def is_traceless() -> bool:
            # A write takes the delivered records out of the outbox; the chore empties the log.
            client.call("PutSecretValue", SecretId=kept, SecretString="hush-2", ClientRequestToken=token())
            server.machine.seconds += TRACELESS
            time.sleep(1)
            everything = server.store_bytes()
            return not any(trace in everything for trace in [*traces, *copied, b"forced", b"/copy/"])

        until(is_traceless, 30, "ciphertexts and names are gone from the store's files")
    assert server.stop() == 0
    records = [record for record in server.events() if record == "EndSecretVersionDelete"]
    assert len(records) == COPIES + len(due) + len(forced) + 1, "each erasure is recorded, and each forced deletion"
    server.verify()
