package import AWSTypes
import JWTKit
package import Service

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Identity providers' keys from files: JSON Web Key Sets (RFC 7517) that the operator has put there, one for each issuer.
///
/// A file is read for each token: a set that the provider has changed holds as soon as it is written.
package struct PinnedKeys: WebIdentityVerifier {
    /// No key set is near this, in bytes.
    private static let fileLimit: Int = 1 << 20
    /// Asymmetric ones only: a key that is public must not be taken for a shared secret (RFC 8725, §3.1).
    private static let algorithms: Set<String> = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"]

    /// By issuer, with its scheme.
    private let files: [String: String]
    private let blocking: any BlockingRunner

    package init(files: [String: String], blocking: any BlockingRunner) {
        self.files = files
        self.blocking = blocking
    }

    package func verify(_ token: String) async throws -> WebIdentity {
        let parts: [Substring] = token.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let head: Header = decoded(parts[0]), let said: Claims = decoded(parts[1]) else {
            throw WebIdentityFault.malformed
        }
        guard PinnedKeys.algorithms.contains(head.alg) else { throw WebIdentityFault.wrongSignature }
        // The issuer is only a claim till here; it chooses the keys that can prove it.
        guard let file: String = files[said.iss] else { throw WebIdentityFault.noKeys(issuer: said.iss) }
        let keys: JWTKeyCollection = JWTKeyCollection()
        do {
            let set: Data = try await blocking.run { try PinnedKeys.read(file) }
            let known: JWKS = try JSONDecoder().decode(JWKS.self, from: set)
            guard known.keys.contains(where: { head.fits($0) }) else { throw WebIdentityFault.wrongSignature }
            try await keys.add(jwks: known)
        } catch let fault as WebIdentityFault {
            throw fault
        } catch {
            throw WebIdentityFault.noKeys(issuer: said.iss)
        }
        let claims: Claims
        do {
            claims = try await keys.verify(token, as: Claims.self)
        } catch {
            throw WebIdentityFault.wrongSignature
        }
        return claims.identity
    }

    private static func read(_ path: String) throws -> Data {
        let data: Data = try Data(contentsOf: URL(fileURLWithPath: path))
        guard data.count <= fileLimit else { throw WebIdentityFault.malformed }
        return data
    }

    private func decoded<Value: Decodable>(_ part: Substring) -> Value? {
        var text: String = String(part).replacing("-", with: "+").replacing("_", with: "/")
        text += String(repeating: "=", count: (4 - text.count % 4) % 4)
        return Data(base64Encoded: text).flatMap { try? JSONDecoder().decode(Value.self, from: $0) }
    }

    private struct Header: Decodable {
        let alg: String
        let kid: String?

        /// Whether a key may have made a token with this head: it has the name, and is not for another algorithm.
        func fits(_ key: JWK) -> Bool {
            (kid == nil || key.keyIdentifier?.string == kid) && (key.algorithm == nil || key.algorithm?.rawValue == alg)
        }
    }
}

/// The claims that count here.
private struct Claims: JWTPayload {
    let iss: String
    let sub: String
    let aud: Audience
    let azp: String?
    let exp: Double
    let nbf: Double?

    var identity: WebIdentity {
        WebIdentity(
            issuer: iss, subject: sub, audiences: aud.values, authorizedParty: azp, expiresAt: Claims.instant(exp),
            notBefore: nbf.map { Claims.instant($0) })
    }

    /// Times are the server's to judge.
    func verify(using algorithm: some JWTAlgorithm) {}

    /// Whatever a token may say, within what a time can be.
    private static func instant(_ seconds: Double) -> Instant { Instant(seconds: Int64(min(max(seconds, 0), 4e9))) }

    /// One text, or a list of them.
    struct Audience: Codable {
        let values: [String]

        init(from decoder: any Decoder) throws {
            let container: any SingleValueDecodingContainer = try decoder.singleValueContainer()
            values = try (try? [container.decode(String.self)]) ?? container.decode([String].self)
        }

        func encode(to encoder: any Encoder) throws {
            var container: any SingleValueEncodingContainer = encoder.singleValueContainer()
            try container.encode(values)
        }
    }
}
