package import AWSTypes

/// A policy that lies in the entity itself.
package struct InlinePolicy: Hashable, Sendable, Codable {
    package let name: String
    /// As it was put, byte for byte.
    package var document: String

    package init(name: String, document: String) {
        self.name = name
        self.document = document
    }
}

/// What users, groups and roles have in common: policies in them and policies attached to them.
package protocol PolicyHolder: IAMEntity {
    /// Such as `user`, in the words of errors.
    static var noun: String { get }
    /// How many characters all inline policies may have together, white space left out (IAM user guide, *IAM and AWS STS quotas*).
    static var inlineQuota: Int { get }
    /// The quota's name in errors, such as `PoliciesPerUser`.
    static var attachmentQuota: String { get }

    /// Ascending by name.
    var inlinePolicies: [InlinePolicy] { get set }
    /// ARNs, in the order of their attachment.
    var attachedPolicies: [String] { get set }
}

extension PolicyHolder {
    /// How many managed policies may be attached to one entity.
    package static var attachmentLimit: Int { 10 }

    /// Attaching twice is no error and changes nothing.
    package mutating func attach(_ policyARN: String) throws(AWSError) {
        guard !attachedPolicies.contains(policyARN) else { return }
        guard attachedPolicies.count < Self.attachmentLimit else { throw .quotaExceeded(Self.attachmentQuota, Self.attachmentLimit) }
        attachedPolicies.append(policyARN)
    }

    package mutating func detach(_ policyARN: String) throws(AWSError) {
        guard let place: Int = attachedPolicies.firstIndex(of: policyARN) else { throw .noSuchEntity("Policy \(policyARN) was not found.") }
        attachedPolicies.remove(at: place)
    }

    /// Adds a policy or replaces the one of the same name.
    package mutating func put(_ policy: InlinePolicy) throws(AWSError) {
        var policies: [InlinePolicy] = inlinePolicies.filter { $0.name != policy.name }
        policies.append(policy)
        let size: Int = policies.reduce(0) { $0 + $1.document.sizeWithoutWhiteSpace }
        guard size <= Self.inlineQuota else {
            throw AWSError(
                "LimitExceeded", "Maximum policy size of \(Self.inlineQuota) bytes exceeded for \(Self.noun) \(name)", status: 409)
        }
        inlinePolicies = policies.sorted { $0.name < $1.name }
    }

    package func inlinePolicy(_ name: String) throws(AWSError) -> InlinePolicy {
        guard let policy: InlinePolicy = inlinePolicies.first(where: { $0.name == name }) else { throw .noInlinePolicy(Self.noun, name) }
        return policy
    }

    package mutating func deleteInlinePolicy(_ name: String) throws(AWSError) {
        _ = try inlinePolicy(name)
        inlinePolicies.removeAll { $0.name == name }
    }
}

extension String {
    /// As IAM counts policies: characters that are not white space.
    package var sizeWithoutWhiteSpace: Int { utf8.count { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D } }
}

extension AWSError {
    package static func noSuchEntity(_ message: String) -> AWSError { AWSError("NoSuchEntity", message, status: 404) }
    package static func entityExists(_ message: String) -> AWSError { AWSError("EntityAlreadyExists", message, status: 409) }
    package static func deleteConflict(_ message: String) -> AWSError { AWSError("DeleteConflict", message, status: 409) }
    package static func quotaExceeded(_ quota: String, _ count: Int) -> AWSError {
        AWSError("LimitExceeded", "Cannot exceed quota for \(quota): \(count)", status: 409)
    }
    package static func noInlinePolicy(_ noun: String, _ name: String) -> AWSError {
        .noSuchEntity("The \(noun) policy with name \(name) cannot be found.")
    }
}
