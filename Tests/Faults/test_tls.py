"""TLS on a listener: who may come in, and what is said of files that do not fit."""
import contextlib
import http.client
import socket
import ssl
import stat
from pathlib import Path

import boto3
import pytest
from botocore.config import Config
from botocore.exceptions import SSLError

from faults.server import BentServer
from faults.tls import Certificates
from harness.server import REGION


@pytest.fixture
def secure(make_server, tmp_path):
    """A server with TLS, and its certificates."""
    certificates = Certificates(tmp_path)
    return make_server(bent=False, arguments=certificates.arguments, tls=True).start(), certificates


def client(server: BentServer, verify: str | bool):
    key = server.credentials
    return boto3.client(
        "secretsmanager", endpoint_url=server.endpoint, region_name=REGION, verify=verify, aws_access_key_id=key.access_key,
        aws_secret_access_key=key.secret_key, config=Config(retries={"total_max_attempts": 1}))


def test_boto3_comes_in_with_the_authority(secure):
    server, certificates = secure
    sm = client(server, certificates.authority)
    sm.create_secret(Name="a", SecretString="hush-1")
    assert sm.get_secret_value(SecretId="a")["SecretString"] == "hush-1"
    assert server.stop() == 0


def test_a_client_without_the_authority_refuses(secure):
    server, _ = secure
    with pytest.raises(SSLError):
        client(server, True).list_secrets()


def test_the_certificate_is_for_its_names_only(secure):
    server, certificates = secure
    context = ssl.create_default_context(cafile=certificates.authority)
    for name in ("localhost", "127.0.0.1"):
        with socket.create_connection(("127.0.0.1", server.port)) as line, context.wrap_socket(line, server_hostname=name) as secured:
            assert secured.version() == "TLSv1.3"
    with socket.create_connection(("127.0.0.1", server.port)) as line, pytest.raises(ssl.SSLCertVerificationError):
        context.wrap_socket(line, server_hostname="example.com")


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_old_versions_are_refused(secure):
    server, certificates = secure
    context = ssl.create_default_context(cafile=certificates.authority)
    context.minimum_version = ssl.TLSVersion.TLSv1
    context.maximum_version = ssl.TLSVersion.TLSv1_1
    context.set_ciphers("ALL:@SECLEVEL=0")
    with socket.create_connection(("127.0.0.1", server.port)) as line, pytest.raises((ssl.SSLError, ConnectionError)):
        context.wrap_socket(line, server_hostname="localhost")


def test_plain_http_gets_no_answer(secure):
    server, _ = secure
    plain = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    with contextlib.closing(plain), pytest.raises((http.client.HTTPException, ConnectionError)):
        plain.request("GET", "/health")
        plain.getresponse()
    assert server.health() == 200
    assert "Fatal error" not in server.log


def test_tls_to_a_plain_listener_is_refused(make_server):
    server = make_server(bent=False).start()
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as line, pytest.raises((ssl.SSLError, ConnectionError)):
        ssl._create_unverified_context().wrap_socket(line)
    assert server.health() == 200


# Files

def test_files_are_for_their_owner_and_never_overwritten(make_server, tmp_path):
    certificates = Certificates(tmp_path)
    key = certificates.folder / "server.key"
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert stat.S_IMODE(certificates.folder.stat().st_mode) == 0o700
    assert sorted(file.name for file in certificates.folder.iterdir()) == ["ca.pem", "server.key", "server.pem"]
    before = key.read_bytes()
    assert before.decode() not in certificates.made.stdout
    again = make_server(bent=False).run("tls", "create", "--out", str(certificates.folder))
    assert again.returncode != 0 and str(key) in again.stderr
    assert key.read_bytes() == before


def bad_files(folder: Path) -> dict[str, tuple[str, str, str]]:
    """Certificate, key, and the path that must be named, of things that do not work."""
    one, other = Certificates(folder / "one"), Certificates(folder / "other")
    certificate, key = str(one.folder / "server.pem"), str(one.folder / "server.key")
    missing, text = str(folder / "missing.pem"), str(folder / "text.pem")
    Path(text).write_text("hush-this is no PEM\n")
    return {
        "no certificate": (missing, key, missing), "no key": (certificate, missing, missing),
        "text for a certificate": (text, key, text), "text for a key": (certificate, text, text),
        "swapped": (key, certificate, key), "of another": (certificate, str(other.folder / "server.key"), str(other.folder / "server.key")),
    }


@pytest.mark.parametrize("case", ["no certificate", "no key", "text for a certificate", "text for a key", "swapped", "of another"])
def test_files_that_do_not_work_are_named(make_server, tmp_path, case):
    (tmp_path / "one").mkdir(), (tmp_path / "other").mkdir()
    certificate, key, named = bad_files(tmp_path)[case]
    told = make_server(bent=False, arguments=("--tls-certificate", certificate, "--tls-key", key)).refuses()
    assert named in told and "hush-" not in told


def test_one_file_alone_is_not_enough(make_server, tmp_path):
    certificate = Certificates(tmp_path).arguments[:2]
    assert "--tls-certificate and --tls-key belong together" in make_server(bent=False, arguments=certificate).refuses()


@pytest.mark.parametrize("address", ["192.0.2.1:0", "0.0.0.0:0", "[::]:0"])
def test_without_tls_only_loopback_is_served(make_server, address):
    """192.0.2.1 is nobody's (RFC 5737)."""
    server = make_server(bent=False)
    told = server.refuses_to_listen(address)
    assert "without TLS only loopback is served" in told and address.rpartition(":")[0].strip("[]") in told
