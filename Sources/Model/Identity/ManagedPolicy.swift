package import AWSTypes

/// A customer-managed policy with its versions. (IAM API reference, *Policy*.)
package struct ManagedPolicy: IAMEntity {
    package struct Version: Hashable, Sendable, Codable {
        /// 1 for `v1`; a number is never used again.
        package let number: Int
        package let document: String
        package let createdAt: Instant

        package var name: String { "v\(number)" }
    }

    package static let kind: IAMKind = .policy
    package static let versionLimit: Int = 5
    /// Characters of a document, white space left out.
    package static let sizeLimit: Int = 6144

    /// The ARN: `arn:aws:iam::<account>:policy<path><name>`.
    package let id: String
    /// `ANPA…`.
    package let uniqueID: String
    package let account: AccountID
    package let path: String
    package let name: String
    package let description: String?
    package let createdAt: Instant
    package var updatedAt: Instant
    package var tags: [Tag] = []
    /// Oldest first.
    package private(set) var versions: [Version]
    package private(set) var defaultNumber: Int = 1
    private var lastNumber: Int = 1
    package var revision: Int64 = 0

    package init(
        uniqueID: String, account: AccountID, path: String, name: String, description: String?, createdAt: Instant, document: String
    ) {
        id = "arn:aws:iam::\(account):policy\(path)\(name)"
        self.uniqueID = uniqueID
        self.account = account
        self.path = path
        self.name = name
        self.description = description
        self.createdAt = createdAt
        updatedAt = createdAt
        versions = [Version(number: 1, document: document, createdAt: createdAt)]
    }

    package var arn: String { id }
    package var references: [IAMReference] { [] }
    /// What the policy says now.
    package var document: String { versions.first { $0.number == defaultNumber }?.document ?? "" }

    package func version(_ name: String) throws(AWSError) -> Version {
        guard let version: Version = versions.first(where: { $0.name == name }) else {
            throw .noSuchEntity("Policy \(arn) version \(name) does not exist or is not attachable.")
        }
        return version
    }

    package mutating func add(_ document: String, asDefault: Bool, at now: Instant) throws(AWSError) -> Version {
        guard versions.count < ManagedPolicy.versionLimit else {
            throw AWSError(
                "LimitExceeded",
                "A managed policy can have up to \(ManagedPolicy.versionLimit) versions. Before you create a new version, you must delete an existing version.",
                status: 409)
        }
        lastNumber += 1
        let version: Version = Version(number: lastNumber, document: document, createdAt: now)
        versions.append(version)
        if asDefault { defaultNumber = lastNumber }
        updatedAt = now
        return version
    }

    package mutating func setDefault(_ name: String, at now: Instant) throws(AWSError) {
        defaultNumber = try version(name).number
        updatedAt = now
    }

    package mutating func deleteVersion(_ name: String, at now: Instant) throws(AWSError) {
        let number: Int = try version(name).number
        guard number != defaultNumber else { throw .deleteConflict("Cannot delete the default version of a policy.") }
        versions.removeAll { $0.number == number }
        updatedAt = now
    }
}
