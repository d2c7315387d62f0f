"""Writes down what a server has promised, and looks afterwards whether it kept it."""
import concurrent.futures
import itertools
import threading
from collections import Counter

from faults.client import Answer
from faults.server import BentServer
from harness.secrets import fresh_value
from harness.wire import token

_numbers = itertools.count(1)


class Book:
    """What was written to one server, and how it was answered."""

    def __init__(self, server: BentServer):
        self.server = server
        self.lock = threading.Lock()
        self.acknowledged: dict[str, str] = {}
        self.refused: dict[str, str] = {}
        self.answers: list[Answer] = []

    def note(self, answer: Answer) -> Answer:
        with self.lock:
            self.answers.append(answer)
        return answer

    def write(self, client, length: int = 0, stem: str = "fault") -> Answer:
        """One CreateSecret; the value has at least `length` characters."""
        name, value = f"{stem}/{next(_numbers):06}", fresh_value().ljust(length, "x")
        answer = self.note(client.call("CreateSecret", Name=name, SecretString=value, ClientRequestToken=token()))
        with self.lock:
            (self.acknowledged if answer.status == 200 else self.refused)[name] = value
        return answer

    def write_many(self, count: int, length: int = 0, writers: int = 8, stem: str = "fault") -> list[Answer]:
        def run(share: int) -> list[Answer]:
            with self.server.quick() as client:
                return [self.write(client, length, stem) for _ in range(share)]

        writers = min(writers, count)
        with concurrent.futures.ThreadPoolExecutor(writers) as pool:
            return list(itertools.chain.from_iterable(pool.map(run, [(count + number) // writers for number in range(writers)])))

    def check(self, *, all_recorded: bool) -> int:
        """The server runs again: everything acknowledged is there, the rest whole or absent. Returns how much of the rest is there.

        Records are looked for in the trail's files: every answer but the service's own errors has one, and no write has two; those
        errors have one, too, if `all_recorded`.
        """
        with self.server.quick() as client:
            for name, value in self.acknowledged.items():
                answer = client.call("GetSecretValue", SecretId=name)
                assert (answer.status, answer.json.get("SecretString")) == (200, value), f"{name} was acknowledged: {answer}"
            whole = sum(self._is_whole(client, name, value) for name, value in self.refused.items())
        records = Counter(self.server.recorded())
        for answer in self.answers:
            if answer.status < 500 or all_recorded:
                assert records[answer.request_id] >= 1, f"answered, but without a record: {answer}"
            if answer.status < 400:
                assert records[answer.request_id] == 1, f"recorded {records[answer.request_id]} times: {answer}"
        return whole

    @staticmethod
    def _is_whole(client, name: str, value: str) -> bool:
        answer = client.call("GetSecretValue", SecretId=name)
        description = client.call("DescribeSecret", SecretId=name)
        if answer.status == 200:
            assert answer.json["SecretString"] == value and list(description.json["VersionIdsToStages"].values()) == [["AWSCURRENT"]]
            return True
        assert answer.code == description.code == "ResourceNotFoundException", f"half there: {answer}, {description}"
        again = client.call("CreateSecret", Name=name, SecretString=value, ClientRequestToken=token())
        assert again.status == 200, f"absent, but its name is taken: {again}"
        return False
