"""Secret values leave no trace: markers sent through every operation are found in no answer, log, record or file."""
import base64
import json
import re
import time
import uuid
from pathlib import Path

import pytest

from harness.operations import OPERATIONS, request
from harness.secrets import fresh_name
from harness.server import OTHER_REGION, Server
from harness.wire import Credentials, token


def spellings(text: str) -> set[bytes]:
    """Ways to write `text` down. Its raw form also stands in its JSON-escaped and URL-escaped forms: it is letters and digits only."""
    raw = text.encode()
    found = {raw, text.encode("utf-16-le"), text.encode("utf-16-be"), raw.hex().encode(), raw.hex().upper().encode()}
    found.add("".join(rf"\u{ord(character):04x}" for character in text).encode())
    found.add("".join(f"%{byte:02X}" for byte in raw).encode())
    for shift in range(3):
        encoded = base64.b64encode(b"\0" * shift + raw)
        whole = encoded[(shift * 8 + 5) // 6:(len(raw) + shift) * 8 // 6]
        found |= {whole, whole.replace(b"+", b"-").replace(b"/", b"_")}
    return found


class Markers:
    """Hands markers out and knows where each was used."""

    def __init__(self) -> None:
        self.places: dict[str, str] = {}

    def value(self, place: str) -> str:
        """A value with a marker in the middle of characters that like to be escaped."""
        marker = "hush" + uuid.uuid4().hex
        self.places[marker] = place
        return f'é"\\/<&%+ {marker}\n\t=😀'

    def word(self, place: str) -> str:
        """A marker alone."""
        marker = "hush" + uuid.uuid4().hex
        self.places[marker] = place
        return marker

    def keep(self, text: str, place: str) -> None:
        """Something that the server made and must forget."""
        self.places[text] = place

    def found_in(self, data: bytes) -> set[str]:
        """Where the markers were used that `data` holds."""
        return {place for marker, place in self.places.items() if any(spelling in data for spelling in spellings(marker))}


def files(home: Path) -> dict[str, bytes]:
    return {str(file.relative_to(home)): file.read_bytes() for file in home.rglob("*") if file.is_file()}


def binary(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def send_markers(server: Server, markers: Markers) -> None:
    """Sends markers wherever a value can stand, and where one does not belong; no answer but a reading one may hold any."""
    wire = server.wire

    def call(operation: str, members: object, *, region: str = "eu-central-1", reads: bool = False, credentials: Credentials | None = None) -> dict:
        answer = wire.call(operation, members, region=region, credentials=credentials)
        shown = markers.found_in(answer.body + str(answer.headers).encode())
        assert reads or not shown, f"{operation} shows {shown}"
        assert answer.status < 500, str(answer)
        return json.loads(answer.body or b"{}")

    name, copied = fresh_name("marked"), fresh_name("copied")
    value = markers.value

    # Where values belong.
    first = call("CreateSecret", {"Name": name, "ClientRequestToken": token(), "SecretString": value("CreateSecret string")})
    call("CreateSecret", {"Name": fresh_name(), "ClientRequestToken": token(), "SecretBinary": binary(value("CreateSecret binary"))})
    call("CreateSecret", {
        "Name": copied, "ClientRequestToken": token(), "SecretString": value("a replica"), "AddReplicaRegions": [{"Region": OTHER_REGION}]})
    call("PutSecretValue", {
        "SecretId": name, "ClientRequestToken": token(), "SecretString": value("PutSecretValue string"),
        "RotationToken": markers.word("RotationToken")})
    call("PutSecretValue", {"SecretId": copied, "ClientRequestToken": token(), "SecretBinary": binary(value("PutSecretValue binary"))})
    call("UpdateSecret", {"SecretId": name, "ClientRequestToken": token(), "SecretString": value("UpdateSecret string")})
    call("UpdateSecret", {"SecretId": copied, "ClientRequestToken": token(), "SecretBinary": binary(value("UpdateSecret binary"))})
    call("GetSecretValue", {"SecretId": name}, reads=True)
    call("GetSecretValue", {"SecretId": name, "VersionId": first["VersionId"]}, reads=True)
    call("GetSecretValue", {"SecretId": copied}, region=OTHER_REGION, reads=True)
    call("BatchGetSecretValue", {"SecretIdList": [name, copied, "nobody"]}, reads=True)
    call("BatchGetSecretValue", {"Filters": [{"Key": "name", "Values": [name]}]}, reads=True)
    markers.keep(call("GetRandomPassword", {"PasswordLength": 48, "ExcludePunctuation": True}, reads=True)["RandomPassword"], "GetRandomPassword")
    call("StopReplicationToReplica", {"SecretId": copied}, region=OTHER_REGION)

    # In refused requests.
    for operation in ("CreateSecret", "PutSecretValue", "UpdateSecret"):
        key = "Name" if operation == "CreateSecret" else "SecretId"

        def refusal(reason: str, **members: object) -> None:
            call(operation, {key: name, "ClientRequestToken": token(), "SecretString": value(f"{operation}, {reason}")} | members)

        refusal("taken", **{"ClientRequestToken": first["VersionId"]})
        refusal("two values", SecretBinary=binary(value(f"{operation}, the other value")))
        refusal("short token", ClientRequestToken="short")
        refusal("no token", ClientRequestToken=None)
        refusal("bad name", **{key: "star*"})
        refusal("wrong type", **{key: 5})
        refusal("unknown key", KmsKeyId="alias/nobody")
        refusal("too long", SecretString=value(f"{operation}, too long") * 3000)
        refusal("a list", SecretString=[value(f"{operation}, in a list")])
        refusal("a structure", SecretString={value(f"{operation}, as a name"): value(f"{operation}, in a structure")})
        refusal("no base64", SecretString=None, SecretBinary=value(f"{operation}, no base64"))
        refusal("not there", **{key: fresh_name() if key == "SecretId" else "", "Description": "x"})
        refusal("rotation token", RotationToken=[markers.word(f"{operation}, rotation token in a list")])
        refusal("foreign", **{key: "arn:aws:secretsmanager:eu-central-1:111122223333:secret:db"})
        refusal("key", KmsKeyId={"x": value(f"{operation}, key")})
    doomed = fresh_name("doomed")
    call("CreateSecret", {"Name": doomed, "ClientRequestToken": token(), "SecretString": value("a doomed secret")})
    call("DeleteSecret", {"SecretId": doomed})
    call("PutSecretValue", {"SecretId": doomed, "ClientRequestToken": token(), "SecretString": value("put to a doomed secret")})
    forced = fresh_name("forced")
    call("CreateSecret", {"Name": forced, "ClientRequestToken": token(), "SecretString": value("a forced deletion")})
    call("DeleteSecret", {"SecretId": forced, "ForceDeleteWithoutRecovery": True})

    # Where no value belongs: unknown members of every operation, and bodies that are no JSON.
    for operation in OPERATIONS:
        members = request(operation, fresh_name())
        call(operation, members | {"secretstring": value(f"{operation}, unknown member"), "X": {"SecretString": value(f"{operation}, nested")}},
             reads=operation == "GetRandomPassword")
        call(operation, json.dumps({"SecretString": value(f"{operation}, broken JSON")})[:-1].encode())
        call(operation, (json.dumps({"SecretString": value(f"{operation}, trailing bytes")}) + "x").encode())
        call(operation, {"SecretString": value(f"{operation}, wrong type"), "SecretId": 5, "Name": 5, "MaxResults": "x", "PasswordLength": "x"})
        call(operation, {"SecretString": value(f"{operation}, not signed by us")}, credentials=Credentials("AKIAABCDEFGHIJKLMNOP", "x" * 40))
        call("Nonsense" + operation, {"SecretString": value(f"{operation}, unknown operation")})


def wait_until(is_so, seconds=30):
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.05)


def test_no_marker_is_found_anywhere(own_server):
    markers = Markers()
    send_markers(own_server, markers)
    assert len(markers.places) > 150
    control = "control" + uuid.uuid4().hex
    own_server.client().create_secret(Name=control, Description=control, SecretString=markers.value("the control"))
    for moment in ("running", "stopped"):
        if moment == "stopped":
            assert own_server.stop() == 0
        # A record is in the database before the answer, and in the trail soon after.
        wait_until(lambda: any(control.encode() in content for file, content in files(own_server.home).items() if "trail/" in file))
        found = files(own_server.home)
        leaks = {file: places for file, content in found.items() if (places := markers.found_in(content))}
        assert leaks == {}, f"while {moment}"
        holders = {file.split("/")[0] + "/" + file.split("/")[1] for file, content in found.items() if control.encode() in content and "/" in file}
        assert "data/trail" in holders, "the scan sees what is there"
        assert any(re.match(r"data/.*sqlite", holder) for holder in holders), "the scan sees what is there"


def test_the_account_s_secret_key_is_in_its_file_only(own_server):
    key = own_server.credentials
    own_server.client().list_secrets()
    own_server.wire.call("ListSecrets", {}, credentials=Credentials(key.access_key, key.secret_key[::-1]))
    assert own_server.stop() == 0
    holders = [file for file, content in files(own_server.home).items() if any(spelling in content for spelling in spellings(key.secret_key))]
    assert holders == ["data.credentials"]


def test_the_root_key_is_in_its_file_only(own_server):
    assert own_server.stop() == 0
    everything = files(own_server.home)
    content = everything.pop("data.key")
    words = {content, content.strip(), *re.findall(rb"[A-Za-z0-9+/=_-]{32,}", content)} - {b""}
    raw = set()
    for word in words:
        for decode in (bytes.fromhex, base64.b64decode, base64.urlsafe_b64decode):
            try:
                raw.add(decode(word.decode()))
            except ValueError:
                pass
    for word in {word for word in words | raw if len(word) >= 32}:
        assert [file for file, other in everything.items() if word in other] == []


@pytest.mark.parametrize("text", ["hush0123456789abcdef", "hushX", "hushXY"])
@pytest.mark.parametrize("before", ["", "a", "ab", "abc"])
def test_the_scan_finds_every_spelling(text, before):
    """Guards the test itself."""
    markers = Markers()
    markers.keep(text, "here")
    whole = f"{before}{text} behind"
    for written in (
        whole.encode(), base64.b64encode(whole.encode()), base64.urlsafe_b64encode(whole.encode()), json.dumps(whole).encode(),
        whole.encode("utf-16-le"), whole.encode().hex().encode(), "".join(rf"\u{ord(c):04x}" for c in whole).encode(),
        "".join(f"%{byte:02X}" for byte in whole.encode()).encode(),
    ):
        assert markers.found_in(b"x" + written + b"y") == {"here"}
    assert markers.found_in(b"nothing here") == set()
