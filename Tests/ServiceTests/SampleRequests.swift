import SecretsManagerService
import Service
import TestWorld

/// One sound request for every operation of Secrets Manager.
enum SampleRequests {
    static let token: String = "token-9-999999999999999999999999"

    /// Every operation that the service lists, in alphabetical order.
    static let operations: [String] = SecretsManager.description.operations.keys.sorted()

    /// Operations on the account as a whole: their denials name no resource.
    static let withoutResource: Set<String> = ["BatchGetSecretValue", "GetRandomPassword", "ListSecrets"]

    /// A sound request on the secret `name`; nil for an operation that this table does not know yet.
    static func input(of operation: String, for name: String) -> JSON? {
        let secret: JSON = ["SecretId": .text(name)]
        let policy: JSON = ["ResourcePolicy": #"{"Version":"2012-10-17","Statement":[]}"#]
        switch operation {
        case "BatchGetSecretValue": return ["SecretIdList": [.text(name)]]
        case "CreateSecret": return ["Name": .text(name), "ClientRequestToken": .text(token)]
        case "GetRandomPassword", "ListSecrets": return [:]
        case "PutResourcePolicy", "ValidateResourcePolicy": return secret.adding(policy)
        case "PutSecretValue": return secret.adding(["SecretString": "another", "ClientRequestToken": .text(token)])
        case "RemoveRegionsFromReplication": return secret.adding(["RemoveReplicaRegions": ["eu-west-1"]])
        case "ReplicateSecretToRegions": return secret.adding(["AddReplicaRegions": [["Region": "eu-west-1"]]])
        case "RotateSecret": return secret.adding(["ClientRequestToken": .text(token)])
        case "TagResource": return secret.adding(["Tags": [["Key": "team", "Value": "blue"]]])
        case "UntagResource": return secret.adding(["TagKeys": ["team"]])
        case "UpdateSecretVersionStage": return secret.adding(["VersionStage": "X", "MoveToVersionId": .text(token)])
        case "CancelRotateSecret", "DeleteResourcePolicy", "DeleteSecret", "DescribeSecret", "GetResourcePolicy", "GetSecretValue",
            "ListSecretVersionIds", "RestoreSecret", "StopReplicationToReplica", "UpdateSecret":
            return secret
        default: return nil
        }
    }
}
