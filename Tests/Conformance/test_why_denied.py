"""`strongroom why-denied`: every kind of denial is explained from its record, and whoever asks later learns whether the policies are other ones."""
import json

import pytest
from botocore.exceptions import ClientError

from harness.server import ACCOUNT
from test_iam import as_somebody, iam, name, policy, trust  # noqa: F401
from test_web_identity import DENIED, assume, issuer, trusting  # noqa: F401

ALLOW_ALL = policy("secretsmanager:*")
DENY_ALL = json.dumps({"Version": "2012-10-17", "Statement": [
    {"Sid": "Nobody", "Effect": "Deny", "Principal": "*", "Action": "secretsmanager:GetSecretValue", "Resource": "*"}]})


def denied(call, **parameters):
    """The id of a request that must be denied."""
    with pytest.raises(ClientError) as error:
        call(**parameters)
    assert error.value.response["Error"]["Code"] in ("AccessDenied", "AccessDeniedException"), error.value.response
    return error.value.response["ResponseMetadata"]["RequestId"]


def why(server, request_id):
    answer = server.run("why-denied", request_id, "--data", str(server.data))
    assert answer.returncode == 0, answer.stderr
    return answer.stdout


class Scene:
    """A user in a group with a boundary, a role, a secret: everything whose policies can have a say."""

    def __init__(self, server, iam, sm, name):  # noqa: F811
        self.server, self.iam, self.sm, self.name = server, iam, sm, name
        self.secret = sm.create_secret(Name=name, SecretString="x")["ARN"]
        self.managed = iam.create_policy(PolicyName=name, PolicyDocument=policy("sts:*"))["Policy"]["Arn"]
        self.boundary = iam.create_policy(PolicyName=f"{name}-boundary", PolicyDocument=policy("*"))["Policy"]["Arn"]
        iam.create_group(GroupName=name)
        self.user = iam.create_user(UserName=name, PermissionsBoundary=self.boundary)["User"]["UserId"]
        iam.add_user_to_group(UserName=name, GroupName=name)
        iam.attach_user_policy(UserName=name, PolicyArn=self.managed)
        self.key = iam.create_access_key(UserName=name)["AccessKey"]
        self.role = iam.create_role(RoleName=name, AssumeRolePolicyDocument=trust({"AWS": f"arn:aws:iam::{ACCOUNT}:user/{name}"}))["Role"]["Arn"]

    def client(self, service="secretsmanager"):
        return as_somebody(self.server, service, self.key)

    def session(self, **terms):
        credentials = self.client("sts").assume_role(RoleArn=self.role, RoleSessionName="session", **terms)["Credentials"]
        return as_somebody(self.server, "secretsmanager", credentials)

    def new_version(self, arn):
        self.iam.create_policy_version(PolicyArn=arn, PolicyDocument=policy("sqs:*"), SetAsDefault=True)


@pytest.fixture
def scene(server, iam, sm, name):  # noqa: F811
    return Scene(server, iam, sm, name)


CHANGES = {
    "an inline policy of the user": lambda s: s.iam.put_user_policy(UserName=s.name, PolicyName="one", PolicyDocument=ALLOW_ALL),
    "a policy attached to the user": lambda s: s.iam.attach_user_policy(UserName=s.name, PolicyArn="arn:aws:iam::aws:policy/ReadOnlyAccess"),
    "a new version of an attached policy": lambda s: s.new_version(s.managed),
    "a new version of the boundary": lambda s: s.new_version(s.boundary),
    "another boundary": lambda s: s.iam.put_user_permissions_boundary(UserName=s.name, PermissionsBoundary=s.managed),
    "a policy of the group": lambda s: s.iam.put_group_policy(GroupName=s.name, PolicyName="one", PolicyDocument=ALLOW_ALL),
    "left the group": lambda s: s.iam.remove_user_from_group(UserName=s.name, GroupName=s.name),
    "a first policy of the secret": lambda s: s.sm.put_resource_policy(SecretId=s.name, ResourcePolicy=DENY_ALL),
    "the secret is gone": lambda s: s.sm.delete_secret(SecretId=s.name, ForceDeleteWithoutRecovery=True),
}
SAME = {
    "nothing": lambda s: None,
    "tags": lambda s: s.iam.tag_user(UserName=s.name, Tags=[{"Key": "team", "Value": "db"}]),
    "a further access key": lambda s: s.iam.create_access_key(UserName=s.name),
    "a version that is not the default": lambda s: s.iam.create_policy_version(PolicyArn=s.managed, PolicyDocument=ALLOW_ALL),
    "a policy put and taken back": lambda s: (CHANGES["an inline policy of the user"](s), s.iam.delete_user_policy(UserName=s.name, PolicyName="one")),
    "the secret's value and tags": lambda s: (
        s.sm.put_secret_value(SecretId=s.name, SecretString="y"), s.sm.tag_resource(SecretId=s.name, Tags=[{"Key": "a", "Value": "b"}])),
    "another user's policies": lambda s: (
        s.iam.create_user(UserName=f"{s.name}-2"), s.iam.put_user_policy(UserName=f"{s.name}-2", PolicyName="one", PolicyDocument=ALLOW_ALL)),
}


@pytest.mark.parametrize("change", CHANGES)
def test_says_that_a_policy_has_changed(scene, change):
    request = denied(scene.client().get_secret_value, SecretId=scene.name)
    assert "none of them has changed since" in why(scene.server, request)
    CHANGES[change](scene)
    answer = why(scene.server, request)
    assert "they have changed since" in answer and answer.count("(changed since)") >= 1, answer


@pytest.mark.parametrize("change", SAME)
def test_says_that_no_policy_has_changed(scene, change):
    request = denied(scene.client().get_secret_value, SecretId=scene.name)
    SAME[change](scene)
    answer = why(scene.server, request)
    assert "none of them has changed since" in answer and "(changed since)" not in answer, answer
    assert "no identity-based policy allows it" in answer
    for place in (scene.user, scene.managed, scene.boundary, scene.secret):
        assert f"    {place}\n" in answer


def test_names_the_policy_of_a_secret_that_has_changed_or_gone(scene):
    scene.iam.put_user_policy(UserName=scene.name, PolicyName="one", PolicyDocument=ALLOW_ALL)
    scene.sm.put_resource_policy(SecretId=scene.name, ResourcePolicy=DENY_ALL)
    request = denied(scene.client().get_secret_value, SecretId=scene.name)
    answer = why(scene.server, request)
    assert "denied explicitly, in a resource-based policy, by" in answer and f"statement 0 (Nobody) of {scene.secret}" in answer
    assert "none of them has changed since" in answer
    scene.sm.put_resource_policy(SecretId=scene.name, ResourcePolicy=DENY_ALL.replace("Nobody", "Everybody"))
    assert f"    {scene.secret}  (changed since)" in why(scene.server, request)
    scene.sm.put_resource_policy(SecretId=scene.name, ResourcePolicy=DENY_ALL)
    assert "none of them has changed since" in why(scene.server, request)
    scene.sm.delete_resource_policy(SecretId=scene.name)
    assert f"    {scene.secret}  (changed since)" in why(scene.server, request)


def test_a_role_that_does_not_trust_and_one_that_is_not_there(scene):
    scene.iam.update_assume_role_policy(RoleName=scene.name, PolicyDocument=trust({"Service": "ec2.amazonaws.com"}))
    request = denied(scene.client("sts").assume_role, RoleArn=scene.role, RoleSessionName="session")
    answer = why(scene.server, request)
    assert "no role trust policy allows it" in answer and "none of them has changed since" in answer
    scene.iam.update_assume_role_policy(RoleName=scene.name, PolicyDocument=trust({"AWS": ACCOUNT}))
    assert f"    {scene.role}  (changed since)" in why(scene.server, request)
    absent = why(scene.server, denied(scene.client("sts").assume_role, RoleArn=f"{scene.role}-absent", RoleSessionName="session"))
    assert "no role trust policy allows it" in absent and f"resource {scene.role}-absent" in absent


def test_an_absent_role_answers_as_one_that_does_not_trust(scene):
    scene.iam.update_assume_role_policy(RoleName=scene.name, PolicyDocument=trust({"Service": "ec2.amazonaws.com"}))
    told = []
    for arn in (scene.role, scene.role + "-absent"):
        with pytest.raises(ClientError) as refused:
            scene.client("sts").assume_role(RoleArn=arn, RoleSessionName="session")
        told.append(refused.value.response["Error"]["Message"].replace(arn, "ROLE"))
    assert told[0] == told[1]


def test_an_absent_role_answers_as_one_that_does_not_trust_whatever_is_asked(scene):
    scene.iam.update_assume_role_policy(RoleName=scene.name, PolicyDocument=trust({"Service": "ec2.amazonaws.com"}))
    scene.iam.put_user_policy(UserName=scene.name, PolicyName="one", PolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": [
        {"Effect": "Deny", "Action": "sts:AssumeRole", "Resource": "*", "Condition": {"Null": {"sts:RoleSessionName": "true"}}}]}))
    told = []
    for arn in (scene.role, scene.role + "-absent"):
        with pytest.raises(ClientError) as refused:
            scene.client("sts").assume_role(RoleArn=arn, RoleSessionName="session")
        told.append(refused.value.response["Error"]["Message"].replace(arn, "ROLE"))
    assert told[0] == told[1] and "role trust policy" in told[0]


def test_policies_that_take_too_much_work(scene):
    user_agent = "a" * 12_000
    scene.iam.detach_user_policy(UserName=scene.name, PolicyArn=scene.managed)
    many = json.dumps({"Version": "2012-10-17", "Statement": [
        {"Effect": "Allow", "Action": "*", "Resource": "*", "Condition": {"StringLike": {"aws:UserAgent": ["*aab*"] * 600}}}]})
    for number in range(3):
        arn = scene.iam.create_policy(PolicyName=f"{scene.name}-{number}", PolicyDocument=many)["Policy"]["Arn"]
        scene.iam.attach_user_policy(UserName=scene.name, PolicyArn=arn)
    client = scene.client()
    client.meta.events.register("before-send.secretsmanager.*", lambda request, **_: request.headers.__setitem__("User-Agent", user_agent))
    answer = why(scene.server, denied(client.describe_secret, SecretId=scene.name))
    assert "to evaluate the policies takes too much work" in answer, answer


def test_sessions_and_their_managed_policies(scene):
    passed = scene.iam.create_policy(PolicyName=f"{scene.name}-passed", PolicyDocument=policy("sqs:*"))["Policy"]["Arn"]
    scene.iam.put_role_policy(RoleName=scene.name, PolicyName="one", PolicyDocument=ALLOW_ALL)
    request = denied(scene.session(PolicyArns=[{"arn": passed}]).get_secret_value, SecretId=scene.name)
    answer = why(scene.server, request)
    assert "no session policy allows it" in answer and "none of them has changed since" in answer
    scene.iam.create_policy_version(PolicyArn=passed, PolicyDocument=ALLOW_ALL, SetAsDefault=True)
    assert f"    {passed}  (changed since)" in why(scene.server, request)


def test_tags_with_which_the_caller_would_lock_himself_out(scene):
    scene.iam.put_user_policy(UserName=scene.name, PolicyName="one", PolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": [
        {"Effect": "Allow", "Action": "secretsmanager:*", "Resource": "*"},
        {"Sid": "NotSealed", "Effect": "Deny", "Action": "secretsmanager:*", "Resource": "*",
         "Condition": {"StringEquals": {"aws:ResourceTag/sealed": "yes"}}}]}))
    request = denied(scene.client().tag_resource, SecretId=scene.name, Tags=[{"Key": "sealed", "Value": "yes"}])
    answer = why(scene.server, request)
    assert "denied explicitly, in an identity-based policy, by" in answer and f"statement 1 (NotSealed) of user/{scene.name}/one" in answer


def test_items_of_a_batch(scene):
    scene.iam.put_user_policy(UserName=scene.name, PolicyName="one", PolicyDocument=policy("secretsmanager:BatchGetSecretValue"))
    other = scene.sm.create_secret(Name=f"{scene.name}-2", SecretString="x")["ARN"]
    answer = scene.client().batch_get_secret_value(SecretIdList=[scene.name, other])
    assert [error["ErrorCode"] for error in answer["Errors"]] == ["AccessDeniedException"] * 2
    told = why(scene.server, answer["ResponseMetadata"]["RequestId"])
    assert told.count("secretsmanager:GetSecretValue") == 2 and f"resource {scene.secret}" in told and f"resource {other}" in told


def test_a_token_that_the_role_does_not_trust(trusting, issuer, assume):  # noqa: F811
    for role, token in (("till", issuer.token(sub="somebody")), ("absent", issuer.token())):
        with pytest.raises(ClientError) as refused:
            assume(token, role)
        assert refused.value.response["Error"]["Message"] == DENIED[1]
        answer = why(trusting, refused.value.response["ResponseMetadata"]["RequestId"])
        assert "no role trust policy allows it" in answer and f"resource arn:aws:iam::{ACCOUNT}:role/{role}\n" in answer
