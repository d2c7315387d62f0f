import AWSTypes
import JWTKit
import Service

/// The claims that count here (OpenID Connect Core 1.0, §2).
struct TokenClaims: JWTPayload {
    let iss: String
    let sub: String
    let aud: Audience
    let azp: String?
    let exp: Double
    let nbf: Double?

    var identity: WebIdentity {
        WebIdentity(
            issuer: iss, subject: sub, audiences: aud.values, authorizedParty: azp, expiresAt: TokenClaims.instant(exp),
            notBefore: nbf.map { TokenClaims.instant($0) })
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
