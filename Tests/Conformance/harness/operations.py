"""AWS's own list of operations, from the installed botocore, and a well-formed request for each."""
import botocore.session
from botocore.model import OperationModel, ServiceModel

from harness.secrets import fresh_value, policy
from harness.wire import token

MODEL: ServiceModel = botocore.session.Session().get_service_model("secretsmanager")
OPERATIONS: list[str] = sorted(MODEL.operation_names)


def model(operation: str) -> OperationModel:
    return MODEL.operation_model(operation)


#: Operations that act on the account and name no secret, or only may.
NOT_NAMING = {"BatchGetSecretValue", "CreateSecret", "GetRandomPassword", "ListSecrets"}
NAMING: list[str] = [name for name in OPERATIONS if name not in NOT_NAMING]


def request(operation: str, name: str) -> dict:
    """Members of a well-formed request on the secret `name`: everything that is required, and what else is needed to be taken seriously."""
    further: dict[str, dict] = {
        "BatchGetSecretValue": {"SecretIdList": [name]},
        "CreateSecret": {"Name": name, "ClientRequestToken": token(), "SecretString": fresh_value()},
        "GetRandomPassword": {},
        "ListSecrets": {},
        "PutResourcePolicy": {"ResourcePolicy": policy()},
        "PutSecretValue": {"ClientRequestToken": token(), "SecretString": fresh_value()},
        "RemoveRegionsFromReplication": {"RemoveReplicaRegions": ["ca-west-1"]},
        "ReplicateSecretToRegions": {"AddReplicaRegions": [{"Region": "ca-west-1"}]},
        "RotateSecret": {"ClientRequestToken": token()},
        "TagResource": {"Tags": [{"Key": "team", "Value": "blue"}]},
        "UntagResource": {"TagKeys": ["team"]},
        "UpdateSecretVersionStage": {"VersionStage": "BLUE", "MoveToVersionId": token()},
        "ValidateResourcePolicy": {"ResourcePolicy": policy()},
    }
    named = {} if operation in NOT_NAMING else {"SecretId": name}
    return named | further.get(operation, {})
