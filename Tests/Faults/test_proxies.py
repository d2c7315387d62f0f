"""Behind a proxy that ends TLS: whom it speaks for, and what a listener demands before it serves others than this machine."""
import json
import re

import boto3
import pytest
from botocore.config import Config

from faults.tls import Certificates
from harness.secrets import fresh_name, fresh_value
from harness.server import REGION
from harness.wire import Credentials

BEHIND = ("--behind-tls-proxy", "--trusted-proxies", "127.0.0.1,10.0.0.0/8")


@pytest.fixture
def behind(make_server):
    return make_server(bent=False, arguments=BEHIND).start()


def allow(server, condition):
    """A user who may read under a condition, and his key."""
    iam = server.client("iam")
    name = fresh_name().replace("/", "-")
    iam.create_user(UserName=name)
    iam.put_user_policy(UserName=name, PolicyName="read", PolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": [
        {"Effect": "Allow", "Action": "secretsmanager:GetSecretValue", "Resource": "*", "Condition": condition}]}))
    key = iam.create_access_key(UserName=name)["AccessKey"]
    return Credentials(key["AccessKeyId"], key["SecretAccessKey"])


def read(server, secret, key, **headers):
    """The answer's status, with headers that a proxy adds: they are not signed."""
    client = boto3.client("secretsmanager", endpoint_url=server.endpoint, region_name=REGION, aws_access_key_id=key.access_key,
                          aws_secret_access_key=key.secret_key, config=Config(retries={"total_max_attempts": 1}))

    def add(request, **_):
        for name, value in headers.items():
            request.headers[name.replace("_", "-")] = value

    client.meta.events.register("before-send.secretsmanager.GetSecretValue", add)
    try:
        return client.get_secret_value(SecretId=secret)["ResponseMetadata"]["HTTPStatusCode"]
    except client.exceptions.ClientError as error:
        return error.response["Error"]["Code"]


def test_policies_see_the_sender_and_not_the_proxy(behind):
    name = fresh_name()
    behind.client().create_secret(Name=name, SecretString=fresh_value())
    key = allow(behind, {"IpAddress": {"aws:SourceIp": "203.0.113.0/24"}})
    denied = "AccessDeniedException"
    assert read(behind, name, key, X_Forwarded_For="203.0.113.7") == 200
    assert read(behind, name, key, X_Forwarded_For="198.51.100.1, 203.0.113.7, 10.1.2.3") == 200
    assert read(behind, name, key) == denied
    # What the sender himself writes there stands left of the address that the proxy adds.
    assert read(behind, name, key, X_Forwarded_For="203.0.113.7, 198.51.100.1") == denied
    assert b'"sourceIPAddress":"203.0.113.7"' in b"".join(file.read_bytes() for file in (behind.data / "trail").glob("*.log"))


def test_the_proxy_says_whether_it_was_secure(behind):
    name = fresh_name()
    behind.client().create_secret(Name=name, SecretString=fresh_value())
    key = allow(behind, {"Bool": {"aws:SecureTransport": "true"}})
    assert read(behind, name, key, X_Forwarded_For="203.0.113.7") == 200
    assert read(behind, name, key, X_Forwarded_For="203.0.113.7", X_Forwarded_Proto="https") == 200
    assert read(behind, name, key, X_Forwarded_For="203.0.113.7", X_Forwarded_Proto="http") == "AccessDeniedException"


def test_an_address_that_is_none_is_refused(behind):
    name = fresh_name()
    behind.client().create_secret(Name=name, SecretString=fresh_value())
    key = behind.credentials
    assert read(behind, name, key, X_Forwarded_For="203.0.113.7") == 200
    assert read(behind, name, key, X_Forwarded_For="unknown") == "AccessDeniedException"


def test_without_trusted_proxies_nobody_is_believed(make_server):
    server = make_server(bent=False).start()
    name = fresh_name()
    server.client().create_secret(Name=name, SecretString=fresh_value())
    key = allow(server, {"IpAddress": {"aws:SourceIp": "127.0.0.1"}})
    assert read(server, name, key, X_Forwarded_For="203.0.113.7") == 200


def test_a_proxy_without_an_address_is_not_enough(make_server):
    assert "--trusted-proxies" in make_server(bent=False, arguments=("--behind-tls-proxy",)).refuses()
    told = make_server("other", bent=False, arguments=("--behind-tls-proxy", "--trusted-proxies", "proxy.example")).refuses()
    assert "`proxy.example`" in told


# Development on other addresses

def on_another_address(make_server, tmp_path, name):
    """A development server told to listen where this machine is not (RFC 5737): it makes everything, and then cannot listen."""
    certificates = Certificates(tmp_path)
    server = make_server(name, bent=False, development=True, arguments=certificates.arguments)
    told = server.refuses_to_listen("192.0.2.1:0")
    assert "cannot listen on 192.0.2.1" in told
    server.arguments = ()
    return server


def test_development_for_others_has_no_well_known_credentials(make_server, tmp_path):
    server = on_another_address(make_server, tmp_path, "others")
    text = server.credentials_file.read_text()
    key = Credentials(*re.findall(r"= (\S+)", text))
    assert key.access_key.startswith("AKIA") and server.credentials_file.stat().st_mode & 0o777 == 0o600
    shown = server.run("env", "--dev", "--data", str(server.data), "--listen", "192.0.2.1:4566").stdout
    assert key.access_key in shown and "=test" not in shown
    # Back on loopback both kinds are good.
    server.start()
    assert server.wire.call("GetRandomPassword", {}, credentials=key).status == 200
    assert server.wire.call("GetRandomPassword", {}).status == 200


def test_without_tls_development_serves_loopback_only(make_server):
    server = make_server(bent=False, development=True)
    assert "without TLS only loopback is served" in server.refuses_to_listen("0.0.0.0:0")
    assert not server.data.exists()
