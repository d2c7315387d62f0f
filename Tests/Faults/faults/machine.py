"""A machine whose disk, clock and free space can be bent, for one process: the shim that is preloaded into it, and its page."""
import errno
import mmap
import os
import shutil
import struct
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[1] / "shim.c"
PAGE_BYTES = 4096
ON, STRUCK, SECONDS, FREE, TOTAL, RULES = 0, 4, 8, 16, 24, 32


@cache
def shim() -> Path:
    """The compiled shim. Skips the test where it cannot be made."""
    compiler = shutil.which("cc") or shutil.which("clang")
    if sys.platform != "linux":
        pytest.skip("the shim is for Linux")
    if compiler is None:
        pytest.skip("there is no C compiler for the shim")
    folder = Path(tempfile.mkdtemp(prefix="strongroom-shim-"))
    library = folder / "shim.so"
    subprocess.run([compiler, "-Wall", "-Wextra", "-Werror", "-O2", "-shared", "-fPIC", "-o", library, SOURCE, "-ldl"], check=True)
    return library


class Machine:
    """One process's machine. Nothing is bent at first."""

    def __init__(self, folder: Path):
        self.file = folder / "faults"
        self.file.write_bytes(bytes(PAGE_BYTES))
        with open(self.file, "r+b") as file:
            self.page = mmap.mmap(file.fileno(), PAGE_BYTES)
        self.free = self.total = None
        self.seconds = 0

    @property
    def environment(self) -> list[str]:
        """Words for `env` before the program."""
        return [f"LD_PRELOAD={shim()}", f"FAULTS_PAGE={self.file}"]

    # The disk

    def fail(self, *rules: tuple[int, str, str]) -> None:
        """From now on these calls fail: (error number, calls, pattern of the path)."""
        self.mend()
        text = "".join(f"{number} {calls} {pattern}\n" for number, calls, pattern in rules).encode() + b"\0"
        self.page[RULES:RULES + len(text)] = text
        self._put("I", ON, 1)

    def mend(self) -> None:
        self._put("I", ON, 0)

    @property
    def struck(self) -> int:
        """How many calls have failed so far."""
        return struct.unpack_from("I", self.page, STRUCK)[0]

    # Time and space

    @property
    def seconds(self) -> int:
        """By how much the clock is ahead."""
        return struct.unpack_from("q", self.page, SECONDS)[0]

    @seconds.setter
    def seconds(self, seconds: int) -> None:
        self._put("q", SECONDS, seconds)

    @property
    def free(self) -> int | None:
        """Bytes that file systems say are free; None for the truth."""
        return self._space(FREE)

    @free.setter
    def free(self, count: int | None) -> None:
        self._put("q", FREE, -1 if count is None else count)

    @property
    def total(self) -> int | None:
        """Bytes that file systems say they have; None for the truth."""
        return self._space(TOTAL)

    @total.setter
    def total(self, count: int | None) -> None:
        self._put("q", TOTAL, -1 if count is None else count)

    def _space(self, place: int) -> int | None:
        count = struct.unpack_from("q", self.page, place)[0]
        return None if count < 0 else count

    def _put(self, kind: str, place: int, value: int) -> None:
        struct.pack_into(kind, self.page, place, value)


#: How a fault is told to the shim.
DISK_FULL, INPUT_OUTPUT, READ_ONLY = errno.ENOSPC, errno.EIO, errno.EROFS


def words(number: int) -> str:
    return os.strerror(number)
