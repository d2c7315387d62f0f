"""Terraform with the hashicorp/aws provider: what it makes, it finds again as it made it, and takes away."""
import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from harness.checks import refused
from harness.secrets import fresh_name
from harness.server import ACCOUNT, OTHER_REGION, REGION

#: Where a mirror of the provider may lie; Terraform's own places first.
MIRRORS = [
    os.environ.get("STRONGROOM_TERRAFORM_MIRROR", ""), "~/.terraform.d/plugins", "/usr/local/share/terraform/plugins", "/usr/share/terraform/plugins",
    "/opt/tf-plugins",
]

CONFIGURATION = """
terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

variable "name" {}
variable "description" {}
variable "password" { sensitive = true }
variable "tags" { type = map(string) }
variable "replicas" { type = set(string) }
variable "sid" {}

provider "aws" {
  region = "REGION"
}

resource "aws_secretsmanager_secret" "door" {
  name                    = var.name
  description             = var.description
  recovery_window_in_days = 0
  tags                    = var.tags
  dynamic "replica" {
    for_each = var.replicas
    content {
      region = replica.value
    }
  }
}

resource "aws_secretsmanager_secret" "empty" {
  name                    = "${var.name}.empty"
  recovery_window_in_days = 7
}

resource "aws_secretsmanager_secret_version" "door" {
  secret_id     = aws_secretsmanager_secret.door.id
  secret_string = jsonencode({ password = var.password })
}

resource "aws_secretsmanager_secret_policy" "door" {
  secret_arn = aws_secretsmanager_secret.door.arn
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = var.sid
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::000000000000:root" }
      Action    = "secretsmanager:GetSecretValue"
      Resource  = "*"
    }]
  })
}

data "aws_secretsmanager_random_password" "any" {
  password_length     = 40
  exclude_punctuation = true
}

data "aws_secretsmanager_secret" "door" {
  name       = aws_secretsmanager_secret.door.name
  depends_on = [aws_secretsmanager_secret_policy.door]
}

data "aws_secretsmanager_secret_version" "door" {
  secret_id  = aws_secretsmanager_secret.door.id
  depends_on = [aws_secretsmanager_secret_version.door]
}

output "arn" { value = data.aws_secretsmanager_secret.door.arn }
output "policy" { value = data.aws_secretsmanager_secret.door.policy }
output "password" {
  value     = jsondecode(data.aws_secretsmanager_secret_version.door.secret_string).password
  sensitive = true
}
output "random_length" {
  value     = length(data.aws_secretsmanager_random_password.any.random_password)
  sensitive = true
}
"""

IAM_CONFIGURATION = """
terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

variable "name" {}
variable "tags" { type = map(string) }
variable "action" {}
variable "duration" { type = number }

provider "aws" {
  region = "REGION"
}

data "aws_caller_identity" "me" {}

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "AWS"
      identifiers = [aws_iam_user.program.arn]
    }
  }
}

data "aws_iam_policy_document" "read" {
  statement {
    sid       = "Read"
    actions   = [var.action]
    resources = ["*"]
  }
}

resource "aws_iam_user" "program" {
  name = var.name
  path = "/programs/"
  tags = var.tags
}

resource "aws_iam_access_key" "program" {
  user = aws_iam_user.program.name
}

resource "aws_iam_user_policy" "program" {
  name   = "inline"
  user   = aws_iam_user.program.name
  policy = data.aws_iam_policy_document.read.json
}

resource "aws_iam_group" "programs" {
  name = var.name
}

resource "aws_iam_group_policy_attachment" "programs" {
  group      = aws_iam_group.programs.name
  policy_arn = "arn:aws:iam::aws:policy/SecretsManagerReadWrite"
}

resource "aws_iam_user_group_membership" "program" {
  user   = aws_iam_user.program.name
  groups = [aws_iam_group.programs.name]
}

resource "aws_iam_policy" "read" {
  name        = var.name
  description = "what for"
  policy      = data.aws_iam_policy_document.read.json
  tags        = var.tags
}

resource "aws_iam_role" "reader" {
  name                 = var.name
  assume_role_policy   = data.aws_iam_policy_document.trust.json
  max_session_duration = var.duration
  permissions_boundary = aws_iam_policy.read.arn
  tags                 = var.tags
}

resource "aws_iam_role_policy" "reader" {
  name   = "inline"
  role   = aws_iam_role.reader.id
  policy = data.aws_iam_policy_document.read.json
}

resource "aws_iam_role_policy_attachment" "reader" {
  role       = aws_iam_role.reader.name
  policy_arn = aws_iam_policy.read.arn
}

resource "aws_iam_user_policy_attachment" "program" {
  user       = aws_iam_user.program.name
  policy_arn = aws_iam_policy.read.arn
}

resource "aws_iam_instance_profile" "reader" {
  name = var.name
  role = aws_iam_role.reader.name
}

output "account" { value = data.aws_caller_identity.me.account_id }
output "key" { value = aws_iam_access_key.program.id }
output "role" { value = aws_iam_role.reader.arn }
output "policy" { value = aws_iam_policy.read.arn }
"""


def mirror() -> str | None:
    """The directory to install the provider from."""
    for place in filter(None, MIRRORS):
        path = Path(place).expanduser()
        if (path / "registry.terraform.io" / "hashicorp" / "aws").is_dir():
            return str(path)
    return None


class Terraform:
    """One working directory."""

    def __init__(self, directory: Path, environment: dict[str, str]):
        self.directory = directory
        self.environment = environment

    def run(self, *arguments: str, statuses: tuple[int, ...] = (0,)) -> subprocess.CompletedProcess:
        done = subprocess.run(
            ["terraform", *arguments, "-no-color"], capture_output=True, text=True, cwd=self.directory, env=self.environment, timeout=600)
        assert done.returncode in statuses, f"terraform {' '.join(arguments)} → {done.returncode}\n{done.stdout}\n{done.stderr}"
        return done

    def apply(self, **variables: object) -> dict:
        """Applies, checks that nothing is left to do, and returns the outputs."""
        (self.directory / "terraform.tfvars.json").write_text(json.dumps(variables))
        self.run("apply", "-auto-approve", "-input=false")
        plan = self.run("plan", "-detailed-exitcode", "-input=false", statuses=(0, 2))
        assert plan.returncode == 0, f"the plan after apply is not empty:\n{plan.stdout}"
        return {key: item["value"] for key, item in json.loads(self.run("output", "-json").stdout).items()}


@pytest.fixture
def terraform(server, tmp_path) -> Terraform:
    return directory(server, tmp_path, CONFIGURATION)


@pytest.fixture
def iam_terraform(server, tmp_path) -> Terraform:
    return directory(server, tmp_path, IAM_CONFIGURATION)


def directory(server, tmp_path: Path, configuration: str) -> Terraform:
    if not shutil.which("terraform"):
        pytest.skip("terraform is not installed")
    plugins = mirror()
    settings = os.environ.get("TF_CLI_CONFIG_FILE", "")
    if not plugins and not Path(settings).is_file():
        pytest.skip("no mirror of the hashicorp/aws provider: set STRONGROOM_TERRAFORM_MIRROR or TF_CLI_CONFIG_FILE")
    environment = server.aws_environment(tmp_path) | {"CHECKPOINT_DISABLE": "1", "TF_IN_AUTOMATION": "1"}
    if plugins:
        environment.pop("TF_CLI_CONFIG_FILE", None)
    made = Terraform(tmp_path, environment)
    (tmp_path / "main.tf").write_text(configuration.replace("REGION", REGION))
    made.run("init", "-input=false", *([f"-plugin-dir={plugins}"] if plugins else []))
    return made


def test_apply_change_destroy(server, terraform):
    sm, elsewhere = server.client(), server.client(region=OTHER_REGION)
    name = fresh_name("terraform")

    outputs = terraform.apply(
        name=name, description="the door", password="hush-1", tags={"team": "blue", "stage": "test"}, replicas=[OTHER_REGION], sid="First")
    shown = sm.describe_secret(SecretId=name)
    assert outputs["arn"] == shown["ARN"]
    assert json.loads(outputs["policy"])["Statement"][0]["Sid"] == "First"
    assert (outputs["password"], outputs["random_length"]) == ("hush-1", 40)
    assert shown["Description"] == "the door"
    assert {tag["Key"]: tag["Value"] for tag in shown["Tags"]} == {"team": "blue", "stage": "test"}
    assert json.loads(elsewhere.get_secret_value(SecretId=name)["SecretString"]) == {"password": "hush-1"}
    assert "VersionIdsToStages" not in sm.describe_secret(SecretId=name + ".empty")

    outputs = terraform.apply(
        name=name, description="the window", password="hush-2", tags={"team": "red"}, replicas=["us-east-1"], sid="Second")
    shown = sm.describe_secret(SecretId=name)
    assert outputs["arn"] == shown["ARN"] and outputs["password"] == "hush-2"
    assert json.loads(outputs["policy"])["Statement"][0]["Sid"] == "Second"
    assert (shown["Description"], shown["Tags"]) == ("the window", [{"Key": "team", "Value": "red"}])
    assert [item["Region"] for item in shown["ReplicationStatus"]] == ["us-east-1"]
    with refused("ResourceNotFoundException"):
        elsewhere.describe_secret(SecretId=name)

    terraform.run("destroy", "-auto-approve", "-input=false")
    with refused("ResourceNotFoundException"):
        sm.describe_secret(SecretId=name)
    assert "DeletedDate" in sm.describe_secret(SecretId=name + ".empty")


def test_iam_apply_change_destroy(server, iam_terraform):
    iam = server.client("iam")
    name = fresh_name("terraform").replace("/", "-")
    outputs = iam_terraform.apply(name=name, tags={"team": "blue"}, action="secretsmanager:GetSecretValue", duration=3600)
    assert outputs["account"] == ACCOUNT
    assert iam.get_user(UserName=name)["User"]["Tags"] == [{"Key": "team", "Value": "blue"}]
    assert [key["AccessKeyId"] for key in iam.list_access_keys(UserName=name)["AccessKeyMetadata"]] == [outputs["key"]]
    assert iam.get_role(RoleName=name)["Role"]["PermissionsBoundary"]["PermissionsBoundaryArn"] == outputs["policy"]

    changed = iam_terraform.apply(name=name, tags={"team": "red"}, action="secretsmanager:DescribeSecret", duration=7200)
    assert changed == outputs
    assert iam.get_role(RoleName=name)["Role"]["MaxSessionDuration"] == 7200
    version = iam.get_policy(PolicyArn=outputs["policy"])["Policy"]["DefaultVersionId"]
    document = iam.get_policy_version(PolicyArn=outputs["policy"], VersionId=version)["PolicyVersion"]["Document"]
    assert document["Statement"][0]["Action"] == "secretsmanager:DescribeSecret"

    iam_terraform.run("destroy", "-auto-approve", "-input=false")
    for gone in (lambda: iam.get_user(UserName=name), lambda: iam.get_role(RoleName=name), lambda: iam.get_policy(PolicyArn=outputs["policy"])):
        with refused("NoSuchEntity", status=404):
            gone()
