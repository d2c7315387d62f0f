package import AWSTypes

/// How a secret is rotated. Absent until RotateSecret configured it once.
package struct Rotation: Hashable, Sendable {
    package var isEnabled: Bool
    package var functionARN: String?
    package var rules: RotationRules?
    package var lastRotatedAt: Instant?
    package var nextRotationAt: Instant?
    /// Managed external secrets: the partner's settings, echoed.
    package var externalMetadata: [ExternalMetadata]?
    package var externalRoleARN: String?

    package struct ExternalMetadata: Hashable, Sendable {
        package let key: String
        package let value: String

        package init(key: String, value: String) {
            self.key = key
            self.value = value
        }
    }

    package init(
        isEnabled: Bool, functionARN: String? = nil, rules: RotationRules? = nil, lastRotatedAt: Instant? = nil,
        nextRotationAt: Instant? = nil,
        externalMetadata: [ExternalMetadata]? = nil, externalRoleARN: String? = nil
    ) {
        self.isEnabled = isEnabled
        self.functionARN = functionARN
        self.rules = rules
        self.lastRotatedAt = lastRotatedAt
        self.nextRotationAt = nextRotationAt
        self.externalMetadata = externalMetadata
        self.externalRoleARN = externalRoleARN
    }

    /// Turns it off: function and rules stay visible, no next date.
    package mutating func cancel() {
        isEnabled = false
        nextRotationAt = nil
    }
}
