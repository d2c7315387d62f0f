package import AWSTypes

/// What temporary credentials carry besides their principal. It is sealed into the session token; no session is stored.
package struct SessionContext: Hashable, Sendable, Codable {
    /// How the credentials came to be.
    package enum Kind: String, Hashable, Sendable, Codable {
        case assumeRole
        case assumeRoleWithWebIdentity
        case sessionToken
        case federationToken
    }

    package let kind: Kind
    package let issuedAt: Instant
    package let expiresAt: Instant
    /// Documents passed with the request; the session may do only what these allow too.
    package var policies: [String] = []
    /// ARNs of managed policies passed with the request; the same.
    package var policyARNs: [String] = []
    /// Session tags, the transitive ones of earlier sessions among them.
    package var tags: [Tag] = []
    /// Keys of tags that pass on to the next session of a chain.
    package var transitiveTagKeys: [String] = []
    package var sourceIdentity: String?
    /// When the caller proved an MFA device; nil if he did not.
    package var mfaAuthenticatedAt: Instant?
    /// 0 for a role assumed with long-term credentials, one more for each role before.
    package var chainDepth: Int = 0
    /// The ARN or host of the provider that vouched for a web identity.
    package var federatedProvider: String?
    /// Condition keys that a web identity's token gives, such as `<issuer>:sub`.
    package var federatedKeys: [String: [String]] = [:]

    package init(kind: Kind, issuedAt: Instant, expiresAt: Instant) {
        self.kind = kind
        self.issuedAt = issuedAt
        self.expiresAt = expiresAt
    }
}
