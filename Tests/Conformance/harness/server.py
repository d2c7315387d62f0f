"""A strongroom process on a loopback port with a directory of its own."""
import configparser
import http.client
import os
import shlex
import signal
import socket
import subprocess
import time
from pathlib import Path

import boto3
from botocore.config import Config

from harness.wire import Credentials, Wire

ROOT = Path(__file__).resolve().parents[3]
BINARY = Path(os.environ.get("STRONGROOM_BINARY", ROOT / ".build" / "debug" / "strongroom")).absolute()
FURTHER_ARGUMENTS = shlex.split(os.environ.get("STRONGROOM_ARGUMENTS", ""))

ACCOUNT = "000000000000"
REGION = "eu-central-1"
OTHER_REGION = "eu-west-1"

#: Seconds until a server must have said that it is ready, or must be gone.
PATIENCE = 60


class ServerFailed(Exception):
    """The process ended instead of serving; holds its exit status and log."""


def clean_environment(**extra: str) -> dict[str, str]:
    """This process's environment without anything that configures AWS clients or the server."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("AWS_", "STRONGROOM_"))}
    return kept | {"AWS_EC2_METADATA_DISABLED": "true"} | extra


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """Runs `strongroom serve`. `home` is a fresh directory; the data lies in `home/data`, the log in `home/server.log`."""

    def __init__(self, home: Path, *, development: bool = False):
        self.home = home
        self.data = home / "data"
        self.log_file = home / "server.log"
        self.development = development
        self.port = free_port()
        self.process: subprocess.Popen | None = None
        self._clients: dict = {}

    # Life

    def command(self, *, port: int | None = None, development: bool | None = None) -> list[str]:
        is_development = self.development if development is None else development
        return [
            str(BINARY), "serve", *(["--dev"] if is_development else []),
            "--data", str(self.data), "--listen", f"127.0.0.1:{port or self.port}", *FURTHER_ARGUMENTS,
        ]

    def start(self) -> "Server":
        """Starts the process and returns when `/health` answers 200."""
        assert self.process is None, "started already"
        with open(self.log_file, "ab") as log:
            self.process = subprocess.Popen(self.command(), stdout=log, stderr=log, stdin=subprocess.DEVNULL, env=clean_environment())
        deadline = time.monotonic() + PATIENCE
        while self.health() != 200:
            if self.process.poll() is not None or time.monotonic() > deadline:
                status = self.process.poll()
                self.kill()
                raise ServerFailed(f"exit status {status}; its log:\n{self.log}")
            time.sleep(0.01)
        return self

    def health(self) -> int | None:
        """The status that `/health` answers; None if nobody answers."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request("GET", "/health")
            return connection.getresponse().status
        except (OSError, http.client.HTTPException):
            return None
        finally:
            connection.close()

    def stop(self) -> int:
        """Ends the process with SIGTERM and returns its exit status."""
        return self._end(signal.SIGTERM)

    def kill(self) -> None:
        """Ends the process without warning."""
        self._end(signal.SIGKILL)

    def _end(self, signal_number: int) -> int:
        process, self.process = self.process, None
        self._clients.clear()
        if process is None:
            return 0
        process.send_signal(signal_number)
        try:
            status = process.wait(PATIENCE)
            # Debug builds watch over their event loops.
            if "event loop was" in self.log:
                raise ServerFailed("\n".join(line for line in self.log.splitlines() if "event loop was" in line))
            return status
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            raise ServerFailed(f"signal {signal_number} did not end the server in {PATIENCE} s; its log:\n{self.log}") from None

    def run(self, *arguments: str) -> subprocess.CompletedProcess:
        """Runs another command of the program, such as `env`."""
        return subprocess.run(
            [str(BINARY), *arguments], capture_output=True, text=True, env=clean_environment(), timeout=PATIENCE, stdin=subprocess.DEVNULL)

    @property
    def log(self) -> str:
        return self.log_file.read_text(errors="replace") if self.log_file.exists() else ""

    # Talking to it

    @property
    def endpoint(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def credentials_file(self) -> Path:
        return Path(f"{self.data}.credentials")

    @property
    def credentials(self) -> Credentials:
        """Of the account's root user."""
        if self.development:
            return Credentials("test", "test")
        parser = configparser.ConfigParser(interpolation=None)
        parser.read(self.credentials_file)
        return Credentials(parser["default"]["aws_access_key_id"], parser["default"]["aws_secret_access_key"])

    def client(self, service: str = "secretsmanager", region: str = REGION):
        """A boto3 client that does not retry."""
        if (service, region) not in self._clients:
            key = self.credentials
            session = boto3.session.Session(
                aws_access_key_id=key.access_key, aws_secret_access_key=key.secret_key, region_name=region)
            self._clients[service, region] = session.client(
                service, endpoint_url=self.endpoint,
                config=Config(retries={"total_max_attempts": 1}, connect_timeout=5, read_timeout=30))
        return self._clients[service, region]

    @property
    def wire(self) -> Wire:
        """For requests that no SDK would send."""
        return Wire("127.0.0.1", self.port, self.credentials)

    def aws_environment(self, home: Path) -> dict[str, str]:
        """For clients that are programs: endpoint and credentials by environment, nothing from files."""
        key = self.credentials
        return clean_environment(
            HOME=str(home), AWS_CONFIG_FILE=str(home / "no-config"), AWS_SHARED_CREDENTIALS_FILE=str(home / "no-credentials"),
            AWS_ENDPOINT_URL=self.endpoint, AWS_ACCESS_KEY_ID=key.access_key, AWS_SECRET_ACCESS_KEY=key.secret_key,
            AWS_REGION=REGION, AWS_DEFAULT_REGION=REGION, AWS_PAGER="")
