"""Requests on one secret at the same time: each sees the others' results whole, or not at all."""
import concurrent.futures
from collections import Counter
from collections.abc import Callable

from botocore.exceptions import ClientError

from harness import sentences
from harness.secrets import fresh_value
from harness.server import OTHER_REGION
from harness.wire import token

MANY = 16


def at_once(deed: Callable[[int], object]) -> list[object]:
    """What `deed` returned for each number; an error as its code and message."""
    def attempt(number: int) -> object:
        try:
            return deed(number)
        except ClientError as error:
            return (error.response["Error"]["Code"], error.response["Error"]["Message"])

    with concurrent.futures.ThreadPoolExecutor(MANY) as pool:
        return list(pool.map(attempt, range(MANY)))


def test_one_of_many_creates_a_name(sm, name):
    answers = at_once(lambda number: sm.create_secret(Name=name, SecretString=fresh_value())["VersionId"])
    made = [answer for answer in answers if isinstance(answer, str)]
    assert len(made) == 1
    assert Counter(answer for answer in answers if isinstance(answer, tuple)) == {
        ("ResourceExistsException", sentences.already_exists(name)): MANY - 1}
    assert sm.get_secret_value(SecretId=name)["VersionId"] == made[0]


def test_the_same_creation_many_times_is_one(sm, name):
    request = {"Name": name, "SecretString": fresh_value(), "ClientRequestToken": token()}
    assert set(at_once(lambda number: sm.create_secret(**request)["ARN"])) == {sm.describe_secret(SecretId=name)["ARN"]}
    assert len(sm.list_secret_version_ids(SecretId=name, IncludeDeprecated=True)["Versions"]) == 1


def test_many_values_are_all_kept_and_one_is_current(sm, secret):
    versions = at_once(lambda number: sm.put_secret_value(SecretId=secret["Name"], SecretString=f"hush-{number}")["VersionId"])
    assert all(isinstance(version, str) for version in versions), versions
    listed = sm.list_secret_version_ids(SecretId=secret["Name"], IncludeDeprecated=True)["Versions"]
    assert {item["VersionId"] for item in listed} == {secret["VersionId"], *versions}
    assert sorted(label for item in listed for label in item.get("VersionStages", [])) == ["AWSCURRENT", "AWSPREVIOUS"]
    for number, version in enumerate(versions):
        assert sm.get_secret_value(SecretId=secret["Name"], VersionId=version)["SecretString"] == f"hush-{number}"


def test_many_tags_are_all_kept(sm, secret):
    at_once(lambda number: sm.tag_resource(SecretId=secret["Name"], Tags=[{"Key": f"k{number}", "Value": "v"}]))
    assert {tag["Key"] for tag in sm.describe_secret(SecretId=secret["Name"])["Tags"]} == {f"k{number}" for number in range(MANY)}


def test_copies_end_as_their_primary_does(sm, elsewhere, name):
    sm.create_secret(Name=name, SecretString=fresh_value(), AddReplicaRegions=[{"Region": OTHER_REGION}])
    versions = at_once(lambda number: sm.put_secret_value(SecretId=name, SecretString=f"hush-{number}")["VersionId"])
    assert all(isinstance(version, str) for version in versions), versions
    assert elsewhere.describe_secret(SecretId=name)["VersionIdsToStages"] == sm.describe_secret(SecretId=name)["VersionIdsToStages"]
    assert elsewhere.get_secret_value(SecretId=name)["SecretString"] == sm.get_secret_value(SecretId=name)["SecretString"]


def test_a_read_beside_writes_is_a_value_with_its_own_version(sm, secret):
    def deed(number: int) -> tuple[str, str] | None:
        if number % 2:
            sm.put_secret_value(SecretId=secret["Name"], SecretString=(version := token()), ClientRequestToken=version)
            return None
        read = sm.get_secret_value(SecretId=secret["Name"])
        return read["VersionId"], read["SecretString"]

    reads = [read for read in at_once(deed) if read]
    assert all(version == secret["VersionId"] or version == value for version, value in reads), reads
