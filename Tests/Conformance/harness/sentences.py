"""AWS's sentences, letter by letter. (docs: the error messages of the API reference and of recorded answers.)"""
import re

NOT_FOUND = "Secrets Manager can't find the specified secret."
INVALID_NAME = "Invalid name. Must be a valid name containing alphanumeric characters, or any of the following: -/_+=.@!"
MARKED_FOR_DELETION = "You can't perform this operation on the secret because it was marked for deletion."
NAME_SCHEDULED = "You can't create this secret because a secret with this name is already scheduled for deletion."
STAGE_MISMATCH = "You provided a VersionStage that is not associated to the provided VersionId."
TOKEN_MISSING = "You must provide a ClientRequestToken value. We recommend a UUID-type value."
NO_FUNCTION = "No Lambda rotation function ARN is associated with this secret."
FUNCTION_NOT_INVOCABLE = (
    "Secrets Manager cannot invoke the specified Lambda function. "
    "Ensure that the function policy grants access to the principal secretsmanager.amazonaws.com.")
CURRENT_STAYS = "You can only move staging label AWSCURRENT to a different secret version. It can't be completely removed."
REPLICA_IS_READ_ONLY = "Operation not permitted on a replica secret. Call must be made in primary secret's region."
OWN_REGION = "Invalid replica region."
NAME_TAKEN_IN_REGION = "Secret with this name already exists in this region"
WINDOW_OUT_OF_RANGE = "The RecoveryWindowInDays value must be between 7 and 30 days (inclusive)."
WINDOW_AND_FORCE = "You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays."
NO_VALUE = "You must provide either SecretString or SecretBinary."
TWO_VALUES = "You can't specify both a binary secret value and a string secret value in the same secret."
TOO_MANY_LABELS = "A secret can have at most 20 staging labels."
LIST_OR_FILTERS = "Either 'SecretIdList' or 'Filters' must be provided, but not both."
RESULTS_WITHOUT_FILTERS = "'Filters' not specified. 'Filters' must also be specified when 'MaxResults' is provided."
PASSWORD_TOO_SHORT = "Password length is too short based on the required types."
TYPE_EXCLUDED = "All characters of the desired type have been excluded"
ALL_EXCLUDED = "All characters have been excluded from selection"
POLICY_SYNTAX = "This resource policy contains a syntax error."
POLICY_INVALID = "This policy has invalid syntax."
POLICY_PRINCIPAL = "This resource policy contains an unsupported principal."
POLICY_SERVICE = "This resource policy contains an unsupported service principal."
POLICY_PUBLIC = "You can't attach a resource-based policy that allows broad access to the secret."
LOCKED_OUT = "Your requested changes will not allow you to manage this secret in the future."
BAD_PAGE_TOKEN = "The NextToken value is invalid."

NOT_SIGNED = "Missing Authentication Token"
NOT_SIGNED_QUERY = "Request is missing Authentication Token"
UNKNOWN_KEY = "The security token included in the request is invalid."
SIGNATURE_DIFFERS = (
    "The request signature we calculated does not match the signature you provided. "
    "Check your AWS Secret Access Key and signing method. Consult the service documentation for details.")
HOST_NOT_SIGNED = "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization."


def no_value_for_label(label: str) -> str:
    return f"Secrets Manager can't find the specified secret value for staging label: {label}"


def no_value_for_version(version: str) -> str:
    return f"Secrets Manager can't find the specified secret value for VersionId: {version}"


def already_exists(name: str) -> str:
    return f"The operation failed because the secret {name} already exists."


def token_in_use(token: str, arn: str) -> str:
    return f"You can't use ClientRequestToken {token} because that value is already in use for a version of secret {arn}."


def label_held(label: str, version: str) -> str:
    return (
        f"The parameter RemoveFromVersionId can't be empty. Staging label {label} is currently attached to version {version}, "
        "so you must explicitly reference that version in RemoveFromVersionId.")


def replicas_left(identifier: str, *regions: str) -> str:
    return f"You can't delete secret {identifier} that still has replica regions [{','.join(regions)}]"


def denied(action: str, resource: str, reason: str) -> str:
    return (
        f"User: arn:aws:iam::000000000000:root is not authorized to perform: secretsmanager:{action} on resource: {resource} "
        f"because no {reason} allows the secretsmanager:{action} action")


# Constraints

def violation(path: str, constraint: str, *values: str) -> str:
    """One violated constraint. Without a value the member is sensitive."""
    shown = "".join(f" '{value}'" for value in values)
    return f"Value{shown} at '{path}' failed to satisfy constraint: {constraint}"


def missing(path: str) -> str:
    return f"Value null at '{path}' failed to satisfy constraint: Member must not be null"


def at_least_long(length: int) -> str:
    return f"Member must have length greater than or equal to {length}"


def at_most_long(length: int) -> str:
    return f"Member must have length less than or equal to {length}"


def at_least(value: int) -> str:
    return f"Member must have value greater than or equal to {value}"


def at_most(value: int) -> str:
    return f"Member must have value less than or equal to {value}"


def pattern(regex: str) -> str:
    return f"Member must satisfy regular expression pattern: {regex}"


def validation(*violations: str) -> re.Pattern[str]:
    """The whole message for these violations; their order is not promised."""
    count = f"{len(violations)} validation error{'s' if len(violations) > 1 else ''} detected: "
    if len(violations) == 1:
        return re.compile(re.escape(count + violations[0]))
    each = "; ".join(["(?:" + "|".join(re.escape(text) for text in violations) + ")"] * len(violations))
    every = "".join(f"(?=.*{re.escape(text)})" for text in violations)
    return re.compile(re.escape(count) + every + each, re.S)
