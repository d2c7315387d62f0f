"""A server whose machine can be bent, whose limits can be chosen, and whose files can be looked into."""
import http.client
import os
import re
import ssl
import subprocess
from pathlib import Path

from faults.client import Client
from faults.machine import Machine
from harness.server import BINARY, Server, clean_environment

__all__ = ["BINARY", "BentServer", "clean_environment"]


class BentServer(Server):
    """`machine` is None where nothing is to be bent; `arguments` go to `serve`; `shell` runs before it, for limits."""

    def __init__(self, home: Path, *, bent: bool = True, arguments: tuple[str, ...] = (), shell: str = "", development: bool = False,
                 tls: bool = False):
        super().__init__(home, development=development)
        self.machine = Machine(home) if bent else None
        self.arguments = arguments
        self.shell = shell
        self.tls = tls

    def command(self, **options) -> list[str]:
        environment = self.machine.environment if self.machine else []
        whole = ["env", "-C", str(self.home), *environment, *super().command(**options), *self.arguments]
        return ["bash", "-c", f'{self.shell}; exec "$@"', "bash", *whole] if self.shell else whole

    @property
    def endpoint(self) -> str:
        return f"https://localhost:{self.port}" if self.tls else super().endpoint

    def health(self) -> int | None:
        """As of the plain server; whether the certificate is right, other tests look at."""
        if not self.tls:
            return super().health()
        connection = http.client.HTTPSConnection("127.0.0.1", self.port, timeout=5, context=ssl._create_unverified_context())
        try:
            connection.request("GET", "/health")
            return connection.getresponse().status
        except (OSError, http.client.HTTPException):
            return None
        finally:
            connection.close()

    def refuses(self, **options) -> str:
        """What the program says when it does not start; it must not, and not by a crash."""
        done = subprocess.run(
            self.command(**options), capture_output=True, text=True, env=clean_environment(), timeout=60, stdin=subprocess.DEVNULL)
        assert done.returncode > 0, f"exit status {done.returncode}"
        assert "Fatal error" not in done.stdout + done.stderr
        return done.stdout + done.stderr

    def refuses_to_listen(self, address: str) -> str:
        """The same, on another address."""
        self.arguments += ("--listen", address)
        return self.refuses()

    def quick(self) -> Client:
        """A client of its own connection."""
        return Client(self.port, self.credentials, ahead=lambda: self.machine.seconds if self.machine else 0)

    def verify(self) -> str:
        """What `strongroom audit verify` says of the trail; its chain must hold."""
        done = self.run("audit", "verify", "--data", str(self.data))
        assert done.returncode == 0 and done.stdout.startswith("intact"), done.stdout + done.stderr
        return done.stdout

    def recorded(self) -> list[str]:
        """The request ids of all records in the trail."""
        found: list[str] = []
        for file in sorted((self.data / "trail").glob("*.log")):
            found += [match.decode() for match in re.findall(rb'"requestID":"([0-9a-f-]{36})"', file.read_bytes())]
        return found

    def events(self) -> list[str]:
        """The names of all events in the trail."""
        found: list[str] = []
        for file in sorted((self.data / "trail").glob("*.log")):
            found += [match.decode() for match in re.findall(rb'"eventName":"(\w+)"', file.read_bytes())]
        return found

    def store_bytes(self) -> bytes:
        """Everything that lies in the database's files."""
        return b"".join(file.read_bytes() for file in sorted(self.data.glob("store.sqlite*")))

    # Of the process

    def status(self, field: str) -> str:
        """A line of /proc/<pid>/status."""
        text = Path(f"/proc/{self.process.pid}/status").read_text()
        return re.search(rf"^{field}:\s*(.*)$", text, re.M)[1]

    @property
    def resident(self) -> int:
        """Bytes of memory that the process has now."""
        return int(self.status("VmRSS").split()[0]) * 1024

    @property
    def open_files(self) -> int:
        return len(os.listdir(f"/proc/{self.process.pid}/fd"))
