"""Staging labels: the table of transitions, and UpdateSecretVersionStage."""
import pytest

from harness import sentences
from harness.checks import members, refused
from harness.secrets import fresh_name, fresh_value
from harness.wire import token


class Story:
    """A secret whose versions have short names."""

    def __init__(self, sm):
        self.sm = sm
        self.secret = fresh_name()
        self.ids: dict[str, str] = {}

    def create(self, version: str) -> "Story":
        self.ids[version] = self.sm.create_secret(Name=self.secret, SecretString=fresh_value())["VersionId"]
        return self

    def create_empty(self) -> "Story":
        self.sm.create_secret(Name=self.secret)
        return self

    def put(self, version: str, *labels: str) -> "Story":
        asked = {"VersionStages": list(labels)} if labels else {}
        answer = self.sm.put_secret_value(SecretId=self.secret, SecretString=fresh_value(), **asked)
        self.ids[version] = answer["VersionId"]
        assert answer["VersionStages"] == sorted(self.labels.get(version, [])), "the answer names the labels that the version got"
        return self

    def update(self, version: str) -> "Story":
        self.ids[version] = self.sm.update_secret(SecretId=self.secret, SecretString=fresh_value())["VersionId"]
        return self

    def stage(self, label: str, *, take: str | None = None, give: str | None = None) -> dict:
        moves = {"RemoveFromVersionId": take, "MoveToVersionId": give}
        return self.sm.update_secret_version_stage(
            SecretId=self.secret, VersionStage=label, **{key: self.ids.get(name, name) for key, name in moves.items() if name})

    @property
    def labels(self) -> dict[str, list[str]]:
        names = {version: name for name, version in self.ids.items()}
        shown = self.sm.describe_secret(SecretId=self.secret).get("VersionIdsToStages", {})
        return {names[version]: sorted(labels) for version, labels in shown.items()}


@pytest.fixture
def story(sm):
    return Story(sm)


# Transitions by values

def test_create(story):
    assert story.create("v1").labels == {"v1": ["AWSCURRENT"]}


@pytest.mark.parametrize("write", [Story.put, Story.update], ids=["put", "update"])
def test_a_value_moves_current_and_previous(story, write):
    write(story.create("v1"), "v2")
    assert story.labels == {"v1": ["AWSPREVIOUS"], "v2": ["AWSCURRENT"]}
    write(story, "v3")
    assert story.labels == {"v2": ["AWSPREVIOUS"], "v3": ["AWSCURRENT"]}


@pytest.mark.parametrize("write", [Story.put, Story.update], ids=["put", "update"])
def test_a_new_current_value_ends_a_pending_one(story, write):
    story.create("v1").put("v2", "AWSPENDING")
    assert story.labels == {"v1": ["AWSCURRENT"], "v2": ["AWSPENDING"]}
    write(story, "v3")
    assert story.labels == {"v1": ["AWSPREVIOUS"], "v3": ["AWSCURRENT"]}


def test_a_new_current_value_takes_pending_off_the_old_current_version(story):
    story.create("v1").put("v2", "AWSCURRENT", "AWSPENDING").put("v3")
    assert story.labels == {"v2": ["AWSPREVIOUS"], "v3": ["AWSCURRENT"]}


@pytest.mark.parametrize("asked, expected", [
    (["AWSPENDING"], {"v1": ["AWSPREVIOUS"], "v2": ["AWSCURRENT"], "v3": ["AWSPENDING"]}),
    (["AWSPREVIOUS"], {"v2": ["AWSCURRENT"], "v3": ["AWSPREVIOUS"]}),
    (["BLUE"], {"v1": ["AWSPREVIOUS"], "v2": ["AWSCURRENT"], "v3": ["BLUE"]}),
    (["BLUE", "GREEN"], {"v1": ["AWSPREVIOUS"], "v2": ["AWSCURRENT"], "v3": ["BLUE", "GREEN"]}),
    (["AWSSOMETHING"], {"v1": ["AWSPREVIOUS"], "v2": ["AWSCURRENT"], "v3": ["AWSSOMETHING"]}),
    (["AWSCURRENT"], {"v2": ["AWSPREVIOUS"], "v3": ["AWSCURRENT"]}),
    (["AWSCURRENT", "BLUE"], {"v2": ["AWSPREVIOUS"], "v3": ["AWSCURRENT", "BLUE"]}),
    (["AWSCURRENT", "AWSPREVIOUS"], {"v2": ["AWSPREVIOUS"], "v3": ["AWSCURRENT"]}),
    (["BLUE", "BLUE"], {"v1": ["AWSPREVIOUS"], "v2": ["AWSCURRENT"], "v3": ["BLUE"]}),
], ids=lambda value: "+".join(value) if isinstance(value, list) else "")
def test_labels_that_are_asked_for(story, asked, expected):
    assert story.create("v1").put("v2").put("v3", *asked).labels == expected


@pytest.mark.parametrize("label", ["BLUE", "AWSPENDING"])
def test_a_label_is_taken_from_its_holder(story, label):
    story.create("v1").put("v2", label).put("v3", label)
    assert story.labels == {"v1": ["AWSCURRENT"], "v3": [label]}


@pytest.mark.parametrize("asked, expected", [
    ([], ["AWSCURRENT"]), (["BLUE"], ["AWSCURRENT", "BLUE"]), (["AWSPENDING"], ["AWSCURRENT", "AWSPENDING"]), (["AWSCURRENT"], ["AWSCURRENT"]),
], ids=lambda labels: "+".join(labels) or "nothing")
def test_the_first_version_of_an_empty_secret_is_current_whatever_is_asked(story, asked, expected):
    assert story.create_empty().put("v1", *asked).labels == {"v1": expected}


# UpdateSecretVersionStage

def test_current_moves_and_drags_previous_along(story):
    story.create("v1").put("v2", "BLUE")
    answer = story.stage("AWSCURRENT", take="v1", give="v2")
    assert members(answer) == {"ARN", "Name"}
    assert story.labels == {"v1": ["AWSPREVIOUS"], "v2": ["AWSCURRENT", "BLUE"]}


def test_a_rollback_swaps_current_and_previous(story):
    story.create("v1").put("v2")
    story.stage("AWSCURRENT", take="v2", give="v1")
    assert story.labels == {"v1": ["AWSCURRENT"], "v2": ["AWSPREVIOUS"]}


def test_previous_leaves_its_old_holder(story):
    story.create("v1").put("v2").put("v3", "BLUE")
    story.stage("AWSCURRENT", take="v2", give="v3")
    assert story.labels == {"v2": ["AWSPREVIOUS"], "v3": ["AWSCURRENT", "BLUE"]}


def test_pending_stays_when_current_comes(story):
    story.create("v1").put("v2", "AWSPENDING")
    story.stage("AWSCURRENT", take="v1", give="v2")
    assert story.labels == {"v1": ["AWSPREVIOUS"], "v2": ["AWSCURRENT", "AWSPENDING"]}
    story.stage("AWSPENDING", take="v2")
    assert story.labels == {"v1": ["AWSPREVIOUS"], "v2": ["AWSCURRENT"]}


def test_other_labels_stay_where_they_are(story):
    story.create("v1").put("v2", "BLUE")
    story.stage("GREEN", give="v1")
    story.stage("AWSCURRENT", take="v1", give="v2")
    assert story.labels == {"v1": ["AWSPREVIOUS", "GREEN"], "v2": ["AWSCURRENT", "BLUE"]}


@pytest.mark.parametrize("label", ["BLUE", "AWSPENDING", "AWSPREVIOUS"])
def test_other_labels_move_without_touching_anything_else(story, label):
    story.create("v1").put("v2", label).put("v3", "HERE")
    story.stage(label, take="v2", give="v3")
    assert story.labels == {"v1": ["AWSCURRENT"], "v3": sorted(["HERE", label])}


@pytest.mark.parametrize("label", ["BLUE", "AWSPENDING", "AWSPREVIOUS"])
def test_a_label_that_is_attached_nowhere_is_attached(story, label):
    story.create("v1").put("v2", "HERE")
    story.stage(label, give="v2")
    assert story.labels == {"v1": ["AWSCURRENT"], "v2": sorted(["HERE", label])}


@pytest.mark.parametrize("label", ["BLUE", "AWSPENDING", "AWSPREVIOUS"])
def test_a_label_is_removed(story, label):
    story.create("v1").put("v2", label)
    story.stage(label, take="v2")
    assert story.labels == {"v1": ["AWSCURRENT"]}


def test_current_is_never_removed(story):
    story.create("v1")
    with refused("InvalidParameterException", sentences.CURRENT_STAYS):
        story.stage("AWSCURRENT", take="v1")
    assert story.labels == {"v1": ["AWSCURRENT"]}


@pytest.mark.parametrize("label", ["AWSCURRENT", "AWSPREVIOUS", "BLUE"])
def test_the_holder_must_be_named(story, label):
    story.create("v1").put("v2").put("v3", "BLUE").put("v4", "HERE")
    holder = {"AWSCURRENT": "v2", "AWSPREVIOUS": "v1", "BLUE": "v3"}[label]
    before = story.labels
    with refused("InvalidParameterException", sentences.label_held(label, story.ids[holder])):
        story.stage(label, give="v4")
    assert story.labels == before


@pytest.mark.parametrize("label", ["AWSCURRENT", "BLUE"])
@pytest.mark.parametrize("give", ["v3", None], ids=["moved", "removed"])
def test_the_wrong_holder_is_refused(story, label, give):
    story.create("v1").put("v2", "BLUE").put("v3", "HERE")
    before = story.labels
    with refused("InvalidParameterException"):
        story.stage(label, take="v3", give=give)
    assert story.labels == before


def test_a_holder_of_what_is_attached_nowhere_is_refused(story):
    story.create("v1")
    with refused("InvalidParameterException"):
        story.stage("BLUE", take="v1")


@pytest.mark.parametrize("label, version", [("AWSCURRENT", "v2"), ("AWSPREVIOUS", "v1"), ("BLUE", "v3")])
def test_a_label_on_its_own_version_stays(story, label, version):
    story.create("v1").put("v2").put("v3", "BLUE")
    before = story.labels
    story.stage(label, give=version)
    assert story.labels == before


@pytest.mark.parametrize("moves", [{"give": token()}, {"take": token()}, {"take": "v1", "give": token()}], ids=["to", "from", "both"])
def test_versions_that_do_not_exist(story, moves):
    story.create("v1")
    with refused("ResourceNotFoundException"):
        story.stage("AWSCURRENT" if "take" in moves else "BLUE", **moves)
    assert story.labels == {"v1": ["AWSCURRENT"]}


def test_at_least_one_version_must_be_named(story):
    story.create("v1")
    with refused("InvalidParameterException"):
        story.stage("BLUE")


# Limits

def test_twenty_labels_at_the_most(story):
    story.create("v1").put("v2", *(f"L{number}" for number in range(19)))
    before = story.labels
    assert sum(map(len, before.values())) == 20
    with refused("LimitExceededException", sentences.TOO_MANY_LABELS):
        story.stage("L19", give="v1")
    with refused("LimitExceededException", sentences.TOO_MANY_LABELS):
        story.sm.put_secret_value(SecretId=story.secret, SecretString=fresh_value(), VersionStages=["L19"])
    with refused("LimitExceededException", sentences.TOO_MANY_LABELS):
        story.sm.put_secret_value(SecretId=story.secret, SecretString=fresh_value())
    assert story.labels == before
    assert len(story.sm.list_secret_version_ids(SecretId=story.secret, IncludeDeprecated=True)["Versions"]) == 2
    story.put("v3", "L0")
    assert story.labels["v3"] == ["L0"]
