#!/usr/bin/env python3
"""Kills the server in the middle of writes, again and again, and looks whether it kept its promises.

Each round: 32 writers create secrets and put values; while some of their requests are unanswered the server gets SIGKILL. After the restart
 - every acknowledged write is there with its value,
 - every unacknowledged one is there whole or not at all,
 - the audit trail's chain holds,
 - a secret that was read right before the kill says so, and
 - every request that was answered has its record.

    crash.py --binary .build/debug/strongroom --kills 50

Exit status 0 if all rounds held. The last line says how many kills fell while a write was unanswered.
"""
import argparse
import http.client
import json
import os
import random
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
import uuid

from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

WRITERS = 32


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Server:
    def __init__(self, binary, folder):
        self.binary, self.data, self.port = binary, os.path.join(folder, "data"), free_port()
        self.log = open(os.path.join(folder, "server.log"), "ab")
        self.process = None

    def start(self):
        self.process = subprocess.Popen(
            [self.binary, "serve", "--data", self.data, "--listen", f"127.0.0.1:{self.port}"], stdout=self.log, stderr=self.log)
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{self.port}/health", timeout=5).read()
                return
            except OSError:
                if self.process.poll() is not None:
                    sys.exit(f"the server ended with {self.process.returncode}; see its log")
                time.sleep(0.01)
        sys.exit("the server did not start within a minute")

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=30)


class Client:
    """One connection and its signatures."""

    def __init__(self, server, credentials):
        self.port, self.credentials, self.connection = server.port, credentials, None

    def call(self, operation, body):
        """Status, answer and request id; raises OSError or HTTPException if no whole answer came."""
        if self.connection is None:
            self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        text = json.dumps(body)
        request = AWSRequest(
            "POST", f"http://127.0.0.1:{self.port}/", data=text,
            headers={"Content-Type": "application/x-amz-json-1.1", "X-Amz-Target": f"secretsmanager.{operation}"})
        SigV4Auth(self.credentials, "secretsmanager", "us-east-1").add_auth(request)
        try:
            self.connection.request("POST", "/", text, dict(request.headers))
            answer = self.connection.getresponse()
            return answer.status, json.loads(answer.read() or b"{}"), answer.headers["x-amzn-RequestId"]
        except (OSError, http.client.HTTPException):
            self.connection.close()
            self.connection = None
            raise


class Round:
    """What the writers of one round did."""

    def __init__(self):
        self.lock = threading.Lock()
        self.stop = threading.Event()
        self.unanswered = {}  # token -> (secret, value): sent, no answer yet
        self.acknowledged = {}  # token -> (secret, value)
        self.request_ids = set()
        self.faults = []

    def write(self, client, number, generation):
        count = 0
        secret = f"crash/{generation}/{number}"
        while not self.stop.is_set():
            token, value = str(uuid.uuid4()), f"value-{uuid.uuid4()}"
            if count % 5 == 0:
                secret = f"crash/{generation}/{number}/{count}"
                operation, body = "CreateSecret", {"Name": secret}
            else:
                operation, body = "PutSecretValue", {"SecretId": secret}
            body.update(ClientRequestToken=token, SecretString=value)
            with self.lock:
                self.unanswered[token] = (secret, value)
            try:
                status, answer, request_id = client.call(operation, body)
            except (OSError, http.client.HTTPException, json.JSONDecodeError):
                return
            with self.lock:
                del self.unanswered[token]
                self.request_ids.add(request_id)
                if status == 200:
                    self.acknowledged[token] = (secret, value)
                else:
                    self.faults.append(f"{operation}: {status} {answer}")
            count += 1


def check(client, the_round, trail):
    faults = list(the_round.faults)
    for token, (secret, value) in the_round.acknowledged.items():
        status, answer, _ = client.call("GetSecretValue", {"SecretId": secret, "VersionId": token})
        if status != 200 or answer.get("SecretString") != value:
            faults.append(f"acknowledged, but lost: {secret} {token}: {status} {answer.get('__type')}")
    half = 0
    for token, (secret, value) in the_round.unanswered.items():
        status, answer, _ = client.call("GetSecretValue", {"SecretId": secret, "VersionId": token})
        if status == 200:
            half += 1
            _, description, _ = client.call("DescribeSecret", {"SecretId": secret})
            if answer["SecretString"] != value or token not in description.get("VersionIdsToStages", {}):
                faults.append(f"half there: {secret} {token}")
        elif answer.get("__type") != "ResourceNotFoundException":
            faults.append(f"half there: {secret} {token}: {answer}")
    missing = the_round.request_ids - request_ids_in(trail)
    faults += [f"answered, but without a record: {request_id}" for request_id in list(missing)[:5]]
    return faults, half


def read_one(client, the_round):
    """Reads a secret that nobody has read before, and returns its name; none if nothing is acknowledged yet."""
    with the_round.lock:
        secrets = [secret for secret, _ in the_round.acknowledged.values()]
    if not secrets:
        return None
    try:
        status, _, _ = client.call("GetSecretValue", {"SecretId": secrets[-1]})
    except (OSError, http.client.HTTPException):
        return None
    return secrets[-1] if status == 200 else None


def check_access(client, secret):
    _, description, _ = client.call("DescribeSecret", {"SecretId": secret})
    return [] if "LastAccessedDate" in description else [f"read, but without a date of access: {secret}"]


def request_ids_in(trail):
    found = set()
    for name in os.listdir(trail):
        with open(os.path.join(trail, name), "rb") as file:
            found.update(match.decode() for match in re.findall(rb'"requestID":"([0-9a-f-]{36})"', file.read()))
    return found


def check_chain(server):
    """What the program itself says of the trail's chain, from its files."""
    verdict = subprocess.run([server.binary, "audit", "verify", "--data", server.data], capture_output=True, text=True)
    return [] if verdict.returncode == 0 else [f"the chain does not hold: {verdict.stdout}{verdict.stderr}"]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--binary", required=True)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    rng = random.Random(arguments.seed)
    folder = tempfile.mkdtemp(prefix="strongroom-crash-")
    server = Server(arguments.binary, folder)
    server.start()
    with open(server.data + ".credentials") as file:
        words = file.read().split()
    credentials = Credentials(words[3], words[6])
    faults, in_flight_kills, acknowledged, unanswered, survived, rounds = [], 0, 0, 0, 0, 0
    try:
        while in_flight_kills < arguments.kills and not faults and rounds < arguments.kills * 2:
            rounds += 1
            the_round = Round()
            threads = [
                threading.Thread(target=the_round.write, args=(Client(server, credentials), number, rounds)) for number in range(WRITERS)]
            for thread in threads:
                thread.start()
            time.sleep(rng.uniform(0.05, 0.6))
            read = read_one(Client(server, credentials), the_round)
            with the_round.lock:  # nobody books an answer while the signal is sent
                waiting = len(the_round.unanswered)
                server.kill()
            the_round.stop.set()
            for thread in threads:
                thread.join()
            if the_round.unanswered and waiting:
                in_flight_kills += 1
            server.start()
            dated = check_access(Client(server, credentials), read) if read else []
            found, whole = check(Client(server, credentials), the_round, os.path.join(server.data, "trail"))
            faults += [f"round {rounds}: {fault}" for fault in dated + found + check_chain(server)]
            acknowledged += len(the_round.acknowledged)
            unanswered += len(the_round.unanswered)
            survived += whole
        status = server.stop()
        if status != 0:
            faults.append(f"SIGTERM ended with status {status}")
        faults += check_chain(server)
    finally:
        if server.process.poll() is None:
            server.kill()
        if not faults:
            shutil.rmtree(folder)
        else:
            print(f"kept for a look: {folder}")
    for fault in faults[:20]:
        print(fault)
    if in_flight_kills < arguments.kills and not faults:
        faults.append("too few kills fell while a write was unanswered")
        print(faults[-1])
    print(f"{rounds} kills, {in_flight_kills} of them while a write was unanswered; {acknowledged} acknowledged writes all there, "
          f"{unanswered} unanswered ones ({survived} had come through whole), {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
