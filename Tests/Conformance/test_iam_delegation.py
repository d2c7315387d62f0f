"""Administration that is handed on: who may give rights to such users only as have a permissions boundary, as AWS's guide teaches it."""
import json

import pytest

from harness.server import ACCOUNT
from test_iam import as_somebody, iam, name, policy, refusal, trust  # noqa: F401

READ_ONLY = "arn:aws:iam::aws:policy/ReadOnlyAccess"


@pytest.fixture
def delegate(server, iam, name):  # noqa: F811
    """A user who may make and change users and roles, but only within a boundary; and the boundary."""
    boundary = iam.create_policy(PolicyName=f"{name}-boundary", PolicyDocument=policy("secretsmanager:*"))["Policy"]["Arn"]
    iam.create_user(UserName=name)
    within = {"StringEquals": {"iam:PermissionsBoundary": boundary}}
    statements = [
        {"Effect": "Allow", "Action": [f"iam:{deed}" for deed in (
            "CreateUser", "AttachUserPolicy", "DetachUserPolicy", "PutUserPolicy", "DeleteUserPolicy", "PutUserPermissionsBoundary",
            "CreateRole", "AttachRolePolicy", "DetachRolePolicy", "PutRolePolicy", "DeleteRolePolicy", "PutRolePermissionsBoundary")],
         "Resource": "*", "Condition": within},
        {"Effect": "Deny", "Action": ["iam:DeleteUserPermissionsBoundary", "iam:DeleteRolePermissionsBoundary"], "Resource": "*"}]
    iam.put_user_policy(UserName=name, PolicyName="delegate", PolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": statements}))
    return as_somebody(server, "iam", iam.create_access_key(UserName=name)["AccessKey"]), boundary


def test_rights_within_a_boundary_only(iam, delegate, name):  # noqa: F811
    client, boundary = delegate
    inside, outside = name + "-in", name + "-out"
    assert refusal(client.create_user, UserName=inside)[0] == "AccessDenied"
    client.create_user(UserName=inside, PermissionsBoundary=boundary)
    client.attach_user_policy(UserName=inside, PolicyArn=READ_ONLY)
    client.put_user_policy(UserName=inside, PolicyName="one", PolicyDocument=policy("*"))
    client.delete_user_policy(UserName=inside, PolicyName="one")
    client.detach_user_policy(UserName=inside, PolicyArn=READ_ONLY)
    assert refusal(client.delete_user_permissions_boundary, UserName=inside)[0] == "AccessDenied"
    assert refusal(client.put_user_permissions_boundary, UserName=inside, PermissionsBoundary=READ_ONLY)[0] == "AccessDenied"
    iam.create_user(UserName=outside)
    assert refusal(client.attach_user_policy, UserName=outside, PolicyArn=READ_ONLY)[0] == "AccessDenied"
    assert refusal(client.put_user_policy, UserName=outside, PolicyName="one", PolicyDocument=policy("*"))[0] == "AccessDenied"
    assert refusal(client.attach_user_policy, UserName=name, PolicyArn=READ_ONLY)[0] == "AccessDenied"


def test_the_same_of_roles(iam, delegate, name):  # noqa: F811
    client, boundary = delegate
    inside, outside, document = name + "-in", name + "-out", trust({"AWS": f"arn:aws:iam::{ACCOUNT}:root"})
    client.create_role(RoleName=inside, AssumeRolePolicyDocument=document, PermissionsBoundary=boundary)
    client.attach_role_policy(RoleName=inside, PolicyArn=READ_ONLY)
    client.put_role_policy(RoleName=inside, PolicyName="one", PolicyDocument=policy("*"))
    client.delete_role_policy(RoleName=inside, PolicyName="one")
    client.detach_role_policy(RoleName=inside, PolicyArn=READ_ONLY)
    iam.create_role(RoleName=outside, AssumeRolePolicyDocument=document)
    assert refusal(client.attach_role_policy, RoleName=outside, PolicyArn=READ_ONLY)[0] == "AccessDenied"
    assert refusal(client.put_role_policy, RoleName=outside, PolicyName="one", PolicyDocument=policy("*"))[0] == "AccessDenied"
