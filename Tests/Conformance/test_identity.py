"""GetCallerIdentity, in every form of the Query protocol and presigned, and what others' secrets answer."""
import datetime
import json
import re

import botocore.auth
import pytest

from harness import sentences
from harness.checks import assert_refused
from harness.clock import UTC
from harness.secrets import fresh_value
from harness.server import ACCOUNT, OTHER_REGION, REGION
from harness.wire import Credentials, Request, token

IDENTITY = "Action=GetCallerIdentity&Version=2011-06-15"


# Who one is

def test_root_is_who_it_is(server):
    answer = server.client("sts").get_caller_identity()
    assert (answer["Arn"], answer["UserId"], answer["Account"]) == (f"arn:aws:iam::{ACCOUNT}:root", ACCOUNT, ACCOUNT)


def test_the_xml_of_an_answer(wire):
    answer = wire.send(wire.query(IDENTITY))
    assert answer.status == 200 and answer.headers["Content-Type"].startswith("text/xml")
    assert b'<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">' in answer.body
    document = answer.xml
    assert document.findtext("GetCallerIdentityResult/Arn") == f"arn:aws:iam::{ACCOUNT}:root"
    assert document.findtext("ResponseMetadata/RequestId") == answer.headers["x-amzn-RequestId"]


def test_json_on_demand(wire):
    answer = wire.send(wire.query(IDENTITY, fields={"Accept": "application/json"}))
    response = answer.json["GetCallerIdentityResponse"]
    assert response["GetCallerIdentityResult"] == {"Arn": f"arn:aws:iam::{ACCOUNT}:root", "UserId": ACCOUNT, "Account": ACCOUNT}
    assert response["ResponseMetadata"]["RequestId"] == answer.headers["x-amzn-RequestId"]


def test_json_errors_on_demand(wire):
    answer = wire.send(wire.query(IDENTITY, fields={"Accept": "application/json"}, credentials=Credentials("AKIAABCDEFGHIJKLMNOP", "x" * 40)))
    assert answer.status == 403
    assert answer.json["Error"] == {"Code": "InvalidClientTokenId", "Message": sentences.UNKNOWN_KEY, "Type": "Sender"}
    assert answer.json["RequestId"] == answer.headers["x-amzn-RequestId"]


@pytest.mark.parametrize("region", [REGION, OTHER_REGION, "us-east-1", "il-central-1"])
def test_sts_accepts_every_region(server, region):
    assert server.client("sts", region=region).get_caller_identity()["Account"] == ACCOUNT


@pytest.mark.parametrize("body, code, message", [
    ("Action=Nonsense&Version=2011-06-15", "InvalidAction", "Could not find operation Nonsense for version 2011-06-15"),
    ("Version=2011-06-15", "MissingAction", None), ("", "MissingAction", None),
])
def test_actions_that_do_not_exist(wire, body, code, message):
    answer = wire.send(wire.query(body))
    assert answer.is_xml, str(answer)
    assert_refused(answer, code, message)


def test_a_posts_parameters_are_in_its_body_alone(wire):
    answer = wire.send(wire.query("Version=2011-06-15", target="/?Action=GetCallerIdentity"))
    assert_refused(answer, "MissingAction")
    answer = wire.send(wire.query(IDENTITY, target="/?Action=Nonsense"))
    assert answer.status == 200


def test_a_get_has_its_parameters_in_the_url(wire):
    answer = wire.send(wire.signed(method="GET", target=f"/?{IDENTITY}", service="sts"))
    assert answer.status == 200 and answer.xml.findtext("GetCallerIdentityResult/Account") == ACCOUNT


# Presigned

def test_boto3s_presigned_identity(server, wire):
    url = server.client("sts").generate_presigned_url("get_caller_identity", ExpiresIn=60, HttpMethod="GET")
    target = url.removeprefix(server.endpoint)
    answer = wire.send(Request("GET", target if target.startswith("/") else "/" + target, (("Host", wire.authority),)))
    assert answer.status == 200, str(answer)
    assert answer.xml.findtext("GetCallerIdentityResult/Arn") == f"arn:aws:iam::{ACCOUNT}:root"


def test_a_presigned_identity_as_clusters_make_it(wire):
    request = wire.presigned(f"/?{IDENTITY}", fields={"x-k8s-aws-id": "cluster"})
    assert wire.send(request).status == 200
    without = request.without("x-k8s-aws-id")
    assert_refused(wire.send(without), "SignatureDoesNotMatch", sentences.SIGNATURE_DIFFERS, status=403)


@pytest.mark.parametrize("before, after", [
    ("Action=GetCallerIdentity", "Action=GetSessionToken"), ("X-Amz-Expires=60", "X-Amz-Expires=61"), ("X-Amz-Signature=", "X-Amz-Signature=0"),
    ("Version=", "Extra=x&Version="),
])
def test_a_bent_presigned_request(wire, before, after):
    request = wire.presigned(f"/?{IDENTITY}")
    assert before in request.target
    bent = Request("GET", request.target.replace(before, after), request.fields)
    assert_refused(wire.send(bent), "SignatureDoesNotMatch", sentences.SIGNATURE_DIFFERS, status=403)


def test_a_presigned_request_with_a_body(wire):
    request = wire.presigned(f"/?{IDENTITY}").with_body(b"Action=GetCallerIdentity")
    answer = wire.send(request)
    assert answer.status in {400, 403}, str(answer)


@pytest.mark.parametrize("action", ["CreateUser&UserName=presigned", "CreateAccountAlias&AccountAlias=presigned"])
def test_a_presigned_request_changes_nothing(server, wire, action):
    answer = wire.send(wire.presigned(f"/?Action={action}&Version=2010-05-08", service="iam"))
    assert_refused(answer, "MissingAuthenticationToken", re.compile(".+"), status=403)
    assert "presigned" not in [user["UserName"] for user in server.client("iam").list_users()["Users"]]
    assert server.client("iam").list_account_aliases()["AccountAliases"] == []


def test_a_presigned_request_expires(wire, monkeypatch):
    moment = datetime.datetime.now(UTC) - datetime.timedelta(minutes=20)
    monkeypatch.setattr(botocore.auth, "get_current_datetime", lambda *_, **__: moment.replace(tzinfo=None))
    request = wire.presigned(f"/?{IDENTITY}", expires=60)
    monkeypatch.undo()
    assert_refused(wire.send(request), "SignatureDoesNotMatch", re.compile("Signature expired: .*"), status=403)


@pytest.mark.parametrize("expires", [0, -1, 604_801])
def test_lifetimes_that_are_refused(wire, expires):
    answer = wire.send(wire.presigned(f"/?{IDENTITY}", expires=expires))
    assert answer.status in {400, 403}, str(answer)


def test_json_services_take_no_presigned_requests(wire):
    request = wire.presigned("/", service="secretsmanager", fields={"X-Amz-Target": "secretsmanager.GetRandomPassword"}, method="POST")
    request = request.adding("Content-Type", "application/x-amz-json-1.1").with_body(b"{}")
    assert_refused(wire.send(request), "MissingAuthenticationTokenException", sentences.NOT_SIGNED)


# Denials

def test_a_denial_names_caller_action_and_resource(wire):
    arn = f"arn:aws:secretsmanager:{REGION}:111122223333:secret:db"
    answer = wire.call("UpdateSecret", {"SecretId": arn, "ClientRequestToken": token(), "SecretString": "hush-1"})
    assert_refused(answer, "AccessDeniedException", sentences.denied("UpdateSecret", arn, "resource-based policy"))


def test_other_accounts_secrets_are_denied_whether_they_exist_or_not(wire):
    answers = {
        json.dumps(wire.call("GetSecretValue", {"SecretId": f"arn:aws:secretsmanager:{REGION}:111122223333:secret:db-{suffix}"}).json).replace(suffix, "")
        for suffix in ("a1b2c3", "d4e5f6")
    }
    assert len(answers) == 1


def test_the_signing_region_is_the_region(server, name):
    server.client(region="us-east-1").create_secret(Name=name, SecretString=fresh_value())
    assert server.wire.call("DescribeSecret", {"SecretId": name}, region="us-east-1").status == 200
    assert_refused(server.wire.call("DescribeSecret", {"SecretId": name}, region=REGION), "ResourceNotFoundException")
