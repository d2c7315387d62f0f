import AWSTypes
package import Service

/// IAM (IAM API reference, 2010-05-08). It is global: its entities belong to the account, whichever region a request is signed for.
package enum IdentityManagement {
    package static let description: ServiceDescription = ServiceDescription(
        name: "iam", wireProtocol: .query(version: "2010-05-08", namespace: "https://iam.amazonaws.com/doc/2010-05-08/"),
        tolerance: .minutes(15), internalError: AWSError("ServiceFailure", "An internal error occurred.", status: 500), quotesValues: false,
        operations: userOperations + roleOperations + policyOperations + accountOperations)

    /// Users, their keys and devices, groups.
    static let userOperations: [OperationEntry] = []
    /// Roles, instance profiles, service-linked roles.
    static let roleOperations: [OperationEntry] = []
    /// Managed and inline policies, attachments, boundaries, simulation.
    static let policyOperations: [OperationEntry] = []
    /// What the account has but once, and identity providers.
    static let accountOperations: [OperationEntry] = []
}
