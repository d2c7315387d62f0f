#!/usr/bin/env python3
"""Counts, from outside the process, what is on disk before an answer goes out.

The server runs under strace while 32 writers put values. For each answered write the trace must show, between the request's arrival and its
answer, a sync of SQLite's log that began after the request and ended before the answer. And commits must share syncs: fewer syncs than writes.

    fsync.py --binary .build/debug/strongroom
"""
import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
import uuid

from botocore.credentials import Credentials

from crash import Client, free_port

WRITERS, WRITES = 32, 20
CALL = re.compile(r"^(\d+) +[\d.]+ (?:<\.\.\. )?(\w+)(.*)$")


def serve(binary, folder, port):
    trace = os.path.join(folder, "trace")
    process = subprocess.Popen(
        ["strace", "-f", "-ttt", "-yy", "-s", "24", "-e", "trace=fsync,fdatasync,read,recvfrom,recvmsg,write,writev,sendto,sendmsg", "-o", trace,
         binary, "serve", "--data", os.path.join(folder, "data"), "--listen", f"127.0.0.1:{port}"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=5).read()
            return process, trace
        except OSError:
            time.sleep(0.05)
    sys.exit("the server did not start under strace")


def write(client, number, answered):
    secret = f"fsync/{number}"
    for count in range(WRITES):
        operation = "CreateSecret" if count == 0 else "PutSecretValue"
        body = {"ClientRequestToken": str(uuid.uuid4()), "SecretString": "x" * 100, ("Name" if count == 0 else "SecretId"): secret}
        status, answer, _ = client.call(operation, body)
        if status != 200:
            sys.exit(f"{operation}: {status} {answer}")
        answered.append(1)


def events(trace):
    """('sync began' | 'sync ended' | 'request' | 'answer', socket) in the order of the trace."""
    pending = {}
    with open(trace, encoding="utf-8", errors="replace") as file:
        for line in file:
            match = CALL.match(line)
            if not match:
                continue
            thread, name, rest = match.groups()
            resumed = "resumed>" in rest
            if not resumed:
                pending[thread] = rest
            whole = pending.get(thread, "") + rest if resumed else rest
            unfinished = "<unfinished ...>" in rest
            socket = re.search(r"\((\d+)<(?:TCP|socket)", whole)
            if name in ("fsync", "fdatasync"):
                if "store.sqlite-wal" not in whole:
                    continue
                if not resumed:
                    yield "sync began", thread
                if not unfinished:
                    yield "sync ended", thread
            elif socket and name in ("read", "recvfrom", "recvmsg") and not unfinished and '"POST / ' in whole:
                yield "request", socket.group(1)
            elif socket and name in ("write", "writev", "sendto", "sendmsg") and not resumed and "HTTP/1.1 200" in whole:
                yield "answer", socket.group(1)


def judge(trace):
    """Answers, those before which nothing was synced, and syncs."""
    answers, early, syncs = 0, 0, 0
    begun, finished = {}, []  # thread -> when its sync began; (began, ended)
    arrived = {}
    for moment, (kind, who) in enumerate(events(trace)):
        if kind == "sync began":
            begun[who] = moment
        elif kind == "sync ended":
            finished.append((begun.get(who, moment), moment))
            syncs += 1
        elif kind == "request":
            arrived[who] = moment
        elif who in arrived:
            since = arrived.pop(who)
            answers += 1
            early += not any(start > since for start, _ in finished[-50:])
    return answers, early, syncs


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--binary", required=True)
    arguments = parser.parse_args()
    folder, port, answered = tempfile.mkdtemp(prefix="strongroom-fsync-"), free_port(), []
    process, trace = serve(arguments.binary, folder, port)
    try:
        with open(os.path.join(folder, "data.credentials")) as file:
            words = file.read().split()
        server = type("Server", (), {"port": port})
        credentials = Credentials(words[3], words[6])
        threads = [threading.Thread(target=write, args=(Client(server, credentials), n, answered)) for n in range(WRITERS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        subprocess.run(["pkill", "-TERM", "-P", str(process.pid)], check=False)
        process.wait(timeout=60)
    answers, early, syncs = judge(trace)
    shutil.rmtree(folder)
    print(f"{len(answered)} writes, {answers} answers in the trace, {early} of them before a sync of their own group, {syncs} syncs")
    return 0 if len(answered) == WRITERS * WRITES == answers and early == 0 and 0 < syncs < answers else 1


if __name__ == "__main__":
    sys.exit(main())
