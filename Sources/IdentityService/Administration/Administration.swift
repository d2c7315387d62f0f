import AWSTypes
package import Service

/// What the operator may ask about accounts and permissions.
package enum IdentityAdministration {
    package static var operations: [OperationEntry] {
        [
            OperationEntry(CreateAccount.self), OperationEntry(ListAccounts.self), OperationEntry(RotateRootKey.self),
            OperationEntry(WhyDenied.self), OperationEntry(IssueRoleToken.self), OperationEntry(GetRoleCredentials.self),
        ]
    }
}
