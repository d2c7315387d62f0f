"""tally.py FOLDER: adds up what the parts of scripts/test have left there, and prints the closing count.

A part that left no result counts as one failure: a run that broke off must not look like a good one.
"""
import glob
import os
import sys
import xml.etree.ElementTree as xml


def junit(path):
    passed = failed = skipped = 0
    for case in xml.parse(path).iter("testcase"):
        kinds = {child.tag for child in case}
        if kinds & {"failure", "error"}:
            failed += 1
            print(f"failed: {case.get('classname')}: {case.get('name')}")
        elif "skipped" in kinds:
            skipped += 1
        else:
            passed += 1
    return passed, failed, skipped


def main(folder):
    total = [0, 0, 0]
    parts = [
        ("Swift", "swift-swift-testing.xml"), ("clients", "clients.xml"), ("clients on Swift's own threads", "own-threads.xml"),
        ("faults", "faults.xml")]
    for name, pattern in parts:
        counts = [junit(path) for path in glob.glob(os.path.join(folder, pattern))]
        if not any(sum(count) for count in counts):
            print(f"failed: {name} left no results")
            total[1] += 1
        total = [sum(column) for column in zip(total, *counts)]
    with open(os.path.join(folder, "checks"), encoding="utf-8") as file:
        for line in file:
            total[["passed", "failed", "skipped"].index(line.split()[0])] += 1
    print(f"{total[0]} passed, {total[1]} failed, {total[2]} skipped")
    return 1 if total[1] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
