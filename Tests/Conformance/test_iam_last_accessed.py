"""What users and roles last used, through boto3: of roles, and as reports over a policy, a group, a user."""
import datetime

from harness.secrets import fresh_name
from harness.server import ACCOUNT, REGION
from test_iam import as_somebody, everything, iam, name, policy, refusal, trust  # noqa: F401

NOW = datetime.timedelta(minutes=2)


def recent(time):
    return abs(datetime.datetime.now(datetime.timezone.utc) - time) < NOW


def report(iam, arn, **more):
    job = iam.generate_service_last_accessed_details(Arn=arn, **more)["JobId"]
    assert len(job) == 36
    return job, iam.get_service_last_accessed_details(JobId=job)


def user(iam, name, *policies):
    arn = iam.create_user(UserName=name, Path="/staff/")["User"]["Arn"]
    for number, document in enumerate(policies):
        iam.put_user_policy(UserName=name, PolicyName=str(number), PolicyDocument=document)
    return arn, iam.create_access_key(UserName=name)["AccessKey"]


def test_a_user_who_has_used_one_of_two_services(server, iam, name):
    arn, key = user(iam, name, policy(["secretsmanager:*", "iam:Get*"]))
    _, before = report(iam, arn)
    assert before["JobStatus"] == "COMPLETED" and before["JobType"] == "SERVICE_LEVEL" and not before["IsTruncated"]
    assert [(item["ServiceNamespace"], item["TotalAuthenticatedEntities"]) for item in before["ServicesLastAccessed"]] == [
        ("iam", 0), ("secretsmanager", 0)]
    assert not any("LastAuthenticated" in item for item in before["ServicesLastAccessed"])
    as_somebody(server, "secretsmanager", key).list_secrets()
    job, after = report(iam, arn, Granularity="ACTION_LEVEL")
    assert after["JobType"] == "ACTION_LEVEL"
    unused, used = after["ServicesLastAccessed"]
    assert "LastAuthenticated" not in unused and used["ServiceName"] == "AWS Secrets Manager"
    assert recent(used["LastAuthenticated"]) and used["LastAuthenticatedEntity"] == arn
    assert used["LastAuthenticatedRegion"] == REGION and used["TotalAuthenticatedEntities"] == 1
    first = iam.get_service_last_accessed_details(JobId=job, MaxItems=1)
    assert first["IsTruncated"] and len(first["ServicesLastAccessed"]) == 1
    rest = iam.get_service_last_accessed_details(JobId=job, Marker=first["Marker"])
    assert [item["ServiceNamespace"] for item in rest["ServicesLastAccessed"]] == ["secretsmanager"]


def test_a_policy_speaks_of_all_who_have_it(server, iam, name):
    shared = iam.create_policy(PolicyName=name, PolicyDocument=policy("secretsmanager:ListSecrets"))["Policy"]["Arn"]
    iam.create_group(GroupName=name)
    iam.attach_group_policy(GroupName=name, PolicyArn=shared)
    arns, keys = zip(*(user(iam, name + suffix) for suffix in ("a", "b")))
    for suffix in ("a", "b"):
        iam.add_user_to_group(GroupName=name, UserName=name + suffix)
    iam.attach_user_policy(UserName=name + "a", PolicyArn=shared)
    as_somebody(server, "secretsmanager", keys[1]).list_secrets()
    job, shown = report(iam, shared)
    [service] = shown["ServicesLastAccessed"]
    assert (service["LastAuthenticatedEntity"], service["TotalAuthenticatedEntities"]) == (arns[1], 1)
    details = iam.get_service_last_accessed_details_with_entities(JobId=job, ServiceNamespace="secretsmanager")["EntityDetailsList"]
    assert [(item["EntityInfo"]["Arn"], item["EntityInfo"]["Type"], "LastAuthenticated" in item) for item in details] == [
        (arns[0], "USER", False), (arns[1], "USER", True)]
    assert details[1]["EntityInfo"]["Name"] == name + "b" and details[1]["EntityInfo"]["Path"] == "/staff/"
    assert refusal(iam.get_service_last_accessed_details_with_entities, JobId=job, ServiceNamespace="sts")[::2] == ("NoSuchEntity", 404)
    _, group = report(iam, f"arn:aws:iam::{ACCOUNT}:group/{name}")
    assert group["ServicesLastAccessed"][0]["TotalAuthenticatedEntities"] == 1


def test_a_role_tells_when_it_was_last_used(server, iam, name):
    arn, key = user(iam, name, policy("sts:AssumeRole"))
    iam.create_role(RoleName=name, AssumeRolePolicyDocument=trust({"AWS": arn}))
    iam.put_role_policy(RoleName=name, PolicyName="list", PolicyDocument=policy("secretsmanager:ListSecrets"))
    assert iam.get_role(RoleName=name)["Role"]["RoleLastUsed"] == {}
    session = as_somebody(server, "sts", key).assume_role(
        RoleArn=f"arn:aws:iam::{ACCOUNT}:role/{name}", RoleSessionName="one")["Credentials"]
    as_somebody(server, "secretsmanager", session).list_secrets()
    used = iam.get_role(RoleName=name)["Role"]["RoleLastUsed"]
    assert recent(used["LastUsedDate"]) and used["Region"] == REGION
    [detail] = [item for item in everything(iam, "get_account_authorization_details", "RoleDetailList", Filter=["Role"])
                if item["RoleName"] == name]
    assert detail["RoleLastUsed"] == used


def test_reports_that_there_are_not(server, iam, name):
    assert refusal(iam.generate_service_last_accessed_details, Arn=f"arn:aws:iam::{ACCOUNT}:user/{name}")[::2] == ("NoSuchEntity", 404)
    assert refusal(iam.generate_service_last_accessed_details, Arn="arn:aws:s3:::somewhere-else")[0] == "InvalidInput"
    for call in (iam.get_service_last_accessed_details, lambda **job: iam.get_service_last_accessed_details_with_entities(
            ServiceNamespace="sts", **job)):
        assert refusal(call, JobId="0" * 36)[::2] == ("NoSuchEntity", 404)
    arn, _ = user(iam, name)
    job, shown = report(iam, arn)
    assert shown["ServicesLastAccessed"] == []
    for key in iam.list_access_keys(UserName=name)["AccessKeyMetadata"]:
        iam.delete_access_key(UserName=name, AccessKeyId=key["AccessKeyId"])
    iam.delete_user(UserName=name)
    assert refusal(iam.get_service_last_accessed_details, JobId=job)[::2] == ("NoSuchEntity", 404)


def test_it_is_known_after_a_restart(make_server):
    server = make_server().start()
    iam = server.client("iam")
    arn, key = user(iam, fresh_name(), policy("secretsmanager:*"))
    as_somebody(server, "secretsmanager", key).list_secrets()
    job, before = report(iam, arn)
    assert server.stop() == 0
    server.start()
    after = server.client("iam").get_service_last_accessed_details(JobId=job)
    assert after["ServicesLastAccessed"] == before["ServicesLastAccessed"] and before["ServicesLastAccessed"][0]["LastAuthenticated"]
