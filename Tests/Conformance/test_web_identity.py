"""Roles that trust an identity provider's tokens, as pods do in Kubernetes: no key is stored with the client."""
import base64
import json
import time

import boto3
import pytest
import rsa
from botocore import UNSIGNED
from botocore.config import Config

from harness.secrets import fresh_value
from harness.server import ACCOUNT, REGION, Server
from test_iam import as_somebody, policy, refusal

ISSUER = "https://cluster.example.com/id/one"
PROVIDER = f"arn:aws:iam::{ACCOUNT}:oidc-provider/cluster.example.com/id/one"
SUBJECT = "system:serviceaccount:shop:till"
DENIED = ("AccessDenied", "Not authorized to perform sts:AssumeRoleWithWebIdentity", 403)


def encoded(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def number(value):
    return encoded(value.to_bytes((value.bit_length() + 7) // 8, "big"))


class Issuer:
    """An identity provider: a key, its public half in a file, and tokens."""

    def __init__(self, file):
        self.file = file
        self.renew("first")

    def renew(self, kid):
        self.kid = kid
        public, self.key = rsa.newkeys(2048)
        self.file.write_text(json.dumps({"keys": [{
            "kty": "RSA", "kid": kid, "use": "sig", "alg": "RS256", "n": number(public.n), "e": number(public.e)}]}))

    def token(self, algorithm="RS256", key=None, head=None, **claims):
        now = int(time.time())
        said = {"iss": ISSUER, "sub": SUBJECT, "aud": ["sts.amazonaws.com"], "exp": now + 600, "iat": now, "nbf": now} | claims
        said = {name: value for name, value in said.items() if value is not None}
        text = ".".join(encoded(json.dumps(part).encode()) for part in ({"alg": algorithm, "kid": self.kid, "typ": "JWT"} | (head or {}), said))
        return text + "." + encoded(rsa.sign(text.encode(), key or self.key, "SHA-256"))


@pytest.fixture(scope="module")
def issuer(tmp_path_factory):
    return Issuer(tmp_path_factory.mktemp("issuer") / "keys.json")


@pytest.fixture(scope="module")
def trusting(issuer, tmp_path_factory):
    class Trusting(Server):
        def command(self, **options):
            return super().command(**options) + ["--identity-keys", f"{ISSUER}={issuer.file},https://other.example.com=/nowhere"]

    server = Trusting(tmp_path_factory.mktemp("trusting")).start()
    iam = server.client("iam")
    iam.create_open_id_connect_provider(Url=ISSUER, ClientIDList=["sts.amazonaws.com", "till"])
    iam.create_role(RoleName="till", AssumeRolePolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": [{
        "Effect": "Allow", "Principal": {"Federated": PROVIDER}, "Action": "sts:AssumeRoleWithWebIdentity",
        "Condition": {"StringEquals": {"cluster.example.com/id/one:sub": SUBJECT}, "StringLike": {"cluster.example.com/id/one:aud": ["sts.*", "till"]}}}]}))
    iam.put_role_policy(RoleName="till", PolicyName="read", PolicyDocument=policy("secretsmanager:GetSecretValue"))
    yield server
    server.stop()


@pytest.fixture
def assume(trusting):
    # Without any credentials of its own.
    sts = boto3.client("sts", endpoint_url=trusting.endpoint, region_name=REGION, config=Config(
        signature_version=UNSIGNED, retries={"total_max_attempts": 1}))

    def call(token, role="till", **more):
        return sts.assume_role_with_web_identity(
            RoleArn=f"arn:aws:iam::{ACCOUNT}:role/{role}", RoleSessionName="pod-1", WebIdentityToken=token, **more)
    return call


def test_a_token_opens_a_role(trusting, issuer, assume):
    value = fresh_value()
    secret = trusting.client().create_secret(Name="for/till", SecretString=value)["ARN"]
    answer = assume(issuer.token(), DurationSeconds=900)
    assert answer["AssumedRoleUser"]["Arn"] == f"arn:aws:sts::{ACCOUNT}:assumed-role/till/pod-1"
    assert (answer["SubjectFromWebIdentityToken"], answer["Provider"], answer["Audience"]) == (SUBJECT, ISSUER, "sts.amazonaws.com")
    pod = as_somebody(trusting, "secretsmanager", answer["Credentials"])
    assert pod.get_secret_value(SecretId=secret)["SecretString"] == value
    assert refusal(pod.list_secrets)[0] == "AccessDeniedException"
    # A session policy narrows it.
    narrow = assume(issuer.token(aud="till"), Policy=policy("secretsmanager:ListSecrets"))
    assert narrow["Audience"] == "till"
    assert refusal(as_somebody(trusting, "secretsmanager", narrow["Credentials"]).get_secret_value, SecretId=secret)[0] == "AccessDeniedException"


def test_the_sdk_does_it_by_itself(trusting, issuer, tmp_path, monkeypatch):
    """As in a pod: a role and a token file in the environment are all that there is."""
    (tmp_path / "token").write_text(issuer.token())
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_PROFILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_ROLE_ARN", f"arn:aws:iam::{ACCOUNT}:role/till")
    monkeypatch.setenv("AWS_WEB_IDENTITY_TOKEN_FILE", str(tmp_path / "token"))
    monkeypatch.setenv("AWS_ROLE_SESSION_NAME", "by-itself")
    monkeypatch.setenv("AWS_ENDPOINT_URL", trusting.endpoint)
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "none"))
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "none"))
    assert boto3.session.Session(region_name=REGION).client("sts").get_caller_identity()["Arn"].endswith("assumed-role/till/by-itself")


def test_who_is_refused(trusting, issuer, assume):
    assert refusal(assume, token=issuer.token(sub="system:serviceaccount:shop:thief")) == DENIED
    assert refusal(assume, token=issuer.token(), role="nobody") == DENIED
    code, message, status = refusal(assume, token=issuer.token(exp=int(time.time()) - 1))
    assert (code, status) == ("ExpiredTokenException", 400) and message.startswith("Token expired: current date/time ")
    assert refusal(assume, token=issuer.token(aud="somebody")) == ("InvalidIdentityToken", "Incorrect token audience", 400)
    assert refusal(assume, token=issuer.token(nbf=int(time.time()) + 3600))[0] == "InvalidIdentityToken"
    assert refusal(assume, token=issuer.token(iss="https://unknown.example.com"))[0] == "InvalidIdentityToken"
    assert refusal(assume, token=issuer.token(iss="https://other.example.com"))[0] == "InvalidIdentityToken"
    assert refusal(assume, token=issuer.token(), DurationSeconds=43200)[0] == "ValidationError"


def test_only_the_issuers_own_signature_counts(trusting, issuer, assume):
    _, foreign = rsa.newkeys(2048)
    token = issuer.token()
    head, said, signature = token.split(".")
    thief = encoded(json.dumps(json.loads(base64.urlsafe_b64decode(said + "==")) | {"sub": "root"}).encode())
    none = encoded(json.dumps({"alg": "none", "kid": issuer.kid}).encode())
    for wrong in (
        issuer.token(key=foreign), f"{head}.{thief}.{signature}", f"{none}.{said}.", f"{head}.{said}.", issuer.token(algorithm="HS256"),
        issuer.token(algorithm="PS256"), issuer.token(sub=None), issuer.token(exp=None), issuer.token(exp="soon"), "not.a.token", "x" * 20000,
        issuer.token(head={"crit": ["x"], "x": 1}),
    ):
        assert refusal(assume, token=wrong)[::2] == ("InvalidIdentityToken", 400), wrong[:80]
    # A new set of keys holds at once, and so does its end.
    issuer.renew("second")
    assert refusal(assume, token=token)[0] == "InvalidIdentityToken"
    assume(issuer.token())
    issuer.file.rename(issuer.file.with_suffix(".gone"))
    try:
        assert refusal(assume, token=issuer.token())[0] == "InvalidIdentityToken"
    finally:
        issuer.file.with_suffix(".gone").rename(issuer.file)


def test_without_a_signature_nothing_else_is_done(trusting, issuer):
    for action in ("GetCallerIdentity", "AssumeRole", "Nonsense"):
        status, _, body = unsigned(trusting, f"Action={action}&Version=2011-06-15&WebIdentityToken={issuer.token()}")
        assert status == 403 and "MissingAuthenticationToken" in body
    status, _, body = unsigned(trusting, "Action=AssumeRoleWithWebIdentity&Version=2011-06-15")
    assert status == 400 and "ValidationError" in body


def test_no_token_is_written_down(trusting, issuer, assume):
    token = issuer.token()
    assume(token)
    assert token.split(".")[2] not in trusting.log
    for file in trusting.data.rglob("*"):
        if file.is_file():
            assert token.split(".")[2].encode() not in file.read_bytes(), file


def unsigned(server, form):
    import http.client
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    try:
        connection.request("POST", "/", form, {"Content-Type": "application/x-www-form-urlencoded"})
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read().decode()
    finally:
        connection.close()
