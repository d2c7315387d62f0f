"""Reads the audit trail from its files: the JSON of every record, whatever frames it lies in."""
import json
from collections.abc import Iterator
from pathlib import Path

_decoder = json.JSONDecoder()


def records(data: Path) -> Iterator[dict]:
    """Every record of a data directory's trail, in the order of the files."""
    for file in sorted((data / "trail").glob("*.log")):
        text = file.read_bytes().decode(errors="replace")
        place = text.find('{"')
        while place >= 0:
            try:
                record, place_behind = _decoder.raw_decode(text, place)
            except json.JSONDecodeError:
                place = text.find('{"', place + 1)
                continue
            if isinstance(record, dict) and "eventID" in record:
                yield record
            place = text.find('{"', place_behind)
