"""Replication between regions: copies that follow, copies that fail, copies that become secrets of their own."""
import pytest

from harness import sentences
from harness.checks import assert_refused, assert_validation, members, refused
from harness.operations import request
from harness.secrets import fresh_name, fresh_value, policy
from harness.server import OTHER_REGION, REGION
from harness.wire import token

THIRD_REGION = "us-east-1"

WRITES = [
    "PutSecretValue", "UpdateSecret", "DeleteSecret", "RestoreSecret", "TagResource", "UntagResource", "PutResourcePolicy",
    "DeleteResourcePolicy", "RotateSecret", "CancelRotateSecret", "UpdateSecretVersionStage",
]


def regions(*names: str) -> list[dict]:
    return [{"Region": name} for name in names]


@pytest.fixture
def replicated(sm):
    """A secret with a copy in the other region; the answer of CreateSecret."""
    made = sm.create_secret(
        Name=fresh_name(), SecretString=fresh_value(), Description="the door", Tags=[{"Key": "team", "Value": "blue"}],
        AddReplicaRegions=regions(OTHER_REGION))
    assert [item["Status"] for item in made["ReplicationStatus"]] == ["InSync"], made["ReplicationStatus"]
    return made


def status(sm, name: str) -> dict[str, dict]:
    return {item["Region"]: item for item in sm.describe_secret(SecretId=name)["ReplicationStatus"]}


# Making copies

def test_a_copy_has_the_same_value_under_its_own_arn(sm, elsewhere, replicated):
    here, there = (client.get_secret_value(SecretId=replicated["Name"]) for client in (sm, elsewhere))
    assert there["ARN"] == replicated["ARN"].replace(REGION, OTHER_REGION)
    assert (there["VersionId"], there["SecretString"], there["VersionStages"]) == (here["VersionId"], here["SecretString"], here["VersionStages"])
    assert elsewhere.get_secret_value(SecretId=there["ARN"])["SecretString"] == here["SecretString"]
    assert elsewhere.get_secret_value(SecretId=there["ARN"][:-7])["SecretString"] == here["SecretString"]


def test_both_say_where_it_is_written(sm, elsewhere, replicated):
    here, there = (client.describe_secret(SecretId=replicated["Name"]) for client in (sm, elsewhere))
    assert here["PrimaryRegion"] == there["PrimaryRegion"] == REGION
    assert [item["Region"] for item in here["ReplicationStatus"]] == [OTHER_REGION]
    assert there["Description"] == "the door"
    assert there["Tags"] == [{"Key": "team", "Value": "blue"}]
    assert there["VersionIdsToStages"] == here["VersionIdsToStages"]


def test_a_plain_secret_says_nothing_of_it(sm, secret):
    assert not {"PrimaryRegion", "ReplicationStatus"} & members(sm.describe_secret(SecretId=secret["Name"]))


def test_copies_are_added_later(sm, server, secret):
    sm.put_secret_value(SecretId=secret["Name"], SecretString=fresh_value())
    answer = sm.replicate_secret_to_regions(SecretId=secret["Name"], AddReplicaRegions=regions(OTHER_REGION, THIRD_REGION))
    assert members(answer) == {"ARN", "ReplicationStatus"} and answer["ARN"] == secret["ARN"]
    assert {item["Region"]: item["Status"] for item in answer["ReplicationStatus"]} == {OTHER_REGION: "InSync", THIRD_REGION: "InSync"}
    for region in (OTHER_REGION, THIRD_REGION):
        there = server.client(region=region)
        for stage in ("AWSCURRENT", "AWSPREVIOUS"):
            here = sm.get_secret_value(SecretId=secret["Name"], VersionStage=stage)
            assert there.get_secret_value(SecretId=secret["Name"], VersionStage=stage)["SecretString"] == here["SecretString"]


def test_a_secret_without_a_value_has_copies_without_a_value(sm, elsewhere, name):
    sm.create_secret(Name=name, AddReplicaRegions=regions(OTHER_REGION))
    with refused("ResourceNotFoundException", sentences.no_value_for_label("AWSCURRENT")):
        elsewhere.get_secret_value(SecretId=name)
    sm.put_secret_value(SecretId=name, SecretString="hush-first")
    assert elsewhere.get_secret_value(SecretId=name)["SecretString"] == "hush-first"


def test_binary_values_have_copies(sm, elsewhere, name):
    sm.create_secret(Name=name, SecretBinary=b"\x00hush", AddReplicaRegions=regions(OTHER_REGION))
    assert elsewhere.get_secret_value(SecretId=name)["SecretBinary"] == b"\x00hush"


def test_the_key_of_a_copy_may_be_named(sm, elsewhere, secret):
    answer = sm.replicate_secret_to_regions(
        SecretId=secret["Name"], AddReplicaRegions=[{"Region": OTHER_REGION, "KmsKeyId": "alias/aws/secretsmanager"}])
    assert answer["ReplicationStatus"][0]["Status"] == "InSync"
    assert elsewhere.get_secret_value(SecretId=secret["Name"])["VersionId"] == secret["VersionId"]


def test_a_key_that_does_not_exist_fails_the_copy_not_the_secret(sm, elsewhere, name):
    made = sm.create_secret(
        Name=name, SecretString=fresh_value(), AddReplicaRegions=[{"Region": OTHER_REGION, "KmsKeyId": "alias/nobody"}])
    assert made["ReplicationStatus"][0]["Status"] == "Failed" and made["ReplicationStatus"][0]["StatusMessage"]
    assert "SecretString" in sm.get_secret_value(SecretId=name)
    with refused("ResourceNotFoundException", sentences.NOT_FOUND):
        elsewhere.describe_secret(SecretId=name)


# Following

def test_values_and_labels_follow(sm, elsewhere, replicated):
    name, first = replicated["Name"], replicated["VersionId"]
    second = sm.put_secret_value(SecretId=name, SecretString="hush-second")["VersionId"]
    assert elsewhere.get_secret_value(SecretId=name)["SecretString"] == "hush-second"
    assert elsewhere.get_secret_value(SecretId=name, VersionStage="AWSPREVIOUS")["VersionId"] == first
    sm.update_secret_version_stage(SecretId=name, VersionStage="AWSCURRENT", MoveToVersionId=first, RemoveFromVersionId=second)
    assert elsewhere.get_secret_value(SecretId=name)["VersionId"] == first
    third = sm.update_secret(SecretId=name, SecretBinary=b"hush-third")["VersionId"]
    assert elsewhere.get_secret_value(SecretId=name)["SecretBinary"] == b"hush-third"
    assert elsewhere.describe_secret(SecretId=name)["VersionIdsToStages"] == {third: ["AWSCURRENT"], first: ["AWSPREVIOUS"]}


def test_details_tags_and_policy_follow(sm, elsewhere, replicated):
    name = replicated["Name"]
    sm.update_secret(SecretId=name, Description="the window")
    sm.tag_resource(SecretId=name, Tags=[{"Key": "stage", "Value": "prod"}])
    sm.untag_resource(SecretId=name, TagKeys=["team"])
    sm.put_resource_policy(SecretId=name, ResourcePolicy=policy())
    there = elsewhere.describe_secret(SecretId=name)
    assert (there["Description"], there["Tags"]) == ("the window", [{"Key": "stage", "Value": "prod"}])
    assert elsewhere.get_resource_policy(SecretId=name)["ResourcePolicy"] == policy()
    sm.delete_resource_policy(SecretId=name)
    assert "ResourcePolicy" not in elsewhere.get_resource_policy(SecretId=name)


def test_copies_are_listed_where_they_are(elsewhere, replicated):
    found = elsewhere.list_secrets(Filters=[{"Key": "name", "Values": [replicated["Name"]]}])["SecretList"]
    assert [(item["Name"], item["PrimaryRegion"]) for item in found] == [(replicated["Name"], REGION)]
    assert "ReplicationStatus" not in found[0]


# Read-only

@pytest.fixture(scope="module")
def copy(server):
    """The name of a secret that is a copy in the other region; nothing changes it."""
    name = fresh_name("copy")
    server.client().create_secret(Name=name, SecretString=fresh_value(), AddReplicaRegions=regions(OTHER_REGION))
    return name


@pytest.mark.parametrize("operation", WRITES)
def test_a_copy_is_not_written(wire, copy, operation):
    answer = wire.call(operation, request(operation, copy), region=OTHER_REGION)
    assert_refused(answer, "InvalidParameterException", sentences.REPLICA_IS_READ_ONLY)


@pytest.mark.parametrize("force", [{}, {"ForceDeleteWithoutRecovery": True}, {"RecoveryWindowInDays": 7}], ids=["plain", "forced", "with a window"])
def test_a_copy_is_not_deleted_by_itself(elsewhere, copy, force):
    with refused("InvalidParameterException", sentences.REPLICA_IS_READ_ONLY):
        elsewhere.delete_secret(SecretId=copy, **force)


@pytest.mark.parametrize("operation", ["GetSecretValue", "DescribeSecret", "ListSecretVersionIds", "GetResourcePolicy", "BatchGetSecretValue"])
def test_a_copy_is_read(wire, copy, operation):
    answer = wire.call(operation, request(operation, copy), region=OTHER_REGION)
    assert answer.status == 200, str(answer)


def test_the_name_of_a_copy_is_taken(elsewhere, copy):
    with refused("ResourceExistsException", sentences.already_exists(copy)):
        elsewhere.create_secret(Name=copy, SecretString=fresh_value())


# Names that are taken in the other region

def test_a_taken_name_fails_the_copy_not_the_secret(sm, elsewhere, name):
    elsewhere.create_secret(Name=name, SecretString="hush-theirs")
    made = sm.create_secret(Name=name, SecretString=fresh_value(), AddReplicaRegions=regions(OTHER_REGION))
    failed = {"Region": OTHER_REGION, "Status": "Failed", "StatusMessage": sentences.NAME_TAKEN_IN_REGION}
    assert made["ReplicationStatus"] == [failed]
    assert status(sm, name)[OTHER_REGION] == failed
    assert elsewhere.get_secret_value(SecretId=name)["SecretString"] == "hush-theirs"


def test_force_overwrites_what_has_the_name(sm, elsewhere, name):
    theirs = elsewhere.create_secret(Name=name, SecretString="hush-theirs")
    ours = sm.create_secret(Name=name, SecretString="hush-ours")
    answer = sm.replicate_secret_to_regions(SecretId=name, AddReplicaRegions=regions(OTHER_REGION), ForceOverwriteReplicaSecret=True)
    assert answer["ReplicationStatus"][0]["Status"] == "InSync"
    read = elsewhere.get_secret_value(SecretId=name)
    assert (read["SecretString"], read["ARN"]) == ("hush-ours", ours["ARN"].replace(REGION, OTHER_REGION))
    with refused("ResourceNotFoundException", sentences.NOT_FOUND):
        elsewhere.describe_secret(SecretId=theirs["ARN"])


def test_force_at_creation(sm, elsewhere, name):
    elsewhere.create_secret(Name=name, SecretString="hush-theirs")
    sm.create_secret(Name=name, SecretString="hush-ours", AddReplicaRegions=regions(OTHER_REGION), ForceOverwriteReplicaSecret=True)
    assert elsewhere.get_secret_value(SecretId=name)["SecretString"] == "hush-ours"


def test_a_failed_copy_is_healed_by_the_next_write(sm, elsewhere, name):
    elsewhere.create_secret(Name=name, SecretString="hush-theirs")
    sm.create_secret(Name=name, SecretString="hush-1", AddReplicaRegions=regions(OTHER_REGION))
    elsewhere.delete_secret(SecretId=name, ForceDeleteWithoutRecovery=True)
    sm.put_secret_value(SecretId=name, SecretString="hush-2")
    assert status(sm, name)[OTHER_REGION]["Status"] == "InSync"
    assert elsewhere.get_secret_value(SecretId=name)["SecretString"] == "hush-2"


# Taking copies away

def test_removing_a_copy(sm, elsewhere, replicated):
    answer = sm.remove_regions_from_replication(SecretId=replicated["Name"], RemoveReplicaRegions=[OTHER_REGION])
    assert members(answer) == {"ARN", "ReplicationStatus"}
    assert (answer["ARN"], answer["ReplicationStatus"]) == (replicated["ARN"], [])
    with refused("ResourceNotFoundException", sentences.NOT_FOUND):
        elsewhere.describe_secret(SecretId=replicated["Name"])
    sm.put_secret_value(SecretId=replicated["Name"], SecretString=fresh_value())


def test_removing_is_idempotent(sm, replicated, secret):
    for _ in range(2):
        sm.remove_regions_from_replication(SecretId=replicated["Name"], RemoveReplicaRegions=[OTHER_REGION, THIRD_REGION])
    assert sm.remove_regions_from_replication(SecretId=secret["Name"], RemoveReplicaRegions=[OTHER_REGION])["ReplicationStatus"] == []


def test_removing_leaves_other_copies_and_strangers(sm, elsewhere, server, name):
    elsewhere.create_secret(Name=name, SecretString="hush-theirs")
    sm.create_secret(Name=name, SecretString="hush-ours", AddReplicaRegions=regions(OTHER_REGION, THIRD_REGION))
    answer = sm.remove_regions_from_replication(SecretId=name, RemoveReplicaRegions=[OTHER_REGION])
    assert [item["Region"] for item in answer["ReplicationStatus"]] == [THIRD_REGION]
    assert elsewhere.get_secret_value(SecretId=name)["SecretString"] == "hush-theirs"
    assert server.client(region=THIRD_REGION).get_secret_value(SecretId=name)["SecretString"] == "hush-ours"


def test_a_removed_copy_may_come_back(sm, elsewhere, replicated):
    sm.remove_regions_from_replication(SecretId=replicated["Name"], RemoveReplicaRegions=[OTHER_REGION])
    sm.replicate_secret_to_regions(SecretId=replicated["Name"], AddReplicaRegions=regions(OTHER_REGION))
    assert elsewhere.get_secret_value(SecretId=replicated["Name"])["VersionId"] == replicated["VersionId"]


@pytest.mark.parametrize("given", [{}, {"ForceDeleteWithoutRecovery": True}], ids=["plain", "forced"])
@pytest.mark.parametrize("form", ["Name", "ARN"])
def test_a_primary_with_copies_is_not_deleted(sm, replicated, form, given):
    with refused("InvalidParameterException", sentences.replicas_left(replicated[form], OTHER_REGION)):
        sm.delete_secret(SecretId=replicated[form], **given)


def test_all_copies_are_named(sm, name):
    sm.create_secret(Name=name, AddReplicaRegions=regions(OTHER_REGION, THIRD_REGION))
    with refused("InvalidParameterException", sentences.replicas_left(name, OTHER_REGION, THIRD_REGION)):
        sm.delete_secret(SecretId=name)


def test_a_primary_whose_copies_are_gone_is_deleted(sm, replicated):
    sm.remove_regions_from_replication(SecretId=replicated["Name"], RemoveReplicaRegions=[OTHER_REGION])
    assert sm.delete_secret(SecretId=replicated["Name"])["Name"] == replicated["Name"]


# Standing alone

def test_a_copy_becomes_a_secret_of_its_own(sm, elsewhere, replicated):
    name = replicated["Name"]
    answer = elsewhere.stop_replication_to_replica(SecretId=name)
    assert members(answer) == {"ARN"} and answer["ARN"] == replicated["ARN"].replace(REGION, OTHER_REGION)
    elsewhere.put_secret_value(SecretId=name, SecretString="hush-theirs")
    sm.put_secret_value(SecretId=name, SecretString="hush-ours")
    assert elsewhere.get_secret_value(SecretId=name)["SecretString"] == "hush-theirs"
    assert OTHER_REGION not in {item["Region"] for item in sm.describe_secret(SecretId=name).get("ReplicationStatus", [])}
    assert elsewhere.delete_secret(SecretId=name)["Name"] == name
    assert sm.delete_secret(SecretId=name)["Name"] == name


def test_only_a_copy_stands_alone(sm, secret):
    with refused("InvalidParameterException"):
        sm.stop_replication_to_replica(SecretId=secret["Name"])


# Refusals

def test_the_own_region_is_no_replica_region(sm, secret, name):
    with refused("InvalidParameterException", sentences.OWN_REGION):
        sm.replicate_secret_to_regions(SecretId=secret["Name"], AddReplicaRegions=regions(REGION))
    with refused("InvalidParameterException", sentences.OWN_REGION):
        sm.create_secret(Name=name, AddReplicaRegions=regions(OTHER_REGION, REGION))
    with refused("ResourceNotFoundException"):
        sm.describe_secret(SecretId=name)


def test_a_region_that_is_not_served_fails_the_copy(sm, secret):
    answer = sm.replicate_secret_to_regions(SecretId=secret["Name"], AddReplicaRegions=regions("mars-north-1"))
    assert [(item["Region"], item["Status"]) for item in answer["ReplicationStatus"]] == [("mars-north-1", "Failed")]
    assert answer["ReplicationStatus"][0]["StatusMessage"]


REGION_PATTERN = r"^([a-z]+-)+\d+$"


@pytest.mark.parametrize("operation", ["CreateSecret", "ReplicateSecretToRegions"])
@pytest.mark.parametrize("region", ["nowhere", "EU-WEST-1", "eu-west-", ""])
def test_region_names_have_a_form(wire, secret, operation, region):
    members = request(operation, secret["Name"]) | {"AddReplicaRegions": [{"Region": OTHER_REGION}, {"Region": region}]}
    answer = wire.call(operation, members)
    assert_validation(answer, None)
    assert sentences.violation("addReplicaRegions.2.member.region", sentences.pattern(REGION_PATTERN), region) in answer.message


@pytest.mark.parametrize("operation, member", [
    ("CreateSecret", "AddReplicaRegions"), ("ReplicateSecretToRegions", "AddReplicaRegions"), ("RemoveRegionsFromReplication", "RemoveReplicaRegions"),
])
def test_at_least_one_region(wire, secret, operation, member):
    answer = wire.call(operation, request(operation, secret["Name"]) | {member: []})
    path = member[0].lower() + member[1:]
    assert_validation(answer, sentences.validation(sentences.violation(path, sentences.at_least_long(1), "[]")))


def test_the_same_request_twice_answers_the_same_copies(sm, name):
    given = {"Name": name, "SecretString": fresh_value(), "ClientRequestToken": token(), "AddReplicaRegions": regions(OTHER_REGION)}
    first, second = sm.create_secret(**given), sm.create_secret(**given)
    assert second["ReplicationStatus"] == first["ReplicationStatus"]
