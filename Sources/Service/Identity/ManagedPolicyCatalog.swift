package import AWSTypes

/// A policy that AWS itself offers, such as `arn:aws:iam::aws:policy/AdministratorAccess`. It belongs to no account and is not stored.
package struct AWSManagedPolicy: Sendable {
    /// `ANPA…`; AWS's own, where it is known.
    package let uniqueID: String
    package let name: String
    package let path: String
    package let description: String
    package let createdAt: Instant
    package let updatedAt: Instant
    /// Such as `v1`.
    package let version: String
    package let document: String

    package init(
        uniqueID: String, name: String, path: String, description: String, createdAt: Instant, updatedAt: Instant, version: String,
        document: String
    ) {
        self.uniqueID = uniqueID
        self.name = name
        self.path = path
        self.description = description
        self.createdAt = createdAt
        self.updatedAt = updatedAt
        self.version = version
        self.document = document
    }

    package var arn: String { "arn:aws:iam::aws:policy\(path)\(name)" }
}

/// AWS's own policies by their ARNs.
package protocol ManagedPolicyCatalog: Sendable {
    func policy(_ arn: String) -> AWSManagedPolicy?
    /// Ascending by name.
    var all: [AWSManagedPolicy] { get }
}
