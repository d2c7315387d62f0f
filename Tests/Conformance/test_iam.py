"""IAM through boto3: who is made, changed, listed and taken away, and what that means for the very next request."""
import json
import re
import urllib.parse

import boto3
import pytest
from botocore.config import Config
from botocore.exceptions import ClientError

from harness.secrets import fresh_name, fresh_value
from harness.server import ACCOUNT, REGION, ROOT

AWS_POLICY = "arn:aws:iam::aws:policy/SecretsManagerReadWrite"


@pytest.fixture
def iam(server):
    return server.client("iam")


@pytest.fixture
def name():
    """A name that IAM takes, too: no slash in it."""
    return fresh_name().replace("/", "-")


def as_somebody(server, service, key):
    """A client with another one's credentials: an access key, or what STS gives."""
    return boto3.session.Session(
        key["AccessKeyId"], key["SecretAccessKey"], key.get("SessionToken"), region_name=REGION).client(
            service, endpoint_url=server.endpoint, config=Config(retries={"total_max_attempts": 1}))


def refusal(call, **request):
    with pytest.raises(ClientError) as caught:
        call(**request)
    answer = caught.value.response
    return answer["Error"]["Code"], answer["Error"]["Message"], answer["ResponseMetadata"]["HTTPStatusCode"]


def policy(action, resource="*", effect="Allow", **condition):
    statement = {"Effect": effect, "Action": action, "Resource": resource}
    if condition:
        statement["Condition"] = condition
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})


def trust(principal):
    return json.dumps({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": principal, "Action": "sts:AssumeRole"}]})


def everything(iam, operation, member, **request):
    """All pages of a list, two items each."""
    return [item for page in iam.get_paginator(operation).paginate(PaginationConfig={"PageSize": 2}, **request) for item in page[member]]


# Users

def test_the_life_of_a_user(iam, name):
    user = iam.create_user(UserName=name, Path="/team/", Tags=[{"Key": "team", "Value": "blue"}])["User"]
    assert user["Arn"] == f"arn:aws:iam::{ACCOUNT}:user/team/{name}" and user["UserId"].startswith("AIDA") and len(user["UserId"]) == 21
    assert iam.get_user(UserName=name)["User"] == user
    assert refusal(iam.create_user, UserName=name.upper()) == ("EntityAlreadyExists", f"User with name {name.upper()} already exists.", 409)
    iam.update_user(UserName=name, NewUserName=name + "2", NewPath="/")
    assert refusal(iam.get_user, UserName=name) == ("NoSuchEntity", f"The user with name {name} cannot be found.", 404)
    renamed = iam.get_user(UserName=name + "2")["User"]
    assert renamed["UserId"] == user["UserId"] and renamed["Arn"].endswith(f":user/{name}2")
    iam.tag_user(UserName=name + "2", Tags=[{"Key": "Team", "Value": "red"}, {"Key": "stage", "Value": ""}])
    assert iam.list_user_tags(UserName=name + "2")["Tags"] == [{"Key": "Team", "Value": "red"}, {"Key": "stage", "Value": ""}]
    iam.untag_user(UserName=name + "2", TagKeys=["stage", "nothing"])
    assert iam.list_user_tags(UserName=name + "2")["Tags"] == [{"Key": "Team", "Value": "red"}]
    iam.delete_user(UserName=name + "2")
    assert refusal(iam.delete_user, UserName=name + "2")[0] == "NoSuchEntity"


def test_lists_come_in_pages(iam, name):
    names = sorted(f"{name}-{number}" for number in range(5))
    for each in names:
        iam.create_user(UserName=each, Path=f"/{name}/")
        iam.create_group(GroupName=each, Path=f"/{name}/")
        iam.create_role(RoleName=each, Path=f"/{name}/", AssumeRolePolicyDocument=trust({"Service": "lambda.amazonaws.com"}))
        iam.create_policy(PolicyName=each, Path=f"/{name}/", PolicyDocument=policy("s3:*"))
        iam.create_instance_profile(InstanceProfileName=each, Path=f"/{name}/")
    for operation, member, key in [
            ("list_users", "Users", "UserName"), ("list_groups", "Groups", "GroupName"), ("list_roles", "Roles", "RoleName"),
            ("list_policies", "Policies", "PolicyName"), ("list_instance_profiles", "InstanceProfiles", "InstanceProfileName")]:
        assert [item[key] for item in everything(iam, operation, member, PathPrefix=f"/{name}/")] == names, operation
    assert refusal(iam.list_users, Marker="nonsense")[0] == "ValidationError"


@pytest.mark.parametrize("request_, sentence", [
    ({"UserName": "a b"}, r"Value at 'userName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\w+=,.@-]+"),
    ({"UserName": "x" * 65}, "Value at 'userName' failed to satisfy constraint: Member must have length less than or equal to 64"),
    ({"UserName": "a", "Path": "team"}, "Value at 'path' failed to satisfy constraint: Member must satisfy regular expression pattern: "
     r"(\u002F)|(\u002F[\u0021-\u007E]+\u002F)"),
])
def test_what_the_model_forbids(server, request_, sentence):
    client = boto3.session.Session("x", "y", region_name=REGION).client("iam")  # only for its model
    assert "CreateUser" in client.meta.service_model.operation_names
    key = server.credentials
    loose = boto3.session.Session(key.access_key, key.secret_key, region_name=REGION).client(
        "iam", endpoint_url=server.endpoint, config=Config(parameter_validation=False, retries={"total_max_attempts": 1}))
    code, message, status = refusal(loose.create_user, **request_)
    assert (code, status) == ("ValidationError", 400)
    assert message == f"1 validation error detected: {sentence}"


# Access keys

def test_the_life_of_an_access_key(server, iam, name):
    iam.create_user(UserName=name)
    key = iam.create_access_key(UserName=name)["AccessKey"]
    assert key["Status"] == "Active" and key["AccessKeyId"].startswith("AKIA") and len(key["SecretAccessKey"]) == 40
    somebody = as_somebody(server, "sts", key)
    assert somebody.get_caller_identity()["Arn"] == f"arn:aws:iam::{ACCOUNT}:user/{name}"
    iam.update_access_key(UserName=name, AccessKeyId=key["AccessKeyId"], Status="Inactive")
    assert refusal(somebody.get_caller_identity)[0] == "InvalidClientTokenId"
    assert [item["Status"] for item in iam.list_access_keys(UserName=name)["AccessKeyMetadata"]] == ["Inactive"]
    iam.update_access_key(UserName=name, AccessKeyId=key["AccessKeyId"], Status="Active")
    somebody.get_caller_identity()
    used = iam.get_access_key_last_used(AccessKeyId=key["AccessKeyId"])
    assert used["UserName"] == name
    assert used["AccessKeyLastUsed"]["ServiceName"] == "sts" and used["AccessKeyLastUsed"]["Region"] == REGION
    iam.create_access_key(UserName=name)
    assert refusal(iam.create_access_key, UserName=name) == ("LimitExceeded", "Cannot exceed quota for AccessKeysPerUser: 2", 409)
    assert refusal(iam.delete_user, UserName=name)[0] == "DeleteConflict"
    for each in iam.list_access_keys(UserName=name)["AccessKeyMetadata"]:
        iam.delete_access_key(UserName=name, AccessKeyId=each["AccessKeyId"])
    assert refusal(somebody.get_caller_identity)[0] == "InvalidClientTokenId"
    iam.delete_user(UserName=name)


def test_a_user_who_asks_for_himself(server, iam, name):
    iam.create_user(UserName=name)
    mine = as_somebody(server, "iam", iam.create_access_key(UserName=name)["AccessKey"])
    arn = f"arn:aws:iam::{ACCOUNT}:user/{name}"
    assert refusal(mine.get_user) == (
        "AccessDenied", f"User: {arn} is not authorized to perform: iam:GetUser on resource: {arn} "
        "because no identity-based policy allows the iam:GetUser action", 403)
    # Who may not know is not told whether somebody is there.
    other = f"arn:aws:iam::{ACCOUNT}:user/nobody"
    assert refusal(mine.get_user, UserName="nobody")[:2] == (
        "AccessDenied", f"User: {arn} is not authorized to perform: iam:GetUser on resource: {other} "
        "because no identity-based policy allows the iam:GetUser action")
    iam.put_user_policy(UserName=name, PolicyName="self", PolicyDocument=policy("iam:*", f"arn:aws:iam::{ACCOUNT}:user/${{aws:username}}"))
    assert mine.get_user()["User"]["UserName"] == name
    assert mine.list_access_keys()["AccessKeyMetadata"][0]["UserName"] == name
    assert refusal(mine.get_user, UserName="nobody")[0] == "AccessDenied"


# Groups, policies, and the very next request

def test_policies_hold_for_the_very_next_request(server, iam, sm, name):
    secret = sm.create_secret(Name=name, SecretString=fresh_value())["ARN"]
    iam.create_user(UserName=name)
    reader = as_somebody(server, "secretsmanager", iam.create_access_key(UserName=name)["AccessKey"])
    read = "secretsmanager:GetSecretValue"

    def may():
        try:
            return reader.get_secret_value(SecretId=secret)["ARN"] == secret
        except reader.exceptions.ClientError as error:
            assert error.response["Error"]["Code"] == "AccessDeniedException"
            return False

    assert not may()
    iam.put_user_policy(UserName=name, PolicyName="read", PolicyDocument=policy(read))
    assert may()
    iam.delete_user_policy(UserName=name, PolicyName="read")
    assert not may()
    arn = iam.create_policy(PolicyName=name, PolicyDocument=policy("secretsmanager:ListSecrets"))["Policy"]["Arn"]
    iam.attach_user_policy(UserName=name, PolicyArn=arn)
    assert not may()
    iam.create_policy_version(PolicyArn=arn, PolicyDocument=policy(read), SetAsDefault=True)
    assert may()
    iam.set_default_policy_version(PolicyArn=arn, VersionId="v1")
    assert not may()
    iam.detach_user_policy(UserName=name, PolicyArn=arn)
    iam.create_group(GroupName=name)
    iam.attach_group_policy(GroupName=name, PolicyArn=AWS_POLICY)
    assert not may()
    iam.add_user_to_group(GroupName=name, UserName=name)
    assert may()
    iam.put_user_permissions_boundary(UserName=name, PermissionsBoundary=arn)
    assert not may()
    iam.delete_user_permissions_boundary(UserName=name)
    assert may()
    iam.put_group_policy(GroupName=name, PolicyName="deny", PolicyDocument=policy(read, secret, "Deny"))
    assert not may()
    iam.remove_user_from_group(GroupName=name, UserName=name)
    assert not may()


def test_the_life_of_a_group(iam, name):
    group = iam.create_group(GroupName=name)["Group"]
    assert group["Arn"] == f"arn:aws:iam::{ACCOUNT}:group/{name}" and group["GroupId"].startswith("AGPA")
    for number in range(3):
        iam.create_user(UserName=f"{name}-{number}")
        iam.add_user_to_group(GroupName=name, UserName=f"{name}-{number}")
    assert [user["UserName"] for user in everything(iam, "get_group", "Users", GroupName=name)] == [f"{name}-{number}" for number in range(3)]
    assert iam.list_groups_for_user(UserName=f"{name}-1")["Groups"] == [group]
    assert refusal(iam.delete_group, GroupName=name)[0] == "DeleteConflict"
    assert refusal(iam.delete_user, UserName=f"{name}-1")[0] == "DeleteConflict"
    for number in range(3):
        iam.remove_user_from_group(GroupName=name, UserName=f"{name}-{number}")
        iam.delete_user(UserName=f"{name}-{number}")
    iam.update_group(GroupName=name, NewGroupName=name + "2")
    iam.delete_group(GroupName=name + "2")
    assert refusal(iam.get_group, GroupName=name + "2") == ("NoSuchEntity", f"The group with name {name}2 cannot be found.", 404)


@pytest.mark.parametrize("noun", ["user", "role", "group"])
def test_policies_in_and_on_an_entity(iam, name, noun):
    who = {f"{noun.capitalize()}Name": name}
    more = {"AssumeRolePolicyDocument": trust({"AWS": ACCOUNT})} if noun == "role" else {}
    getattr(iam, f"create_{noun}")(**who, **more)
    put, get, delete, listed, attach, detach = (
        getattr(iam, verb) for verb in (
            f"put_{noun}_policy", f"get_{noun}_policy", f"delete_{noun}_policy", f"list_{noun}_policies", f"attach_{noun}_policy", f"detach_{noun}_policy"))
    document = policy("secretsmanager:GetSecretValue", StringLike={"aws:PrincipalTag/ü": "a b%20*"}) if noun == "user" else policy("s3:*")
    put(**who, PolicyName="one", PolicyDocument=document)
    answer = get(**who, PolicyName="one")
    assert answer["PolicyDocument"] == json.loads(document) and answer["PolicyName"] == "one"
    assert listed(**who)["PolicyNames"] == ["one"]
    assert refusal(put, **who, PolicyName="two", PolicyDocument="{") == ("MalformedPolicyDocument", "This policy contains invalid Json", 400)
    assert refusal(get, **who, PolicyName="two") == ("NoSuchEntity", f"The {noun} policy with name two cannot be found.", 404)
    arn = iam.create_policy(PolicyName=name, PolicyDocument=policy("s3:*"))["Policy"]["Arn"]
    attach(**who, PolicyArn=arn)
    attach(**who, PolicyArn=AWS_POLICY)
    attached = getattr(iam, f"list_attached_{noun}_policies")(**who)["AttachedPolicies"]
    assert sorted(item["PolicyArn"] for item in attached) == sorted([arn, AWS_POLICY])
    holders = iam.list_entities_for_policy(PolicyArn=arn)
    assert [item[f"{noun.capitalize()}Name"] for item in holders[f"Policy{noun.capitalize()}s"]] == [name]
    assert iam.get_policy(PolicyArn=arn)["Policy"]["AttachmentCount"] == 1
    assert refusal(iam.delete_policy, PolicyArn=arn) == ("DeleteConflict", "Cannot delete a policy attached to entities.", 409)
    missing = f"arn:aws:iam::{ACCOUNT}:policy/nothing"
    assert refusal(attach, **who, PolicyArn=missing) == ("NoSuchEntity", f"Policy {missing} does not exist or is not attachable.", 404)
    assert refusal(attach, **who, PolicyArn="x" * 20) == ("ValidationError", "Invalid ARN:  Could not be parsed!", 400)
    remove = getattr(iam, f"delete_{noun}")
    assert refusal(remove, **who)[0] == "DeleteConflict"
    delete(**who, PolicyName="one")
    assert refusal(remove, **who) == ("DeleteConflict", "Cannot delete entity, must detach all policies first.", 409)
    detach(**who, PolicyArn=arn)
    detach(**who, PolicyArn=AWS_POLICY)
    assert refusal(detach, **who, PolicyArn=arn) == ("NoSuchEntity", f"Policy {arn} was not found.", 404)
    remove(**who)
    iam.delete_policy(PolicyArn=arn)


def test_the_life_of_a_managed_policy(iam, name):
    made = iam.create_policy(PolicyName=name, Path="/team/", Description="what for", PolicyDocument=policy("s3:*"), Tags=[{"Key": "a", "Value": "b"}])["Policy"]
    arn = made["Arn"]
    assert arn == f"arn:aws:iam::{ACCOUNT}:policy/team/{name}"
    assert {key: made[key] for key in ("AttachmentCount", "DefaultVersionId", "IsAttachable", "Path", "PermissionsBoundaryUsageCount", "PolicyName")} == {
        "AttachmentCount": 0, "DefaultVersionId": "v1", "IsAttachable": True, "Path": "/team/", "PermissionsBoundaryUsageCount": 0, "PolicyName": name}
    assert made["PolicyId"].startswith("ANPA")
    assert iam.get_policy(PolicyArn=arn)["Policy"] | {"UpdateDate": 0} == made | {"UpdateDate": 0}
    assert refusal(iam.create_policy, PolicyName=name, PolicyDocument=policy("s3:*")) == (
        "EntityAlreadyExists", f"A policy called {name} already exists. Duplicate names are not allowed.", 409)
    for number in range(2, 6):
        version = iam.create_policy_version(PolicyArn=arn, PolicyDocument=policy(f"s3:Get{number}"))["PolicyVersion"]
        assert version["VersionId"] == f"v{number}" and not version["IsDefaultVersion"]
    assert refusal(iam.create_policy_version, PolicyArn=arn, PolicyDocument=policy("s3:*"))[0] == "LimitExceeded"
    assert [item["VersionId"] for item in everything(iam, "list_policy_versions", "Versions", PolicyArn=arn)] == ["v5", "v4", "v3", "v2", "v1"]
    assert iam.get_policy_version(PolicyArn=arn, VersionId="v3")["PolicyVersion"]["Document"] == json.loads(policy("s3:Get3"))
    assert refusal(iam.delete_policy_version, PolicyArn=arn, VersionId="v1")[0] == "DeleteConflict"
    iam.set_default_policy_version(PolicyArn=arn, VersionId="v5")
    assert refusal(iam.delete_policy, PolicyArn=arn)[0] == "DeleteConflict"
    for number in range(1, 5):
        iam.delete_policy_version(PolicyArn=arn, VersionId=f"v{number}")
    assert refusal(iam.get_policy_version, PolicyArn=arn, VersionId="v1")[0] == "NoSuchEntity"
    iam.tag_policy(PolicyArn=arn, Tags=[{"Key": "c", "Value": "d"}])
    iam.untag_policy(PolicyArn=arn, TagKeys=["a"])
    assert iam.list_policy_tags(PolicyArn=arn)["Tags"] == [{"Key": "c", "Value": "d"}]
    iam.delete_policy(PolicyArn=arn)
    assert refusal(iam.get_policy, PolicyArn=arn) == ("NoSuchEntity", f"Policy {arn} was not found.", 404)


@pytest.mark.parametrize("document, sentence", [
    ("nonsense", "This policy contains invalid Json"),
    ('{"Version": "2008-10-17", "Statement": {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}}',
     "Policy document must be version 2012-10-17 or greater."),
    ('{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Resource": "*"}}', "Policy statement must contain actions."),
    ('{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:*"}}', "Policy statement must contain resources."),
    ('{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": "*", "Action": "s3:*", "Resource": "*"}}',
     "Has prohibited field Principal"),
    ('{"Version": "2012-10-17", "Statement": {"Effect": "allow", "Action": "s3:*", "Resource": "*"}}', "Syntax errors in policy."),
    ('{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:*", "Resource": "bucket"}}',
     'Resource bucket must be in ARN format or "*".'),
    ('{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "read", "Resource": "*"}}',
     "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc."),
])
def test_documents_that_are_no_policies(iam, name, document, sentence):
    assert refusal(iam.create_policy, PolicyName=name, PolicyDocument=document) == ("MalformedPolicyDocument", sentence, 400)


def test_policies_of_aws_are_there_and_stay_as_they_are(iam):
    found = everything(iam, "list_policies", "Policies", Scope="AWS")
    assert {"AdministratorAccess", "ReadOnlyAccess", "IAMFullAccess", "SecretsManagerReadWrite", "AmazonSSMFullAccess"} <= {
        item["PolicyName"] for item in found}
    shown = iam.get_policy(PolicyArn=AWS_POLICY)["Policy"]
    document = iam.get_policy_version(PolicyArn=AWS_POLICY, VersionId=shown["DefaultVersionId"])["PolicyVersion"]["Document"]
    assert document["Version"] == "2012-10-17"
    assert refusal(iam.delete_policy, PolicyArn=AWS_POLICY)[0] == "AccessDenied"


# Roles

def test_the_life_of_a_role(iam, name):
    document = trust({"AWS": f"arn:aws:iam::{ACCOUNT}:root"})
    made = iam.create_role(RoleName=name, AssumeRolePolicyDocument=document, Description="what for", Tags=[{"Key": "a", "Value": "b"}])["Role"]
    assert made["RoleId"].startswith("AROA") and made["AssumeRolePolicyDocument"] == json.loads(document) and "MaxSessionDuration" not in made
    shown = iam.get_role(RoleName=name)["Role"]
    assert shown["MaxSessionDuration"] == 3600 and shown["RoleLastUsed"] == {} and shown["Description"] == "what for"
    assert refusal(iam.create_role, RoleName=name, AssumeRolePolicyDocument=document) == (
        "EntityAlreadyExists", f"Role with name {name} already exists.", 409)
    iam.update_role(RoleName=name, Description="other", MaxSessionDuration=7200)
    iam.update_assume_role_policy(RoleName=name, PolicyDocument=trust({"Service": "lambda.amazonaws.com"}))
    shown = iam.get_role(RoleName=name)["Role"]
    assert (shown["Description"], shown["MaxSessionDuration"]) == ("other", 7200)
    assert shown["AssumeRolePolicyDocument"] == json.loads(trust({"Service": "lambda.amazonaws.com"}))
    assert iam.update_role_description(RoleName=name, Description="third")["Role"]["Description"] == "third"
    unknown = f"arn:aws:iam::{ACCOUNT}:user/nobody"
    assert refusal(iam.update_assume_role_policy, RoleName=name, PolicyDocument=trust({"AWS": unknown})) == (
        "MalformedPolicyDocument", f'Invalid principal in policy: "AWS":"{unknown}"', 400)
    iam.tag_role(RoleName=name, Tags=[{"Key": "c", "Value": "d"}])
    iam.untag_role(RoleName=name, TagKeys=["a"])
    assert iam.list_role_tags(RoleName=name)["Tags"] == [{"Key": "c", "Value": "d"}]
    iam.put_role_permissions_boundary(RoleName=name, PermissionsBoundary=AWS_POLICY)
    assert iam.get_role(RoleName=name)["Role"]["PermissionsBoundary"] == {
        "PermissionsBoundaryType": "Policy", "PermissionsBoundaryArn": AWS_POLICY}
    iam.delete_role_permissions_boundary(RoleName=name)
    iam.create_instance_profile(InstanceProfileName=name)
    iam.add_role_to_instance_profile(InstanceProfileName=name, RoleName=name)
    assert refusal(iam.add_role_to_instance_profile, InstanceProfileName=name, RoleName=name)[0] == "LimitExceeded"
    profile = iam.get_instance_profile(InstanceProfileName=name)["InstanceProfile"]
    assert profile["Roles"][0]["RoleName"] == name and profile["InstanceProfileId"].startswith("AIPA")
    assert [item["InstanceProfileName"] for item in iam.list_instance_profiles_for_role(RoleName=name)["InstanceProfiles"]] == [name]
    iam.tag_instance_profile(InstanceProfileName=name, Tags=[{"Key": "a", "Value": "b"}])
    assert iam.list_instance_profile_tags(InstanceProfileName=name)["Tags"] == [{"Key": "a", "Value": "b"}]
    iam.untag_instance_profile(InstanceProfileName=name, TagKeys=["a"])
    assert refusal(iam.delete_role, RoleName=name)[0] == "DeleteConflict"
    assert refusal(iam.delete_instance_profile, InstanceProfileName=name)[0] == "DeleteConflict"
    iam.remove_role_from_instance_profile(InstanceProfileName=name, RoleName=name)
    iam.delete_instance_profile(InstanceProfileName=name)
    iam.delete_role(RoleName=name)
    assert refusal(iam.get_role, RoleName=name) == ("NoSuchEntity", f"The role with name {name} cannot be found.", 404)


def test_a_program_that_assumes_a_role_reads_by_tag(server, iam, sm, name):
    """One secret of its team it reads, another one it is denied, in AWS's words; then the role goes, and its sessions with it."""
    mine, other = (
        sm.create_secret(Name=f"{name}/{team}", SecretString=fresh_value(), Tags=[{"Key": "team", "Value": team}])["ARN"] for team in ("blue", "red"))
    user = iam.create_user(UserName=name)["User"]["Arn"]
    role = iam.create_role(RoleName=name, AssumeRolePolicyDocument=trust({"AWS": user}))["Role"]["Arn"]
    iam.put_role_policy(RoleName=name, PolicyName="read", PolicyDocument=policy(
        "secretsmanager:GetSecretValue", StringEquals={"secretsmanager:ResourceTag/team": "blue"}))
    sts = as_somebody(server, "sts", iam.create_access_key(UserName=name)["AccessKey"])
    answer = sts.assume_role(RoleArn=role, RoleSessionName="program")
    session = f"arn:aws:sts::{ACCOUNT}:assumed-role/{name}/program"
    assert answer["AssumedRoleUser"]["Arn"] == session and answer["Credentials"]["AccessKeyId"].startswith("ASIA")
    reader = as_somebody(server, "secretsmanager", answer["Credentials"])
    assert as_somebody(server, "sts", answer["Credentials"]).get_caller_identity()["Arn"] == session
    assert reader.get_secret_value(SecretId=mine)["ARN"] == mine
    assert refusal(reader.get_secret_value, SecretId=other) == (
        "AccessDeniedException", f"User: {session} is not authorized to perform: secretsmanager:GetSecretValue on resource: {other} "
        "because no identity-based policy allows the secretsmanager:GetSecretValue action", 400)
    narrow = sts.assume_role(RoleArn=role, RoleSessionName="program", Policy=policy("secretsmanager:ListSecrets"))
    assert narrow["PackedPolicySize"] > 0
    assert refusal(as_somebody(server, "secretsmanager", narrow["Credentials"]).get_secret_value, SecretId=mine)[1].endswith(
        "because no session policy allows the secretsmanager:GetSecretValue action")
    iam.put_role_policy(RoleName=name, PolicyName="revoked", PolicyDocument=policy(
        "*", effect="Deny", DateLessThan={"aws:TokenIssueTime": "2100-01-01T00:00:00Z"}))
    assert refusal(reader.get_secret_value, SecretId=mine)[1].endswith("with an explicit deny in an identity-based policy")
    iam.delete_role_policy(RoleName=name, PolicyName="revoked")
    reader.get_secret_value(SecretId=mine)
    for each in ("read",):
        iam.delete_role_policy(RoleName=name, PolicyName=each)
    iam.delete_role(RoleName=name)
    assert refusal(reader.get_secret_value, SecretId=mine)[0] == "UnrecognizedClientException"


def test_a_recreated_user_is_another_one(server, iam, name):
    arn = iam.create_user(UserName=name)["User"]["Arn"]
    role = iam.create_role(RoleName=name, AssumeRolePolicyDocument=trust({"AWS": arn}))["Role"]
    iam.delete_user(UserName=name)
    iam.create_user(UserName=name)
    again = as_somebody(server, "sts", iam.create_access_key(UserName=name)["AccessKey"])
    assert refusal(again.assume_role, RoleArn=role["Arn"], RoleSessionName="one")[0] == "AccessDenied"
    principal = iam.get_role(RoleName=name)["Role"]["AssumeRolePolicyDocument"]["Statement"][0]["Principal"]["AWS"]
    assert principal.startswith("AIDA")


# The account

def test_the_accounts_alias(iam):
    iam.create_account_alias(AccountAlias="the-strong-ones")
    assert iam.list_account_aliases()["AccountAliases"] == ["the-strong-ones"]
    assert refusal(iam.delete_account_alias, AccountAlias="the-weak-ones")[0] == "NoSuchEntity"
    iam.delete_account_alias(AccountAlias="the-strong-ones")
    assert iam.list_account_aliases()["AccountAliases"] == []


def test_what_is_not_served_says_so(wire):
    answer = wire.send(wire.query("Action=CreateSAMLProvider&Version=2010-05-08", service="iam"))
    assert answer.status == 400 and b"<Code>InvalidAction</Code>" in answer.body


# What there is

def documented(service):
    """The operations that the documentation's table of a service names."""
    text = (ROOT / "docs" / "compatibility.md").read_text()
    section = text[text.index(f"## {service} ("):]
    section = section[:section.index("\n## ", 5)]
    return set(re.findall(r"^\| (\w+) \|", section, re.MULTILINE)) - {"operation"}


@pytest.mark.parametrize("service, title", [("iam", "IAM"), ("sts", "STS")])
def test_what_is_documented_is_what_there_is(wire, service, title):
    model = boto3.session.Session(region_name=REGION).client(service, aws_access_key_id="x", aws_secret_access_key="y").meta.service_model
    version = model.api_version
    served = set()
    for operation in model.operation_names:
        answer = wire.send(wire.query(f"Action={operation}&Version={version}", service=service))
        if b"<Code>InvalidAction</Code>" not in answer.body:
            served.add(operation)
    assert served == documented(title)


@pytest.mark.parametrize("service", ["iam", "sts"])
def test_members_are_read(wire, service):
    """Every text, number and truth of the model that has a pattern or bounds is told if it is wrong: somebody reads it."""
    model = boto3.session.Session(region_name=REGION).client(service, aws_access_key_id="x", aws_secret_access_key="y").meta.service_model
    unread = []
    for operation in sorted(documented({"iam": "IAM", "sts": "STS"}[service])):
        shape = model.operation_model(operation).input_shape
        for member, kind in (shape.members if shape else {}).items():
            if kind.type_name == "string" and (kind.metadata.get("max") or kind.metadata.get("pattern") or kind.enum):
                wrong = "\u20ac" * 21_000 if not kind.enum else "nonsense"
            elif kind.type_name == "integer":
                wrong = "-1"
            else:
                continue
            body = f"Action={operation}&Version={model.api_version}&{member}={urllib.parse.quote(wrong)}"
            answer = wire.send(wire.query(body, service=service))
            sentence = answer.xml.findtext("Error/Message") if answer.body.startswith(b"<") else answer.body.decode()
            if f" at '{member[0].lower()}{member[1:]}' failed to satisfy" not in (sentence or ""):
                unread.append(f"{operation}.{member}")
    assert not unread, unread


# What policies would say

def test_simulation(iam, name):
    user = iam.create_user(UserName=name, Tags=[{"Key": "team", "Value": "blue"}])["User"]["Arn"]
    iam.put_user_policy(UserName=name, PolicyName="read", PolicyDocument=policy(
        "secretsmanager:Get*", "arn:aws:secretsmanager:*:*:secret:blue/*", StringEquals={"aws:PrincipalTag/team": "blue", "aws:SourceIp": "10.0.0.1"}))
    blue, red = (f"arn:aws:secretsmanager:{REGION}:{ACCOUNT}:secret:{team}/x-AbCdEf" for team in ("blue", "red"))
    request = {
        "PolicySourceArn": user, "ActionNames": ["secretsmanager:GetSecretValue", "secretsmanager:PutSecretValue"], "ResourceArns": [blue, red],
        "ContextEntries": [{"ContextKeyName": "aws:SourceIp", "ContextKeyValues": ["10.0.0.1"], "ContextKeyType": "ip"}]}
    results = iam.simulate_principal_policy(**request)["EvaluationResults"]
    assert [[part["EvalResourceDecision"] for part in result["ResourceSpecificResults"]] for result in results] == [
        ["allowed", "implicitDeny"], ["implicitDeny", "implicitDeny"]]
    matched = results[0]["ResourceSpecificResults"][0]["MatchedStatements"][0]
    assert matched["SourcePolicyId"] == "read" and matched["SourcePolicyType"] == "IAM Policy" and matched["StartPosition"]["Line"] == 1
    results = iam.simulate_principal_policy(**request | {"PolicyInputList": [policy("secretsmanager:*", blue, "Deny")]})["EvaluationResults"]
    assert [part["EvalResourceDecision"] for part in results[0]["ResourceSpecificResults"]] == ["explicitDeny", "implicitDeny"]
    results = iam.simulate_custom_policy(PolicyInputList=[policy("s3:*")], ActionNames=["s3:GetObject", "ec2:RunInstances"])["EvaluationResults"]
    assert [(result["EvalActionName"], result["EvalDecision"]) for result in results] == [("s3:GetObject", "allowed"), ("ec2:RunInstances", "implicitDeny")]
    assert set(iam.get_context_keys_for_principal_policy(PolicySourceArn=user)["ContextKeyNames"]) == {"aws:PrincipalTag/team", "aws:SourceIp"}
    assert iam.get_context_keys_for_custom_policy(PolicyInputList=[policy("s3:*", "arn:aws:s3:::b/${aws:username}")])["ContextKeyNames"] == ["aws:username"]
    assert refusal(iam.get_context_keys_for_custom_policy, PolicyInputList=["{"])[0] == "InvalidInput"
    assert refusal(iam.simulate_principal_policy, **request | {"PolicySourceArn": user + "x"})[0] == "NoSuchEntity"


def test_service_linked_roles(iam):
    role = iam.create_service_linked_role(AWSServiceName="cloudtrail.amazonaws.com")["Role"]
    assert role["Arn"] == f"arn:aws:iam::{ACCOUNT}:role/aws-service-role/cloudtrail.amazonaws.com/AWSServiceRoleForCloudTrail"
    attached = iam.list_attached_role_policies(RoleName=role["RoleName"])["AttachedPolicies"]
    assert attached == [{
        "PolicyName": "CloudTrailServiceRolePolicy", "PolicyArn": "arn:aws:iam::aws:policy/aws-service-role/CloudTrailServiceRolePolicy"}]
    assert refusal(iam.create_service_linked_role, AWSServiceName="cloudtrail.amazonaws.com") == (
        "InvalidInput", "Service role name AWSServiceRoleForCloudTrail has been taken in this account, please try a different suffix.", 400)
    assert refusal(iam.create_service_linked_role, AWSServiceName="rds.amazonaws.com", CustomSuffix="one") == (
        "InvalidInput", "Custom suffix is not allowed for rds.amazonaws.com", 400)
    assert refusal(iam.delete_role, RoleName=role["RoleName"])[0] == "UnmodifiableEntity"
    task = iam.delete_service_linked_role(RoleName=role["RoleName"])["DeletionTaskId"]
    assert iam.get_service_linked_role_deletion_status(DeletionTaskId=task)["Status"] == "SUCCEEDED"
    assert refusal(iam.get_role, RoleName=role["RoleName"])[0] == "NoSuchEntity"
    suffixed = iam.create_service_linked_role(AWSServiceName="autoscaling.amazonaws.com", CustomSuffix="one")["Role"]["RoleName"]
    assert suffixed == "AWSServiceRoleForAutoScaling_one"
    iam.delete_service_linked_role(RoleName=suffixed)


def test_the_accounts_summary(iam, name):
    before = iam.get_account_summary()["SummaryMap"]
    iam.create_user(UserName=name)
    after = iam.get_account_summary()["SummaryMap"]
    assert after["Users"] == before["Users"] + 1
    assert (after["AccessKeysPerUserQuota"], after["AccountAccessKeysPresent"]) == (2, 1)


# The account as a whole, and who else may vouch

def test_the_life_of_an_oidc_provider(iam, name):
    host = f"{name.lower()}.example.com/id"
    made = iam.create_open_id_connect_provider(
        Url=f"https://{host}", ClientIDList=["one"], ThumbprintList=["a" * 40], Tags=[{"Key": "of", "Value": "us"}])
    arn = made["OpenIDConnectProviderArn"]
    assert arn == f"arn:aws:iam::{ACCOUNT}:oidc-provider/{host}"
    assert refusal(iam.create_open_id_connect_provider, Url=f"https://{host}") == (
        "EntityAlreadyExists", f"Provider with url https://{host} already exists.", 409)
    assert refusal(iam.create_open_id_connect_provider, Url=f"http://{host}x")[::2] == ("ValidationError", 400)
    assert refusal(iam.create_open_id_connect_provider, Url=f"https://{host}y", ThumbprintList=["g" * 40])[::2] == ("InvalidInput", 400)
    iam.add_client_id_to_open_id_connect_provider(OpenIDConnectProviderArn=arn, ClientID="two")
    iam.remove_client_id_from_open_id_connect_provider(OpenIDConnectProviderArn=arn, ClientID="one")
    iam.update_open_id_connect_provider_thumbprint(OpenIDConnectProviderArn=arn, ThumbprintList=["b" * 40])
    iam.tag_open_id_connect_provider(OpenIDConnectProviderArn=arn, Tags=[{"Key": "more", "Value": "x"}])
    iam.untag_open_id_connect_provider(OpenIDConnectProviderArn=arn, TagKeys=["of"])
    shown = iam.get_open_id_connect_provider(OpenIDConnectProviderArn=arn)
    assert (shown["Url"], shown["ClientIDList"], shown["ThumbprintList"]) == (host, ["two"], ["b" * 40])
    assert iam.list_open_id_connect_provider_tags(OpenIDConnectProviderArn=arn)["Tags"] == [{"Key": "more", "Value": "x"}] == shown["Tags"]
    assert arn in [item["Arn"] for item in iam.list_open_id_connect_providers()["OpenIDConnectProviderList"]]
    iam.delete_open_id_connect_provider(OpenIDConnectProviderArn=arn)
    assert refusal(iam.get_open_id_connect_provider, OpenIDConnectProviderArn=arn)[::2] == ("NoSuchEntity", 404)


def test_authorization_details(iam, name):
    iam.create_user(UserName=name)
    iam.create_group(GroupName=name)
    iam.add_user_to_group(UserName=name, GroupName=name)
    role = iam.create_role(RoleName=name, AssumeRolePolicyDocument=trust({"AWS": ACCOUNT}), Tags=[{"Key": "of", "Value": "us"}])["Role"]
    iam.create_instance_profile(InstanceProfileName=name)
    iam.add_role_to_instance_profile(InstanceProfileName=name, RoleName=name)
    own = iam.create_policy(PolicyName=name, PolicyDocument=policy("secretsmanager:ListSecrets"))["Policy"]["Arn"]
    iam.attach_role_policy(RoleName=name, PolicyArn=own)
    iam.attach_user_policy(UserName=name, PolicyArn=AWS_POLICY)
    iam.put_group_policy(GroupName=name, PolicyName="in", PolicyDocument=policy("secretsmanager:*"))

    def details(**request):
        found = {"UserDetailList": [], "GroupDetailList": [], "RoleDetailList": [], "Policies": []}
        for page in iam.get_paginator("get_account_authorization_details").paginate(PaginationConfig={"PageSize": 3}, **request):
            assert sum(len(page[kind]) for kind in found) <= 3
            for kind in found:
                found[kind] += page[kind]
        return found

    found = details()
    [user] = [item for item in found["UserDetailList"] if item["UserName"] == name]
    assert user["GroupList"] == [name] and user["AttachedManagedPolicies"] == [{"PolicyName": "SecretsManagerReadWrite", "PolicyArn": AWS_POLICY}]
    [group] = [item for item in found["GroupDetailList"] if item["GroupName"] == name]
    assert group["GroupPolicyList"] == [{"PolicyName": "in", "PolicyDocument": json.loads(policy("secretsmanager:*"))}]
    [detail] = [item for item in found["RoleDetailList"] if item["RoleName"] == name]
    assert detail["Arn"] == role["Arn"] and detail["Tags"] == [{"Key": "of", "Value": "us"}]
    assert [item["InstanceProfileName"] for item in detail["InstanceProfileList"]] == [name]
    assert detail["AttachedManagedPolicies"] == [{"PolicyName": name, "PolicyArn": own}]
    policies = {item["Arn"]: item for item in found["Policies"]}
    assert policies[own]["PolicyVersionList"][0]["Document"] == json.loads(policy("secretsmanager:ListSecrets"))
    assert policies[AWS_POLICY]["AttachmentCount"] >= 1
    only = details(Filter=["LocalManagedPolicy"])
    assert own in [item["Arn"] for item in only["Policies"]] and AWS_POLICY not in [item["Arn"] for item in only["Policies"]]
    assert not only["UserDetailList"] and not only["RoleDetailList"]


def test_which_policies_grant_access_to_a_service(iam, name):
    iam.create_user(UserName=name)
    iam.create_group(GroupName=name)
    iam.add_user_to_group(UserName=name, GroupName=name)
    iam.put_user_policy(UserName=name, PolicyName="own", PolicyDocument=policy("kms:Decrypt"))
    iam.put_user_policy(UserName=name, PolicyName="none", PolicyDocument=policy("kms:*", effect="Deny"))
    iam.put_group_policy(GroupName=name, PolicyName="all", PolicyDocument=policy("*"))
    iam.attach_user_policy(UserName=name, PolicyArn=AWS_POLICY)
    arn = iam.get_user(UserName=name)["User"]["Arn"]
    found = iam.list_policies_granting_service_access(Arn=arn, ServiceNamespaces=["secretsmanager", "kms", "sqs"])["PoliciesGrantingServiceAccess"]
    names = {item["ServiceNamespace"]: [entry["PolicyName"] for entry in item["Policies"]] for item in found}
    assert names == {"secretsmanager": ["SecretsManagerReadWrite", "all"], "kms": ["own", "SecretsManagerReadWrite", "all"], "sqs": ["all"]}
    [everything_] = [item["Policies"][0] for item in found if item["ServiceNamespace"] == "sqs"]
    assert everything_ == {"PolicyName": "all", "PolicyType": "INLINE", "EntityType": "GROUP", "EntityName": name}
    assert refusal(iam.list_policies_granting_service_access, Arn=arn + "x", ServiceNamespaces=["kms"])[::2] == ("NoSuchEntity", 404)


def test_a_role_that_comes_again_does_not_inherit_its_trust(server, iam, name):
    """The same name, the same ARN, the same number of changes: another role all the same."""
    arn = iam.create_user(UserName=name)["User"]["Arn"]
    key = iam.create_access_key(UserName=name)["AccessKey"]
    iam.put_user_policy(UserName=name, PolicyName="assume", PolicyDocument=policy("sts:AssumeRole"))
    sts = as_somebody(server, "sts", key)
    role = f"arn:aws:iam::{ACCOUNT}:role/{name}"
    iam.create_role(RoleName=name, AssumeRolePolicyDocument=trust({"AWS": arn}))
    sts.assume_role(RoleArn=role, RoleSessionName="one")
    iam.delete_role(RoleName=name)
    iam.create_role(RoleName=name, AssumeRolePolicyDocument=trust({"Service": "ec2.amazonaws.com"}))
    assert refusal(sts.assume_role, RoleArn=role, RoleSessionName="one")[::2] == ("AccessDenied", 403)
