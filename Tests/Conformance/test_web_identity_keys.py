"""Identity providers' keys fetched over HTTPS, as from a cluster that publishes them: nothing is put into a file by hand."""
import contextlib
import http.server
import json
import ssl
import subprocess
import threading

import boto3
import pytest
from botocore import UNSIGNED
from botocore.config import Config

from harness.server import ACCOUNT, REGION, Server, clean_environment
from test_iam import refusal
from test_web_identity import Issuer, encoded

CLIENT = "sts.amazonaws.com"


class Provider:
    """An HTTPS server with a discovery document and a key set; `paths` says what it answers, `asked` what it was asked."""

    def __init__(self, issuer, certificate, key):
        self.asked = []
        provider = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                provider.asked.append(self.path)
                status, body = provider.paths().get(self.path, (404, b"{}"))
                self.send_response(status)
                if status == 302:
                    self.send_header("Location", provider.url + "/keys")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        self.server.socket = context.wrap_socket(self.server.socket, server_side=True, do_handshake_on_connect=False)
        self.url = f"https://localhost:{self.server.server_address[1]}"
        self.name = self.url.removeprefix("https://")
        self.issuer = issuer
        self.document = {"issuer": self.url, "jwks_uri": self.url + "/keys"}
        self.status = 200
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def paths(self):
        return {
            "/.well-known/openid-configuration": (self.status, json.dumps(self.document).encode()),
            "/keys": (200, self.issuer.file.read_bytes()), "/moved": (302, b""), "/huge": (200, b" " * (2 << 20)), "/text": (200, b"hush"),
        }

    def token(self, **claims):
        return self.issuer.token(**{"iss": self.url} | claims)

    def close(self):
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture(scope="module")
def certificates(tmp_path_factory):
    folder = tmp_path_factory.mktemp("authority") / "tls"
    done = Server(folder).run("tls", "create", "--out", str(folder), "--names", "localhost")
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def issuer(tmp_path_factory):
    return Issuer(tmp_path_factory.mktemp("issuer") / "keys.json")


@pytest.fixture
def provider(certificates, issuer):
    made = Provider(issuer, certificates / "server.pem", certificates / "server.key")
    yield made
    made.close()


def trusting(home, *arguments):
    class Trusting(Server):
        def command(self, **options):
            return super().command(**options) + list(arguments)

    return Trusting(home)


@pytest.fixture(scope="module")
def server(certificates, tmp_path_factory):
    made = trusting(tmp_path_factory.mktemp("fetching"), "--identity-ca", str(certificates / "ca.pem")).start()
    yield made
    made.stop()


def trust(server, provider, *, whomever=False):
    """A role for the till's tokens, or for `whomever` the provider knows."""
    iam = server.client("iam")
    arn = iam.create_open_id_connect_provider(Url=provider.url, ClientIDList=[CLIENT])["OpenIDConnectProviderArn"]
    role = "till-" + provider.name.replace(":", "-")
    iam.create_role(RoleName=role, AssumeRolePolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": [{
        "Effect": "Allow", "Principal": {"Federated": arn}, "Action": "sts:AssumeRoleWithWebIdentity",
        **({} if whomever else {"Condition": {"StringEquals": {f"{provider.name}:sub": "system:serviceaccount:shop:till"}}})}]}))
    return role


def assume(server, role, token):
    sts = boto3.client("sts", endpoint_url=server.endpoint, region_name=REGION, config=Config(
        signature_version=UNSIGNED, retries={"total_max_attempts": 1}))
    return sts.assume_role_with_web_identity(RoleArn=f"arn:aws:iam::{ACCOUNT}:role/{role}", RoleSessionName="pod-1", WebIdentityToken=token)


def refused(server, role, token):
    return refusal(lambda: assume(server, role, token))


def test_keys_are_fetched_once_for_many_tokens(server, provider):
    role = trust(server, provider)
    for _ in range(5):
        assert assume(server, role, provider.token())["Provider"] == provider.url
    assert provider.asked == ["/.well-known/openid-configuration", "/keys"]
    # A foreign key is no reason to ask again and again, and opens nothing.
    head, said, signature = provider.token().split(".")
    head = encoded(json.dumps({"alg": "RS256", "kid": "other"}).encode())
    for _ in range(3):
        assert refused(server, role, f"{head}.{said}.{signature}")[0] == "InvalidIdentityToken"
    assert len(provider.asked) == 2
    assert refused(server, role, provider.token(sub="thief"))[0] == "AccessDenied"


def test_each_provider_opens_its_own_roles_only(server, provider, certificates, issuer):
    role = trust(server, provider, whomever=True)
    other = Provider(issuer, certificates / "server.pem", certificates / "server.key")
    with contextlib.closing(other):
        its_role = trust(server, other, whomever=True)
        for _ in range(2):
            assert assume(server, role, provider.token()) and assume(server, its_role, other.token())
            assert refused(server, role, other.token())[0] == refused(server, its_role, provider.token())[0] == "AccessDenied"


def test_only_registered_providers_are_asked(server, provider):
    assert refused(server, "till", provider.token()) == (
        "InvalidIdentityToken", f"No OpenIDConnect provider found in your account for {provider.url}", 400)
    assert provider.asked == []


@pytest.mark.parametrize("path", ["/missing", "/moved", "/huge", "/text"])
def test_key_sets_that_cannot_be(server, provider, path):
    provider.document["jwks_uri"] = provider.url + path
    role = trust(server, provider)
    code, _, status = refused(server, role, provider.token())
    assert (code, status) in [("InvalidIdentityToken", 400), ("IDPCommunicationError", 400)]
    assert "/keys" not in provider.asked


@pytest.mark.parametrize("document", [
    {"issuer": "https://other.example"}, {"jwks_uri": "http://localhost/keys"}, {"jwks_uri": None}, {"jwks_uri": "file:///etc/passwd"}])
def test_documents_that_are_not_believed(server, provider, document):
    provider.document |= document
    role = trust(server, provider)
    assert refused(server, role, provider.token())[0] == "InvalidIdentityToken"
    assert provider.asked == ["/.well-known/openid-configuration"]


def test_a_provider_in_trouble_is_told_apart(server, provider):
    provider.status = 503
    role = trust(server, provider)
    code, message, status = refused(server, role, provider.token())
    assert (code, status) == ("IDPCommunicationError", 400) and "could not be reached" in message


def test_a_certificate_of_nobody_is_refused(provider, tmp_path):
    server = trusting(tmp_path / "strict")
    server.home.mkdir()
    server.start()
    with contextlib.ExitStack() as stack:
        stack.callback(server.kill)
        role = trust(server, provider)
        assert refused(server, role, provider.token())[0] == "IDPCommunicationError"
        assert provider.asked == []


def test_a_file_for_authorities_that_is_none_is_named(tmp_path):
    (tmp_path / "text.pem").write_text("hush")
    server = trusting(tmp_path, "--identity-ca", str(tmp_path / "text.pem"))
    done = subprocess.run(server.command(), capture_output=True, text=True, timeout=60, env=clean_environment())
    assert done.returncode == 1 and "text.pem" in done.stderr and "hush" not in done.stderr
