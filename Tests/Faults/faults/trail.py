"""Cuts a trail's one segment into several: frames and their chain stay as they are, and each segment gets a header of its own.

The format stands in Sources/Trail, in SegmentHeader.swift and FrameHead.swift; numbers have their lowest byte first.
"""
import hashlib
import struct
import time
from pathlib import Path

HEADER = 104
POLYNOMIAL = 0x82F63B78


def crc32c(data: bytes) -> int:
    crc = 0xFFFFFFFF
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (POLYNOMIAL if crc & 1 else 0)
    return crc ^ 0xFFFFFFFF


def frames(data: bytes) -> list[bytes]:
    found, place = [], HEADER
    while place < len(data):
        length = struct.unpack_from("<I", data, place)[0]
        found.append(data[place:place + length])
        place += length
    return found


def split(folder: Path, parts: int) -> list[Path]:
    """Makes `parts` segments of the one in `folder`; their files, oldest first."""
    whole, = folder.glob("*.log")
    data = whole.read_bytes()
    every = frames(data)
    assert len(every) >= parts
    each = len(every) // parts
    begin = data[:HEADER]
    whole.unlink()
    files, position, newest, before = [], 0, -1 << 63, begin[52:84]
    for part in range(parts):
        own = every[part * each:(part + 1) * each if part < parts - 1 else None]
        first = struct.unpack_from("<Q", own[0], 8)[0]
        head = begin[:44] + struct.pack("<Q", first) + before + struct.pack("<qq", position, newest)
        files.append(folder / f"{first:020}.log")
        files[-1].write_bytes(head + struct.pack("<I", crc32c(head)) + b"".join(own))
        files[-1].chmod(0o600)
        before = hashlib.sha256(own[-1]).digest()
        for frame in own:
            given, at = struct.unpack_from("<qq", frame, 32)
            position, newest = max(position, given), max(newest, at)
    return files


def age(segment: Path, seconds: int) -> None:
    """Has the header of `segment` say that the segment before ended so long ago."""
    data = bytearray(segment.read_bytes())
    struct.pack_into("<q", data, 92, int((time.time() - seconds) * 1000))
    struct.pack_into("<I", data, 100, crc32c(bytes(data[:100])))
    segment.write_bytes(data)
