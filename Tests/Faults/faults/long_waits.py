"""Connections that nobody uses any more, on two servers: one plain, one with TLS."""
import socket
import ssl
from pathlib import Path

from faults.server import BentServer
from faults.tls import Certificates
from faults.waiting import Closing

REQUEST = b"GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n"
#: How a TLS handshake begins: a record of 512 bytes, of which few ever come.
HELLO = b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"


class LongWaits:
    def __init__(self, home: Path):
        plain, secure = home / "plain", home / "secure"
        plain.mkdir(), secure.mkdir()
        certificates = Certificates(secure)
        self.servers = [
            BentServer(plain, bent=False).start(), BentServer(secure, bent=False, arguments=certificates.arguments, tls=True).start()]
        self.idle = Closing(self._used(self._connect(0)), every=1)
        context = ssl.create_default_context(cafile=certificates.authority)
        self.idle_over_tls = Closing(self._used(context.wrap_socket(self._connect(1), server_hostname="localhost")), every=1)
        self.handshake = Closing(self._connect(1), every=1)
        line = self._connect(1)
        line.sendall(HELLO)
        self.slow_handshake = Closing(line, b"\x00")

    def _connect(self, server: int) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.servers[server].port), timeout=20)

    @staticmethod
    def _used(line: socket.socket) -> socket.socket:
        line.sendall(REQUEST)
        answer = b""
        while not answer.endswith(b'{"status":"ok"}'):
            answer += line.recv(65536)
        return line

    def end(self) -> None:
        for server in self.servers:
            server.kill()
