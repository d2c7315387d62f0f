"""Waits for things that happen by themselves."""
import socket
import threading
import time
from collections.abc import Callable


def until(what: Callable[[], bool], seconds: float, sentence: str) -> float:
    """Returns how long it took until `what` was true; fails with `sentence` if it took longer than `seconds`."""
    begun = time.monotonic()
    while not what():
        assert time.monotonic() - begun < seconds, f"not within {seconds} s: {sentence}"
        time.sleep(0.05)
    return time.monotonic() - begun


class Closing:
    """Notes when the other side closes a connection. `drip` is sent again and again meanwhile."""

    def __init__(self, connection: socket.socket, drip: bytes = b"", every: float = 0.3):
        self.connection = connection
        self.drip = drip
        self.every = every
        self.begun = time.monotonic()
        #: Seconds after which it was closed; None as long as it is open.
        self.after: float | None = None
        self.heard = b""
        self.thread = threading.Thread(target=self._watch, daemon=True)
        self.thread.start()

    def _watch(self) -> None:
        self.connection.settimeout(self.every)
        while True:
            try:
                if self.drip:
                    self.connection.sendall(self.drip)
                piece = self.connection.recv(65536)
                if not piece:
                    break
                self.heard += piece
            except TimeoutError:
                continue
            except OSError:
                break
        self.after = time.monotonic() - self.begun
        self.connection.close()

    def join(self, seconds: float) -> float:
        """When it was closed, in seconds after its beginning; fails if it is not within `seconds` from now."""
        self.thread.join(seconds)
        assert self.after is not None, f"still open after {time.monotonic() - self.begun:.0f} s"
        return self.after
