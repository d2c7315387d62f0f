"""Signed HTTP requests by hand: botocore computes the signature, every byte of the rest can be bent."""
import dataclasses
import datetime
import http.client
import json
import re
import socket
import uuid
from typing import Any, Callable
from xml.etree import ElementTree

from botocore.auth import SIGV4_TIMESTAMP, SigV4Auth, SigV4QueryAuth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials as BotocoreCredentials

JSON_TYPE = "application/x-amz-json-1.1"
FORM_TYPE = "application/x-www-form-urlencoded; charset=utf-8"


@dataclasses.dataclass(frozen=True)
class Credentials:
    access_key: str
    secret_key: str
    token: str | None = None


@dataclasses.dataclass(frozen=True)
class Request:
    """What goes over the socket. Header fields keep their order and may repeat."""

    method: str
    target: str
    fields: tuple[tuple[str, str], ...]
    body: bytes = b""

    def field(self, name: str) -> str:
        return next(value for field, value in self.fields if field.lower() == name.lower())

    def adding(self, name: str, value: str) -> "Request":
        return dataclasses.replace(self, fields=self.fields + ((name, value),))

    def without(self, name: str) -> "Request":
        return dataclasses.replace(self, fields=tuple(f for f in self.fields if f[0].lower() != name.lower()))

    def changing(self, name: str, change: Callable[[str], str]) -> "Request":
        return dataclasses.replace(
            self, fields=tuple((f, change(v) if f.lower() == name.lower() else v) for f, v in self.fields))

    def with_body(self, body: bytes) -> "Request":
        """Another body under the same signature."""
        return dataclasses.replace(self, body=body)

    @property
    def head(self) -> bytes:
        lines = [f"{self.method} {self.target} HTTP/1.1"] + [f"{name}: {value}" for name, value in self.fields]
        return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")

    @property
    def sized(self) -> "Request":
        """With a Content-Length, unless the fields already say how long the body is."""
        names = {name.lower() for name, _ in self.fields}
        if names & {"content-length", "transfer-encoding"}:
            return self
        return self.adding("Content-Length", str(len(self.body)))


@dataclasses.dataclass(frozen=True)
class Answer:
    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def xml(self) -> ElementTree.Element:
        """The document with its namespaces taken off the tags."""
        root = ElementTree.fromstring(self.body)
        for element in root.iter():
            element.tag = element.tag.rpartition("}")[2]
        return root

    @property
    def is_xml(self) -> bool:
        return self.headers.get("Content-Type", "").startswith("text/xml")

    @property
    def code(self) -> str | None:
        """The error code, bare."""
        if self.is_xml:
            return self.xml.findtext("Error/Code")
        return re.sub(r"^.*#", "", self.json["__type"]) if self.body and "__type" in self.json else None

    @property
    def message(self) -> str | None:
        if self.is_xml:
            return self.xml.findtext("Error/Message")
        return self.json.get("Message", self.json.get("message"))

    def __str__(self) -> str:
        return f"{self.status} {self.body[:2000]!r}"


class Signer(SigV4Auth):
    """botocore's signature, with a date, a scope date and left-out headers of our choice."""

    def __init__(self, credentials: Credentials, service: str, region: str, *, at: datetime.datetime | None = None,
                 scope_date: str | None = None, unsigned: tuple[str, ...] = ()):
        super().__init__(BotocoreCredentials(credentials.access_key, credentials.secret_key, credentials.token), service, region)
        self._at = at
        self._scope_date = scope_date
        self._unsigned = {name.lower() for name in unsigned}

    def add_auth(self, request: AWSRequest) -> None:
        moment = self._at or datetime.datetime.now(datetime.timezone.utc)
        request.context["timestamp"] = moment.strftime(SIGV4_TIMESTAMP)
        self._modify_request_before_signing(request)
        text = self.string_to_sign(request, self.canonical_request(request))
        self._inject_signature_to_request(request, self.signature(text, request))

    def headers_to_sign(self, request: AWSRequest):
        headers = super().headers_to_sign(request)
        for name in self._unsigned:
            del headers[name]
        return headers

    def _dated(self, scope: str, request: AWSRequest) -> str:
        return scope.replace(request.context["timestamp"][:8], self._scope_date, 1) if self._scope_date else scope

    def scope(self, request: AWSRequest) -> str:
        return self._dated(super().scope(request), request)

    def credential_scope(self, request: AWSRequest) -> str:
        return self._dated(super().credential_scope(request), request)


@dataclasses.dataclass(frozen=True)
class Wire:
    """Signs for and talks to one server."""

    host: str
    port: int
    credentials: Credentials

    @property
    def authority(self) -> str:
        return f"{self.host}:{self.port}"

    # Making requests

    def signed(self, body: bytes = b"", fields: dict[str, str] | None = None, *, method: str = "POST", target: str = "/",
               service: str = "secretsmanager", region: str = "eu-central-1", host: str | None = None,
               credentials: Credentials | None = None, **signing: Any) -> Request:
        """A signed request; `signing` goes to ``Signer``."""
        request = AWSRequest(
            method=method, url=f"http://{host or self.authority}{target}", data=body, headers={"Host": host or self.authority} | (fields or {}))
        Signer(credentials or self.credentials, service, region, **signing).add_auth(request)
        return Request(method, target, tuple(request.headers.items()), body)

    def json(self, operation: str, members: Any = None, *, prefix: str = "secretsmanager.", content_type: str = JSON_TYPE,
             fields: dict[str, str] | None = None, **options: Any) -> Request:
        """A request for `operation`. `members` is a value to be written as JSON, or the body's very bytes."""
        body = members if isinstance(members, bytes) else json.dumps({} if members is None else members).encode()
        return self.signed(body, {"Content-Type": content_type, "X-Amz-Target": prefix + operation} | (fields or {}), **options)

    def query(self, body: str, *, service: str = "sts", fields: dict[str, str] | None = None, **options: Any) -> Request:
        """A form request of the Query protocol."""
        return self.signed(body.encode(), {"Content-Type": FORM_TYPE} | (fields or {}), service=service, **options)

    def presigned(self, target: str, *, service: str = "sts", region: str = "eu-central-1", expires: int = 60,
                  fields: dict[str, str] | None = None, method: str = "GET") -> Request:
        request = AWSRequest(method=method, url=f"http://{self.authority}{target}", headers={"Host": self.authority} | (fields or {}))
        key = BotocoreCredentials(self.credentials.access_key, self.credentials.secret_key)
        SigV4QueryAuth(key, service, region, expires=expires).add_auth(request)
        return Request(method, request.url.removeprefix(f"http://{self.authority}"), tuple(request.headers.items()))

    # Sending them

    def send(self, request: Request) -> Answer:
        with self.open() as line:
            return line.send(request)

    def call(self, operation: str, members: Any = None, **options: Any) -> Answer:
        return self.send(self.json(operation, members, **options))

    def open(self) -> "Line":
        return Line(socket.create_connection((self.host, self.port), timeout=20))


class Line:
    """One connection, for as many requests as it bears."""

    def __init__(self, connection: socket.socket):
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.connection = connection
        self.reader = connection.makefile("rb")

    def __enter__(self) -> "Line":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self.reader.close()
        self.connection.close()

    def send(self, request: Request) -> Answer:
        request = request.sized
        self.write(request.head + request.body)
        return self.read(request.method)

    def write(self, data: bytes) -> None:
        self.connection.sendall(data)

    def read(self, method: str = "POST") -> Answer:
        """The next final answer."""
        response = http.client.HTTPResponse(_Kept(self.reader), method=method)
        response.begin()
        body = response.read()
        return Answer(response.status, response.headers, body)

    def read_status_line(self) -> str:
        """The next line alone, as of an interim answer."""
        return self.reader.readline().decode("latin-1").strip()

    @property
    def is_at_end(self) -> bool:
        """Whether the server has closed the connection; waits for it to say something."""
        try:
            return self.reader.read(1) == b""
        except ConnectionResetError:
            return True


class _Kept:
    """Gives http.client the connection's one reader, and keeps it open when the answer is read."""

    def __init__(self, reader: Any):
        self._reader = reader

    def makefile(self, *_: object) -> "_Kept":
        return self

    def close(self) -> None:
        pass

    def __getattr__(self, name: str) -> Any:
        return getattr(self._reader, name)


def token() -> str:
    """A fresh ClientRequestToken."""
    return str(uuid.uuid4())
