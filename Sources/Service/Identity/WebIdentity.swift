package import AWSTypes

/// What a web identity token says, once its signature is found to be its issuer's (OpenID Connect Core 1.0, §2).
package struct WebIdentity: Sendable {
    /// With scheme, as the token has it.
    package let issuer: String
    package let subject: String
    package let audiences: [String]
    /// `azp`: whom the token was issued to, if that is another one than its audience.
    package let authorizedParty: String?
    package let expiresAt: Instant
    package let notBefore: Instant?

    package init(
        issuer: String, subject: String, audiences: [String], authorizedParty: String?, expiresAt: Instant, notBefore: Instant?
    ) {
        self.issuer = issuer
        self.subject = subject
        self.audiences = audiences
        self.authorizedParty = authorizedParty
        self.expiresAt = expiresAt
        self.notBefore = notBefore
    }
}

package enum WebIdentityFault: Error {
    /// Not a signed token at all, or without one of the claims that it must have.
    case malformed
    /// There are no keys for this issuer, or they cannot be read.
    case noKeys(issuer: String)
    /// The issuer's keys cannot be fetched just now.
    case unreachable(issuer: String)
    case wrongSignature
}

/// Tells whether tokens are their issuers'. Neither times nor audiences are looked at.
package protocol WebIdentityVerifier: Sendable {
    /// Who is said to have made `token`: a claim, which chooses the keys that can prove it.
    func claimedIssuer(of token: String) throws(WebIdentityFault) -> String

    /// Throws ``WebIdentityFault``.
    func verify(_ token: String) async throws -> WebIdentity
}
