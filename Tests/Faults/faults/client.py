"""A client that signs quickly and keeps its connection, for tests that need many requests or the time of each."""
import dataclasses
import datetime
import functools
import hashlib
import hmac
import http.client
import json
import time
from collections.abc import Callable

from harness.server import REGION
from harness.wire import JSON_TYPE, Credentials

#: Seconds after which an answer that has not come counts as never coming.
PATIENCE = 60
SIGNED = "content-type;host;x-amz-date;x-amz-target"


@dataclasses.dataclass(frozen=True)
class Answer:
    operation: str
    status: int
    json: dict
    request_id: str
    #: From the first byte sent to the last one received.
    seconds: float

    @property
    def code(self) -> str | None:
        return self.json.get("__type", "").rpartition("#")[2] or None

    def __str__(self) -> str:
        return f"{self.operation}: {self.status} {self.json} after {self.seconds:.3f} s"


@functools.lru_cache(64)
def signing_key(secret: str, date: str) -> bytes:
    key = b"AWS4" + secret.encode()
    for word in (date, REGION, "secretsmanager", "aws4_request"):
        key = hmac.digest(key, word.encode(), "sha256")
    return key


class Client:
    def __init__(self, port: int, credentials: Credentials, *, ahead: Callable[[], int] = lambda: 0):
        self.host = f"127.0.0.1:{port}"
        self.credentials = credentials
        self.ahead = ahead
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)

    def __enter__(self) -> "Client":
        return self

    def __exit__(self, *_: object) -> None:
        self.connection.close()

    def call(self, operation: str, **members: object) -> Answer:
        """Raises OSError or HTTPException if no whole answer comes."""
        body = json.dumps(members).encode()
        fields = self.fields(operation, body)
        begun = time.monotonic()
        try:
            self.connection.request("POST", "/", body, fields)
            response = self.connection.getresponse()
            text = response.read()
        except (OSError, http.client.HTTPException):
            self.connection.close()
            raise
        return Answer(operation, response.status, json.loads(text or b"{}"), response.headers["x-amzn-RequestId"], time.monotonic() - begun)

    def fields(self, operation: str, body: bytes) -> dict[str, str]:
        """The head of a signed request. (docs: Signature Version 4.)"""
        now = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=self.ahead())
        stamp, target = now.strftime("%Y%m%dT%H%M%SZ"), f"secretsmanager.{operation}"
        canonical = (
            f"POST\n/\n\ncontent-type:{JSON_TYPE}\nhost:{self.host}\nx-amz-date:{stamp}\nx-amz-target:{target}\n\n"
            f"{SIGNED}\n{hashlib.sha256(body).hexdigest()}")
        scope = f"{stamp[:8]}/{REGION}/secretsmanager/aws4_request"
        text = f"AWS4-HMAC-SHA256\n{stamp}\n{scope}\n{hashlib.sha256(canonical.encode()).hexdigest()}"
        signature = hmac.new(signing_key(self.credentials.secret_key, stamp[:8]), text.encode(), "sha256").hexdigest()
        return {
            "Host": self.host, "Content-Type": JSON_TYPE, "X-Amz-Date": stamp, "X-Amz-Target": target,
            "Authorization": f"AWS4-HMAC-SHA256 Credential={self.credentials.access_key}/{scope}, SignedHeaders={SIGNED}, Signature={signature}",
        }
