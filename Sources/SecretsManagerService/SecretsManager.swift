import AWSTypes
package import Service

/// The `secretsmanager` API, version 2017-10-17.
package enum SecretsManager {
    package static let description: ServiceDescription = ServiceDescription(
        name: "secretsmanager", wireProtocol: .json(targetPrefix: "secretsmanager"), tolerance: .minutes(5),
        internalError: AWSError("InternalServiceError", "An internal error occurred.", status: 500),
        // Its modelled errors, denials and serialization errors have a capital M; constraints and authentication a small one.
        errorMember: { error in error.origin == .service || error.code == "SerializationException" ? "Message" : "message" },
        operations: [
            OperationEntry(BatchGetSecretValue.self),
            OperationEntry(CancelRotateSecret.self),
            OperationEntry(CreateSecret.self),
            OperationEntry(DeleteResourcePolicy.self),
            OperationEntry(DeleteSecret.self),
            OperationEntry(DescribeSecret.self),
            OperationEntry(GetRandomPassword.self),
            OperationEntry(GetResourcePolicy.self),
            OperationEntry(GetSecretValue.self),
            OperationEntry(ListSecretVersionIds.self),
            OperationEntry(ListSecrets.self),
            OperationEntry(PutResourcePolicy.self),
            OperationEntry(PutSecretValue.self),
            OperationEntry(RemoveRegionsFromReplication.self),
            OperationEntry(ReplicateSecretToRegions.self),
            OperationEntry(RestoreSecret.self),
            OperationEntry(RotateSecret.self),
            OperationEntry(StopReplicationToReplica.self),
            OperationEntry(TagResource.self),
            OperationEntry(UntagResource.self),
            OperationEntry(UpdateSecret.self),
            OperationEntry(UpdateSecretVersionStage.self),
            OperationEntry(ValidateResourcePolicy.self),
        ])
}
