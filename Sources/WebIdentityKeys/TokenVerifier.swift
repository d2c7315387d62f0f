import AWSTypes
import Foundation
import JWTKit
package import Service

/// Tells whether JSON Web Tokens (RFC 7519) are their issuers'. Where an issuer's keys come from, `KeySetSource`s say.
package struct TokenVerifier: WebIdentityVerifier {
    /// Asymmetric ones only: a key that is public must not be taken for a shared secret (RFC 8725, §3.1).
    private static let algorithms: Set<String> = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"]

    private let pinned: PinnedKeys
    private let published: PublishedKeys

    /// A pinned file is its issuer's only source.
    package init(pinned: PinnedKeys, published: PublishedKeys) {
        self.pinned = pinned
        self.published = published
    }

    package func claimedIssuer(of token: String) throws(WebIdentityFault) -> String { try UnprovenToken(token).claims.iss }

    package func verify(_ token: String) async throws -> WebIdentity {
        let unproven: UnprovenToken = try UnprovenToken(token)
        guard TokenVerifier.algorithms.contains(unproven.head.alg) else { throw WebIdentityFault.wrongSignature }
        let set: JWKS = try await keys(of: unproven.claims.iss) { set in set.keys.contains { unproven.head.fits($0) } }
        let keys: JWTKeyCollection = JWTKeyCollection()
        do {
            try await keys.add(jwks: set)
        } catch {
            throw WebIdentityFault.noKeys(issuer: unproven.claims.iss)
        }
        do {
            return try await keys.verify(token, as: TokenClaims.self).identity
        } catch {
            throw WebIdentityFault.wrongSignature
        }
    }

    /// The issuer's set; throws if there is none in which `fits` finds what it needs.
    private func keys(of issuer: String, _ fits: @Sendable (JWKS) -> Bool) async throws(WebIdentityFault) -> JWKS {
        let file: JWKS? = try await pinned.keys(of: issuer)
        let set: JWKS
        if let file { set = file } else { set = try await published.keys(of: issuer, fitting: fits) }
        guard fits(set) else { throw .wrongSignature }
        return set
    }
}

/// A token taken apart; nothing of it is proven.
private struct UnprovenToken {
    let head: Header
    let claims: TokenClaims

    init(_ token: String) throws(WebIdentityFault) {
        let parts: [Substring] = token.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let head: Header = Self.decoded(parts[0]), let claims: TokenClaims = Self.decoded(parts[1]) else {
            throw .malformed
        }
        // Whoever does not know what is critical must not take the token (RFC 7515, §4.1.11), and nothing of the kind is known here.
        guard head.crit == nil else { throw .malformed }
        self.head = head
        self.claims = claims
    }

    struct Header: Decodable {
        let alg: String
        let kid: String?
        let crit: [String]?

        /// Whether a key may have made a token with this head: it has the name, and is not for another algorithm.
        func fits(_ key: JWK) -> Bool {
            (kid == nil || key.keyIdentifier?.string == kid) && (key.algorithm == nil || key.algorithm?.rawValue == alg)
        }
    }

    private static func decoded<Value: Decodable>(_ part: Substring) -> Value? {
        var text: String = String(part).replacing("-", with: "+").replacing("_", with: "/")
        text += String(repeating: "=", count: (4 - text.count % 4) % 4)
        return Data(base64Encoded: text).flatMap { try? JSONDecoder().decode(Value.self, from: $0) }
    }
}
