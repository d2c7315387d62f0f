"""Certificates as `strongroom tls create` makes them."""
import subprocess
from pathlib import Path

from faults.server import BINARY, clean_environment


class Certificates:
    def __init__(self, folder: Path, *, names: str = "localhost,127.0.0.1"):
        self.folder = folder / "tls"
        self.made = subprocess.run(
            [str(BINARY), "tls", "create", "--out", str(self.folder), "--names", names], capture_output=True, text=True, timeout=60,
            env=clean_environment())
        assert self.made.returncode == 0, self.made.stderr

    @property
    def authority(self) -> str:
        return str(self.folder / "ca.pem")

    @property
    def arguments(self) -> tuple[str, ...]:
        """For `serve`."""
        return ("--tls-certificate", str(self.folder / "server.pem"), "--tls-key", str(self.folder / "server.key"))
