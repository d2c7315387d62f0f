#!/usr/bin/env python3
"""Feeds every parser of foreign bytes with damaged inputs, in a child with bounded memory, and looks for crashes, slowness and greed.

    mutations.py --binary .build/release/Mutations --count 200000

The parsers named `trap-…` have a planted mistake each: these must be found. Exit status 0 if they were, and nothing else was.
"""
import argparse
import os
import resource
import struct
import subprocess
import sys
import tempfile

#: Bytes of address space, the program's own included.
MEMORY = 2 << 30
#: Seconds for one parser.
PATIENCE = 900


def bound():
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def fed(binary, parser, count, seed, folder):
    """What is wrong with the parser: None if nothing is."""
    progress = os.path.join(folder, parser)
    try:
        child = subprocess.run(
            [binary, "run", "--parser", parser, "--count", str(count), "--seed", str(seed), "--progress", progress],
            capture_output=True, text=True, timeout=PATIENCE, preexec_fn=bound,
            env={"PATH": os.environ.get("PATH", ""), "SWIFT_BACKTRACE": "enable=no"})
    except subprocess.TimeoutExpired:
        return f"no end within {PATIENCE} s"
    if child.returncode == 0:
        print(child.stdout.strip())
        return None
    try:
        with open(progress, "rb") as file:
            index = struct.unpack("<Q", file.read(8))[0]
    except (OSError, struct.error):
        index = "?"
    reason = child.stdout.strip() or f"ended with {child.returncode}: {child.stderr.strip()[-300:]}"
    return f"{reason}; to see the input: {binary} show --parser {parser} --seed {seed} --index {index}"


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--binary", required=True)
    options.add_argument("--count", type=int, default=200_000)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--parser", action="append", help="only this one; may be repeated")
    options = options.parse_args()
    parsers = subprocess.run([options.binary, "list"], capture_output=True, text=True, check=True).stdout.split()
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        for parser in options.parser or parsers:
            mistake = fed(options.binary, parser, options.count, options.seed, folder)
            if parser.startswith("trap-"):
                print(f"{parser}: {'found' if mistake else 'NOT FOUND'}")
                if not mistake:
                    wrong.append(parser)
            elif mistake:
                print(f"{parser}: {mistake}")
                wrong.append(parser)
    print(f"{len(options.parser or parsers)} parsers, {options.count} inputs each; wrong: {', '.join(wrong) or 'none'}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
