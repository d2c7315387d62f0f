"""A server that crashes leaves no image of its memory, whatever its parent allowed, and none of it in its log."""
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

PATTERN = Path("/proc/sys/kernel/core_pattern")
pytestmark = pytest.mark.skipif(not PATTERN.exists(), reason="core files are looked for as Linux makes them")


def cores(folder: Path) -> list[Path]:
    return [file for file in folder.rglob("*core*")]


@pytest.mark.parametrize("how", [signal.SIGABRT, signal.SIGSEGV], ids=lambda how: how.name)
def test_a_crash_leaves_no_core(make_server, how):
    server = make_server(bent=False, shell="ulimit -c unlimited").start()
    with server.quick() as client:
        client.call("CreateSecret", Name="a", SecretString="hush-1", ClientRequestToken="t" * 32)
    limits = Path(f"/proc/{server.process.pid}/limits").read_text()
    assert next(line.split()[4:6] for line in limits.splitlines() if line.startswith("Max core file size")) == ["0", "0"], limits
    # What programs that get cores through a pipe would see; they do not heed the limit.
    assert int(Path(f"/proc/{server.process.pid}/coredump_filter").read_text(), 16) == 0
    server.process.send_signal(how)
    assert server.process.wait(30) != 0
    assert cores(server.home) == []
    assert "Registers" not in server.log and "crashed" not in server.log, "Swift's crash report shows memory"
    server.process = None
    server.start()


def test_another_program_would_leave_one_there(tmp_path):
    """Guards the test above."""
    pattern = PATTERN.read_text().strip()
    if pattern.startswith("|") or "/" in pattern or "core" not in pattern:
        pytest.skip(f"core files go elsewhere here: {pattern}")
    crash = [shutil.which("bash"), "-c", 'ulimit -c unlimited && exec "$0" -c "import os; os.abort()"', sys.executable]
    assert subprocess.run(crash, cwd=tmp_path, check=False, stderr=subprocess.DEVNULL).returncode != 0
    if not cores(tmp_path):
        pytest.skip("this machine makes no core files at all")


# Root may lock whatever the limit is, unless that right is taken from it too.
WITHOUT_LOCKS = "ulimit -l 0" + ('; set -- setpriv --bounding-set -ipc_lock "$@"' if os.geteuid() == 0 else "")


def can_refuse():
    return subprocess.run(["bash", "-c", f'set -- true; {WITHOUT_LOCKS}; exec "$@"'], check=False, capture_output=True).returncode == 0


@pytest.mark.skipif(not can_refuse(), reason="the right to lock memory cannot be taken away here (setpriv, util-linux)")
def test_a_refused_lock_on_memory_is_said_and_nothing_else(make_server):
    refused = make_server(bent=False, shell=WITHOUT_LOCKS).start()
    with refused.quick() as client:
        client.call("CreateSecret", Name="a", SecretString="x", ClientRequestToken="t" * 32)
    refused.stop()
    assert "does not lock this process's memory (ulimit -l)" in refused.log
