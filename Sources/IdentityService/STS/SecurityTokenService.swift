import AWSTypes
package import Service

/// STS (STS API reference, 2011-06-15).
package enum SecurityTokenService {
    package static let description: ServiceDescription = ServiceDescription(
        name: "sts", wireProtocol: .query(version: "2011-06-15", namespace: "https://sts.amazonaws.com/doc/2011-06-15/"),
        tolerance: .minutes(15), internalError: AWSError("InternalFailure", "An internal error occurred.", status: 500),
        operations: [
            OperationEntry(AssumeRole.self), OperationEntry(AssumeRoleWithWebIdentity.self),
            OperationEntry(DecodeAuthorizationMessage.self), OperationEntry(GetAccessKeyInfo.self),
            OperationEntry(GetCallerIdentity.self), OperationEntry(GetFederationToken.self), OperationEntry(GetSessionToken.self),
        ])
}
