"""Each permission is asked for what an operation really touches, whole accounts are not exhausted, and nothing lives on under an old name."""
import json

import boto3
import pytest
from botocore.config import Config
from botocore.exceptions import ClientError

from harness.server import ACCOUNT, OTHER_REGION
from test_iam import as_somebody, iam, name, refusal, trust  # noqa: F401
from test_iam_credentials import device_of

ROOT = f"arn:aws:iam::{ACCOUNT}:root"


def documents(*statements):
    return json.dumps({"Version": "2012-10-17", "Statement": [{"Resource": "*", **statement} for statement in statements]})


@pytest.fixture
def person(server, iam, name):  # noqa: F811
    """Makes users with an inline policy of these statements; answers clients for a service."""
    def make(*statements, user=name, **more):
        iam.create_user(UserName=user, **more)
        if statements:
            iam.put_user_policy(UserName=user, PolicyName="one", PolicyDocument=documents(*statements))
        key = iam.create_access_key(UserName=user)["AccessKey"]
        return lambda service, region=None: as_somebody(server, service, key) if region is None else boto3.client(
            service, region_name=region, endpoint_url=server.endpoint, aws_access_key_id=key["AccessKeyId"],
            aws_secret_access_key=key["SecretAccessKey"], config=Config(retries={"total_max_attempts": 1}))
    return make


# Resource policies


def test_a_copy_made_anew_has_the_new_policy_at_once(sm, person, name):  # noqa: F811
    def allow(effect):
        return documents({"Effect": effect, "Principal": {"AWS": f"arn:aws:iam::{ACCOUNT}:user/{name}"}, "Action": "secretsmanager:GetSecretValue"})

    reader = person({"Effect": "Allow", "Action": "secretsmanager:GetSecretValue"})("secretsmanager", OTHER_REGION)
    sm.create_secret(Name=name, SecretString="x")
    sm.put_resource_policy(SecretId=name, ResourcePolicy=allow("Allow"))
    sm.replicate_secret_to_regions(SecretId=name, AddReplicaRegions=[{"Region": OTHER_REGION}])
    assert reader.get_secret_value(SecretId=name)["SecretString"] == "x"
    sm.remove_regions_from_replication(SecretId=name, RemoveReplicaRegions=[OTHER_REGION])
    sm.put_resource_policy(SecretId=name, ResourcePolicy=allow("Deny"))
    sm.replicate_secret_to_regions(SecretId=name, AddReplicaRegions=[{"Region": OTHER_REGION}])
    assert refusal(reader.get_secret_value, SecretId=name)[1].endswith("with an explicit deny in a resource-based policy")


def test_a_denial_for_all_but_one_user_and_his_account(iam, sm, person, name):  # noqa: F811
    everything = {"Effect": "Allow", "Action": "secretsmanager:*"}
    spared, other = person(everything), person(everything, user=f"{name}-2")
    other_client = other("secretsmanager")
    sm.create_secret(Name=name, SecretString="x")
    sm.put_resource_policy(SecretId=name, ResourcePolicy=documents(
        {"Effect": "Deny", "NotPrincipal": {"AWS": [f"arn:aws:iam::{ACCOUNT}:user/{name}", ROOT]}, "Action": "secretsmanager:GetSecretValue"}))
    assert spared("secretsmanager").get_secret_value(SecretId=name)["SecretString"] == "x"
    assert sm.get_secret_value(SecretId=name)["SecretString"] == "x"
    assert "explicit deny in a resource-based policy" in refusal(other_client.get_secret_value, SecretId=name)[1]
    # By his unique id, as the policy shows him once he is gone, he is spared as well; and nobody else.
    user = iam.get_user(UserName=name)["User"]["UserId"]
    sm.put_resource_policy(SecretId=name, ResourcePolicy=documents(
        {"Effect": "Deny", "NotPrincipal": {"AWS": [user, ROOT]}, "Action": "secretsmanager:GetSecretValue"}))
    assert "explicit deny in a resource-based policy" in refusal(other_client.get_secret_value, SecretId=name)[1]


# What a permission is asked for


def test_a_wrong_path_names_nobody(iam, person, name):  # noqa: F811
    hidden = f"{name}-hidden"
    iam.create_user(UserName=hidden, Path="/ops/")
    iam.put_user_policy(UserName=hidden, PolicyName="one", PolicyDocument=documents({"Effect": "Allow", "Action": "*"}))
    client = person({"Effect": "Allow", "Action": "iam:*", "Resource": f"arn:aws:iam::{ACCOUNT}:user/dev/*"})("iam")
    right, wrong = (f"arn:aws:iam::{ACCOUNT}:user/{path}/{hidden}" for path in ("ops", "dev"))
    calls = [
        (client.simulate_principal_policy, {"PolicySourceArn": wrong, "ActionNames": ["iam:GetUser"]}),
        (client.get_context_keys_for_principal_policy, {"PolicySourceArn": wrong}),
        (client.list_policies_granting_service_access, {"Arn": wrong, "ServiceNamespaces": ["iam"]}),
        (client.generate_service_last_accessed_details, {"Arn": wrong})]
    for call, request in calls:
        assert refusal(call, **request)[0] == "NoSuchEntity"
        right_request = {key: right if value == wrong else value for key, value in request.items()}
        assert refusal(call, **right_request)[0] == "AccessDenied"


def test_a_group_is_renamed_within_ones_reach(iam, person, name):  # noqa: F811
    iam.create_group(GroupName=name, Path="/dev/")
    client = person({"Effect": "Allow", "Action": "iam:UpdateGroup", "Resource": f"arn:aws:iam::{ACCOUNT}:group/dev/*"})("iam")
    for change in ({"NewPath": "/admins/"}, {"NewGroupName": f"{name}-2", "NewPath": "/admins/"}):
        assert refusal(client.update_group, GroupName=name, **change)[0] == "AccessDenied"
    client.update_group(GroupName=name, NewGroupName=f"{name}-2")
    assert iam.get_group(GroupName=f"{name}-2")["Group"]["Path"] == "/dev/"


def test_a_denial_keeps_passwords_from_being_changed(iam, person, name):  # noqa: F811
    denied = person({"Effect": "Deny", "Action": "iam:ChangePassword"})("iam")
    free = person(user=f"{name}-2")("iam")
    bound = person(user=f"{name}-3", PermissionsBoundary="arn:aws:iam::aws:policy/AmazonSSMReadOnlyAccess")("iam")
    for user in (name, f"{name}-2", f"{name}-3"):
        iam.create_login_profile(UserName=user, Password="first-Password-1")
    change = {"OldPassword": "first-Password-1", "NewPassword": "second-Password-2"}
    iam.update_account_password_policy(AllowUsersToChangePassword=True, MinimumPasswordLength=8)
    try:
        assert refusal(denied.change_password, **change)[1].endswith("with an explicit deny in an identity-based policy")
        free.change_password(**change)
        # The account's leave is an Allow, and no way round a boundary.
        assert refusal(bound.change_password, **change)[1].endswith("because no permissions boundary allows the iam:ChangePassword action")
    finally:
        iam.delete_account_password_policy()
    assert refusal(free.change_password, OldPassword="second-Password-2", NewPassword="x")[0] == "AccessDenied"


def test_the_device_of_a_user_is_the_users(iam, person, name):  # noqa: F811
    owner = f"{name}-owner"
    serial, _ = device_of(iam, owner)
    iam.update_user(UserName=owner, NewPath="/ops/")
    client = person(
        {"Effect": "Allow", "Action": "iam:GetMFADevice"},
        {"Effect": "Deny", "Action": "iam:GetMFADevice", "Resource": f"arn:aws:iam::{ACCOUNT}:user/ops/*"})("iam")
    for request in ({"SerialNumber": serial}, {"SerialNumber": serial, "UserName": owner}):
        code, message, _ = refusal(client.get_mfa_device, **request)
        assert code == "AccessDenied" and "/ops/" not in message


def test_a_role_is_passed_only_by_who_may(iam, person, name):  # noqa: F811
    iam.create_instance_profile(InstanceProfileName=name)
    iam.create_role(RoleName=name, AssumeRolePolicyDocument=trust({"Service": "ec2.amazonaws.com"}))
    client = person({"Effect": "Allow", "Action": "iam:AddRoleToInstanceProfile"})("iam")
    message = refusal(client.add_role_to_instance_profile, InstanceProfileName=name, RoleName=name)[1]
    assert f"is not authorized to perform: iam:PassRole on resource: arn:aws:iam::{ACCOUNT}:role/{name}" in message
    iam.put_user_policy(UserName=name, PolicyName="two", PolicyDocument=documents(
        {"Effect": "Allow", "Action": "iam:PassRole", "Condition": {"StringEquals": {"iam:PassedToService": "ec2.amazonaws.com"}}}))
    client.add_role_to_instance_profile(InstanceProfileName=name, RoleName=name)


# Sessions


def test_tags_of_a_federated_users_session(server, iam, person, name):  # noqa: F811
    sts = person({"Effect": "Allow", "Action": ["sts:GetFederationToken", "secretsmanager:ListSecrets"]})("sts")
    request = {"Name": "visitor", "Policy": documents({"Effect": "Allow", "Action": "*"}), "Tags": [{"Key": "team", "Value": "db"}]}
    assert "sts:TagSession" in refusal(sts.get_federation_token, **request)[1]
    iam.put_user_policy(UserName=name, PolicyName="two", PolicyDocument=documents({"Effect": "Allow", "Action": "sts:TagSession"}))
    session = sts.get_federation_token(**request)["Credentials"]
    assert as_somebody(server, "secretsmanager", session).list_secrets(MaxResults=1)["SecretList"] is not None


def test_a_session_made_by_root_has_what_was_passed_to_it(server, sm, name):  # noqa: F811
    sm.create_secret(Name=name, SecretString="x")
    session = server.client("sts").get_federation_token(
        Name="visitor", Policy=documents({"Effect": "Allow", "Action": "secretsmanager:DescribeSecret"}))["Credentials"]
    client = as_somebody(server, "secretsmanager", session)
    assert client.describe_secret(SecretId=name)["Name"] == name
    assert "no session policy allows" in refusal(client.get_secret_value, SecretId=name)[1]
    bare = server.client("sts").get_federation_token(Name="visitor")["Credentials"]
    assert "no session policy allows" in refusal(as_somebody(server, "secretsmanager", bare).describe_secret, SecretId=name)[1]


def test_a_deleted_session_policy_allows_nothing_more(server, iam, sm, name):  # noqa: F811
    passed = iam.create_policy(PolicyName=name, PolicyDocument=documents({"Effect": "Allow", "Action": "secretsmanager:*"}))["Policy"]["Arn"]
    iam.create_role(RoleName=name, AssumeRolePolicyDocument=trust({"AWS": ACCOUNT}))
    iam.put_role_policy(RoleName=name, PolicyName="one", PolicyDocument=documents({"Effect": "Allow", "Action": "secretsmanager:*"}))
    iam.create_user(UserName=name)
    iam.put_user_policy(UserName=name, PolicyName="one", PolicyDocument=documents({"Effect": "Allow", "Action": "sts:AssumeRole"}))
    sts = as_somebody(server, "sts", iam.create_access_key(UserName=name)["AccessKey"])
    role = {"RoleArn": f"arn:aws:iam::{ACCOUNT}:role/{name}", "RoleSessionName": "session"}
    client = as_somebody(server, "secretsmanager", sts.assume_role(PolicyArns=[{"arn": passed}], **role)["Credentials"])
    client.list_secrets(MaxResults=1)
    iam.delete_policy(PolicyArn=passed)
    assert "no session policy allows" in refusal(client.list_secrets)[1]
    many = [{"arn": "arn:aws:iam::aws:policy/ReadOnlyAccess"}] * 11
    assert refusal(sts.assume_role, PolicyArns=many, **role) == ("ValidationError", "A session may have up to 10 managed policies.", 400)


@pytest.mark.parametrize("kind", ["session", "federation"])
def test_sessions_of_users_ask_sts_for_nothing_else(server, person, kind):
    sts = person({"Effect": "Allow", "Action": "*"})("sts")
    given = sts.get_session_token() if kind == "session" else sts.get_federation_token(
        Name="visitor", Policy=documents({"Effect": "Allow", "Action": "*"}))
    client = as_somebody(server, "sts", given["Credentials"])
    client.get_caller_identity()
    key = given["Credentials"]["AccessKeyId"]
    assert refusal(client.get_access_key_info, AccessKeyId=key) == ("AccessDenied", "Cannot call GetAccessKeyInfo with session credentials", 403)
    assert refusal(client.decode_authorization_message, EncodedMessage="x")[0] == "AccessDenied"
    assert sts.get_access_key_info(AccessKeyId=key)["Account"] == ACCOUNT


# Trust policies


def test_a_trust_policy_is_shown_with_todays_names(iam, name):  # noqa: F811
    first, second = f"{name}-a", f"{name}-b"
    arns = {user: iam.create_user(UserName=user)["User"]["Arn"] for user in (first, second)}
    trusted = json.dumps({"Version": "2012-10-17", "Statement": [
        {"Effect": "Allow", "Principal": {"AWS": arns[first]}, "Action": "sts:AssumeRole"},
        {"Effect": "Deny", "Principal": {"AWS": [arns[second]]}, "Action": "sts:AssumeRole",
         "Condition": {"StringEquals": {"aws:PrincipalArn": arns[first]}}}]})
    iam.create_role(RoleName=name, AssumeRolePolicyDocument=trusted)
    for old, new in ((first, f"{name}-c"), (second, first), (f"{name}-c", second)):
        iam.update_user(UserName=old, NewUserName=new)
    shown = iam.get_role(RoleName=name)["Role"]["AssumeRolePolicyDocument"]["Statement"]
    assert shown[0]["Principal"] == {"AWS": arns[second]} and shown[1]["Principal"] == {"AWS": [arns[first]]}
    assert shown[1]["Condition"] == {"StringEquals": {"aws:PrincipalArn": arns[first]}}
    # Whatever a path has in it.
    iam.update_user(UserName=second, NewPath='/a"b\\c/')
    shown = iam.get_role(RoleName=name)["Role"]["AssumeRolePolicyDocument"]["Statement"]
    assert shown[0]["Principal"] == {"AWS": f'arn:aws:iam::{ACCOUNT}:user/a"b\\c/{second}'}


# Service-linked roles


def test_what_belongs_to_services_stays_theirs(iam, name):  # noqa: F811
    role = iam.create_service_linked_role(AWSServiceName="autoscaling.amazonaws.com", CustomSuffix=name[-20:])["Role"]["RoleName"]
    iam.create_instance_profile(InstanceProfileName=name)
    assert refusal(iam.add_role_to_instance_profile, InstanceProfileName=name, RoleName=role)[0] == "UnmodifiableEntity"
    iam.delete_service_linked_role(RoleName=role)
    assert refusal(iam.create_service_linked_role, AWSServiceName="autoscaling.amazonaws.com", CustomSuffix="x" * 64)[0] == "InvalidInput"
    iam.create_role(RoleName=name, AssumeRolePolicyDocument=trust({"Service": "ec2.amazonaws.com"}))
    linked = "arn:aws:iam::aws:policy/aws-service-role/AutoScalingServiceRolePolicy"
    assert refusal(iam.attach_role_policy, RoleName=name, PolicyArn=linked)[0] == "PolicyNotAttachable"
    iam.create_user(UserName=name)
    assert refusal(iam.attach_user_policy, UserName=name, PolicyArn=linked)[0] == "PolicyNotAttachable"
    assert refusal(iam.put_user_permissions_boundary, UserName=name, PermissionsBoundary=linked)[0] == "PolicyNotAttachable"


# Simulation, reports and pages


def test_a_simulation_without_a_resource_policy_leaves_it_out(iam, name):  # noqa: F811
    allow = documents({"Effect": "Allow", "Action": ["sts:AssumeRole", "kms:*"]})
    for action, resource in (("sts:AssumeRole", f"arn:aws:iam::{ACCOUNT}:role/x"), ("kms:Decrypt", f"arn:aws:kms:us-east-1:{ACCOUNT}:key/1234")):
        result = iam.simulate_custom_policy(PolicyInputList=[allow], ActionNames=[action], ResourceArns=[resource])["EvaluationResults"][0]
        assert (result["EvalDecision"], result["EvalDecisionDetails"]) == ("allowed", {})


def test_a_simulation_heeds_who_owns_the_resource(iam, name):  # noqa: F811
    caller = iam.create_user(UserName=name)["User"]["Arn"]
    request = {
        "PolicyInputList": [documents({"Effect": "Allow", "Action": "s3:*"})], "ActionNames": ["s3:GetObject"], "CallerArn": caller,
        "ResourceArns": ["arn:aws:s3:::bucket/key"],
        "ResourcePolicy": documents({"Effect": "Allow", "Principal": {"AWS": "111122223333"}, "Action": "s3:GetObject"})}
    assert iam.simulate_custom_policy(**request)["EvaluationResults"][0]["EvalDecision"] == "allowed"
    owner = {"ResourceOwner": "arn:aws:iam::999988887777:root"}
    assert iam.simulate_custom_policy(**request, **owner)["EvaluationResults"][0]["EvalDecision"] == "implicitDeny"
    assert refusal(iam.simulate_custom_policy, **request, ResourceOwner="nobody")[0] == "InvalidInput"


def test_a_large_simulation_comes_in_pages(iam):  # noqa: F811
    actions = [f"s3:Do{number}" for number in range(300)]
    request = {
        "PolicyInputList": [documents({"Effect": "Allow", "Action": "s3:Do1*"})], "ActionNames": actions,
        "ResourceArns": [f"arn:aws:s3:::b/{number}" for number in range(100)]}
    first = iam.simulate_custom_policy(**request, MaxItems=1000)
    assert first["IsTruncated"] and len(first["EvaluationResults"]) == 50
    results = [result for page in iam.get_paginator("simulate_custom_policy").paginate(**request) for result in page["EvaluationResults"]]
    assert [result["EvalActionName"] for result in results] == actions
    assert all((result["EvalDecision"] == "allowed") == result["EvalActionName"].startswith("s3:Do1") for result in results)
    assert all(len(result["ResourceSpecificResults"]) == 100 for result in results)


def test_a_simulation_of_which_parts_take_much_comes_in_pages(iam):  # noqa: F811
    policies = [documents({"Effect": "Allow", "Action": "*", "Condition": {"StringLike": {"k:key": ["*aab*"] * 200}}})]
    request = {
        "PolicyInputList": policies, "ActionNames": [f"s3:Do{number}" for number in range(20)],
        "ContextEntries": [{"ContextKeyName": "k:key", "ContextKeyValues": ["a" * 16_000], "ContextKeyType": "string"}]}
    pages = list(iam.get_paginator("simulate_custom_policy").paginate(**request))
    assert len(pages) > 1 and sum(len(page["EvaluationResults"]) for page in pages) == 20


def test_a_simulation_that_matches_much_comes_in_pages(iam):  # noqa: F811
    many = json.dumps({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}] * 120})
    actions = [f"s3:Do{number}" for number in range(100)]
    first = iam.simulate_custom_policy(PolicyInputList=[many] * 10, ActionNames=actions)
    assert first["IsTruncated"] and len(first["EvaluationResults"]) == 5
    assert len(first["EvaluationResults"][0]["MatchedStatements"]) == 1200


def test_a_simulation_that_takes_too_much_is_refused(iam):  # noqa: F811
    costly = documents({"Effect": "Allow", "Action": "*", "Condition": {"StringLike": {"k:key": ["*aab*"] * 4000}}})
    request = {
        "PolicyInputList": [costly], "ActionNames": [f"s3:Do{number}" for number in range(100)],
        "ContextEntries": [{"ContextKeyName": "k:key", "ContextKeyValues": ["a" * 30_000], "ContextKeyType": "string"}]}
    assert refusal(iam.simulate_custom_policy, **request)[:2] == (
        "PolicyEvaluation", "The request failed because a provided policy could not be successfully evaluated: it takes too much work.")


def test_a_report_asked_for_again_is_the_same(server, iam, name):  # noqa: F811
    arn = iam.create_user(UserName=name)["User"]["Arn"]
    jobs = {iam.generate_service_last_accessed_details(Arn=arn)["JobId"] for _ in range(3)}
    assert len(jobs) == 1
    assert iam.generate_service_last_accessed_details(Arn=arn, Granularity="ACTION_LEVEL")["JobId"] not in jobs


def test_a_presigned_address_begins_no_report(server, iam, name):  # noqa: F811
    import urllib.error
    import urllib.request
    arn = iam.create_user(UserName=name)["User"]["Arn"]
    address = iam.generate_presigned_url("generate_service_last_accessed_details", Params={"Arn": arn}, HttpMethod="GET")
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(address)
    assert refused.value.code == 403
    known = iam.generate_presigned_url("get_user", Params={"UserName": name}, HttpMethod="GET")
    assert arn.encode() in urllib.request.urlopen(known).read()


def test_markers_of_long_paths_are_taken_back(iam, name):  # noqa: F811
    path, short = "/" + "p" * 250 + "/" + "q" * 200 + "/", "/" + "p" * 150 + "/"
    for number in range(2):
        iam.create_policy(PolicyName=f"{name}-{number}", Path=path, PolicyDocument=documents({"Effect": "Allow", "Action": "s3:*"}))
        iam.create_virtual_mfa_device(VirtualMFADeviceName=f"{name}-{number}", Path=short)
    found = [policy["PolicyName"] for page in iam.get_paginator("list_policies").paginate(
        Scope="Local", PathPrefix=path, PaginationConfig={"PageSize": 1}) for policy in page["Policies"]]
    assert found == [f"{name}-0", f"{name}-1"]
    devices = [device["SerialNumber"] for page in iam.get_paginator("list_virtual_mfa_devices").paginate(PaginationConfig={"PageSize": 1})
               for device in page["VirtualMFADevices"]]
    assert [device for device in devices if short in device] == [f"arn:aws:iam::{ACCOUNT}:mfa{short}{name}-{number}" for number in range(2)]


def test_an_account_has_so_many_groups_and_no_more(own_server):
    client = own_server.client("iam")
    quota = client.get_account_summary()["SummaryMap"]["GroupsQuota"]
    for number in range(quota):
        client.create_group(GroupName=f"g{number}")
    with pytest.raises(ClientError) as refused:
        client.create_group(GroupName="one-more")
    assert refused.value.response["Error"] == {"Type": "Sender", "Code": "LimitExceeded", "Message": f"Cannot exceed quota for GroupsPerAccount: {quota}"}
    client.delete_group(GroupName="g0")
    client.create_group(GroupName="one-more")
